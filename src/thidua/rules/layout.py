"""Laying out places from the highest score down, prize after prize, without ever breaking a tie silently.

Rule "How prizes are laid out" of the rulebook. Where a group of equal scores has more members than the places left,
the group and those places are *contested*. Those of it who will lose, nobody knows yet who, stand in the pool of the
next prize with everybody of the same score, and higher scores come before them; where they meet others of their score
there and places do not suffice, all of them are one contest with all its places.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Level:
    """One prize: its award, how many places it has, and who passes its gates."""

    award: str
    places: int
    passing: Collection[str]


@dataclass(frozen=True, slots=True)
class Contest:
    """Participants (sorted) of one score, and the places that a council has to give among them."""

    participants: tuple[str, ...]
    places: tuple[str, ...]
    score: Fraction


@dataclass(slots=True)
class Layout:
    """Who holds which award, what is contested, and awards that must wait for a contest to be settled first."""

    held: dict[str, str] = field(default_factory=dict)
    contests: list[Contest] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Open:
    """A contest while it is laid out; ``losers`` of its members will hold none of its places."""

    score: Fraction
    members: list[str]
    places: list[str]
    losers: int


def lay_out(
    levels: Sequence[Level], scores: Mapping[str, Fraction], decided: Mapping[str, str] | None = None
) -> Layout:
    """Lay out the places of ``levels`` in order. ``decided`` holds what a council has settled: participant to award."""
    layout = Layout(dict(decided or {}))
    contests: list[_Open] = []
    for number, level in enumerate(levels):
        if any(_uncertain(contest, level) for contest in contests):
            layout.waiting = [later.award for later in levels[number:]]
            break
        taken = sum(award == level.award for award in layout.held.values())
        _lay_out_level(level, level.places - taken, scores, layout, contests)
    layout.contests = [
        Contest(tuple(sorted(contest.members)), tuple(contest.places), contest.score) for contest in contests
    ]
    return layout


def _uncertain(contest: _Open, level: Level) -> bool:
    """Whether it hangs on the council's choice if a loser of the contest may have this prize at all."""
    passing = sum(member in level.passing for member in contest.members)
    return contest.losers > 0 and 0 < passing < len(contest.members)


def _lay_out_level(
    level: Level, places: int, scores: Mapping[str, Fraction], layout: Layout, contests: list[_Open]
) -> None:
    contested = {member for contest in contests for member in contest.members}
    pool = [name for name in scores if name in level.passing and name not in layout.held and name not in contested]
    standing = [contest for contest in contests if contest.losers and contest.members[0] in level.passing]
    for score in sorted({scores[name] for name in pool} | {c.score for c in standing}, reverse=True):
        if places <= 0:
            return
        others = [name for name in pool if scores[name] == score]
        met = [contest for contest in standing if contest.score == score]
        candidates = len(others) + sum(contest.losers for contest in met)
        if candidates > places:
            _contest(level.award, places, _Open(score, others, [], len(others)), met, contests)
        else:
            layout.held.update(dict.fromkeys(others, level.award))
            for contest in met:
                contest.places += [level.award] * contest.losers
                contest.losers = 0
        places -= candidates


def _contest(award: str, places: int, others: _Open, met: list[_Open], contests: list[_Open]) -> None:
    """One contest of the others and of every contest met at their score, over their places and these."""
    for contest in met:
        others.members = contest.members + others.members
        others.places = contest.places + others.places
        others.losers += contest.losers
    others.places += [award] * places
    others.losers -= places
    at = contests.index(met[0]) if met else len(contests)
    contests[:] = [contest for contest in contests if contest not in met]
    contests.insert(at, others)

"""Places of one award within nested upper bounds: of 10 places no more than 3 for leaders.

From the best down, somebody whose bound is full is passed over. Where those who are equal do not all fit, the edge is
contested: within one bound by those of it, else by all who are equal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from thidua.rules.layout import Contest, Layout, Level


@dataclass(frozen=True, slots=True, eq=False)
class Within:
    """An upper bound on the places of some participants."""

    label: str
    places: int
    members: frozenset[str]

    def room(self, holders: Mapping[str, str]) -> int:
        """Places that are left for them."""
        return max(0, self.places - sum(name in self.members for name in holders))


def lay_out_within(
    level: Level, keys: Mapping[str, Fraction], bounds: Sequence[Within], decided: Mapping[str, str]
) -> Layout:
    """Lay out the places of one award; ``decided`` holds what a council has settled."""
    layout = Layout(dict(decided))
    pool = [name for name in keys if name in level.passing and name not in layout.held]
    for key in sorted({keys[name] for name in pool}, reverse=True):
        places = level.places - len(layout.held) - sum(len(contest.places) for contest in layout.contests)
        if places <= 0:
            break
        full = [bound for bound in bounds if _room(bound, layout) <= 0]
        equal = [name for name in pool if keys[name] == key and not any(name in bound.members for bound in full)]
        _give(level.award, equal, key, places, [bound for bound in bounds if bound not in full], layout)
        if layout.waiting:
            break
    return layout


def _room(bound: Within, layout: Layout) -> int:
    """Places left within a bound; a contest of its members alone takes all of its places there."""
    contested = sum(len(c.places) for c in layout.contests if bound.members.issuperset(c.participants))
    return bound.room(layout.held) - contested


def _give(award: str, equal: list[str], key: Fraction, places: int, bounds: list[Within], layout: Layout) -> None:
    """Give places to those who are equal, or contest them.

    Where two bounds cut through the same people, nobody can tell how many places the contest takes: the rest waits.
    """
    short = [bound for bound in bounds if len(bound.members.intersection(equal)) > _room(bound, layout)]
    apart = all(sum(name in bound.members for bound in short) <= 1 for name in equal)
    free = [name for name in equal if not any(name in bound.members for bound in short)]
    room = len(free) + sum(_room(bound, layout) for bound in short)
    if not apart or room > places:
        contested = (award,) * min(places, len(equal))
        layout.contests.append(Contest(tuple(sorted(equal)), contested, key))
        layout.waiting = [award] if len(contested) < places else []
        return
    edges = [
        Contest(tuple(sorted(bound.members.intersection(equal))), (award,) * _room(bound, layout), key)
        for bound in short
    ]
    layout.held.update(dict.fromkeys(free, award))
    layout.contests += edges

"""What several scorers of one fact come to: how far apart they are, whose scores count, and the one value."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from thidua.plan.model.scorers import Scorers
from thidua.rules.reasons import Reason
from thidua.rules.totals import rounded


@dataclass(frozen=True, slots=True, eq=False)
class Score:
    """What one scorer gave; None: nothing yet. ``by``: the name to say."""

    by: str
    value: Fraction | None
    added: bool = False
    """Asked because the others were too far apart."""


@dataclass(frozen=True, slots=True)
class Combined:
    """What the scores come to, of those handed in.

    ``counted`` are the scores of which the value is made, in their order; ``exact`` is the value before rounding.
    ``apart`` is by how much the scores of those asked first differ, once all have given; ``wants_added``: they differ
    by more than the plan lets pass, and nobody was asked in addition or has given yet.
    """

    scorers: Scorers
    scores: tuple[Score, ...]
    waiting: int
    apart: Fraction | None = None
    wants_added: bool = False
    counted: tuple[Score, ...] = ()
    exact: Fraction | None = None

    @property
    def value(self) -> Fraction | None:
        """The value of the fact; None while it is open."""
        return rounded(self.exact, self.scorers.rounding)

    @property
    def reason(self) -> Reason:
        """Who gave what and how it was put together; its parts are all scores, those that do not count too."""
        parts = tuple(Reason("score", one, one.value) for one in self.scores)
        return Reason("scores", self, self.value, parts)


def combined(scorers: Scorers, scores: Sequence[Score]) -> Combined:
    """Put the scores of one fact together. An added score counts only where the others are too far apart.

    ``scores`` are of different scorers; those not asked yet are missing from it and are waited for all the same.
    """
    first = [one for one in scores if not one.added]
    given = [one.value for one in first if one.value is not None]
    if waiting := max(scorers.count, len(first)) - len(given):
        return Combined(scorers, tuple(scores), waiting)
    apart = max(given) - min(given)
    if scorers.apart is None or apart <= scorers.apart:
        return _taken(scorers, scores, first, apart)
    added = [one for one in scores if one.added and one.value is not None]
    if not added:
        return Combined(scorers, tuple(scores), 0, apart, wants_added=True)
    if scorers.then == "added":
        return _taken(scorers, scores, added, apart)
    both = [*first, *added]
    return _taken(scorers, scores, _closest(both, scorers.count) if scorers.then == "closest" else both, apart)


def _closest(scores: list[Score], count: int) -> list[Score]:
    """So many that lie closest together; of ways that are as close, all that are in one of them."""
    ranked = sorted(scores, key=_value)
    ways = [ranked[start : start + count] for start in range(len(ranked) - count + 1)]
    spreads = [_value(way[-1]) - _value(way[0]) for way in ways]
    kept = [way for way, spread in zip(ways, spreads, strict=True) if spread == min(spreads)]
    return [one for one in scores if any(one in way for way in kept)]


def _taken(scorers: Scorers, scores: Sequence[Score], some: list[Score], apart: Fraction) -> Combined:
    ranked = sorted(some, key=_value)
    if scorers.take == "inner_mean" and len(ranked) > 2:
        ranked = ranked[1:-1]
    exact = _mean(_middle(ranked) if scorers.take == "median" else ranked)
    return Combined(
        scorers, tuple(scores), 0, apart, counted=tuple(one for one in scores if one in ranked), exact=exact
    )


def _middle(ranked: list[Score]) -> list[Score]:
    """The one in the middle, or the two."""
    return ranked[(len(ranked) - 1) // 2 : len(ranked) // 2 + 1]


def _mean(some: list[Score]) -> Fraction:
    return sum(map(_value, some), Fraction(0)) / len(some)


def _value(score: Score) -> Fraction:
    assert score.value is not None, "only scores that were given are put together"
    return score.value

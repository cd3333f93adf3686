"""Every branch of a rubric as each kind of participant meets it: what its steps take, leave open, take twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from thidua.checks.values import Known, Values, applicable, key_of, possible, taken, where
from thidua.checks.whom import Scored, Whom
from thidua.checks.worked import factors
from thidua.plan.model.conditions import Share
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Branch, Full, If, Linear, Points, Step, parts_of_points
from thidua.rules.measures import ONE

GAP = "tier-gap"
"""A step is the text's own unless it carries a reading that covers this code: then the reading added it.

Other readings on a step only say how its words are understood.
"""

Clash: TypeAlias = tuple[Step, Step, Values]


@dataclass(frozen=True, slots=True)
class Tier:
    """A branch, or a count of so much a case, met by ``whom`` in ``scored``.

    ``gap`` is what the text's own steps leave open, ``still_open`` what the steps that readings added leave as well.
    """

    scored: Scored
    whom: Whom
    branch: Branch | Linear | Full
    of: str | Share
    gap: Values
    still_open: Values
    filled_by: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()
    unreached: tuple[Step, ...] = ()


def tiers_of(plan: Plan, scored: Scored, whom: Whom) -> Iterator[Tier]:
    """The tiers of one criterion, bonus or penalty, from the outermost in."""
    yield from _Walk(plan, scored, whom).tiers(scored.points, {})


@dataclass(frozen=True, slots=True)
class _Walk:
    plan: Plan
    scored: Scored
    whom: Whom

    def tiers(self, points: Points, known: Known) -> Iterator[Tier]:
        if isinstance(points, Branch):
            yield from self._branch(points, known)
        elif isinstance(points, If):
            for part, holds in ((points.then, True), (points.else_, False)):
                inner = where(self.plan, points.if_, self.whom, known, holds=holds)
                if all(values is None or values for values in inner.values()):
                    yield from self.tiers(part, inner)
        elif isinstance(points, Linear):
            yield from self._linear(points, points.each, known)
        elif isinstance(points, Full):
            if isinstance(points.full, (str, Share)):
                yield from self._linear(points, points.full, known)
        else:
            for part in parts_of_points(points):
                yield from self.tiers(part, known)

    def _branch(self, branch: Branch, known: Known) -> Iterator[Tier]:
        values = self._possible(branch.of, known)
        if values is None:
            return
        for factor in factors(self.plan, branch.scale, self.whom) if branch.scale else [ONE]:
            yield from self._scaled(branch, values, factor, known)

    def _scaled(self, branch: Branch, values: Values, factor: Fraction, known: Known) -> Iterator[Tier]:
        takes = [taken(self.plan, step, branch.of, values, factor) for step in branch.steps]
        yield self._tier(branch, values, takes)
        for step, takes_in in zip(branch.steps, takes, strict=True):
            if takes_in:
                yield from self.tiers(step.points, {**known, key_of(branch.of): takes_in})

    def _possible(self, of: str | Share, known: Known) -> Values | None:
        """Values for which steps are wanted: where the plan spares what does not apply, none for "not applicable"."""
        values = possible(self.plan, of, self.whom, known)
        return (
            values if values is None or not self.scored.spares else applicable(self.plan, of, self.whom, known, values)
        )

    def _tier(self, branch: Branch, values: Values, takes: list[Values]) -> Tier:
        steps = list(zip(branch.steps, takes, strict=True))
        gap = values
        for step, takes_in in steps:
            if not self._added_by(step):
                gap = gap - takes_in
        still_open, filled_by = gap, dict[str, None]()
        for step, takes_in in steps:
            if gap & takes_in:
                still_open = still_open - takes_in
                filled_by |= dict.fromkeys(self._added_by(step))
        unreached = tuple(step for step, takes_in in steps if not takes_in)
        return Tier(
            self.scored, self.whom, branch, branch.of, gap, still_open, tuple(filled_by), _clashes(steps), unreached
        )

    def _added_by(self, step: Step) -> tuple[str, ...]:
        return tuple(name for name in step.reading if GAP in self.plan.readings[name].covers)

    def _linear(self, points: Linear | Full, of: str | Share, known: Known) -> Iterator[Tier]:
        """So much a case counts every number, but neither "not applicable" nor a share without a whole."""
        values = self._possible(of, known)
        if values is not None and values.names:
            gap = Values(names=values.names)
            yield Tier(self.scored, self.whom, points, of, gap, gap)


def _clashes(steps: list[tuple[Step, Values]]) -> tuple[Clash, ...]:
    return tuple(
        (one, other, both)
        for place, (one, takes) in enumerate(steps)
        for other, others in steps[place + 1 :]
        if (both := takes & others)
    )

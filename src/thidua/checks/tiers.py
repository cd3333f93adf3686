"""Every branch of a rubric as each kind of participant meets it: what its steps take, leave open, take twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from thidua.checks.values import Known, Values, key_of, possible, taken
from thidua.checks.whom import Scored, Whom
from thidua.plan.model.conditions import Share
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Branch, Linear, Points, Step, Sum
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
    branch: Branch | Linear
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
        elif isinstance(points, Linear):
            yield from self._linear(points, known)
        elif isinstance(points, Sum):
            for part in points.sum:
                yield from self.tiers(part, known)

    def _branch(self, branch: Branch, known: Known) -> Iterator[Tier]:
        values = possible(self.plan, branch.of, self.whom, known)
        if values is None:
            return
        factor = self.plan.parameters[branch.scale].of(self.whom.group) if branch.scale else ONE
        takes = [taken(self.plan, step, branch.of, values, factor) for step in branch.steps]
        yield self._tier(branch, values, takes)
        for step, takes_in in zip(branch.steps, takes, strict=True):
            if takes_in:
                yield from self.tiers(step.points, {**known, key_of(branch.of): takes_in})

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

    def _linear(self, linear: Linear, known: Known) -> Iterator[Tier]:
        """So much a case counts every number, but neither "not applicable" nor a share without a whole."""
        values = possible(self.plan, linear.each, self.whom, known)
        if values is not None and values.names:
            gap = Values(names=values.names)
            yield Tier(self.scored, self.whom, linear, linear.each, gap, gap)


def _clashes(steps: list[tuple[Step, Values]]) -> tuple[Clash, ...]:
    return tuple(
        (one, other, both)
        for place, (one, takes) in enumerate(steps)
        for other, others in steps[place + 1 :]
        if (both := takes & others)
    )

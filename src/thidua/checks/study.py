"""One plan under study: what several checks need of it, worked out once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from thidua.checks.finding import Finding, Severity, found
from thidua.checks.tiers import Tier, tiers_of
from thidua.checks.trials import Trial, names_whom, signature, trials_of
from thidua.checks.whom import Scored, Whom, everybody, scored_parts
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import DueDay, calendar_of
from thidua.rules.wording.words import Words


class Study:
    """A plan with its tiers, trials and days. A check takes one and yields findings."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.words = Words(plan, next(iter(plan.rounds)))
        self._tried: dict[tuple[object, ...], tuple[Trial, ...]] = {}
        self._met: dict[tuple[object, ...], tuple[Tier, ...]] = {}
        self._ceilings: dict[tuple[Trial, ...], Fraction | float | None] = {}

    def found(
        self, code: str, clauses: Iterable[str], line: int, message: str, *, severity: Severity = "error"
    ) -> Finding:
        """A finding of this plan."""
        return found(self.plan, code, clauses, line, message, severity=severity)

    @cached_property
    def everybody(self) -> tuple[Whom, ...]:
        """Every group with each kind in it."""
        return everybody(self.plan)

    @cached_property
    def scored(self) -> tuple[Scored, ...]:
        """Criteria, bonuses, penalties."""
        return tuple(scored_parts(self.plan))

    @cached_property
    def tiers(self) -> tuple[Tier, ...]:
        """Every tier of every part of the rubric, for all whom it concerns."""
        return tuple(
            tier for part in self.scored for whom in self.concerned(part) for tier in self._tiers_of(part, whom)
        )

    def _tiers_of(self, part: Scored, whom: Whom) -> Iterator[Tier]:
        """The tiers of one part; worked out once for all to whom the rule says the same."""
        key = (id(part.part), *signature(self.plan, part.points, whom), *((whom,) if names_whom(part.points) else ()))
        if key not in self._met:
            self._met[key] = tuple(tiers_of(self.plan, part, whom))
        for tier in self._met[key]:
            yield tier if tier.whom == whom else replace(tier, whom=whom)

    @cached_property
    def due(self) -> tuple[DueDay, ...]:
        """Every deadline in every round."""
        return tuple(calendar_of(self.plan))

    def concerned(self, part: Scored) -> tuple[Whom, ...]:
        """Those who can get this part."""
        return tuple(whom for whom in self.everybody if part.concerns(whom))

    def trials(self, part: Scored, whom: Whom) -> tuple[Trial, ...]:
        """What facts earn; made once for all to whom the rule says the same."""
        key = (id(part.part), *signature(self.plan, part.points, whom))
        if key not in self._tried:
            self._tried[key] = trials_of(self.plan, part, whom)
        return self._tried[key]

    def ceiling(self, part: Scored, whom: Whom) -> Fraction | float | None:
        """The most that ``part`` can bring to the final total; infinite without a limit, None where nothing earns."""
        if not part.concerns(whom):
            return Fraction(0)
        trials = self.trials(part, whom)
        if trials not in self._ceilings:
            self._ceilings[trials] = _most(part, trials)
        return self._ceilings[trials]


def _most(part: Scored, trials: tuple[Trial, ...]) -> Fraction | float | None:
    bests = [trial.best(part.sign) for trial in trials]
    known = [part.sign * best for best in bests if best is not None]
    return sum(known, Fraction(0)) if len(known) == len(bests) else None

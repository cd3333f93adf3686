"""The points of one sheet: criteria, bonus, penalty and the final total."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from thidua.plan.model.points import Points
from thidua.plan.model.scoring import Adjustment, Rounding, Rubric
from thidua.rules.conditions import LastDays, applies
from thidua.rules.points import facts_read, points_of
from thidua.rules.reasons import Reason
from thidua.rules.sheet import Sheet, concerns

ZERO = Fraction(0)


@dataclass(frozen=True)
class Score:
    """Reasons of every criterion, bonus and penalty by id; a value None means that it cannot be known yet."""

    criteria: dict[str, Reason]
    bonus: dict[str, Reason] = field(default_factory=dict)
    penalty: dict[str, Reason] = field(default_factory=dict)

    @cached_property
    def complete(self) -> bool:
        """Whether every part has its points."""
        return all(
            reason.points is not None for part in (self.criteria, self.bonus, self.penalty) for reason in part.values()
        )

    @cached_property
    def criteria_total(self) -> Fraction:
        """Sum of the criteria whose points are known."""
        return _sum(self.criteria)

    @cached_property
    def bonus_total(self) -> Fraction:
        """Sum of the bonus points."""
        return _sum(self.bonus)

    @cached_property
    def penalty_total(self) -> Fraction:
        """Sum of the penalty, a positive figure."""
        return _sum(self.penalty)

    @cached_property
    def final(self) -> Fraction:
        """Criteria total + bonus - penalty."""
        return self.criteria_total + self.bonus_total - self.penalty_total

    def totals(self) -> dict[str, Fraction]:
        """The totals by the names that gates and awards know."""
        return {
            "criteria_total": self.criteria_total,
            "bonus": self.bonus_total,
            "penalty": self.penalty_total,
            "final": self.final,
        }


def score(rubric: Rubric, sheet: Sheet, last_days: LastDays) -> Score:
    """Score one sheet; parts whose facts are missing have no points but still their reason."""
    criteria = {
        name: Reason("criterion", criterion, rounded(reason.points, rubric.rounding), (reason,))
        for name, criterion in rubric.criteria.items()
        for reason in [points_of(criterion.points, sheet, criterion.max)]
    }
    return Score(
        criteria,
        _adjustments(rubric.bonus.values(), rubric, sheet, last_days),
        _adjustments(rubric.penalty.values(), rubric, sheet, last_days),
    )


def rubric_facts(rubric: Rubric, kind: str, group: str) -> list[str]:
    """Facts that the rubric can ask of this kind and group, in order, each once."""
    parts: list[Points] = [criterion.points for criterion in rubric.criteria.values()]
    for adjustment in (*rubric.bonus.values(), *rubric.penalty.values()):
        if concerns(adjustment.asked, kind, group):
            parts.append(adjustment.points)
    return list(dict.fromkeys(name for part in parts for name in facts_read(part, group, kind)))


def _adjustments(
    adjustments: Iterable[Adjustment], rubric: Rubric, sheet: Sheet, last_days: LastDays
) -> dict[str, Reason]:
    found = {}
    for adjustment in adjustments:
        concerned, selectors = applies(adjustment.asked, sheet, last_days)
        if concerned or selectors:
            reason = points_of(adjustment.points, sheet, ZERO)
            # Whom it concerns hangs on a selector that nobody has given: its points cannot be known either.
            points = rounded(reason.points, rubric.rounding) if concerned else None
            found[adjustment.id] = Reason("adjustment", adjustment, points, (reason,))
    return found


def rounded(points: Fraction | None, rounding: Rounding | None) -> Fraction | None:
    """Points rounded as the plan states; exact where it states nothing."""
    if points is None or rounding is None:
        return points
    scaled = points * 10**rounding.decimals
    whole = scaled.numerator // scaled.denominator
    rest = scaled - whole
    if rounding.mode == "half_even":
        rounded = round(scaled)
    elif rounding.mode == "half_up":
        rounded = whole + (rest >= Fraction(1, 2))
    else:
        rounded = whole + (rest > 0 and rounding.mode == "up")
    return Fraction(rounded, 10**rounding.decimals)


def _sum(reasons: dict[str, Reason]) -> Fraction:
    return sum((reason.points or ZERO for reason in reasons.values()), ZERO)

"""What points add up to: sections, the total of the criteria, bonus, penalty and the final total, each bounded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from thidua.plan.model.scoring import Rounding, Rubric
from thidua.rules.reasons import Reason

ZERO = Fraction(0)
ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Bounded:
    """A sum, and what of it counts under its bound."""

    summed: Fraction
    bound: Fraction | None = None

    @property
    def counts(self) -> Fraction:
        """The sum, or its bound where that is lower."""
        return self.summed if self.bound is None else min(self.summed, self.bound)


@dataclass(frozen=True)
class Score:
    """Reasons of every criterion, bonus and penalty by id; a value None means that it cannot be known yet.

    ``maxima`` are those of the criteria that count, ``dropped`` those of the criteria left out so that the rest is
    rescaled. A criterion that was dropped has the value "not applicable".
    """

    criteria: dict[str, Reason]
    bonus: dict[str, Reason] = field(default_factory=dict)
    penalty: dict[str, Reason] = field(default_factory=dict)
    rubric: Rubric | None = None
    maxima: Mapping[str, Fraction] = field(default_factory=dict)
    dropped: Mapping[str, Fraction] = field(default_factory=dict)

    @cached_property
    def complete(self) -> bool:
        """Whether every part has its points, or is known not to count."""
        return all(
            reason.value is not None for part in (self.criteria, self.bonus, self.penalty) for reason in part.values()
        )

    @cached_property
    def sections(self) -> dict[str, Bounded]:
        """The total of each section of criteria, by id."""
        sections = self.rubric.sections if self.rubric is not None else {}
        summed = self._by_section({name: reason.points or ZERO for name, reason in self.criteria.items()})
        return {name: Bounded(summed.get(name, ZERO), section.max) for name, section in sections.items()}

    @cached_property
    def raw_total(self) -> Fraction:
        """Sum of the criteria whose points are known, each section within its bound, before it is rescaled."""
        if not self.sections:
            return _sum(self.criteria)
        return self._bounded({name: reason.points or ZERO for name, reason in self.criteria.items()})

    @cached_property
    def factor(self) -> Fraction:
        """By how much the criteria are rescaled because some of them were dropped."""
        applies = self._bounded(self.maxima) if self.dropped else ZERO
        return self.criteria_max / applies if applies else ONE

    @cached_property
    def criteria_total(self) -> Fraction:
        """Points of all criteria together."""
        if self.factor == 1:
            return self.raw_total
        rescaled = rounded(self.raw_total * self.factor, self.rubric.rounding if self.rubric is not None else None)
        assert rescaled is not None
        return rescaled

    @cached_property
    def criteria_max(self) -> Fraction:
        """The most that criteria can come to for this participant."""
        return self._bounded({**self.maxima, **self.dropped} if self.dropped else self.maxima)

    @cached_property
    def bonuses(self) -> Bounded:
        """The bonus points and their bound."""
        return Bounded(_sum(self.bonus), self.rubric.bonus_max if self.rubric is not None else None)

    @cached_property
    def penalties(self) -> Bounded:
        """The penalty, a positive figure, and its bound."""
        return Bounded(_sum(self.penalty), self.rubric.penalty_max if self.rubric is not None else None)

    @property
    def bonus_total(self) -> Fraction:
        """The bonus points that count."""
        return self.bonuses.counts

    @property
    def penalty_total(self) -> Fraction:
        """The penalty that counts, a positive figure."""
        return self.penalties.counts

    @cached_property
    def whole(self) -> Bounded:
        """Criteria total + bonus - penalty, and the bound of that."""
        summed = self.criteria_total
        if self.bonus:
            summed += self.bonus_total
        if self.penalty:
            summed -= self.penalty_total
        return Bounded(summed, self.rubric.total_max if self.rubric is not None else None)

    @property
    def final(self) -> Fraction:
        """Criteria total + bonus - penalty, within its bound."""
        return self.whole.counts

    @cached_property
    def percent(self) -> Fraction | None:
        """The criteria total as a part of its maximum; None where that is 0."""
        return self.criteria_total / self.criteria_max if self.criteria_max else None

    @cached_property
    def lowest_share(self) -> Fraction | None:
        """What the weakest criterion that counts earned of its maximum; None where none has one."""
        lowest: tuple[int, int] | None = None
        for name, reason in self.criteria.items():
            points, maximum = reason.points, self.maxima.get(name, ZERO)
            if points is not None and maximum > 0:
                # Whole numbers held against each other: a fraction for each criterion of everybody takes long.
                part = points.numerator * maximum.denominator
                whole = points.denominator * maximum.numerator
                if lowest is None or part * lowest[1] < lowest[0] * whole:
                    lowest = part, whole
        return None if lowest is None else Fraction(*lowest)

    def totals(self) -> dict[str, Fraction]:
        """The totals by the names that gates and awards know, without those that this participant has not."""
        totals = {
            "criteria_total": self.criteria_total,
            "bonus": self.bonus_total,
            "penalty": self.penalty_total,
            "final": self.final,
            "criteria_max": self.criteria_max,
            "percent": self.percent,
            "lowest_share": self.lowest_share,
            **{name: section.counts for name, section in self.sections.items()},
        }
        return {name: total for name, total in totals.items() if total is not None}

    def _by_section(self, figures: Mapping[str, Fraction]) -> dict[str | None, Fraction]:
        assert self.rubric is not None
        summed: dict[str | None, Fraction] = {}
        for name, value in figures.items():
            section = self.rubric.criteria[name].section
            summed[section] = summed.get(section, ZERO) + value
        return summed

    def _bounded(self, figures: Mapping[str, Fraction]) -> Fraction:
        """Figures of criteria added up, each section within its bound."""
        if self.rubric is None or not self.rubric.sections:
            return _added(figures.values())
        sections = self.rubric.sections
        summed = self._by_section(figures)
        bounds = {name: sections[name].max for name in summed if name is not None}
        return sum((Bounded(value, bounds.get(name or "")).counts for name, value in summed.items()), ZERO)


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


def _sum(reasons: Mapping[str, Reason]) -> Fraction:
    return _added(reason.points or ZERO for reason in reasons.values())


def _added(figures: Iterable[Fraction]) -> Fraction:
    """The sum. Whole numbers, which most points are, are added as such: adding fractions takes ten times as long."""
    whole, rest = 0, ZERO
    for figure in figures:
        if figure.denominator == 1:
            whole += figure.numerator
        else:
            rest += figure
    return rest + whole

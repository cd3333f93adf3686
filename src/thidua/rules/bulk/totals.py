"""What points add up to, each total worked out when it is first asked for: many plans read only one or two."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from math import lcm

import numpy as np

from thidua.plan.model.conditions import SHARES, TOTALS
from thidua.plan.model.scoring import Rubric
from thidua.rules.bulk.applying import Patterns, bounded
from thidua.rules.bulk.arrays import Array, Mask
from thidua.rules.bulk.columns import Quotient
from thidua.rules.bulk.figured import Figures, added
from thidua.rules.bulk.lowest import lowest_share
from thidua.rules.bulk.ratios import Ratio
from thidua.rules.bulk.rounding import rounded_figures
from thidua.rules.bulk.table import Measured
from thidua.rules.totals import rounded

ZERO = Fraction(0)


class Totals(Mapping[str, Figures]):
    """The totals of a rubric by name, but for those that are shares; ``measured`` gives every one."""

    def __init__(
        self, names: tuple[str, ...], work_out: Callable[[str, "Totals"], Figures], lowest: Callable[[], Measured]
    ) -> None:
        self._names = names
        self._work_out = work_out
        self._lowest = lowest
        self._made: dict[str, Figures] = {}
        self._shares: dict[str, Measured] = {}

    def __getitem__(self, name: str) -> Figures:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._made:
            self._made[name] = self._work_out(name, self)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    @property
    def every(self) -> tuple[str, ...]:
        """Every name, those of shares too."""
        return (*self._names, *SHARES)

    def measured(self, name: str) -> Measured:
        """A total as rules read it."""
        if name not in SHARES:
            return self[name].column
        if name not in self._shares:
            self._shares[name] = self._percent() if name == "percent" else self._lowest()
        return self._shares[name]

    def _percent(self) -> Quotient:
        return Quotient(self["criteria_total"].column, self["criteria_max"].column)


def names_of_totals(rubric: Rubric) -> tuple[str, ...]:
    """The totals that are sums."""
    return (*(name for name in TOTALS if name not in SHARES), *rubric.sections)


class Summed:
    """The totals of one round from the points of its lines. ``complete``: of whom every line is known."""

    def __init__(
        self,
        rubric: Rubric,
        criteria: Mapping[str, Figures],
        bonus: list[Figures],
        penalty: list[Figures],
        complete: Mask,
        scale: int,
        patterns: Patterns | None,
    ) -> None:
        self.rubric, self.complete, self.scale, self.patterns = rubric, complete, scale, patterns
        self.criteria, self.bonus, self.penalty = criteria, bonus, penalty

    @property
    def totals(self) -> Totals:
        """The totals, each worked out from these lines when it is asked for."""
        return Totals(names_of_totals(self.rubric), self._work_out, self._lowest)

    def _work_out(self, name: str, totals: Totals) -> Figures:
        if name == "criteria_total":
            return self._criteria_total(totals)
        if name == "bonus":
            return self._added(self.bonus).at_most(self.rubric.bonus_max)
        if name == "penalty":
            return self._added(self.penalty).at_most(self.rubric.penalty_max)
        if name == "final":
            plus = self._added([totals["criteria_total"], totals["bonus"]])
            return self._added([plus, totals["penalty"]], np.subtract).at_most(self.rubric.total_max)
        if name == "criteria_max":
            return self._criteria_max()
        return self._section(name).at_most(self.rubric.sections[name].max)

    def _added(self, parts: list[Figures], combine: np.ufunc = np.add) -> Figures:
        return added(parts, self.complete, self.scale, combine)

    def _section(self, section: str | None) -> Figures:
        criteria = self.rubric.criteria
        return self._added([found for name, found in self.criteria.items() if criteria[name].section == section])

    def _criteria_total(self, totals: Totals) -> Figures:
        if not self.rubric.sections:
            raw = self._added(list(self.criteria.values()))
        else:
            raw = self._added([self._section(None), *(totals[name] for name in self.rubric.sections)])
        if self.patterns is None or not any(found.applied.dropped for found in self.patterns.found):
            return raw
        return self._rescaled(raw, self.patterns)

    def _rescaled(self, raw: Figures, patterns: Patterns) -> Figures:
        """Times what all criteria could come to, divided by what those that apply can."""
        factors = [found.factor for found in patterns.found]
        rounding, rows = self.rubric.rounding, patterns.of_row
        changed = np.array([factor != 1 for factor in factors], dtype=np.bool_)[rows]
        if rounding is None or raw.objects:
            values = raw.in_fractions.copy()
            for row in np.flatnonzero(changed).tolist():
                values[row] = rounded(Fraction(values[row]) * factors[rows[row]], rounding)
            return Figures(values, raw.known, 1)
        nums, dens = (np.array(some, dtype=np.int64) for some in zip(*map(_parts, factors), strict=True))
        ratio = Ratio(raw.values).times(Ratio(nums[rows], dens[rows]))
        found = rounded_figures(Figures(ratio.num, raw.known, raw.scale, ratio.den), rounding, raw.scale)
        return Figures(np.where(changed, found.values, raw.values), raw.known, raw.scale)

    def _criteria_max(self) -> Figures:
        if self.patterns is None:
            most = [bounded(self.rubric, {name: one.max for name, one in self.rubric.criteria.items()})]
            rows = np.zeros(len(self.complete), dtype=np.int64)
        else:
            most, rows = [found.most for found in self.patterns.found], self.patterns.of_row
        scale = lcm(*(value.denominator for value in most))
        return Figures(np.array([int(value * scale) for value in most], dtype=np.int64)[rows], self.complete, scale)

    def maxima(self, row: int) -> dict[str, Fraction]:
        """The maximum of each criterion that counts for one participant."""
        if self.patterns is None:
            return {name: one.max for name, one in self.rubric.criteria.items()}
        return dict(self.patterns.found[int(self.patterns.of_row[row])].applied.maxima)

    def _lowest(self) -> Measured:
        maxima = [self.maxima(int(row)) for row in self._first_rows()]
        rows = np.zeros(len(self.complete), dtype=np.int64) if self.patterns is None else self.patterns.of_row
        return lowest_share(self.criteria, maxima, rows, self.complete)

    def _first_rows(self) -> Array:
        if self.patterns is None:
            return np.zeros(1, dtype=np.int64)
        return np.unique(self.patterns.of_row, return_index=True)[1]


def _parts(factor: Fraction) -> tuple[int, int]:
    return factor.as_integer_ratio()

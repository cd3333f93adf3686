"""A figure of everybody, such as the points of one criterion or a total."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from thidua.rules.bulk.arrays import LIMIT, Array, Mask, as_fractions, bound_of, is_exact_objects, type_for
from thidua.rules.bulk.columns import Column


@dataclass(frozen=True, eq=False)
class Figures:
    """A figure of everybody: values / scale (int64), or Python numbers under scale 1.

    Where it is not ``known``, the value means nothing. Where each row has a denominator of its own, ``den`` holds it.
    """

    values: Array
    known: Mask
    scale: int
    den: Array | None = None

    def of(self, row: int) -> Fraction | None:
        """The figure of one participant; None where it cannot be known."""
        return self.at(row) if self.known[row] else None

    def at(self, row: int) -> Fraction:
        """The figure in a row where it is known; of Python's whole numbers, since those of numpy overflow."""
        value = self.values[row]
        whole = Fraction(value if self.objects else int(value)) / self.scale
        return whole if self.den is None else whole / int(self.den[row])

    @property
    def objects(self) -> bool:
        """Whether the values are Python numbers."""
        return is_exact_objects(self.values)

    @property
    def bound(self) -> int:
        """The largest absolute value in the array."""
        return bound_of(self.values)

    @property
    def column(self) -> Column:
        """The same as a column that rules can read."""
        assert self.den is None, "totals have one denominator"
        return Column("number", self.values, self.known, scale=self.scale)

    @property
    def in_fractions(self) -> Array:
        """The figures as Python numbers, whatever they stand in."""
        return as_fractions(self.values, self.scale)

    def at_most(self, bound: Fraction | None) -> "Figures":
        """The same, no higher than a bound."""
        if bound is None:
            return self
        limit = bound * self.scale
        if self.objects or limit.denominator != 1:
            exact: Any = bound
            return Figures(np.minimum(self.in_fractions, exact), self.known, 1)
        if limit > self.bound:
            return self
        wanted = np.promote_types(self.values.dtype, type_for(abs(int(limit))))
        return Figures(np.minimum(self.values, wanted.type(int(limit))), self.known, self.scale)


def added(parts: Sequence[Figures], known: Mask, scale: int, combine: np.ufunc = np.add) -> Figures:
    """The parts in one figure: whole numbers where 64 bits hold every sum, else Python numbers."""
    whole = not any(part.objects for part in parts)
    bound = sum(part.bound for part in parts) if whole else 0
    whole = whole and bound <= LIMIT
    arrays = [part.values if whole else part.in_fractions for part in parts]
    wanted = type_for(bound) if whole else object
    values: Array = arrays[0].astype(wanted) if arrays else np.zeros(len(known), dtype=np.int32)
    for array in arrays[1:]:
        combine(values, array, out=values)
    return Figures(values, known, scale if whole else 1)

"""Points of one criterion, bonus or penalty for everybody, as whole numbers over a common scale."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np

from thidua.plan.model.points import FULL, Branch, Judged, Linear, Points, Sum
from thidua.rules.bulk.arrays import (
    Array,
    Mask,
    TooLargeError,
    bound_of,
    check,
    check_signed,
    is_exact_objects,
    only_where,
    whole_or_fraction,
)
from thidua.rules.bulk.columns import Column
from thidua.rules.bulk.comparisons import Quotient, holds, known, measure
from thidua.rules.bulk.table import Table


@dataclass(frozen=True, eq=False)
class Figures:
    """A figure of everybody: values / scale (int64), or Python numbers under scale 1; 0 where it is not ``known``."""

    values: Array
    known: Mask
    scale: int

    def of(self, row: int) -> Fraction | None:
        """The figure of one participant; None where it cannot be known."""
        return Fraction(self.values[row]) / self.scale if self.known[row] else None

    @property
    def objects(self) -> bool:
        """Whether the values are Python numbers."""
        return is_exact_objects(self.values)

    @property
    def bound(self) -> int:
        """The largest absolute value in the array."""
        return bound_of(self.values)


def scale_of(points: Points, table: Table, maximum: Fraction) -> int:
    """The common denominator of every figure that ``points`` can give. Raises TooLargeError for endless decimals."""
    if isinstance(points, Branch):
        return lcm(*(scale_of(step.points, table, maximum) for step in points.steps))
    if isinstance(points, Sum):
        return lcm(*(scale_of(part, table, maximum) for part in points.sum))
    if isinstance(points, Linear):
        column = _bounded(measure(points.each, table))
        ends = [_constant(points.base, maximum), points.add / column.scale, points.min, points.max]
        return lcm(*(end.denominator for end in ends if end is not None))
    if isinstance(points, Judged):
        return _bounded(table.column(points.judged)).scale
    return _constant(points, maximum).denominator


def _bounded(measured: Column | Quotient) -> Column:
    if isinstance(measured, Quotient) or measured.objects:
        raise TooLargeError
    return measured


def points_of(points: Points, table: Table, maximum: Fraction, scale: int) -> Figures:
    """What ``points`` come to, over ``scale``: a multiple of ``scale_of``, or 1 in a table of Python numbers.

    Raises TooLargeError where 64 bits might not suffice, and never in a table of Python numbers.
    """
    if isinstance(points, Branch):
        return _branch(points, table, maximum, scale)
    if isinstance(points, Linear):
        return _linear(points, table, maximum, scale)
    if isinstance(points, Judged):
        return _judged(points, table, scale)
    if isinstance(points, Sum):
        return _sum([points_of(part, table, maximum, scale) for part in points.sum])
    value = whole_or_fraction(_constant(points, maximum) * scale, whole=not table.in_objects)
    return Figures(np.full(table.size, value, dtype=_dtype(table)), table.everybody, scale)


def _dtype(table: Table) -> type:
    return object if table.in_objects else np.int64


def _constant(constant: Fraction | str, maximum: Fraction) -> Fraction:
    return maximum if constant == FULL else Fraction(constant)


class _Gathered:
    """The points of steps as they are found: each row takes one step at most.

    Fixed points are kept as places in a short table (a byte a row) and looked up once at the end.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.fixed: list[Any] = [0]
        self.place = np.zeros(table.size, dtype=np.int8)
        self.others: Array | None = None
        self.known = np.zeros(table.size, dtype=np.bool_)

    def fix(self, hit: Mask, value: Any) -> None:
        """So many points for those whom a step takes in."""
        if len(self.fixed) > np.iinfo(self.place.dtype).max:
            self.place = self.place.astype(np.int32)
        self.place += hit * self.place.dtype.type(len(self.fixed))
        self.fixed.append(value)
        self.known |= hit

    def take(self, hit: Mask, inner: Figures) -> None:
        """Their own points for those whom a step takes in."""
        values = only_where(hit, inner.values)
        self.others = values if self.others is None else self.others + values
        self.known |= hit & inner.known

    @property
    def values(self) -> Array:
        """The points of everybody."""
        fixed: Array = np.array(self.fixed, dtype=_dtype(self.table)).take(self.place)
        return fixed if self.others is None else self.others + fixed if len(self.fixed) > 1 else self.others


def _branch(branch: Branch, table: Table, maximum: Fraction, scale: int) -> Figures:
    """The first step that takes a value in gives its points; a value that no step takes in has none."""
    measured = measure(branch.of, table)
    found = _Gathered(table)
    for factor, rows in table.factors(branch.scale):
        left = known(measured) & rows
        for step in branch.steps:
            hit = left & holds(step, measured, factor)
            if not hit.any():
                continue
            left &= ~hit
            if isinstance(step.points, (Fraction, str)):
                value = _constant(step.points, maximum) * scale
                found.fix(hit, whole_or_fraction(value, whole=not table.in_objects))
            else:
                found.take(hit, points_of(step.points, table, maximum, scale))
    return Figures(found.values, found.known, scale)


def _linear(linear: Linear, table: Table, maximum: Fraction, scale: int) -> Figures:
    whole = not table.in_objects
    measured = measure(linear.each, table)
    column = _bounded(measured) if whole else measured
    assert isinstance(column, Column), "a table of Python numbers divides shares out"
    if not column.numeric:
        return Figures(np.zeros(table.size, dtype=_dtype(table)), table.nobody, scale)
    base = whole_or_fraction(_constant(linear.base, maximum) * scale, whole=whole)
    add = whole_or_fraction(linear.add * scale / column.scale, whole=whole)
    if whole:
        check(abs(add) * column.bound + abs(base))
    counted = column.values if column.type == "number" else column.values.astype(np.int64)
    values = add * counted
    if base:
        values += base
    if linear.min is not None:
        np.maximum(values, whole_or_fraction(linear.min * scale, whole=whole), out=values)
    if linear.max is not None:
        np.minimum(values, whole_or_fraction(linear.max * scale, whole=whole), out=values)
    return Figures(only_where(column.counted, values), column.counted, scale)


def _judged(judged: Judged, table: Table, scale: int) -> Figures:
    column = table.column(judged.judged)
    if not column.numeric:
        return Figures(np.zeros(table.size, dtype=_dtype(table)), table.nobody, scale)
    if table.in_objects:
        return Figures(column.values.astype(object), column.counted, scale)
    factor = scale // _bounded(column).scale
    check(column.bound * factor)
    return Figures(column.values * np.int64(check_signed(factor)), column.counted, scale)


def _sum(parts: list[Figures]) -> Figures:
    first, *others = parts
    values, found = first.values, first.known
    if not first.objects:
        check(sum(part.bound for part in parts))
    for part in others:
        values, found = values + part.values, found & part.known
    return Figures(only_where(found, values), found, first.scale)

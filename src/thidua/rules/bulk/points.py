"""Points of one criterion, bonus or penalty for everybody, as whole numbers over a common scale."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

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


def _branch(branch: Branch, table: Table, maximum: Fraction, scale: int) -> Figures:
    """The first step that takes a value in gives its points; a value that no step takes in has none."""
    measured = measure(branch.of, table)
    values: Array = np.zeros(table.size, dtype=_dtype(table))
    found = np.zeros(table.size, dtype=np.bool_)
    for factor, rows in table.factors(branch.scale):
        left = known(measured) & rows
        for step in branch.steps:
            hit = left & holds(step, measured, factor)
            if not hit.any():
                continue
            left &= ~hit
            if isinstance(step.points, (Fraction, str)):
                value = whole_or_fraction(_constant(step.points, maximum) * scale, whole=not table.in_objects)
                values[hit] = value
                found |= hit
                continue
            inner = points_of(step.points, table, maximum, scale)
            np.copyto(values, inner.values, where=hit)
            found |= hit & inner.known
    return Figures(values, found, scale)


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
    values = base + add * counted
    if linear.min is not None:
        values = np.maximum(values, whole_or_fraction(linear.min * scale, whole=whole))
    if linear.max is not None:
        values = np.minimum(values, whole_or_fraction(linear.max * scale, whole=whole))
    return Figures(np.where(column.counted, values, 0), column.counted, scale)


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
    return Figures(np.where(found, values, 0), found, first.scale)

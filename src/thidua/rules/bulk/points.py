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
    is_exact_objects,
    only_where,
    times,
    type_for,
    whole_or_fraction,
)
from thidua.rules.bulk.columns import Column
from thidua.rules.bulk.comparisons import Quotient, holds, known, measure
from thidua.rules.bulk.table import Table


@dataclass(frozen=True, eq=False)
class Figures:
    """A figure of everybody: values / scale (int64), or Python numbers under scale 1.

    Where it is not ``known``, the value means nothing.
    """

    values: Array
    known: Mask
    scale: int

    def of(self, row: int) -> Fraction | None:
        """The figure of one participant; None where it cannot be known."""
        return self.at(row) if self.known[row] else None

    def at(self, row: int) -> Fraction:
        """The figure in a row where it is known; of Python's whole numbers, since those of numpy overflow."""
        value = self.values[row]
        return Fraction(value if self.objects else int(value)) / self.scale

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
        ends = [_constant(points.base, maximum), points.min, points.max]
        add = _constant(points.add, maximum)
        return lcm(add.denominator * column.scale, *(end.denominator for end in ends if end is not None))
    if isinstance(points, Judged):
        return _bounded(table.column(points.judged)).scale
    return _fixed(points, maximum).denominator


def _bounded(measured: Column | Quotient) -> Column:
    if isinstance(measured, Quotient) or measured.objects:
        raise TooLargeError
    return measured


def points_of(points: Points, table: Table, maximum: Fraction, scale: int, rows: Mask) -> Figures:
    """What ``points`` come to for ``rows``, over ``scale``: a multiple of ``scale_of``, or 1 for Python numbers.

    Outside of ``rows`` nothing is known and every value is 0, so that the points of several steps can be added up.
    Raises TooLargeError where 64 bits might not suffice, and never in a table of Python numbers.
    """
    if isinstance(points, Branch):
        return _branch(points, table, maximum, scale, rows)
    if isinstance(points, Linear):
        return _linear(points, table, maximum, scale, rows)
    if isinstance(points, Judged):
        return _judged(points, table, scale, rows)
    if isinstance(points, Sum):
        return _sum([points_of(part, table, maximum, scale, rows) for part in points.sum])
    found = _Gathered(table)
    found.fix(rows, whole_or_fraction(_fixed(points, maximum) * scale, whole=not table.in_objects))
    return Figures(found.values, found.known, scale)


def _dtype(table: Table) -> type:
    return object if table.in_objects else np.int32


def _fixed(points: Points, maximum: Fraction) -> Fraction:
    """The points of a form that is a constant; other forms that columns do not carry out have been refused before."""
    assert isinstance(points, (Fraction, str))
    return _constant(points, maximum)


def _constant(constant: Fraction | str, maximum: Fraction) -> Fraction:
    return maximum if constant == FULL else Fraction(constant)


class _Gathered:
    """The points of steps as they are found: each row takes one step at most.

    Fixed points are small as a rule and so are kept in a byte a row as long as they fit into one.
    """

    def __init__(self, table: Table) -> None:
        self.in_objects = table.in_objects
        self.fixed: Array = np.zeros(table.size, dtype=object if table.in_objects else np.int8)
        self.others: Array | None = None
        self.known = np.zeros(table.size, dtype=np.bool_)

    def fix(self, hit: Mask, value: Any) -> None:
        """So many points for those whom a step takes in."""
        self.known |= hit
        if self.in_objects:
            self.fixed = self.fixed + hit.astype(object) * value
        elif value:
            if abs(value) > np.iinfo(self.fixed.dtype).max:
                self.fixed = self.fixed.astype(type_for(abs(value)))
            self.fixed += hit.view(np.int8) * self.fixed.dtype.type(value)

    def take(self, inner: Figures) -> None:
        """The points of those whom a step takes in; 0 for all others."""
        self.others = inner.values if self.others is None else self.others + inner.values
        self.known |= inner.known

    @property
    def values(self) -> Array:
        """The points of everybody."""
        if self.others is not None:
            return self.others + self.fixed
        return self.fixed.astype(np.int32) if self.fixed.dtype == np.int8 else self.fixed


def _branch(branch: Branch, table: Table, maximum: Fraction, scale: int, rows: Mask) -> Figures:
    """The first step that takes a value in gives its points; a value that no step takes in has none."""
    measured = measure(branch.of, table)
    found = _Gathered(table)
    for factor, having in table.factors(branch.scale):
        left = known(measured) & rows & having
        for step in branch.steps:
            hit = left & holds(step, measured, factor)
            if not hit.any():
                continue
            left &= ~hit
            if isinstance(step.points, (Fraction, str)):
                value = _constant(step.points, maximum) * scale
                found.fix(hit, whole_or_fraction(value, whole=not table.in_objects))
            else:
                found.take(points_of(step.points, table, maximum, scale, hit))
    return Figures(found.values, found.known, scale)


def _linear(linear: Linear, table: Table, maximum: Fraction, scale: int, rows: Mask) -> Figures:
    whole = not table.in_objects
    measured = measure(linear.each, table)
    column = _bounded(measured) if whole else measured
    assert isinstance(column, Column), "a table of Python numbers divides shares out"
    if not column.numeric:
        return _none(table, scale)
    base = whole_or_fraction(_constant(linear.base, maximum) * scale, whole=whole)
    add = whole_or_fraction(_constant(linear.add, maximum) * scale / column.scale, whole=whole)
    least, most = (
        None if end is None else whole_or_fraction(end * scale, whole=whole) for end in (linear.min, linear.max)
    )
    counted = column.values if column.type == "number" else column.values.astype(np.int32)
    if whole:
        largest = max(abs(add) * column.bound + abs(base), abs(least or 0), abs(most or 0))
        values = times(counted, add, largest)
    else:
        values = counted * add
    values = values + base if base else values
    values = values if least is None else np.maximum(values, least)
    values = values if most is None else np.minimum(values, most)
    return Figures(only_where(rows, values), column.counted & rows, scale)


def _judged(judged: Judged, table: Table, scale: int, rows: Mask) -> Figures:
    column = table.column(judged.judged)
    if not column.numeric:
        return _none(table, scale)
    if table.in_objects:
        return Figures(only_where(rows, column.values.astype(object)), column.counted & rows, scale)
    factor = scale // _bounded(column).scale
    values = times(column.values, factor, column.bound * factor)
    return Figures(only_where(rows, values), column.counted & rows, scale)


def _none(table: Table, scale: int) -> Figures:
    return Figures(np.zeros(table.size, dtype=_dtype(table)), table.nobody, scale)


def _sum(parts: list[Figures]) -> Figures:
    first, *others = parts
    values, found = first.values, first.known
    if not first.objects:
        values = values.astype(type_for(sum(part.bound for part in parts)), copy=False)
    for part in others:
        values, found = values + part.values, found & part.known
    return Figures(values, found, first.scale)

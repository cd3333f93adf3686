"""Points of one criterion, bonus or penalty for everybody, as whole numbers over a common scale."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np

from thidua.plan.model.points import (
    FULL,
    Branch,
    Full,
    Highest,
    If,
    Judged,
    Linear,
    Lowest,
    Points,
    Step,
    Sum,
    parts_of_points,
)
from thidua.rules.bulk.arrays import (
    Array,
    Mask,
    TooLargeError,
    only_where,
    times,
    type_for,
    whole_or_fraction,
)
from thidua.rules.bulk.columns import Column, Quotient
from thidua.rules.bulk.comparisons import holds, known, measure
from thidua.rules.bulk.conditions import judge_twice
from thidua.rules.bulk.figured import Figures
from thidua.rules.bulk.marked_points import divided, divides
from thidua.rules.bulk.ratios import Ratio
from thidua.rules.bulk.table import Table


def scale_of(points: Points, table: Table, maximum: Fraction) -> int:
    """The common denominator of every figure that ``points`` can give, but for those of single rows.

    Raises TooLargeError for endless decimals.
    """
    if isinstance(points, (Branch, Sum, Highest, Lowest, If)):
        return lcm(*(scale_of(part, table, maximum) for part in parts_of_points(points)))
    if isinstance(points, (Full, Linear, Judged)) and divides(points, table):
        return divided(points, table, maximum)[0].scale
    if isinstance(points, Linear):
        column = _bounded(measure(points.each, table))
        ends = [_constant(points.base, maximum), points.min, points.max]
        add = _constant(points.add, maximum)
        return lcm(add.denominator * column.scale, *(end.denominator for end in ends if end is not None))
    if isinstance(points, Judged):
        return _bounded(table.column(points.judged)).scale
    assert isinstance(points, (Fraction, str)), "every other form has been asked for"
    return _constant(points, maximum).denominator


def _bounded(measured: Column | Quotient) -> Column:
    if isinstance(measured, Quotient) or measured.objects:
        raise TooLargeError
    return measured


def in_python_numbers(points: Points) -> bool:
    """Whether arrays of Python numbers can work ``points`` out: those that are compared, counted and added up."""
    return isinstance(points, (Fraction, str, Judged)) or (
        (isinstance(points, (Branch, Sum)) or (isinstance(points, Linear) and not points.marks and not points.whole))
        and all(in_python_numbers(part) for part in parts_of_points(points))
    )


def points_of(points: Points, table: Table, maximum: Fraction, scale: int, rows: Mask) -> Figures:
    """What ``points`` come to for ``rows``, over ``scale``: a multiple of ``scale_of``, or 1 for Python numbers.

    Outside of ``rows`` nothing is known and every value is 0, so that the points of several steps can be added up.
    Raises TooLargeError where 64 bits might not suffice, and never in a table of Python numbers.
    """
    if isinstance(points, Branch):
        return _branch(points, table, maximum, scale, rows)
    if isinstance(points, Full) or (isinstance(points, (Linear, Judged)) and divides(points, table)):
        value, there = divided(points, table, maximum)
        values, den = value.over_scale(scale, rows & there)
        return Figures(values, rows & there, scale, den)
    if isinstance(points, Linear):
        return _linear(points, table, maximum, scale, rows)
    if isinstance(points, Judged):
        return _judged(points, table, scale, rows)
    if isinstance(points, If):
        return _if(points, table, maximum, scale, rows)
    if isinstance(points, (Sum, Highest, Lowest)):
        parts = [points_of(part, table, maximum, scale, rows) for part in parts_of_points(points)]
        if isinstance(points, Sum):
            return sum_of(parts)
        return _best(parts, Ratio.highest if isinstance(points, Highest) else Ratio.lowest)
    found = _Gathered(table)
    found.fix(rows, whole_or_fraction(_constant(points, maximum) * scale, whole=not table.in_objects))
    return Figures(found.values, found.known, scale)


def _dtype(table: Table) -> type:
    return object if table.in_objects else np.int32


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
        self.den: Array | None = None
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
        if inner.den is not None:
            # Each row takes one step at most, and every other one leaves 1 there.
            self.den = inner.den if self.den is None else self.den * inner.den
        self.known |= inner.known

    @property
    def values(self) -> Array:
        """The points of everybody."""
        if self.others is not None:
            return self.others + self.fixed
        return self.fixed.astype(np.int32) if self.fixed.dtype == np.int8 else self.fixed


def steps_taken(branch: Branch, table: Table, rows: Mask) -> Iterator[tuple[Step, Mask]]:
    """Each step with those of ``rows`` who take it: the first that takes their value in."""
    measured = measure(branch.of, table)
    for factor, having in table.factors(branch.scale):
        left = known(measured) & rows & having
        for step in branch.steps:
            hit = left & holds(step, measured, factor)
            if hit.any():
                left &= ~hit
                yield step, hit


def _branch(branch: Branch, table: Table, maximum: Fraction, scale: int, rows: Mask) -> Figures:
    """The first step that takes a value in gives its points; a value that no step takes in has none."""
    found = _Gathered(table)
    for step, hit in steps_taken(branch, table, rows):
        if isinstance(step.points, (Fraction, str)):
            value = _constant(step.points, maximum) * scale
            found.fix(hit, whole_or_fraction(value, whole=not table.in_objects))
        else:
            found.take(points_of(step.points, table, maximum, scale, hit))
    return Figures(found.values, found.known, scale, found.den)


def _if(choice: If, table: Table, maximum: Fraction, scale: int, rows: Mask) -> Figures:
    verdict = judge_twice(choice.if_, table)
    found = _Gathered(table)
    for part, hit in ((choice.then, rows & verdict.holds), (choice.else_, rows & verdict.fails)):
        found.take(points_of(part, table, maximum, scale, hit))
    return Figures(found.values, found.known, scale, found.den)


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


def sum_of(parts: list[Figures]) -> Figures:
    """Several parts of one scale added up; known where all of them are."""
    first, *others = parts
    if any(part.den is not None for part in parts):
        return _best(parts, Ratio.__add__)
    values, found = first.values, first.known
    if not first.objects:
        values = values.astype(type_for(sum(part.bound for part in parts)), copy=False)
    for part in others:
        values, found = values + part.values, found & part.known
    return Figures(values, found, first.scale)


def _best(parts: list[Figures], combine: Callable[[Ratio, Ratio], Ratio]) -> Figures:
    """Several parts of one scale put together row by row; known where all of them are."""
    first, *others = parts
    value, found = Ratio(first.values, first.den), first.known
    for part in others:
        value, found = combine(value, Ratio(part.values, part.den)), found & part.known
    return Figures(value.num, found, first.scale, value.den)

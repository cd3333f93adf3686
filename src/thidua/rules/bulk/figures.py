"""Figures and parameters of everybody at once, each the value that the plain rules work out row by row."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import reduce
from math import lcm
from typing import Any

import numpy as np

from thidua.plan.model.conditions import Operand
from thidua.plan.model.figures import (
    Counted,
    DaysLate,
    Difference,
    Greatest,
    Least,
    Mean,
    OfParts,
    Over,
    Product,
    Total,
    Worked,
)
from thidua.plan.model.figures import (
    Quotient as Share,
)
from thidua.rules.bulk.across import across
from thidua.rules.bulk.arrays import Array, Mask, TooLargeError, all_of, check, only_where
from thidua.rules.bulk.columns import Column, Quotient
from thidua.rules.bulk.conditions import judge
from thidua.rules.bulk.ratios import Ratio, constant, ratio_of
from thidua.rules.bulk.row_by_row import figure_by_rows
from thidua.rules.bulk.table import Measured, Table
from thidua.rules.calendar import working_days_between
from thidua.rules.facts import NOT_APPLICABLE

_EPOCH = date(1970, 1, 1).toordinal()
_MOST_DENOMINATORS = 30
"""The mean of more figures than this, of which some may be missing, is left to Python numbers."""


def work_out(name: str, table: Table) -> Measured:
    """A figure or parameter; by the plain rules row by row where whole numbers do not suffice."""
    figure = table.plan.figures.get(name)
    try:
        return _parameter(name, table) if figure is None else _WAYS[type(figure)](figure, table)
    except TooLargeError:
        return figure_by_rows(name, table)


def _parameter(name: str, table: Table) -> Column:
    """The parameter's values by what it differs by."""
    declared = table.plan.parameters[name]
    by = table.column(declared.by)
    numbers = [
        declared.of(word) for word in (*(by.words if by.type == "word" else ("no", "yes")), NOT_APPLICABLE.value)
    ]
    scale = check(lcm(*(number.denominator for number in numbers)))
    wholes = np.array([check(abs(int(number * scale))) and int(number * scale) for number in numbers], dtype=np.int64)
    if by.type not in ("word", "flag"):
        return Column("number", np.zeros(table.size, dtype=np.int64), table.nobody)
    values = wholes[by.values.astype(np.int64)]
    if by.not_applicable is not None:
        values = np.where(by.not_applicable, wholes[-1], values)
    return Column("number", only_where(by.given, values), by.given, scale=scale)


def _operand(of: Operand, table: Table) -> tuple[Ratio, Mask]:
    if isinstance(of, Fraction):
        return constant(of), table.everybody
    return ratio_of(table.measured(of))


def _made(value: Ratio, there: Mask, table: Table) -> Measured:
    """A figure as a column; as a share of whole numbers where the rows have denominators of their own."""
    values = value.num if len(value.num) == table.size else np.broadcast_to(value.num, (table.size,))
    if value.den is None:
        return Column("number", only_where(there, values), there, scale=value.scale)
    part = Column("number", only_where(there, values), there, scale=value.scale)
    den = value.den if len(value.den) == table.size else np.broadcast_to(value.den, (table.size,))
    return Quotient(part, Column("number", den, there))


def _folded(combine: Callable[[Ratio, Ratio], Ratio]) -> Callable[[Any, Table], Measured]:
    """An operation that needs every operand."""

    def work(figure: Worked, table: Table) -> Measured:
        operands = [_operand(of, table) for of in figure.operands]
        value = reduce(combine, (number for number, _ in operands))
        return _made(value, all_of([there for _, there in operands]), table)

    return work


def _share(figure: Share, table: Table) -> Measured:
    (part, known), (whole, there) = (_operand(of, table) for of in figure.share)
    known = known & there
    if part.den is None and whole.den is None:
        one, other = (_made(ratio, known, table) for ratio in (part, whole))
        assert isinstance(one, Column), "a whole number for everybody"
        assert isinstance(other, Column), "a whole number for everybody"
        return Quotient(one, other)
    return _made(part.over(whole), known & (whole.num != 0), table)


def _mean(figure: Mean, table: Table) -> Measured:
    operands = [_operand(of, table) for of in figure.mean]
    if figure.given is None:
        total = reduce(Ratio.__add__, (number for number, _ in operands))
        return _made(total.by(Fraction(1, len(operands))), all_of([there for _, there in operands]), table)
    count = _count([there for _, there in operands])
    given = [Ratio(np.where(there, number.num, 0), number.den, number.scale) for number, there in operands]
    return _made(_shared(reduce(Ratio.__add__, given), count, len(operands)), count >= max(1, figure.given), table)


def _count(masks: Sequence[Mask]) -> Array:
    """How many of the masks hold, row by row."""
    count = np.zeros(len(masks[0]), dtype=np.int64)
    for mask in masks:
        count += mask
    return count


def _shared(total: Ratio, count: Array, most: int) -> Ratio:
    """A total divided by how many it is made of, at most ``most``."""
    if most > _MOST_DENOMINATORS:
        raise TooLargeError
    scale = lcm(*range(1, most + 1))
    factors = np.array([0, *(scale // many for many in range(1, most + 1))], dtype=np.int64)
    return total.times(Ratio(factors[count], None, scale))


def _counted(figure: Counted, table: Table) -> Measured:
    verdicts = [judge(condition, table) for condition in figure.count]
    there = all_of([verdict.holds | verdict.fails for verdict in verdicts])
    return Column("number", only_where(there, _count([verdict.holds for verdict in verdicts])), there)


def _days_late(figure: DaysLate, table: Table) -> Measured:
    column, last, own = table.column(figure.days_late), table.days.get(figure.by), table.own_last_days(figure.by)
    if column.type != "day" or (last is None and not own):
        return Column("number", np.zeros(table.size, dtype=np.int64), table.nobody)
    given = column.given if column.not_applicable is None else column.given & ~column.not_applicable
    values, there = np.zeros(table.size, dtype=np.int64), np.zeros(table.size, dtype=np.bool_)
    if last is not None:
        values, there = _late(figure, column.values, last), given.copy()
    for row, day in own.items():
        values[row], there[row] = _late(figure, column.values[row : row + 1], day)[0], given[row]
    return Column("number", only_where(there, np.maximum(values, 0)), there)


def _late(figure: DaysLate, values: Array, last: date) -> Array:
    if not figure.working:
        return values - (last.toordinal() - _EPOCH)
    days, place = np.unique(values, return_inverse=True)
    late = [working_days_between(last, date.fromordinal(int(day) + _EPOCH)) for day in days]
    return np.array(late, dtype=np.int64)[place]


def _of_parts(figure: OfParts, table: Table) -> Measured:
    """Over the parts of the round; whoever has no rows in some part is left to the plain rules."""
    if any(bool((rows < 0).any()) for _, rows in table.parts):
        raise TooLargeError
    parts = list(_in_parts(figure, table))
    if not parts:
        return Column("number", np.zeros(table.size, dtype=np.int64), table.nobody)
    there = all_of([known for _, known in parts])
    numbers = [number for number, _ in parts]
    if figure.rounds == "last":
        return _made(numbers[-1], there, table)
    value = reduce(_THROUGH[figure.rounds], numbers)
    return _made(value.by(Fraction(1, len(parts))) if figure.rounds == "mean" else value, there, table)


def _in_parts(figure: OfParts, table: Table) -> Iterator[tuple[Ratio, Mask]]:
    for part, rows in table.parts:
        value, there = ratio_of(part.measured(figure.of))
        den = value.den if value.den is None else value.den[rows]
        yield Ratio(value.num[rows], den, value.scale), there[rows]


_THROUGH: dict[str, Callable[[Ratio, Ratio], Ratio]] = {
    "mean": Ratio.__add__,
    "sum": Ratio.__add__,
    "highest": Ratio.highest,
    "lowest": Ratio.lowest,
}


def _over(figure: Over, table: Table) -> Measured:
    return across(figure, table)


_WAYS: dict[type[Worked], Callable[[Any, Table], Measured]] = {
    Share: _share,
    Total: _folded(Ratio.__add__),
    Difference: _folded(Ratio.__sub__),
    Product: _folded(Ratio.times),
    Greatest: _folded(Ratio.highest),
    Least: _folded(Ratio.lowest),
    Mean: _mean,
    Counted: _counted,
    Over: _over,
    DaysLate: _days_late,
    OfParts: _of_parts,
}

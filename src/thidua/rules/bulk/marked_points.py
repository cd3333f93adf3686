"""Points that divide: parts of the maximum, and steps of a size between marks; exact, row by row."""

from fractions import Fraction
from typing import TypeAlias

from thidua.plan.model.conditions import Share
from thidua.plan.model.points import FULL, Full, Judged, Linear
from thidua.rules.bulk.arrays import Mask
from thidua.rules.bulk.columns import Quotient
from thidua.rules.bulk.comparisons import measure
from thidua.rules.bulk.ratios import Ratio, constant, ratio_of
from thidua.rules.bulk.table import Table

Known: TypeAlias = tuple[Ratio, Mask]
_ZERO = constant(Fraction(0))


def divides(points: object, table: Table) -> bool:
    """Whether points are of a form that is worked out here."""
    if isinstance(points, Linear):
        return bool(points.marks) or points.whole or _is_quotient(points.each, table)
    if isinstance(points, Judged):
        return _is_quotient(points.judged, table)
    return isinstance(points, Full)


def _is_quotient(of: str | Share, table: Table) -> bool:
    return not table.in_objects and isinstance(measure(of, table), Quotient)


def divided(points: Full | Linear | Judged, table: Table, maximum: Fraction) -> Known:
    """What such points come to, and for whom that is known. Raises TooLargeError.

    Asked for twice, for the scale and for the points, and worked out once.
    """
    made: Known | None = table.halfway.pop(id(points), None)
    if made is None:
        made = table.halfway[id(points)] = _work_out(points, table, maximum)
    return made


def _work_out(points: Full | Linear | Judged, table: Table, maximum: Fraction) -> Known:
    if isinstance(points, Full):
        return _full(points, table, maximum)
    if isinstance(points, Linear):
        return _linear(points, table, maximum)
    return ratio_of(measure(points.judged, table))


def _operand(of: Fraction | str | Share, table: Table) -> Known:
    if isinstance(of, Fraction):
        return constant(of), table.everybody
    return ratio_of(measure(of, table))


def _full(full: Full, table: Table, maximum: Fraction) -> Known:
    value, there = _operand(full.full, table)
    if full.target is None:
        return value.by(maximum), there
    target, set_ = _operand(full.target, table)
    reached = value.over(target).lowest(constant(Fraction(1)))
    return reached.by(maximum), there & set_ & (target.num != 0)


def _linear(linear: Linear, table: Table, maximum: Fraction) -> Known:
    counted, there = ratio_of(measure(linear.each, table))
    marks: dict[str, Ratio] = {}
    for key, mark in linear.marks.items():
        marks[key], known = _operand(mark, table)
        there = there & known
    if "below" in marks:
        counted = (marks["below"] - counted).highest(_ZERO)
    if "up_to" in marks and "below" not in marks:
        counted = counted.lowest(marks["up_to"])
    if "above" in marks and "below" not in marks:
        counted = (counted - marks["above"]).highest(_ZERO)
    if "per" in marks:
        there = there & (marks["per"].num != 0)
        counted = counted.over(marks["per"])
    counted = counted.floor() if linear.whole else counted
    value = counted.by(_constant(linear.add, maximum)) + constant(_constant(linear.base, maximum))
    value = value if linear.min is None else value.highest(constant(linear.min))
    return value if linear.max is None else value.lowest(constant(linear.max)), there


def _constant(of: Fraction | str, maximum: Fraction) -> Fraction:
    return maximum if of == FULL else Fraction(of)

"""Measures and comparisons over everybody: exact, without a division.

A figure v/s (whole v, scale s) is at least a bound b exactly where v >= ceil(b·s): the bound is made whole, never the
figure rounded, and no product can overflow. A share p/w reaches n/d exactly where p·d >= n·w (w > 0); those products
are checked against 64 bits before they are made.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Any, TypeAlias

import numpy as np

from thidua.plan.model.conditions import Comparison, Share, Value
from thidua.rules.bulk.arrays import Array, Mask, TooLargeError, any_of, check, check_signed, times
from thidua.rules.bulk.columns import Column, Quotient, divided
from thidua.rules.bulk.ratios import quotient_of
from thidua.rules.bulk.table import Measured, Table
from thidua.rules.facts import NOT_APPLICABLE

ONE = Fraction(1)
_EPOCH = date(1970, 1, 1).toordinal()

_Operator: TypeAlias = Callable[[Any, Any], Mask]
_OPERATORS: dict[str, tuple[_Operator, Callable[[Fraction], int]]] = {
    "at_least": (np.greater_equal, ceil),
    "more_than": (np.greater, floor),
    "at_most": (np.less_equal, floor),
    "less_than": (np.less, ceil),
}


def measure(of: str | Share, table: Table) -> Measured:
    """The column of a name, or a share; in a table of Python numbers a share is divided out."""
    if isinstance(of, str):
        return table.measured(of)
    part, whole = (table.measured(name) for name in of.share)
    if isinstance(part, Column) and isinstance(whole, Column):
        quotient = Quotient(part, whole)
        return divided(quotient) if table.in_objects else quotient
    try:
        return quotient_of(part, whole)
    except TooLargeError:
        one, other = (found if isinstance(found, Column) else divided(found) for found in (part, whole))
        return divided(Quotient(one, other))


def known(measured: Measured) -> Mask:
    """Where a measure has a value, "not applicable" included."""
    return measured.known if isinstance(measured, Quotient) else measured.given


def holds(comparison: Comparison, measured: Measured, factor: Fraction = ONE) -> Mask:
    """Where the value lies within all bounds, each multiplied by ``factor``; means something only where it is known.

    Raises TooLargeError where a product could leave 64 bits.
    """
    if isinstance(measured, Column) and measured.nothing_given:
        return measured.given
    found: Mask | None = None
    if comparison.is_:
        found = _equal_to_any(comparison, measured, factor)
    for name, bound in comparison.bounds.items():
        within = _against(measured, name, _scaled(bound, factor))
        found = within if found is None else found & within
    if found is None:
        found = np.zeros(len(known(measured)), dtype=np.bool_)
    if isinstance(measured, Column) and measured.not_applicable is not None:
        return np.where(measured.not_applicable, NOT_APPLICABLE.value in comparison.is_, found)
    return found


def _scaled(bound: Value, factor: Fraction) -> Value:
    return bound if isinstance(bound, (bool, str, date)) else bound * factor


def _equal_to_any(comparison: Comparison, measured: Measured, factor: Fraction) -> Mask:
    found = [_equal(measured, _scaled(wanted, factor)) for wanted in comparison.is_]
    masks = [equal for equal in found if equal is not None]
    return any_of(masks) if masks else np.zeros(len(known(measured)), dtype=np.bool_)


def _equal(measured: Measured, wanted: Value) -> Mask | None:
    """Where the value is ``wanted``; None where none of its type can be."""
    if isinstance(measured, Quotient):
        if isinstance(wanted, (str, date)):
            return None
        part, whole = _products(measured, Fraction(wanted))
        return np.asarray(part == whole)
    if measured.type == "word":
        return (
            measured.values == measured.words.index(wanted)
            if isinstance(wanted, str) and wanted in measured.words
            else None
        )
    if measured.type == "day":
        return measured.values == wanted.toordinal() - _EPOCH if isinstance(wanted, date) else None
    if isinstance(wanted, (str, date)):
        return None
    number = Fraction(wanted) * measured.scale
    if measured.objects:
        return np.asarray(measured.values == number, dtype=np.bool_)
    return np.asarray(measured.values == number.numerator) if number.denominator == 1 else None


def _against(measured: Measured, name: str, bound: Value) -> Mask:
    operator, to_whole = _OPERATORS[name]
    if isinstance(measured, Quotient):
        return operator(*_products(measured, _figure(bound)))
    column = measured
    if column.objects:
        return np.asarray(operator(column.values, bound), dtype=np.bool_)
    if column.type == "word":
        return operator(column.values, column.words.index(str(bound)))
    if column.type == "day":
        return operator(column.values, _ordinal(bound))
    return operator(column.values, to_whole(_figure(bound) * column.scale))


def _figure(bound: Value) -> Fraction:
    if isinstance(bound, (str, date)):
        raise TypeError(f"a number cannot be held against «{bound}»")
    return Fraction(bound)


def _ordinal(bound: Value) -> int:
    if not isinstance(bound, date):
        raise TypeError(f"a day cannot be held against «{bound}»")
    return bound.toordinal() - _EPOCH


def _products(quotient: Quotient, bound: Fraction) -> tuple[Array, Array]:
    """Two arrays that compare as the share and ``bound`` do. Raises TooLargeError.

    p/sp : w/sw against n/d is p·(sw·d) against w·(sp·n) for w > 0, and the other way round for w < 0.
    """
    if bound not in quotient.made:
        quotient.made[bound] = _make_products(quotient.part, quotient.whole, bound)
    return quotient.made[bound]


def _make_products(part: Column, whole: Column, bound: Fraction) -> tuple[Array, Array]:
    if part.objects or whole.objects:
        check(2**64)
    ratio = bound * part.scale / whole.scale
    by_part, by_whole = check_signed(ratio.denominator), check_signed(ratio.numerator)
    parts = times(part.values, by_part, part.bound * by_part)
    wholes = times(whole.values, by_whole, whole.bound * abs(by_whole))
    if not whole.negative:
        return parts, wholes
    sign = np.sign(whole.values)
    return parts * sign, wholes * sign


def in_time(measured: Measured, last_day: date) -> Mask:
    """Where a day is not later than ``last_day``; what is no day never is."""
    if isinstance(measured, Quotient) or measured.type != "day":
        return np.zeros(len(known(measured)), dtype=np.bool_)
    found = measured.values <= last_day.toordinal() - _EPOCH
    return found if measured.not_applicable is None else found & ~measured.not_applicable

"""Exact quotients over everybody in whole numbers: each row may have a denominator of its own."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from thidua.rules.bulk.arrays import Array, Mask, TooLargeError, bound_of, check, check_signed, only_where, type_for
from thidua.rules.bulk.columns import Column, Quotient
from thidua.rules.bulk.table import Measured


def multiplied(values: Array, by: Array | int) -> Array:
    """The product in a type that holds it. Raises TooLargeError."""
    if isinstance(by, int):
        if by == 1:
            return values
        bound, factor = bound_of(values) * abs(by), by
        wanted = type_for(max(bound, abs(by)))
        return np.asarray(np.multiply(values, factor, dtype=np.promote_types(values.dtype, wanted)))
    wanted = type_for(bound_of(values) * bound_of(by))
    return np.asarray(np.multiply(values, by, dtype=np.promote_types(np.promote_types(values.dtype, by.dtype), wanted)))


@dataclass(frozen=True, eq=False)
class Ratio:
    """``num`` / (``scale`` · ``den``), ``den`` above 0 (None: 1). Arrays of one entry stand for everybody.

    Every operation raises TooLargeError where 64 bits might not suffice.
    """

    num: Array
    den: Array | None = None
    scale: int = 1

    def __add__(self, other: "Ratio") -> "Ratio":
        one, two, den, scale = _alike(self, other)
        wanted = type_for(bound_of(one) + bound_of(two))
        return Ratio(
            np.add(one, two, dtype=np.promote_types(np.promote_types(one.dtype, two.dtype), wanted)), den, scale
        )

    def __sub__(self, other: "Ratio") -> "Ratio":
        return self + other.by(Fraction(-1))

    def highest(self, other: "Ratio") -> "Ratio":
        """The larger one, row by row."""
        one, two, den, scale = _alike(self, other)
        return Ratio(np.maximum(one, two), den, scale)

    def lowest(self, other: "Ratio") -> "Ratio":
        """The smaller one, row by row."""
        one, two, den, scale = _alike(self, other)
        return Ratio(np.minimum(one, two), den, scale)

    def by(self, factor: Fraction) -> "Ratio":
        """Multiplied by one number."""
        return Ratio(
            multiplied(self.num, check_signed(factor.numerator)), self.den, check(self.scale * factor.denominator)
        )

    def times(self, other: "Ratio") -> "Ratio":
        """Multiplied row by row."""
        den = self.den if other.den is None else other.den if self.den is None else multiplied(self.den, other.den)
        return Ratio(multiplied(self.num, other.num), den, check(self.scale * other.scale))

    def over(self, other: "Ratio") -> "Ratio":
        """Divided row by row, by what is above 0 wherever it matters; where it is not, the result means nothing."""
        if bool((other.num < 0).any()):
            raise TooLargeError
        num = multiplied(self.num, check(other.scale))
        num = num if other.den is None else multiplied(num, other.den)
        if len(other.num) == 1:
            divisor = int(other.num[0])
            return Ratio(num, self.den, check(self.scale * divisor) if divisor else 1)
        divisors = np.where(other.num == 0, 1, other.num)
        return Ratio(num, divisors if self.den is None else multiplied(self.den, divisors), self.scale)

    def floor(self) -> "Ratio":
        """The whole steps."""
        divisor = self.scale if self.den is None else multiplied(self.den, check(self.scale))
        return Ratio(np.floor_divide(self.num, divisor))

    def over_scale(self, scale: int, rows: Mask) -> tuple[Array, Array | None]:
        """Numerators over ``scale``, a multiple of the own one, and denominators; 0 and 1 outside of ``rows``."""
        num = multiplied(self.num, check(scale // self.scale))
        if num.dtype == np.bool_:
            num = num.astype(np.int32)
        return np.where(rows, num, 0), None if self.den is None else np.where(rows, self.den, 1)


def constant(number: Fraction) -> Ratio:
    """One number for everybody."""
    return Ratio(np.array([check_signed(number.numerator)], dtype=np.int64), None, check(number.denominator))


def ratio_of(measured: Measured) -> tuple[Ratio, Mask]:
    """A number of everybody, and of whom it is known. Raises TooLargeError where it stands in Python numbers."""
    if isinstance(measured, Quotient):
        return _quotient(measured), measured.known
    if measured.type != "number":
        return Ratio(np.zeros(len(measured.given), dtype=np.int32)), np.zeros_like(measured.given)
    if measured.objects:
        raise TooLargeError
    return Ratio(measured.values, None, measured.scale), measured.counted


def quotient_of(part: Measured, whole: Measured) -> Quotient:
    """A share of shares as one of whole numbers. Raises TooLargeError."""
    (one, known), (other, there) = _counted(part), _counted(whole)
    known = known & there
    above = one.num if other.den is None else multiplied(one.num, other.den)
    below = other.num if one.den is None else multiplied(other.num, one.den)
    return Quotient(
        Column("number", only_where(known, above), known, scale=one.scale),
        Column("number", only_where(known, below), known, scale=other.scale),
    )


def _counted(measured: Measured) -> tuple[Ratio, Mask]:
    """A number of everybody; of yes and no 1 and 0."""
    if isinstance(measured, Column) and measured.type == "flag":
        return Ratio(measured.values.astype(np.int32)), measured.counted
    return ratio_of(measured)


def _quotient(quotient: Quotient) -> Ratio:
    part, whole = quotient.part, quotient.whole
    if part.objects or whole.objects:
        raise TooLargeError
    ratio, known = Fraction(whole.scale, part.scale), quotient.known
    num = np.where(known, multiplied(_whole(part), check(ratio.numerator)), 0)
    den = np.where(known, multiplied(_whole(whole), check(ratio.denominator)), 1)
    if whole.negative:
        sign = np.where(den < 0, -1, 1)
        num, den = num * sign, den * sign
    return Ratio(num, den)


def _whole(column: Column) -> Array:
    return column.values if column.type == "number" else column.values.astype(np.int32)


def _alike(one: Ratio, two: Ratio) -> tuple[Array, Array, Array | None, int]:
    """Both numerators over one denominator."""
    scale = check(lcm(one.scale, two.scale))
    first, second = multiplied(one.num, scale // one.scale), multiplied(two.num, scale // two.scale)
    if one.den is two.den:
        return first, second, one.den, scale
    if one.den is None:
        assert two.den is not None
        return multiplied(first, two.den), second, two.den, scale
    if two.den is None:
        return first, multiplied(second, one.den), one.den, scale
    return multiplied(first, two.den), multiplied(second, one.den), multiplied(one.den, two.den), scale

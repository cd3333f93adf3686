"""Shares as papers print them: reckoned exactly, to two decimals, halves upward."""

from collections.abc import Sequence
from fractions import Fraction

from thidua.rules.wording.figures import figure


def per_cent(part: int | Fraction, whole: int | Fraction) -> str:
    """``88,89`` for 8 of 9; nothing where the whole is 0."""
    return rounded(Fraction(part) / Fraction(whole) * 100) if whole else ""


def mean(values: Sequence[Fraction]) -> str:
    """``92,33``; nothing where there are none."""
    return rounded(sum(values, Fraction(0)) / len(values)) if values else ""


def rounded(value: Fraction) -> str:
    """A figure with at most two decimals."""
    hundredths = value * 100 + Fraction(1, 2)
    return figure(Fraction(hundredths.numerator // hundredths.denominator, 100))

"""Numbers and days as Vietnamese offices write them: 2,5 · 1.200.000 · 95% · 05/6/2020."""

from datetime import date
from fractions import Fraction
from functools import lru_cache

MINUS = "−"


def figure(value: int | Fraction) -> str:
    """An exact number with a decimal comma and dots between thousands; an endless one as ``≈ 0,33``."""
    if value.denominator != 1:
        return _broken(Fraction(value))
    number = value.numerator
    if 0 <= number < 1000:
        return str(number)
    grouped = f"{abs(number):,}".replace(",", ".")
    return f"{MINUS}{grouped}" if number < 0 else grouped


@lru_cache(maxsize=4096)
def _broken(value: Fraction) -> str:
    text, ended = _decimal(abs(value))
    return f"{'' if ended else '≈ '}{MINUS if value < 0 else ''}{text}"


def percent(share: Fraction) -> str:
    """A share as a percentage: ``95%``, or ``≈ 90,24%`` where it does not end."""
    return f"{figure(share * 100)}%"


def day(value: date) -> str:
    """A day as papers write it: days and the months 1 and 2 with a leading zero (Decree 30/2020)."""
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    return f"{value.day:02}/{month}/{value.year}"


def money(value: int | Fraction) -> str:
    """A sum of money in đồng."""
    return f"{figure(value)} đồng"


def _decimal(value: Fraction) -> tuple[str, bool]:
    """Digits of a number that is not negative, and whether they end within six decimals."""
    scaled = value * 10**6
    ended = scaled.denominator == 1
    whole, rest = divmod(scaled.numerator, 10**6) if ended else divmod(round(value * 100), 100)
    digits = f"{rest:0{6 if ended else 2}}"
    grouped = f"{whole:,}".replace(",", ".")
    digits = digits.rstrip("0") if ended else digits
    return (f"{grouped},{digits}" if digits else grouped), ended

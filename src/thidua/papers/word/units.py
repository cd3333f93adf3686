"""Word's measures."""

from fractions import Fraction

TWIPS_IN_POINT = 20


def twips(mm: int | Fraction) -> int:
    """Millimetres in twentieths of a point, rounded."""
    return round(mm * Fraction(1440 * 10, 254))

"""The digits of a number with their dots, commas and blanks: which numbers they can mean."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from thidua.rules.wording.figures import figure
from thidua.sheets.lenient.answers import Answer, Proposal, Sure, Unclear

Reading: TypeAlias = Literal["plain", "thousands", "decimal"]

_FULL_WIDTH = {ord("０") + digit: ord("0") + digit for digit in range(10)} | {
    ord("．"): ord("."),
    ord("，"): ord(","),
    ord("％"): ord("%"),
    ord("－"): ord("-"),
    ord("−"): ord("-"),
    ord("–"): ord("-"),
}
LONGEST = 30
"""The most digits that a figure may have."""

_PLAIN = re.compile(r"[0-9]+")
_ONE_MARK = re.compile(r"([0-9]+)([.,])([0-9]+)")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*(?:([.,])([0-9]+))?")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One number that the digits can mean, and by which reading."""

    value: Fraction
    reading: Reading


def narrowed(text: str) -> str:
    """Text with full-width digits and long minus signs as the plain ones."""
    return text.translate(_FULL_WIDTH)


def meanings(digits: str) -> list[Meaning]:
    """What the digits can mean, likeliest for a Vietnamese office first; none where they are no number."""
    if sum(char.isdigit() for char in digits) > LONGEST:
        return []
    if _PLAIN.fullmatch(digits):
        return [Meaning(Fraction(digits), "plain")]
    if one := _ONE_MARK.fullmatch(digits):
        decimal = Meaning(Fraction(f"{one[1]}.{one[3]}"), "decimal")
        if len(one[3]) != 3 or len(one[1]) > 3 or one[1].startswith("0"):
            return [decimal]
        thousands = Meaning(Fraction(one[1] + one[3]), "thousands")
        return [thousands, decimal] if one[2] == "." else [decimal, thousands]
    if grouped := _GROUPED.fullmatch(digits):
        mark, point, decimals = grouped.groups()
        if point == mark:
            return []
        whole = digits[: -len(decimals) - 1] if decimals else digits
        return [Meaning(Fraction(f"{whole.replace(mark, '')}.{decimals or 0}"), "thousands")]
    return []


def read_digits(digits: str, *, whole: bool, wanted: str) -> Answer[Fraction]:
    """The number of some digits, without sign and unit. ``whole``: things are counted here."""
    found = meanings(digits)
    fitting = [one for one in found if not whole or one.value.denominator == 1]
    if not found:
        return Unclear("unknown", f"cần {wanted}")
    if not fitting:
        return Unclear("not_whole", f"cần {wanted}")
    if len(fitting) == 1:
        return Sure(fitting[0].value)
    # A count of "1,000" has its comma between thousands; as a decimal it would not be written.
    first = next((one for one in fitting if whole and one.reading == "thousands"), fitting[0])
    others = ", ".join(figure(one.value) for one in fitting if one is not first)
    return Proposal(first.value, f"«{digits}» có thể là {figure(first.value)} hoặc {others}")

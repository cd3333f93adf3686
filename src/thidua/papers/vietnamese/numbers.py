"""Whole numbers and money in Vietnamese words, as payment papers write them out."""

from fractions import Fraction

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_UNITS = ("", "nghìn", "triệu")
_BILLION = 10**9


def number_in_words(number: int) -> str:
    """``105`` as ``một trăm linh năm``. Groups of three that are all zeros are passed over."""
    if number < 0:
        return f"âm {number_in_words(-number)}"
    return " ".join(_words(number, led=False)) if number else _DIGITS[0]


def money_in_words(amount: int | Fraction) -> str | None:
    """``Một triệu hai trăm nghìn đồng``, to stand in brackets; None where the sum has a part of a đồng."""
    if amount.denominator != 1:
        return None
    said = f"{number_in_words(amount.numerator)} đồng"
    return said[0].upper() + said[1:]


def counted(number: int) -> str:
    """A number of people or things in figures: below 10 with a leading zero, ``05``, as papers write it."""
    return f"{number:02}" if 0 <= number < 10 else f"{number:,}".replace(",", ".")


def _words(number: int, *, led: bool) -> list[str]:
    """``led``: something stands before, so the hundreds are said even where they are zero."""
    words: list[str] = []
    if number >= _BILLION:
        words = [*_words(number // _BILLION, led=led), "tỷ"]
        number, led = number % _BILLION, True
    for power in (2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            words += _group(group, led=led or bool(words))
            words += [_UNITS[power]] if power else []
    return words


def _group(number: int, *, led: bool) -> list[str]:
    """A number from 1 to 999."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or led else []
    if tens == 0:
        return words + (["linh", _DIGITS[ones]] if words and ones else [_DIGITS[ones]] if ones else [])
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return words + ([_ones(tens, ones)] if ones else [])


def _ones(tens: int, ones: int) -> str:
    """The last digit as it is said after tens: mốt, tư, lăm."""
    if ones == 5:
        return "lăm"
    if tens > 1 and ones in (1, 4):
        return "mốt" if ones == 1 else "tư"
    return _DIGITS[ones]

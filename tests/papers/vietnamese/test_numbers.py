"""Numbers and money in Vietnamese words."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.papers.vietnamese import counted, money_in_words, number_in_words

SAID = {
    0: "không",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh bốn",
    105: "một trăm linh năm",
    115: "một trăm mười lăm",
    1_005: "một nghìn không trăm linh năm",
    1_010: "một nghìn không trăm mười",
    702_000: "bảy trăm linh hai nghìn",
    1_200_000: "một triệu hai trăm nghìn",
    1_000_005: "một triệu không trăm linh năm",
    1_005_000: "một triệu không trăm linh năm nghìn",
    10**9: "một tỷ",
    12_000_000_000_000: "mười hai nghìn tỷ",
    1_001_000_000: "một tỷ không trăm linh một triệu",
    -21: "âm hai mươi mốt",
}


@pytest.mark.parametrize(("number", "words"), SAID.items())
def test_a_number_is_said_as_it_is_spoken(number: int, words: str) -> None:
    assert number_in_words(number) == words


DIGITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6,
          "bảy": 7, "tám": 8, "chín": 9}  # fmt: skip
UNITS = {"nghìn": 10**3, "triệu": 10**6}


def _heard(words: str) -> int:
    """What somebody who hears the words writes down."""
    billions, whole, group, ones = 0, 0, 0, 0
    for word in words.split():
        if word in DIGITS:
            ones = DIGITS[word]
        elif word == "trăm":
            group, ones = ones * 100, 0
        elif word == "mươi":
            group, ones = group + ones * 10, 0
        elif word == "mười":
            group, ones = group + 10, 0
        elif word == "tỷ":
            billions, whole, group, ones = (billions + whole + group + ones) * 10**9, 0, 0, 0
        elif word in UNITS:
            whole, group, ones = whole + (group + ones) * UNITS[word], 0, 0
    return billions + whole + group + ones


@given(st.integers(0, 10**18))
def test_what_is_said_is_heard_as_the_same_number(number: int) -> None:
    assert _heard(number_in_words(number)) == number


@given(st.integers(0, 10**15))
def test_a_digit_after_tens_is_never_said_as_it_is_alone(number: int) -> None:
    said = number_in_words(number)
    assert [wrong for wrong in ("mươi một", "mươi năm", "mươi bốn", "mười năm", "mười mốt") if wrong in said] == []


def test_money_begins_with_a_capital_and_ends_in_dong() -> None:
    assert money_in_words(1_200_000) == "Một triệu hai trăm nghìn đồng"


def test_a_part_of_a_dong_has_no_words() -> None:
    assert money_in_words(Fraction(5, 2)) is None


def test_a_count_below_ten_has_a_leading_zero() -> None:
    assert [counted(number) for number in (0, 5, 10, 1_250)] == ["00", "05", "10", "1.250"]

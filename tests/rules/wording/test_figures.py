"""Numbers, days and money as Vietnamese offices write them."""

from datetime import date
from fractions import Fraction

import pytest

from thidua.rules.wording.figures import day, figure, money, percent


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (7, "7"),
        (1200000, "1.200.000"),
        (-12345, "−12.345"),
        (Fraction(5, 2), "2,5"),
        (Fraction(-1, 2), "−0,5"),
        (Fraction(123456, 100), "1.234,56"),
        (Fraction(1, 1000000), "0,000001"),
        (Fraction(1, 3), "≈ 0,33"),
        (Fraction(-2, 3), "≈ −0,67"),
    ],
)
def test_numbers_have_a_decimal_comma_and_dots_between_thousands(value: int | Fraction, written: str) -> None:
    assert figure(value) == written


def test_a_share_is_a_percentage_and_says_where_it_is_only_near() -> None:
    assert percent(Fraction(19, 20)) == "95%"
    assert percent(Fraction(37, 41)) == "≈ 90,24%"


def test_days_below_10_and_months_1_and_2_have_a_leading_zero() -> None:
    assert [day(date(2020, 2, 5)), day(date(2020, 3, 12)), day(date(2020, 12, 31))] == [
        "05/02/2020",
        "12/3/2020",
        "31/12/2020",
    ]


def test_money_is_in_dong() -> None:
    assert money(1200000) == "1.200.000 đồng"

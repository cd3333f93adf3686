"""Rounding as a plan states it, exactly."""

from fractions import Fraction

import pytest

from thidua.plan.model.scoring import Rounding
from thidua.rules.totals import rounded


@pytest.mark.parametrize(
    ("mode", "value", "expected"),
    [
        ("half_up", "2.345", "2.35"),
        ("half_up", "-2.345", "-2.34"),
        ("half_even", "2.345", "2.34"),
        ("half_even", "2.355", "2.36"),
        ("down", "2.349", "2.34"),
        ("up", "2.341", "2.35"),
        ("up", "2.34", "2.34"),
        ("half_up", "1/3", "0.33"),
    ],
)
def test_points_are_rounded_to_the_decimals_stated(mode: str, value: str, expected: str) -> None:
    rounding = Rounding.model_validate({"decimals": "2", "mode": mode})
    assert rounded(Fraction(value), rounding) == Fraction(expected)


def test_points_stay_exact_where_nothing_is_stated() -> None:
    assert rounded(Fraction(1, 3), None) == Fraction(1, 3)

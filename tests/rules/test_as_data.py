"""Numbers go out exactly."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from thidua.rules.as_data import number


def test_numbers_are_json_numbers_where_those_are_exact() -> None:
    assert [number(Fraction(value)) for value in ("2", "-0.5", "102.5", "1/3")] == [2, -0.5, 102.5, "1/3"]


@given(st.fractions())
def test_no_number_changes_its_value_on_the_way_out(value: Fraction) -> None:
    out = number(value)
    assert Fraction(repr(out) if isinstance(out, float) else out) == value

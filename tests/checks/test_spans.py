"""Sets of numbers, held against brute force over many numbers."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from thidua.checks.spans import ALL, BOUNDS, NONE, Spans, at_least, less_than, more_than, only

NUMBERS = [Fraction(number, 6) for number in range(-30, 31)]

ends = st.integers(-20, 20).map(lambda number: Fraction(number, 6))
simple = st.builds(lambda name, end: BOUNDS[name](end), st.sampled_from(sorted(BOUNDS)), ends) | st.builds(only, ends)
spans = st.recursive(
    simple | st.sampled_from([ALL, NONE]),
    lambda inner: st.builds(lambda one, two, how: how(one, two), inner, inner, st.sampled_from([
        lambda one, two: one | two, lambda one, two: one & two, lambda one, two: one - two,
    ])),
    max_leaves=6,
)  # fmt: skip


def inside(found: Spans) -> set[Fraction]:
    return {number for number in NUMBERS if number in found}


@given(spans, spans)
def test_union_section_and_difference_are_those_of_sets(one, two):
    assert inside(one | two) == inside(one) | inside(two)
    assert inside(one & two) == inside(one) & inside(two)
    assert inside(one - two) == inside(one) - inside(two)


@given(spans)
def test_spans_are_in_order_and_never_touch(found):
    cuts = [cut for part in found.parts for cut in part]
    assert cuts == sorted(set(cuts))


@given(spans)
def test_wholes_are_the_whole_numbers_and_begin_and_end_on_one(found):
    assert inside(found.wholes()) & set(map(Fraction, range(-5, 6))) == {
        number for number in inside(found) if number.denominator == 1
    }
    for low, high in found.wholes().parts:
        assert isinstance(low[0], float) or low == (int(low[0]), 0)
        assert isinstance(high[0], float) or high == (int(high[0]), 1)


def test_between_two_whole_numbers_there_is_none():
    assert not (more_than(0) & less_than(1)).wholes()
    assert more_than(0) & less_than(2) and (more_than(0) & less_than(2)).wholes() == only(1)


def test_without_its_first_number_a_set_is_open_there():
    assert at_least(0) - only(0) == more_than(0)

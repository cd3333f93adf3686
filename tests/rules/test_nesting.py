"""Places within nested bounds, against going through every order in which a council could put those who are equal."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, permutations, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from thidua.rules.layout import Contest, Layout, Level
from thidua.rules.nesting import Within, lay_out_within

Keys = dict[str, Fraction]


def _layout(places: int, keys: Keys, bounds: list[Within]) -> Layout:
    return lay_out_within(Level("khen", places, set(keys)), keys, bounds, {})


def _keys(**scores: int) -> Keys:
    return {name: Fraction(score) for name, score in scores.items()}


def test_somebody_whose_bound_is_full_is_passed_over() -> None:
    layout = _layout(3, _keys(a=9, b=8, c=7, d=6), [Within("lãnh đạo", 1, frozenset("ab"))])
    assert (layout.held, layout.contests) == ({"a": "khen", "c": "khen", "d": "khen"}, [])


def test_equals_contest_the_last_place_of_their_bound_alone() -> None:
    layout = _layout(3, _keys(a=9, b=9, c=9, d=6), [Within("lãnh đạo", 1, frozenset("ab"))])
    assert layout.held == {"c": "khen", "d": "khen"}
    assert layout.contests == [Contest(("a", "b"), ("khen",), Fraction(9))]


def test_equals_contest_all_places_where_these_do_not_suffice() -> None:
    layout = _layout(2, _keys(a=9, b=9, c=9, d=9), [Within("lãnh đạo", 1, frozenset("ab"))])
    assert layout.contests == [Contest(("a", "b", "c", "d"), ("khen", "khen"), Fraction(9))]


def test_what_two_bounds_cut_through_waits_behind_its_contest() -> None:
    bounds = [Within("lãnh đạo", 1, frozenset("ab")), Within("phòng", 1, frozenset("bc"))]
    layout = _layout(5, _keys(a=9, b=9, c=9, d=6), bounds)
    assert layout.contests == [Contest(("a", "b", "c"), ("khen", "khen", "khen"), Fraction(9))]
    assert layout.waiting == ["khen"]


@st.composite
def tables(draw: Any) -> tuple[int, Keys, list[Within]]:
    """Places, scores of which many are equal, and bounds of which none share anybody."""
    names = [chr(ord("a") + place) for place in range(draw(st.integers(0, 6)))]
    keys = {name: Fraction(draw(st.integers(0, 2))) for name in names}
    of = {name: draw(st.integers(0, 2)) for name in names}
    bounds = [
        Within(f"phần {number}", draw(st.integers(0, 2)), frozenset(name for name in names if of[name] == number))
        for number in range(2)
    ]
    return draw(st.integers(0, 5)), keys, bounds


@given(tables())
def test_whatever_order_a_council_gives_equals_fits_the_layout(table: tuple[int, Keys, list[Within]]) -> None:
    places, keys, bounds = table
    layout = _layout(places, keys, bounds)
    contested = {name for contest in layout.contests for name in contest.participants}
    ends = [set(_greedy(places, order, bounds)) for order in _orders(keys)]
    for end in ends:
        assert end - contested == set(layout.held)
        for contest in layout.contests:
            assert len(end & set(contest.participants)) <= len(contest.places)
    for name in contested:
        assert len({name in end for end in ends}) == 2, "a place that is certain is not contested"
    assert layout.waiting == []


def _orders(keys: Keys) -> Iterator[list[str]]:
    """Every order from the highest key down, equal ones in any order among themselves."""
    equal = [[name for name in keys if keys[name] == key] for key in sorted(set(keys.values()), reverse=True)]
    return (list(chain.from_iterable(order)) for order in product(*(permutations(names) for names in equal)))


def _greedy(places: int, order: list[str], bounds: list[Within]) -> list[str]:
    """Who gets a place where nobody is equal: each in turn who finds room."""
    held: list[str] = []
    for name in order:
        full = any(name in bound.members and len(bound.members & set(held)) >= bound.places for bound in bounds)
        if len(held) < places and not full:
            held.append(name)
    return held

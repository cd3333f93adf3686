"""Laying out places: the examples of the rulebook, and what holds for every table, against trying all orders."""

from collections import Counter
from fractions import Fraction
from itertools import chain, permutations, product
from typing import Any

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from thidua.rules.bulk.figured import Figures
from thidua.rules.bulk.placing import lay_out_one, lay_out_top
from thidua.rules.layout import Contest, Layout, Level, lay_out

Scores = dict[str, Fraction]
PRIZES = [("nhat", 1), ("nhi", 1), ("ba", 1), ("khuyen_khich", 2)]


def _prizes(scores: Scores, barred: tuple[str, ...] = ()) -> list[Level]:
    """The prizes of Hòa Thành, the first three closed to the ``barred``."""
    open_to = set(scores) - set(barred)
    return [Level(name, places, set(scores) if name == "khuyen_khich" else open_to) for name, places in PRIZES]


def test_two_equal_totals_contest_the_second_and_third_prize() -> None:
    scores = dict(zip("abcdef", map(Fraction, (99, 98, 98, 97, 96, 95)), strict=True))

    layout = lay_out(_prizes(scores), scores)

    assert layout.held == {"a": "nhat", "d": "khuyen_khich", "e": "khuyen_khich"}
    assert layout.contests == [Contest(("b", "c"), ("nhi", "ba"), Fraction(98))]


def test_losers_of_a_contest_meet_the_barred_of_the_same_total_in_one_contest() -> None:
    totals = ("100", "99", "99", "99", "99", "99.5")
    scores = dict(zip("abcdef", map(Fraction, totals), strict=True))

    layout = lay_out(_prizes(scores, barred=("e", "f")), scores)

    assert layout.held == {"a": "nhat", "f": "khuyen_khich"}
    assert layout.contests == [Contest(("b", "c", "d", "e"), ("nhi", "ba", "khuyen_khich"), Fraction(99))]


@st.composite
def tables(draw: Any, size: int = 6) -> tuple[list[Level], Scores]:
    """Levels with gates, and scores of which many are equal."""
    names = [chr(ord("a") + place) for place in range(draw(st.integers(0, size)))]
    scores = {name: Fraction(draw(st.integers(0, 3)), 2) for name in names}
    levels = [
        Level(f"giai_{number}", draw(st.integers(0, 2)), {name for name in names if draw(st.integers(0, 3))})
        for number in range(draw(st.integers(1, 3)))
    ]
    return levels, scores


@given(tables())
def test_every_place_is_given_contested_or_lacks_candidates(table: tuple[list[Level], Scores]) -> None:
    levels, scores = table
    layout = lay_out(levels, scores)
    contested = Counter(place for contest in layout.contests for place in contest.places)
    given_out = Counter(layout.held.values())
    in_play = set(layout.held) | {name for contest in layout.contests for name in contest.participants}
    for level in levels:
        taken = given_out[level.award] + contested[level.award]
        assert taken <= level.places
        if taken < level.places and level.award not in layout.waiting:
            assert set(level.passing) <= in_play


@given(tables(), st.randoms())
def test_the_order_of_the_table_changes_nothing(table: tuple[list[Level], Scores], luck: Any) -> None:
    levels, scores = table
    shuffled = dict(luck.sample(list(scores.items()), len(scores)))
    first, second = lay_out(levels, scores), lay_out(levels, shuffled)
    assert (first.held, first.contests, first.waiting) == (second.held, second.contests, second.waiting)


@given(tables())
def test_whatever_order_a_council_gives_equal_scores_fits_the_layout(table: tuple[list[Level], Scores]) -> None:
    levels, scores = table
    layout = lay_out(levels, scores)
    assume(not layout.waiting)
    ends = [_without_ties(levels, order) for order in _orders(scores)]
    contested = {name for contest in layout.contests for name in contest.participants}
    for end in ends:
        assert {name: award for name, award in end.items() if name not in contested} == layout.held
        for contest in layout.contests:
            given_out = [end[name] for name in contest.participants if name in end]
            assert Counter(given_out) == Counter(contest.places)
    for name in contested:
        assert len({end.get(name) for end in ends}) > 1, "a place that is certain is not contested"


def _orders(scores: Scores) -> list[list[str]]:
    """Every order from the highest score down, equal scores in any order among themselves."""
    equal = [[name for name in scores if scores[name] == score] for score in sorted(set(scores.values()), reverse=True)]
    return [list(chain.from_iterable(order)) for order in product(*(permutations(names) for names in equal))]


def _without_ties(levels: list[Level], order: list[str]) -> dict[str, str]:
    """Who gets what where nobody is equal: the first in order who pass, level after level."""
    end: dict[str, str] = {}
    for level in levels:
        free = [name for name in order if name in level.passing and name not in end]
        end |= dict.fromkeys(free[: level.places], level.award)
    return end


@given(tables(size=20))
def test_laying_out_the_top_alone_gives_the_same(table: tuple[list[Level], Scores]) -> None:
    levels, scores = table
    awards = [(level.award, level.places, _mask(level, scores)) for level in levels]
    assert _said(lay_out_top(awards, _figures(scores), list(scores)).layout) == _said(lay_out(levels, scores))


@given(tables(size=20))
def test_one_level_is_laid_out_at_its_edge_alone(table: tuple[list[Level], Scores]) -> None:
    (level, *_), scores = table
    laid_out = lay_out_one(level.award, level.places, _mask(level, scores), _figures(scores), list(scores))
    assert _said(laid_out.layout) == _said(lay_out([level], scores))


def _figures(scores: Scores) -> Figures:
    halves = np.array([int(score * 2) for score in scores.values()], dtype=np.int64)
    return Figures(halves, np.ones(len(scores), dtype=np.bool_), 2)


def _mask(level: Level, scores: Scores) -> Any:
    return np.array([name in level.passing for name in scores], dtype=np.bool_)


def _said(layout: Layout) -> tuple[Any, ...]:
    return layout.held, layout.contests, layout.waiting

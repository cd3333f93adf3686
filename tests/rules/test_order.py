"""Orders by a chain of figures, against comparing everybody with everybody."""

from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.rules.plans import plan_data, read_data
from thidua.plan.model.councils import Majority
from thidua.plan.model.places import Mode, Portion
from thidua.plan.model.ranking import Link
from thidua.rules.facts import Given, Participant
from thidua.rules.order import Order, order
from thidua.rules.portions import places_of, share_of
from thidua.rules.ranking import ranks
from thidua.rules.sheet import Sheet
from thidua.rules.voting import needed_of

PLAN = read_data(plan_data())
CHAIN = (Link(by="dem"), Link(by="so", better="lower"), Link(by="tong"))
NAMES = ("dem", "so", "tong")
Table = dict[str, tuple[Any, ...]]
"""Three whole numbers by participant, None where one is not known."""


def _order(table: Table) -> Order:
    sheets = {}
    for name, figures in table.items():
        facts = {fact: Given(figure) for fact, figure in zip(NAMES, figures, strict=True) if figure is not None}
        sheets[name] = Sheet(PLAN, Participant(name, "collective", "xa", facts))
    return order(CHAIN, sheets)


@st.composite
def tables(draw: Any, gaps: bool = False) -> Table:
    value = st.integers(0, 2) | st.none() if gaps else st.integers(0, 2)
    return {chr(ord("a") + number): tuple(draw(value) for _ in NAMES) for number in range(draw(st.integers(0, 6)))}


@given(tables())
def test_where_everything_is_known_the_order_is_that_of_the_tuples(table: Table) -> None:
    found = _order(table)
    whole = {name: (dem, -so, tong) for name, (dem, so, tong) in table.items()}
    for one, other in product(table, repeat=2):
        assert (found.stands[one].step < found.stands[other].step) == (whole[one] > whole[other])
    for name, rank in ranks(found.keys).items():
        assert rank == 1 + sum(whole[other] > whole[name] for other in table)


@given(tables(gaps=True), st.randoms())
def test_the_order_of_the_table_changes_nothing(table: Table, luck: Any) -> None:
    shuffled = dict(luck.sample(list(table.items()), len(table)))
    assert ranks(_order(table).keys) == ranks(_order(shuffled).keys)


@given(tables(gaps=True))
def test_nobody_falls_behind_an_equal_for_a_gap(table: Table) -> None:
    found = _order(table)
    assert set(found.stands) == {name for name, figures in table.items() if figures[0] is not None}
    for one, other in product(found.stands, repeat=2):
        if found.stands[one].step < found.stands[other].step:
            shared = list(zip(table[one], table[other], strict=True))
            decisive = next(pair for pair in shared if pair[0] != pair[1])
            assert None not in decisive
            assert all(None not in pair for pair in shared[: shared.index(decisive)])


@given(st.integers(0, 60), st.fractions(0, 1, max_denominator=12), st.sampled_from(["down", "up", "half_up"]))
def test_a_share_is_rounded_to_a_neighbour_and_kept_within_bounds(base: int, share: Fraction, mode: Mode) -> None:
    places = Portion(share=share, rounding=mode, at_least=1, at_most=20)
    whole = places_of(places, base)
    assert 1 <= whole <= 20
    bare, exact = share_of(Portion(share=share, rounding=mode), base), share * base
    assert abs(bare - exact) < 1
    assert {"down": bare <= exact, "up": bare >= exact, "half_up": 2 * abs(bare - exact) <= 1}[mode]


@given(st.integers(1, 60), st.fractions(0, 1, max_denominator=12), st.booleans())
def test_the_votes_needed_are_the_fewest_that_suffice(members: int, part: Fraction, strictly: bool) -> None:
    rule = Majority(more_than=part) if strictly else Majority(at_least=part)
    needed = needed_of(rule, members)
    suffices = [
        votes for votes in range(members + 2) if (votes > part * members if strictly else votes >= part * members)
    ]
    assert needed == suffices[0]

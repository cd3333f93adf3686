"""Which values are tried together."""

from itertools import product

import pytest

from thidua.checks.combining import MOST, together


def test_few_facts_are_tried_all_with_all():
    assert list(together([[0, 1], [5, 6, 7]], [0, 0])) == list(product([0, 1], [5, 6, 7]))


def test_no_fact_at_all_is_one_situation():
    assert list(together([], [])) == [()]


def test_a_fact_without_values_leaves_no_situation():
    assert list(together([[0, 1], []], [0, 0])) == []


def test_many_facts_are_tried_two_by_two_from_the_worst_and_the_best():
    tried = [list(range(10)) for _ in range(5)]
    found = list(together(tried, [0, 0, 0, 0, -1]))
    assert len(found) <= MOST
    assert {(0, 0, 0, 0, 9), (9, 9, 9, 9, 0), (3, 7, 0, 0, 9), (9, 4, 9, 9, 2)} <= set(found)
    assert (3, 7, 5, 0, 9) not in found


def test_very_many_facts_are_tried_one_by_one():
    found = list(together([list(range(20)) for _ in range(12)], [0] * 12))
    assert len(found) == 2 + 12 * 19 * 2
    assert tuple(range(12)) not in found


def test_more_than_can_be_tried_are_seen_only_at_their_worst_and_best():
    assert list(together([list(range(100)) for _ in range(50)], [0] * 50)) == [(0,) * 50, (99,) * 50]


@pytest.mark.parametrize("facts", [5, 12])
def test_all_else_equal_the_values_of_a_fact_come_in_order(facts):
    found = list(together([list(range(10)) for _ in range(facts)], [0] * facts))
    assert found == sorted(set(found))

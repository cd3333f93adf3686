"""Yes and no the ways clerks write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.lenient.examples import as_said, examples, expected, shown
from thidua.sheets.cells import formula_cell
from thidua.sheets.lenient.answers import Sure
from thidua.sheets.lenient.yes_no import read_yes_no


@pytest.mark.parametrize("example", examples("yes_no"), ids=shown)
def test_an_example_is_answered_as_it_says(example):
    answer = as_said(read_yes_no(example["cell"]))
    assert answer == expected(example)


def test_a_formula_without_a_result_is_asked_about():
    assert as_said(read_yes_no(formula_cell("=A1"))) == {"ask": "broken"}


@given(st.sampled_from(["không", "chưa", "không có", "chưa có", "Không đạt"]), st.text(max_size=15))
def test_what_begins_with_a_negation_is_never_a_yes(negation, rest):
    assert as_said(read_yes_no(f"{negation} {rest}")).get("sure") is not True
    assert as_said(read_yes_no(f"{negation} {rest}")).get("propose") is not True


@given(st.sampled_from(["có", "x", "đã có", "✓"]), st.sampled_from(["", " ", "\n", "\u00a0", "\u200b"]))
def test_blanks_around_do_not_count(word, blank):
    assert read_yes_no(f"{blank}{word.upper()}{blank}") == Sure(True)

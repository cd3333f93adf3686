"""Levels written loosely."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.lenient.examples import as_said, examples, expected, shown
from thidua.sheets.lenient.answers import Sure, Unclear
from thidua.sheets.lenient.levels import read_choice

EXAMPLES = list(
    chain.from_iterable([(group["choices"], one) for one in group["cells"]] for group in examples("levels"))
)
RATING = EXAMPLES[0][0]


@pytest.mark.parametrize(("choices", "example"), EXAMPLES, ids=shown)
def test_an_example_is_answered_as_it_says(choices, example):
    assert as_said(read_choice(example["cell"], choices)) == expected(example)


def test_a_question_names_the_levels_and_the_nearest():
    answer = read_choice("Không hoàn thành tốt", RATING)
    assert isinstance(answer, Unclear)
    levels = "«Không hoàn thành», «Hoàn thành», «Hoàn thành tốt», «Hoàn thành xuất sắc»"
    assert answer == Unclear("ambiguous", f"cần một trong các mức: {levels}", answer.near)
    assert set(answer.near) >= {"Không hoàn thành", "Hoàn thành tốt"}


@given(st.sampled_from(list(RATING.items())), st.sampled_from([str.upper, str.lower, str.title, str.strip]))
def test_a_label_reads_back_whatever_its_capitals(choice, change):
    name, label = choice
    assert read_choice(f"  {change(label)} ", RATING) == Sure(name)


@given(st.text(max_size=30))
def test_any_text_is_answered(text):
    assert as_said(read_choice(text, RATING))
    assert as_said(read_choice(text, {}))

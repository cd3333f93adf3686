"""Lists of names in one cell or several: cut only where marks say so, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.lenient.examples import examples, shown
from thidua.sheets.lenient.answers import Proposal, Sure
from thidua.sheets.lenient.legacy import cleaned
from thidua.sheets.lenient.names import read_names, split_cell

WORDS = "một cửa thân thiện 2020 - 5S trong công sở Ngày thứ Sáu xanh (không hẹn) và/hoặc"
titles = st.lists(st.sampled_from(WORDS.split()), max_size=8).map(lambda words: " ".join(["Đưa", *words]))
STYLES = {
    "number": lambda at: f"{at}. ",
    "bracket": lambda at: f"{at}) ",
    "dash": lambda at: "- ",
    "plus": lambda at: "+ ",
    "dot": lambda at: "• ",
}


@pytest.mark.parametrize("example", examples("names"), ids=shown)
def test_an_example_is_answered_as_it_says(example):
    answer = read_names(example["cells"])
    assert isinstance(answer, Sure | Proposal)
    assert [one.text for one in answer.value] == example["names"]
    assert (answer.why if isinstance(answer, Proposal) else None) == example.get("doubt")


def test_a_name_keeps_what_stood_there_and_its_cell():
    answer = read_names(["", "1. Mô hình\n  một cửa"])
    assert isinstance(answer, Sure)
    assert [(one.text, one.original, one.cell) for one in answer.value] == [
        ("Mô hình một cửa", "Mô hình\n  một cửa", 1)
    ]


@given(st.text("1.2)a-+•; \nMôhìnhA…", max_size=60))
def test_the_pieces_of_a_cell_are_the_cell_again(text):
    assert "".join(piece.whole for piece in split_cell(text).pieces) == cleaned(text)


@given(
    st.lists(titles, min_size=1, max_size=8),
    st.sampled_from(sorted(STYLES)),
    st.sampled_from(["\n", "\r\n", ";\n"]),
)
def test_a_marked_list_reads_back_every_name(names, style, end):
    text = end.join(f"{STYLES[style](at)}{name}" for at, name in enumerate(names, 1))
    answer = read_names([text])
    assert isinstance(answer, Sure)
    assert [one.text for one in answer.value] == names


@given(st.lists(titles, max_size=5))
def test_a_name_in_each_cell_stays_whole(names):
    answer = read_names(names)
    assert isinstance(answer, Sure)
    assert [one.original for one in answer.value] == names

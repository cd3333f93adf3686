"""Participants by names written differently; two numbers are never one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.lenient.examples import as_said, examples, expected, shown
from thidua.sheets.lenient.answers import Proposal, Sure, Unclear
from thidua.sheets.lenient.people_and_units import Directory

DATA = examples("directory")
KNOWN = Directory(DATA["known"])


@pytest.mark.parametrize("example", DATA["find"], ids=shown)
def test_an_example_is_answered_as_it_says(example):
    answer = KNOWN.find(example["cell"])
    assert as_said(answer) == expected(example)
    if "near" in example:
        assert isinstance(answer, Unclear)
        assert answer.near[0] == example["near"]


def test_a_proposal_names_what_is_known():
    assert KNOWN.find("Tân Thông Hội") == Proposal(
        "TTH", "«Tân Thông Hội» có lẽ là «UBND xã Tân Thông Hội» (thiếu phần chỉ loại đơn vị)"
    )


@pytest.mark.parametrize("code", [code for code in DATA["known"] if not code.startswith("LVA")])
def test_a_name_finds_its_own(code):
    name = DATA["known"][code]
    assert [KNOWN.find(text) for text in (code, name, name.upper(), f" {name}. ")] == [Sure(code)] * 4


@given(
    st.sampled_from(["Phường", "Trường Tiểu học", "Tổ", "Trường THCS Nguyễn Thị Minh Khai"]),
    st.integers(1, 300),
    st.integers(1, 300),
)
def test_two_different_numbers_are_never_one(kind, known, asked):
    answer = Directory({"A": f"{kind} {known}"}).find(f"{kind} {asked}")
    assert (answer == Sure("A")) == (known == asked)
    assert isinstance(answer, Sure | Unclear)


@given(st.text(max_size=30))
def test_any_text_is_answered(text):
    assert as_said(KNOWN.find(text))
    assert as_said(Directory({}).find(text))

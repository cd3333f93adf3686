"""The checker finds what is planted in our own papers, in Word and in PDF alike, and nothing else."""

import re

import pytest

from tests.papers.checking.planted import DECREE, FULL, PLANTED, ROWS, Planted
from tests.papers.making_papers import decision, letter, minutes
from thidua.papers.checking import check_pdf, check_word
from thidua.papers.checking.faults import Fault
from thidua.papers.paper import Paper
from thidua.papers.typst import pdf_file
from thidua.papers.word import word_file

CASES = [pytest.param(fault, id=f"{fault.row}: {fault.name}") for fault in PLANTED]


def told(faults: tuple[Fault, ...]) -> set[str]:
    """The words of the faults without their places."""
    return {re.sub(r"^(trang|phần) \d+: ", "", str(fault)) for fault in faults}


@pytest.mark.parametrize("paper", [decision(), decision(None), letter(), minutes(), FULL], ids=lambda paper: paper.kind)
def test_our_own_papers_have_no_faults(paper: Paper) -> None:
    assert check_word(DECREE, word_file(paper)) == ()
    assert check_pdf(DECREE, pdf_file(paper)) == ()


def test_each_row_of_the_decrees_table_has_its_faults() -> None:
    assert {fault.row for fault in PLANTED} == set(ROWS)


def test_no_fault_is_planted_twice() -> None:
    assert len({(fault.row, fault.name) for fault in PLANTED}) == len(PLANTED)


@pytest.mark.parametrize("fault", CASES)
def test_a_fault_is_found_in_word(fault: Planted) -> None:
    assert told(check_word(DECREE, fault.as_word())) == set(fault.found)


@pytest.mark.parametrize("fault", CASES)
def test_a_fault_is_found_in_a_pdf(fault: Planted) -> None:
    assert told(check_pdf(DECREE, fault.as_pdf())) == set(fault.in_pdf or fault.found)

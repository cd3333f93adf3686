"""The checker finds what is planted in our own papers, in Word and in PDF alike, and nothing else."""

import re

import pytest

from tests.papers.checking.planted import DECREE, IN_A_DECISION, IN_A_LETTER, Planted
from tests.papers.making_papers import decision, letter, minutes
from thidua.papers.checking import check_pdf, check_word
from thidua.papers.checking.faults import Fault
from thidua.papers.paper import Paper
from thidua.papers.typst import pdf_file
from thidua.papers.word import word_file

CASES = [
    pytest.param(paper, fault, id=f"{paper.kind}: {fault.name}")
    for paper, faults in ((decision(), IN_A_DECISION), (letter(), IN_A_LETTER))
    for fault in faults
]


def told(faults: tuple[Fault, ...]) -> set[str]:
    """The words of the faults without their places."""
    return {re.sub(r"^(trang|phần) \d+: ", "", str(fault)) for fault in faults}


@pytest.mark.parametrize("paper", [decision(), decision(None), letter(), minutes()], ids=lambda paper: paper.kind)
def test_our_own_papers_have_no_faults(paper: Paper) -> None:
    assert check_word(DECREE, word_file(paper)) == ()
    assert check_pdf(DECREE, pdf_file(paper)) == ()


@pytest.mark.parametrize(("paper", "fault"), CASES)
def test_a_fault_is_found_in_word(paper: Paper, fault: Planted) -> None:
    assert told(check_word(DECREE, word_file(paper, fault.layout))) == {fault.found}


@pytest.mark.parametrize(("paper", "fault"), CASES)
def test_a_fault_is_found_in_a_pdf(paper: Paper, fault: Planted) -> None:
    assert told(check_pdf(DECREE, pdf_file(paper, fault.layout))) == {fault.in_pdf or fault.found}

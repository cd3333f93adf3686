"""LibreOffice opens a Word file of each kind of each plan, and every letter of it is on the printed pages."""

from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.papers.kinds.cases import demo_case, papers_of
from tests.papers.printing import all_printed_by_libreoffice
from tests.papers.word.test_word_file import paragraphs
from thidua.catalogue import plan_files
from thidua.papers.kinds import KINDS
from thidua.papers.word import word_file


def _letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text.replace("\u200b", "").casefold() if sign.isalpha())


@pytest.mark.libreoffice
@pytest.mark.parametrize("plan_id", sorted(plan_files()))
def test_libreoffice_opens_each_kind_and_loses_no_letter(plan_id: str, tmp_path: Path) -> None:
    made = {kind: papers_of(demo_case(plan_id), kind)[:1] for kind in KINDS}
    files = {kind: word_file(papers[0]) for kind, papers in made.items() if papers}
    printed = all_printed_by_libreoffice(files, tmp_path)
    assert printed.keys() == files.keys()
    for kind, file in files.items():
        shown = "".join(page.extract_text() for page in PdfReader(BytesIO(printed[kind])).pages)
        # Repeated headings are printed more often than they stand in the file.
        lost = _letters("\n".join(paragraphs(file))) - _letters(shown)
        assert (kind, lost) == (kind, Counter())

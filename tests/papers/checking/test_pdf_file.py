"""Measuring PDFs: words that are wrong, files that cannot be read, papers that another program printed."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.papers.checking.planted import DECREE
from tests.papers.checking.test_word_faults import NUMBER
from tests.papers.making_papers import decision, letter, minutes
from tests.papers.printing import printed_by_libreoffice
from thidua.papers.checking import check_pdf
from thidua.papers.checking.pdf_lines import lines_of
from thidua.papers.checking.pdf_page import read_page
from thidua.papers.checking.unreadable import UnreadablePaperError
from thidua.papers.paper import Chart, ChartKind, Column, Paper, Row, Series, Table
from thidua.papers.typst import pdf_file
from thidua.papers.word import word_file


def test_a_wrong_number_is_found() -> None:
    paper = decision()
    wrong = replace(paper, head=replace(paper.head, symbol="QĐ - UBND"))
    assert [str(fault) for fault in check_pdf(DECREE, pdf_file(wrong))] == [
        f"trang 1: Số và ký hiệu: «Số: 05/QĐ - UBND», cần {NUMBER}"
    ]


def test_faults_on_later_pages_are_found() -> None:
    body = DECREE.styles["body"]
    small = DECREE.model_copy(
        update={"styles": {**DECREE.styles, "body": body.model_copy(update={"size": body.size._replace(ours=12)})}}
    )
    assert {str(fault) for fault in check_pdf(DECREE, pdf_file(decision(), small))} == {
        "trang 4: Nội dung: cỡ chữ 12, cần cỡ chữ 13–14"
    }


def test_small_words_are_found_in_tables_and_not_in_charts() -> None:
    chart = Chart(ChartKind.COLUMNS, "Hồ sơ", ("Quý I", "Quý II"), (Series("Đúng hạn", (1200, 1350)),), "hồ sơ")
    style = DECREE.styles["table_text"]
    small = style.model_copy(update={"size": style.size._replace(ours=10)})
    layout = DECREE.model_copy(update={"styles": {**DECREE.styles, "table_text": small}})
    paper = replace(letter(), body=(chart, Table((Column("Quý"), Column("Hồ sơ")), (Row(("I", "1.200")),))))
    assert check_pdf(DECREE, pdf_file(paper)) == ()
    faults = {str(fault) for fault in check_pdf(DECREE, pdf_file(paper, layout))}
    assert faults == {"trang 1: Ô bảng: cỡ chữ 10, cần cỡ chữ 11–14"}


@pytest.mark.parametrize("file", [b"", b"PK\x03\x04", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused(file: bytes) -> None:
    with pytest.raises(UnreadablePaperError, match="không phải tệp PDF"):
        check_pdf(DECREE, file)


@pytest.mark.libreoffice
@pytest.mark.parametrize("paper", [decision(), letter(), minutes()], ids=lambda paper: paper.kind)
def test_our_word_files_printed_by_libreoffice_have_no_faults(paper: Paper, tmp_path: Path) -> None:
    assert check_pdf(DECREE, printed_by_libreoffice(word_file(paper), tmp_path)) == ()


@pytest.mark.libreoffice
@pytest.mark.parametrize("paper", [decision(), letter(), minutes()], ids=lambda paper: paper.kind)
def test_each_line_stands_where_it_stands_in_word(paper: Paper, tmp_path: Path) -> None:
    ours, words = (
        lines_of(read_page(PdfReader(BytesIO(file)).pages[0]))
        for file in (pdf_file(paper), printed_by_libreoffice(word_file(paper), tmp_path))
    )
    assert ["".join(line.text.split()) for line in ours] == ["".join(line.text.split()) for line in words]
    assert max(max(abs(one.x - other.x), abs(one.y - other.y)) for one, other in zip(ours, words, strict=True)) < 1

"""Measuring PDFs: words that are wrong, files that cannot be read, papers that another program printed."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.papers.checking.planted import DECREE, NUMBER
from tests.papers.checking.planting import edited, sized
from tests.papers.checking.test_planted import told
from tests.papers.making_papers import LONG, decision, letter, list_of, minutes
from tests.papers.printing import printed_by_libreoffice
from thidua.papers.checking import check_pdf
from thidua.papers.checking.pdf_lines import lines_of
from thidua.papers.checking.pdf_page import read_page
from thidua.papers.checking.unreadable import UnreadablePaperError
from thidua.papers.paper import Chart, ChartKind, Column, Paper, Paragraph, Row, Series, Signer, Table
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


def test_small_words_are_found_also_where_a_chart_is_near() -> None:
    chart = Chart(ChartKind.COLUMNS, "Hồ sơ", ("Quý I", "Quý II"), (Series("Đúng hạn", (1200, 1350)),), "hồ sơ")
    paper = replace(letter(), body=(Paragraph(LONG), chart, Paragraph("Số liệu đến hết năm.")))
    assert check_pdf(DECREE, pdf_file(paper)) == ()
    body = {"Nội dung: cỡ chữ 10, cần cỡ chữ 13–14"}
    assert told(check_pdf(DECREE, pdf_file(paper, sized("body", 10)))) == body


@pytest.mark.parametrize("kind", ChartKind)
def test_the_words_of_no_chart_are_taken_for_text(kind: ChartKind) -> None:
    names = tuple(f"Phòng {name} và các đơn vị trực thuộc" for name in ("Nội vụ", "Tư pháp", "Kinh tế"))
    series = tuple(Series(name, (1200, 1350, 90)) for name in ("Đúng hạn", "Trễ hạn", "Đang giải quyết"))
    paper = replace(letter(), body=(Paragraph(LONG), Chart(kind, "Hồ sơ", names, series), Paragraph(LONG)))
    assert check_pdf(DECREE, pdf_file(paper)) == ()


def test_letters_that_our_table_of_widths_lacks_are_as_wide_as_in_the_font() -> None:
    arrows = "Số hồ sơ → ⇒ ☐ ≈ × ≠ ∑ " * 20
    assert check_pdf(DECREE, pdf_file(letter(arrows, LONG))) == ()


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_signers_side_by_side_are_measured_each(count: int) -> None:
    note = "(Ký, ghi rõ họ tên)"
    offices = ("Kế toán", "Thủ trưởng đơn vị được chấm điểm", "Người lập biểu", "Phó Chủ tịch Ủy ban nhân dân")
    signers = tuple(
        Signer(office, note=note, name="Lê Thị Ánh" if index else None) for index, office in enumerate(offices)
    )
    paper = replace(letter(), signers=signers[:count], recipients=(), landscape=True)
    assert check_pdf(DECREE, pdf_file(paper)) == ()
    found = {
        "Ghi chú ký: cỡ chữ 10, cần cỡ chữ 11–14",
    }
    assert told(check_pdf(DECREE, pdf_file(paper, sized("signer_note", 10)))) == found


@pytest.mark.parametrize("people", range(15, 22))
def test_a_signature_after_a_table_is_never_alone_on_a_page(people: int) -> None:
    assert check_pdf(DECREE, pdf_file(signed_list(people))) == ()


@pytest.mark.parametrize("repeated", range(26, 33))
def test_a_signature_after_a_long_paragraph_takes_two_lines_along(repeated: int) -> None:
    paper = letter(LONG.strip(), "Số liệu chi tiết của từng đơn vị như sau và được công khai. " * repeated)
    file = pdf_file(paper)
    assert check_pdf(DECREE, file) == ()
    if len(pages := PdfReader(BytesIO(file)).pages) > 1:
        text = [line.text for line in lines_of(read_page(pages[1])) if line.x < 40]
        assert [line.partition(" ")[0] for line in text if not line.startswith("-")][2:] == ["Nơi"]


def signed_list(people: int) -> Paper:
    """A list that two sign below its table, and where it goes."""
    return replace(minutes(), body=(list_of(people),), recipients=("Như trên", "Lưu: VT"))


@pytest.mark.libreoffice
@pytest.mark.parametrize("people", [16, 17, 18])
def test_a_signature_after_a_table_is_not_alone_in_word_either(people: int, tmp_path: Path) -> None:
    assert check_pdf(DECREE, printed_by_libreoffice(word_file(signed_list(people)), tmp_path)) == ()


@pytest.mark.libreoffice
def test_double_spacing_is_found(tmp_path: Path) -> None:
    file = edited(word_file(letter(LONG.strip())), "styles", 'w:line="240"', 'w:line="480"')
    assert "Nội dung: giãn dòng 2, cần từ đơn đến 1,5 dòng" in told(
        check_pdf(DECREE, printed_by_libreoffice(file, tmp_path))
    )


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

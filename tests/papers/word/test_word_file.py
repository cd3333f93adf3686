"""Word files of papers."""

import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from tests.papers.making_papers import LONG, decision, letter, minutes
from tests.papers.printing import SYSTEM_FONTS, printed_by_libreoffice
from thidua.papers.checking.pdf_file import measure_pdf
from thidua.papers.layout import layouts
from thidua.papers.paper import Column, Gap, Heading, Paragraph, Row, Run, Table
from thidua.papers.typst.fonts_found import FAMILY
from thidua.papers.word import word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = 'A & B <w:p/> ]]> "x" \x00\x07\u202e{{ 7*7 }} #eval(1) =1+1 \ufffe'


def part(file: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    with ZipFile(BytesIO(file)) as archive:
        return ElementTree.fromstring(archive.read(name))


def paragraphs(file: bytes) -> list[str]:
    return [
        "".join("\n" if node.tag == f"{W}br" else node.text or "" for node in paragraph.iter() if node.tag in TEXT)
        for paragraph in part(file).iter(f"{W}p")
    ]


TEXT = (f"{W}t", f"{W}br")


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert word_file(decision()) == word_file(decision())


def test_every_part_is_well_formed_and_named_in_the_content_types() -> None:
    file = word_file(decision())
    with ZipFile(BytesIO(file)) as archive:
        names = archive.namelist()
        for name in names:
            ElementTree.fromstring(archive.read(name))
    named = {node.get("PartName", "")[1:] for node in part(file, "[Content_Types].xml")}
    assert {name for name in names if not name.endswith(".rels")} - {"[Content_Types].xml"} == named - {""}


def test_every_paragraph_has_a_style_of_the_file() -> None:
    file = word_file(decision())
    styles = {style.get(f"{W}styleId") for style in part(file, "word/styles.xml").iter(f"{W}style")}
    used = {node.get(f"{W}val") for node in part(file).iter(f"{W}pStyle")}
    assert used <= styles
    names = {style.get(f"{W}val") for style in part(file, "word/styles.xml").iter(f"{W}name")}
    assert {"Quốc hiệu", "Căn cứ", "Điều", "Nơi nhận"} <= names


def test_hostile_words_are_printed_as_they_are_without_what_is_unseen() -> None:
    assert 'A & B <w:p/> ]]> "x" {{ 7*7 }} #eval(1) =1+1 ' in [
        text.removesuffix("./.") for text in paragraphs(word_file(letter(HOSTILE, "hết")))
    ]


def test_composed_and_decomposed_letters_give_the_same_file() -> None:
    assert word_file(letter(normalize("NFD", LONG))) == word_file(letter(LONG))


def test_ten_thousand_letters_are_kept_and_their_row_may_break() -> None:
    file = word_file(letter("chữ " * 2500, addressees=("Ủy ban nhân dân " + "x" * 10_000,)))
    assert [len(text) for text in paragraphs(file) if len(text) > 5000] == [10_026, 10_002]


@pytest.mark.libreoffice
def test_ten_thousand_letters_anywhere_are_printed_whole(tmp_path: Path) -> None:
    long = "chữ " * 2500
    paper = letter(long)
    table = Table((Column("A"), Column("B", 3)), (Row((long, "w" * 10_000)),))
    wide = replace(paper, head=replace(paper.head, subject=long), body=(*paper.body, table))
    pdf = PdfReader(BytesIO(printed_by_libreoffice(word_file(wide), tmp_path)))
    printed = "".join("".join(page.extract_text().split()) for page in pdf.pages)
    assert (printed.count("chữ"), printed.count("w")) == (7500, 10_000)


def test_paragraphs_are_kept_with_the_next_as_they_are_set() -> None:
    paper = replace(letter(), body=(Heading(1, "Mục"), Heading(1, "Mục " * 200), Paragraph("một"), Paragraph("hai")))
    said = [
        None if (keep := paragraph.find(f"{W}pPr/{W}keepNext")) is None else keep.get(f"{W}val")
        for paragraph in part(word_file(paper)).iter(f"{W}p")
        if (style := paragraph.find(f"{W}pPr/{W}pStyle")) is not None and style.get(f"{W}val") in ("Heading1", "Body")
    ]
    assert said == [None, "0", "1", "1"]  # None: as its style says


def test_a_line_break_is_a_line_break() -> None:
    assert "ỦY BAN NHÂN DÂN\nXÃ HƯƠNG LÚA" in paragraphs(word_file(decision()))


def test_gaps_are_highlighted() -> None:
    highlighted = [
        "".join(text.text or "" for text in run.iter(f"{W}t"))
        for run in part(word_file(letter(("Trước ", Gap("ngày hết hạn"), Run(" năm nay", bold=True))))).iter(f"{W}r")
        if run.find(f"{W}rPr/{W}highlight") is not None
    ]
    assert highlighted == ["[…\xa0ngày hết hạn\xa0…]", "[…\xa0họ tên người ký\xa0…]"]


def test_the_font_table_names_the_metric_twin_of_the_font() -> None:
    (font,) = part(word_file(letter()), "word/fontTable.xml")
    said = {node.tag.removeprefix(W): node.get(f"{W}val") for node in font}
    assert font.get(f"{W}name") == layouts()[-1].font
    assert (said["altName"], said["family"], said["pitch"]) == (f"{FAMILY},Liberation Serif", "roman", "variable")


@pytest.mark.libreoffice
def test_without_the_font_libreoffice_takes_the_twin_by_the_aliases_of_the_system(tmp_path: Path) -> None:
    printed = printed_by_libreoffice(word_file(letter()), tmp_path, SYSTEM_FONTS)
    assert {font for one in measure_pdf(layouts()[-1], printed).parts for font in one.fonts} == {FAMILY}


def test_the_heading_rows_of_a_list_repeat_and_merged_cells_hold() -> None:
    table = list(part(word_file(decision(people=3))).iter(f"{W}tbl"))[2]
    rows = list(table.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True, *[False] * 5]
    merged = [[cell.find(f"{W}tcPr/{W}vMerge") is not None for cell in row.iter(f"{W}tc")] for row in rows[:2]]
    assert merged == [[True, False, True], [True, False, False, True]]
    spans = [[cell.find(f"{W}tcPr/{W}gridSpan") is not None for cell in row.iter(f"{W}tc")] for row in rows[:2]]
    assert spans == [[False, True, False], [False] * 4]


def test_sections_turn_the_page_and_count_from_one() -> None:
    sections = list(part(word_file(decision())).iter(f"{W}sectPr"))
    sizes = [section.find(f"{W}pgSz") for section in sections]
    assert [size is not None and size.get(f"{W}orient") for size in sizes] == [None, "landscape", None]
    starts = [section.find(f"{W}pgNumType") for section in sections]
    assert [start is not None and start.get(f"{W}start") for start in starts] == ["1"] * 3


def test_no_two_tables_touch() -> None:
    body = part(word_file(minutes())).find(f"{W}body")
    assert body is not None
    tags = [node.tag for node in body]
    assert not any(one == next == f"{W}tbl" for one, next in pairwise(tags))
    assert tags[-2:] == [f"{W}p", f"{W}sectPr"]

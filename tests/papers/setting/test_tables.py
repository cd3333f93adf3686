"""Room at tables: what leads to one stays with it, what follows stands apart, rows to be signed are high enough."""

import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from tests.papers.making_papers import LONG, letter
from tests.papers.setting.test_setting import LAYOUT, body
from tests.papers.word.test_word_file import W, part
from thidua.papers.checking.pdf_lines import lines_of
from thidua.papers.checking.pdf_page import Page, read_page
from thidua.papers.paper import Clause, Column, Heading, Paper, Paragraph, Row, RowKind, Table
from thidua.papers.setting.elements import Line
from thidua.papers.setting.lines import words
from thidua.papers.typst import pdf_file
from thidua.papers.word import word_file

POINT = Fraction(254, 720)  # mm
NAMES = Table((Column("Họ tên", 3), Column("Ký nhận")), (Row(("An",)), Row(("Bình",)), Row(("Cộng",), RowKind.TOTAL)))
"""Three rows, the last a total, which nobody signs."""


def _first_page(paper: Paper) -> Page:
    return read_page(PdfReader(BytesIO(pdf_file(paper))).pages[0])


def _levels(page: Page) -> list[Fraction]:
    """How far from the top the level lines of the tables are drawn."""
    left = LAYOUT.margins.left.ours
    return sorted({round(stroke.y, 1) for stroke in page.strokes if stroke.level and abs(stroke.x - left) < 1})


def _kept(*blocks: Clause | Paragraph | Table) -> dict[str, bool]:
    lines = [element for element in body(*blocks, Paragraph("Hết")).elements if isinstance(element, Line)]
    return {words(line): line.next for line in lines if line.style in ("body", "clause")}


def test_what_leads_to_a_table_or_a_list_stays_with_it() -> None:
    kept = _kept(
        Clause("Kết quả từng người"), NAMES, Paragraph("Gồm:"), Paragraph("một"), Paragraph(f"{LONG * 3}:"), NAMES
    )
    assert [kept[said] for said in ("1. Kết quả từng người", "Gồm:", "một")] == [True, True, False]
    assert not kept[f"{LONG * 3}:"], "the programs would move the whole of a long paragraph"


@pytest.mark.parametrize("lines", range(20, 40))
def test_no_page_ends_with_the_words_that_lead_to_a_table(lines: int) -> None:
    paper = letter(*(["Một dòng."] * lines), addressees=())
    paper = replace(paper, body=(*paper.body, Clause("Kết quả bỏ phiếu:"), NAMES))
    for page in PdfReader(BytesIO(pdf_file(paper))).pages:
        text = page.extract_text()
        assert "Kết quả bỏ phiếu" not in text or "Họ tên" in text


@pytest.mark.parametrize("closing", [("Danh sách có hai người.",), ("Danh sách có hai người.", LONG, LONG)])
def test_what_follows_a_table_stands_apart_from_it(closing: tuple[str, ...]) -> None:
    paper = replace(letter(addressees=()), body=(NAMES, *map(Paragraph, closing)))
    page = _first_page(paper)
    bottom = _levels(page)[-1]
    below = next(line for line in lines_of(page) if line.text.startswith("Danh sách có"))
    assert below.top - bottom == pytest.approx(LAYOUT.apart * POINT, abs=0.3)
    nodes = list(part(word_file(paper))[0])
    table = next(at for at, node in enumerate(nodes) if _is_grid(node))
    spacing = nodes[table + 1].find(f"{W}pPr/{W}spacing")
    assert spacing is not None
    assert spacing.get(f"{W}before") == str(LAYOUT.apart * 20)


def _is_grid(node: ElementTree.Element) -> bool:
    return node.tag == f"{W}tbl" and any(text.text == "Họ tên" for text in node.iter(f"{W}t"))


def test_a_heading_below_a_table_keeps_its_own_room_where_that_is_more() -> None:
    (heading,) = (
        one
        for one in body(NAMES, Heading(1, "Kết luận")).elements
        if isinstance(one, Line) and one.style == "heading_1"
    )
    assert heading.above <= LAYOUT.styles["heading_1"].before


@pytest.mark.parametrize("signed", [False, True])
def test_rows_to_be_signed_are_high_enough_and_the_others_are_not(signed: bool) -> None:
    paper = replace(letter(addressees=()), body=(replace(NAMES, signed=signed), Paragraph("Hết")))
    heights = [below - above for above, below in pairwise(_levels(_first_page(paper)))]
    assert [height >= 12 for height in heights] == [False, signed, signed, False]
    told = [node.get(f"{W}val") for node in part(word_file(paper)).iter(f"{W}trHeight")]
    assert told == (["680", "680"] if signed else []), "12 mm are 680 twentieths of a point"


def test_a_break_that_we_put_into_a_wide_word_is_not_read_as_said() -> None:
    wide = "tra-cuu.example/" + "x" * 28
    table = Table((Column("A"), Column("B", 9)), (Row((wide,)),))
    page = _first_page(replace(letter(addressees=()), body=(table, Paragraph("Hết"))))
    assert "\u200b" not in "".join(one.text for one in page.words)
    assert wide in "".join(one.text for one in page.words)

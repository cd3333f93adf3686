"""Papers as they are set: what stands where, numbered and worded."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.papers.making_papers import decision, letter, list_of, minutes
from thidua.papers.layout import layouts
from thidua.papers.paper import (
    Article,
    Block,
    Chart,
    ChartKind,
    Clause,
    Column,
    Gap,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Point,
    Row,
    Run,
    Series,
    Table,
)
from thidua.papers.setting import set_paper
from thidua.papers.setting.elements import Columns, Drawn, Element, Grid, Line, NewPage, Piece, Rule, Section
from thidua.papers.setting.lines import words
from thidua.papers.widths import width_mm

LAYOUT = layouts()[-1]


def lines(elements: tuple[Element, ...]) -> list[str]:
    """The paragraphs of a section beside its columns and tables: style and words."""
    return [f"{element.style}: {words(element)}" for element in elements if isinstance(element, Line)]


def columns(element: Element) -> list[list[list[str]]]:
    assert isinstance(element, Columns)
    return [[[words(part) for part in side if isinstance(part, Line)] for side in row] for row in element.rows]


def body(*blocks: Block) -> Section:
    """A letter's section with these blocks, without addressees."""
    return set_paper(LAYOUT, replace(letter(addressees=()), body=blocks))[0]


def test_a_decision_from_top_to_bottom() -> None:
    main, *_ = set_paper(LAYOUT, decision())
    assert columns(main.elements[0]) == [
        [
            ["ỦY BAN NHÂN DÂN\nXÃ HƯƠNG LÚA"],
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
        ],
        [["Số: 05/QĐ-UBND"], ["Hương Lúa, ngày 05 tháng 01 năm 2026"]],
    ]
    assert lines(main.elements)[:-2] == [
        "title: QUYẾT ĐỊNH",
        "subject: Về việc tặng Giấy khen cho cá nhân có thành tích xuất sắc",
        "centred: CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HƯƠNG LÚA",
        "basis: Căn cứ Luật Thi đua, khen thưởng;",
        "basis: Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.",
        "centred: QUYẾT ĐỊNH:",
        "article: Điều 1. Tặng Giấy khen cho 40 cá nhân (có danh sách kèm theo).",
        "article: Điều 2. Tiền thưởng",
        "clause: 1. Mức tiền thưởng:",
        "point: a) Tập thể: 1.518.000 đồng;",
        "point: b) Cá nhân: 759.000 đồng.",
    ]
    assert lines(main.elements)[-2].endswith("không để xảy ra tồn đọng./.")
    assert columns(main.elements[-1]) == [
        [["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT."], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Ước"]]
    ]


def test_appendices_are_sections_of_their_own() -> None:
    _, table, rubric = set_paper(LAYOUT, decision())
    assert (table.landscape, rubric.landscape) == (True, False)
    attached = "(Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 01 năm 2026 của Chủ tịch Ủy ban nhân dân xã Hương Lúa)"
    assert lines(table.elements) == ["appendix_title: DANH SÁCH", f"appendix_attached: {attached}"]
    assert lines(rubric.elements)[:2] == ["appendix_label: Phụ lục II", "appendix_title: BIỂU ĐIỂM"]


def test_a_letter_has_its_subject_under_the_number_and_no_type() -> None:
    section = set_paper(LAYOUT, letter())[0]
    assert columns(section.elements[0])[1] == [
        ["Số: 12/PNV", "V/v nhắc gửi báo cáo thi đua quý I năm 2026"],
        ["Hòa Thành, ngày 05 tháng 3 năm 2026"],
    ]
    assert [line.partition(":")[0] for line in lines(section.elements)] == ["addressee"] * 3 + ["body", "table_text"]


def test_one_addressee_stands_on_the_line_several_on_lines_of_their_own() -> None:
    one, several = (
        [element for element in set_paper(LAYOUT, paper)[0].elements if isinstance(element, Line)]
        for paper in (letter(addressees=("Ủy ban nhân dân tỉnh",)), letter())
    )
    assert words(one[0]) == "Kính gửi: Ủy ban nhân dân tỉnh"
    assert [words(line) for line in several[:3]] == [
        "Kính gửi: ",
        "- Ủy ban nhân dân xã A;",
        "- Ủy ban nhân dân xã B.",
    ]
    assert several[1].left == several[2].left == several[0].left + width_mm("Kính gửi", 14)


def test_minutes_have_no_place_and_date_and_no_end_mark_and_two_who_sign() -> None:
    section = set_paper(LAYOUT, minutes())[0]
    assert columns(section.elements[0])[1] == [["Số: \xa0\xa0\xa0\xa0\xa0\xa0/BB-HĐTĐKT"], []]
    assert lines(section.elements)[-2] == "item: - Bà B, thư ký."
    assert columns(section.elements[-1]) == [[["THƯ KÝ", "Lê Thị Ánh"], ["CHỦ TRÌ", "Võ Đình Đạt"]]]


def test_ranks_below_are_numbered_anew_and_a_label_counts() -> None:
    section = body(
        Heading(1, "Một"),
        Heading(2, "Nhỏ"),
        Heading(3, "Nhỏ hơn"),
        Heading(2, "Nhỏ"),
        Heading(1, "Hai"),
        Heading(2, "Nhỏ"),
        Article("Điều"),
        Clause("khoản"),
        Point("điểm"),
        Clause("khoản", label="1a."),
        Clause("khoản"),
        Point("điểm"),
        Article("Điều"),
        Clause("khoản"),
    )
    labels = [line.split(": ", 1)[1].rsplit(" ", 1)[0] for line in lines(section.elements)[:-1]]
    assert labels == [
        "I.",
        "1.",
        "a) Nhỏ",
        "2.",
        "II.",
        "1.",
        "Điều 1.",
        "1.",
        "a)",
        "1a.",
        "3.",
        "a)",
        "Điều 2.",
        "1.",
    ]


def test_rules_have_their_share_of_the_words_above() -> None:
    main = set_paper(LAYOUT, decision())[0]
    assert isinstance(main.elements[0], Columns)
    head = [part for side in main.elements[0].rows[0] for part in side if isinstance(part, Rule)]
    below = [element for element in main.elements if isinstance(element, Rule)]
    subject = "Về việc tặng Giấy khen cho cá nhân có thành tích xuất sắc"
    assert [rule.length for rule in (*head, *below)] == [
        width_mm("ỦY BAN NHÂN DÂN", 13, True) * Fraction(42, 100),
        width_mm("Độc lập - Tự do - Hạnh phúc", 14, True),
        width_mm(subject, 14, True) * Fraction(40, 100),
    ]


def test_a_gap_is_printed_and_marked_and_the_end_mark_follows_it() -> None:
    section = body(Paragraph(("Gửi trước ", Gap("ngày hết hạn"))))
    line = next(element for element in section.elements if isinstance(element, Line))
    assert line.pieces == (Piece("Gửi trước "), Piece("[…\xa0ngày hết hạn\xa0…]", gap=True), Piece("./."))


LINE, LINES = Paragraph("một dòng"), Paragraph("nhiều dòng " * 20)
LONG_ONE = Paragraph("rất dài " * 200)


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        ((LINE, LINES), [False, True]),
        ((LINES, LINE), [True, True]),
        ((LINES, LINE, LINE), [False, True, True]),
        ((LINE, LONG_ONE), [False, True]),
    ],
)
def test_two_lines_of_text_stay_with_the_signature(blocks: tuple[Block, ...], kept: list[bool]) -> None:
    lines = [element for element in body(*blocks).elements if isinstance(element, Line) and element.style == "body"]
    assert [line.next for line in lines] == kept


def test_what_nobody_signs_is_kept_with_nothing() -> None:
    appendix = set_paper(LAYOUT, decision())[2]
    assert [line.next for line in appendix.elements if isinstance(line, Line) and line.style == "body"] == [False]


def test_the_last_row_of_a_table_stays_with_the_signature_unless_it_is_very_high() -> None:
    one, high = (
        next(element for element in body(table).elements if isinstance(element, Grid))
        for table in (list_of(3), Table((Column("A"), Column("B")), (Row(("chữ " * 400, "b")),)))
    )
    assert [all(cell.line.next for cell in row) for row in one.rows] == [True, False, False, True, True]
    assert [cell.line.next for cell in high.rows[0]] == [False, False]


def test_a_chart_stays_with_the_signature() -> None:
    chart = Chart(ChartKind.COLUMNS, "Hồ sơ", ("Quý I",), (Series("Đúng hạn", (12,)),))
    assert [element.next for element in body(chart).elements if isinstance(element, Drawn)] == [True]


def test_a_long_heading_is_not_kept_with_what_follows() -> None:
    section = body(Heading(1, "Mục"), Heading(1, "Mục " * 200), Paragraph("Hết. " * 40))
    kept = [element.next for element in section.elements if isinstance(element, Line) and element.style == "heading_1"]
    assert kept == [True, False]


def test_an_empty_paper_is_set() -> None:
    assert len(set_paper(LAYOUT, Paper("rong", decision().head))) == 1


def test_the_columns_of_a_table_share_the_width_of_the_page() -> None:
    _, table, _ = set_paper(LAYOUT, decision(people=2))
    grid = next(element for element in table.elements if isinstance(element, Grid))
    width = Fraction(LAYOUT.text_width(landscape=True), 16)
    assert grid.widths == (width, width * 5, width * 7, width * 3)
    assert [[words(cell.line) for cell in row] for row in grid.head] == [
        ["TT", "Người được khen", "Số tiền (đồng)"],
        ["Họ và tên", "Chức vụ, đơn vị"],
    ]
    assert [(cell.columns, cell.rows) for cell in grid.head[0]] == [(1, 2), (2, 1), (1, 2)]


def test_groups_stay_with_the_next_row_and_totals_with_the_one_before() -> None:
    section = body(list_of(3), Paragraph("Hết. " * 40))
    grid = next(element for element in section.elements if isinstance(element, Grid))
    assert [all(cell.line.next for cell in row) for row in grid.rows] == [True, False, False, True, False]
    assert [[piece.bold for cell in row for piece in cell.line.pieces] for row in grid.rows][::4] == [
        [True],
        [True] * 2,
    ]


def test_an_empty_table_says_so_and_missing_cells_are_empty() -> None:
    empty = next(element for element in body(Table((Column("A"), Column("B")))).elements if isinstance(element, Grid))
    assert [(words(cell.line), cell.columns) for cell in empty.rows[0]] == [("Không có", 2)]


def test_page_breaks_and_stressed_words_stay() -> None:
    section = body(Paragraph(("một ", Run("hai", bold=True, italic=True))), PageBreak(), Paragraph("ba"))
    assert [type(element) for element in section.elements[1:4]] == [Line, NewPage, Line]
    line = section.elements[1]
    assert isinstance(line, Line)
    assert line.pieces == (Piece("một "), Piece("hai", True, True))

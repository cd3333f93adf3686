"""Word templates of offices: filled, and what is missing, unknown or out of place told with where it stands."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from tests.papers.templates.offices import OFFER, VALUES, changed, paragraphs, rows, table, word
from thidua.papers.paper import Chart, ChartKind, Head, Paper, Series
from thidua.papers.templates import Told, check_template, fill_template
from thidua.papers.word import word_file
from thidua.sheets.problems import SheetError

ROW = ("{{ duoc_khen.stt }}", "{{ duoc_khen.ten }}", "{{ duoc_khen.diem }}")


def _told(problems: Any) -> list[str]:
    return [str(problem).replace("\xa0", " ") for problem in problems]


def test_fields_become_values_written_the_vietnamese_way(tmp_path: Path) -> None:
    template = word(tmp_path, "{{ ten_phong_trao }}, ngày {{ngay}}, {{ so_tham_gia }} đơn vị")
    filled = fill_template(template, OFFER, VALUES)
    assert paragraphs(filled.content) == ["Thi đua cải cách, ngày 05/01/2026, 1.200 đơn vị"]
    assert filled.problems == ()


def test_a_field_that_word_has_cut_into_runs_is_one_field(tmp_path: Path) -> None:
    def cut(document: Any) -> None:
        paragraph = document.add_paragraph()
        paragraph.add_run("{{ ten_")
        paragraph.add_run("phong").bold = True
        paragraph.add_run("_trao }}")

    assert paragraphs(fill_template(word(tmp_path, make=cut), OFFER, VALUES).content) == ["Thi đua cải cách"]


def test_a_row_that_names_a_list_is_there_for_each_item_with_its_look(tmp_path: Path) -> None:
    def make(document: Any) -> None:
        table(document, ("STT", "Tên", "Điểm"), ROW, ("", "Cộng", "{{ so_tham_gia }}"))
        document.tables[0].rows[1].cells[1].paragraphs[0].runs[0].bold = True

    filled = fill_template(word(tmp_path, make=make), OFFER, VALUES)
    assert rows(filled.content) == [
        ["STT", "Tên", "Điểm"],
        ["1", "Xã An", "2,5"],
        ["2", "Xã Bình", "3"],
        ["3", "Xã Cát", "4"],
        ["", "Cộng", "1.200"],
    ]
    made = Document(BytesIO(filled.content)).tables[0]
    assert [row.cells[1].paragraphs[0].runs[0].bold for row in made.rows] == [None, True, True, True, None]


def test_an_empty_list_leaves_no_row(tmp_path: Path) -> None:
    template = word(tmp_path, make=lambda document: table(document, ("STT", "Tên"), ("{{ tham_gia.stt }}", "có")))
    assert rows(fill_template(template, OFFER, VALUES).content) == [["STT", "Tên"]]


def test_paragraphs_repeat_and_are_left_out_by_condition(tmp_path: Path) -> None:
    template = word(
        tmp_path,
        "{%p for xa in duoc_khen %}",
        "- {{ loop.index }}. {{ xa.ten }}",
        "{%p endfor %}",
        "{% if so %}Có số{% else %}Chưa có số{% endif %}",
    )
    filled = fill_template(template, OFFER, VALUES)
    assert paragraphs(filled.content) == ["- 1. Xã An", "- 2. Xã Bình", "- 3. Xã Cát", "Chưa có số"]


def test_headers_and_footers_are_filled(tmp_path: Path) -> None:
    def make(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ ten_phong_trao }}"
        document.sections[0].footer.paragraphs[0].text = "{{ khong_co }}"

    filled = fill_template(word(tmp_path, make=make), OFFER, VALUES)
    section = Document(BytesIO(filled.content)).sections[0]
    assert section.header.paragraphs[0].text == "Thi đua cải cách"
    assert _told(filled.problems) == ["chân trang, đoạn 1: không có trường «khong_co»"]


def test_what_the_campaign_lacks_is_marked_and_told_with_its_place(tmp_path: Path) -> None:
    values = {**VALUES, "duoc_khen": [{"stt": 1, "ten": "Xã An", "diem": None}]}
    template = word(tmp_path, "Số {{ so }} và lại {{ so }}", make=lambda document: table(document, ROW))
    filled = fill_template(template, OFFER, values)
    assert paragraphs(filled.content) == ["Số [… số văn bản …] và lại [… số văn bản …]"]
    assert rows(filled.content) == [["1", "Xã An", "[… điểm …]"]]
    assert [problem.kind for problem in filled.problems] == [Told.MISSING, Told.MISSING]
    assert _told(filled.problems) == [
        "đoạn 1: thiếu «số văn bản»; đã đánh dấu chỗ trống",
        "bảng 1, dòng 1, ô 3: thiếu «điểm (được khen)» ở dòng 1 của danh sách; đã đánh dấu chỗ trống",
    ]


def test_unknown_and_misplaced_fields_are_told_before_anything_is_filled(tmp_path: Path) -> None:
    def make(document: Any) -> None:
        table(document, ("a", "{{ duoc_khen.ten }} {{ tham_gia.ten }}"))

    template = word(tmp_path, "", "{{ ten_phong_tra }}", "{{ duoc_khen }}", "{{ duoc_khen.ten }}", make=make)
    problems = check_template(template, OFFER)
    assert [(problem.kind, problem.place) for problem in problems] == [
        (Told.UNKNOWN, "đoạn 2"),
        (Told.MISUSED, "đoạn 3"),
        (Told.MISUSED, "đoạn 4"),
        (Told.MISUSED, "bảng 1, dòng 1, ô 2"),
    ]
    assert _told(problems)[0] == "đoạn 2: không có trường «ten_phong_tra» (có phải là «ten_phong_trao»?)"
    marked = paragraphs(fill_template(template, OFFER, VALUES).content)
    assert marked[1:3] == ["[… không có trường «ten_phong_tra» …]", "[… danh sách, chỉ dùng trong dòng lặp lại …]"]


def test_a_field_named_as_clerks_read_it_leads_to_its_id(tmp_path: Path) -> None:
    (problem,) = check_template(word(tmp_path, "{{ ngay_ban_hanh }}"), OFFER)
    assert problem.message == "không có trường «ngay_ban_hanh» (có phải là «ngay»?)"


@pytest.mark.parametrize(
    "value",
    ["A & B <w:p/> {{ so }}", "{% for %} &amp;", "<script>", "dòng một\ndòng hai", "x" * 10_000],
    ids=["markup", "marks", "script", "lines", "long"],
)  # fmt: skip
def test_values_are_words_and_nothing_else(tmp_path: Path, value: str) -> None:
    filled = fill_template(word(tmp_path, "{{ ten_phong_trao }}"), OFFER, {**VALUES, "ten_phong_trao": value})
    assert paragraphs(filled.content) == [value]


def test_controls_and_marks_of_direction_do_not_reach_the_paper(tmp_path: Path) -> None:
    values = {**VALUES, "ten_phong_trao": "Xã\x00\x07 A\u202en\u200b \x0cB\ud800"}
    assert paragraphs(fill_template(word(tmp_path, "{{ ten_phong_trao }}"), OFFER, values).content) == ["Xã An B\ufffd"]


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    values = {**VALUES, "ten_phong_trao": "Ti\u0065\u0302\u0301n"}
    assert paragraphs(fill_template(word(tmp_path, "{{ ten_phong_trao }}"), OFFER, values).content) == ["Tiến"]


def test_the_same_values_give_the_same_bytes(tmp_path: Path) -> None:
    template = word(tmp_path, "{{ ten_phong_trao }}")
    assert len({fill_template(template, OFFER, VALUES).content for _ in range(2)}) == 1


def test_loops_that_cut_through_a_table_are_refused_and_lose_nothing(tmp_path: Path) -> None:
    template = word(
        tmp_path,
        "{% for xa in duoc_khen %}",
        make=lambda document: table(document, ("{{ xa.ten }}", "{% endfor %}")),
    )
    with pytest.raises(SheetError) as refused:
        fill_template(template, OFFER, VALUES)
    assert refused.value.message.startswith("các dấu lặp hoặc điều kiện cắt ngang bảng")


def test_where_the_text_was_once_made_from_is_left_out(tmp_path: Path) -> None:
    def attach(parts: dict[str, bytes]) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        parts["word/settings.xml"] = parts["word/settings.xml"].replace(
            b"<w:zoom", f'<w:attachedTemplate xmlns:r="{kind}" r:id="rId9"/><w:zoom'.encode(), 1
        )
        parts["word/_rels/settings.xml.rels"] = (
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId9" Type="{kind}/attachedTemplate" Target="C:/Cu.dotx" TargetMode="External"/>'
            "</Relationships>"
        ).encode()

    filled = fill_template(changed(word(tmp_path, "{{ ngay }}"), attach), OFFER, VALUES)
    with ZipFile(BytesIO(filled.content)) as archive:
        assert [name for name in archive.namelist() if b"attachedTemplate" in archive.read(name)] == []
    assert paragraphs(filled.content) == ["05/01/2026"]


def test_a_paper_of_ours_with_a_chart_is_a_template_too(tmp_path: Path) -> None:
    chart = Chart(ChartKind.BARS, "Điểm", ("A", "B"), (Series("x", (1, 2)),))
    head = Head("UBND xã X", symbol="BC-UBND", place="Xã X", title="Báo cáo", subject="{{ ten_phong_trao }}")
    (tmp_path / "khuon.docx").write_bytes(word_file(Paper("bao-cao", head, body=(chart,))))
    filled = fill_template(tmp_path / "khuon.docx", OFFER, VALUES)
    assert "Thi đua cải cách" in paragraphs(filled.content)
    with ZipFile(BytesIO(filled.content)) as archive:
        assert {"word/charts/chart1.xml", "word/embeddings/chart1.xlsx"} <= set(archive.namelist())

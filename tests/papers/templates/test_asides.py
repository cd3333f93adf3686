"""Fields outside of cells and of a text's body: filled, or told with their place; never left as they are in silence."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from tests.papers.templates.offices import OFFER, VALUES, changed, excel, paragraphs, word
from thidua.papers.paper import Chart, ChartKind, Head, Paper, Series
from thidua.papers.templates import Values, check_template, fill_template
from thidua.papers.word import word_file
from thidua.sheets.problems import SheetError

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Change = Callable[[dict[str, bytes]], None]


def _parts(content: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def _relations(*targets: tuple[str, str]) -> bytes:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{KIND}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 70)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'.encode()


def _text_box(*runs: str) -> Change:
    """A drawing on the first sheet with one text box, its text in these runs."""
    written = "".join(f"<a:r><a:t>{run}</a:t></a:r>" for run in runs)

    def change(parts: dict[str, bytes]) -> None:
        parts["xl/drawings/drawing1.xml"] = (
            f'<xdr:wsDr xmlns:xdr="{DRAWING}" xmlns:a="{A}"><xdr:sp><xdr:txBody><a:p>{written}</a:p></xdr:txBody>'
            "</xdr:sp></xdr:wsDr>"
        ).encode()
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = _relations(("drawing", "../drawings/drawing1.xml"))

    return change


def _told(template: Path, values: Values | None = None) -> list[str]:
    problems = check_template(template, OFFER) if values is None else fill_template(template, OFFER, values).problems
    return [str(problem).replace("\xa0", " ") for problem in problems]


# --- Excel


def test_heads_and_feet_of_printed_pages_are_filled(tmp_path: Path) -> None:
    def make(sheet: Any) -> None:
        sheet.oddHeader.center.text = "{{ ten_phong_trao }} &P"
        sheet.oddFooter.left.text = "Ngày {{ ngay }}"

    values = {**VALUES, "ten_phong_trao": "Thi đua A & B"}
    filled = fill_template(excel(tmp_path, {"A1": 1}, make), OFFER, values)
    sheet: Any = openpyxl.load_workbook(BytesIO(filled.content)).active
    # "&&" is how a head writes "&".
    assert (sheet.oddHeader.center.text, sheet.oddFooter.left.text) == ("Thi đua A && B &P", "Ngày 05/01/2026")
    assert filled.problems == ()


def test_a_figure_after_a_size_does_not_become_part_of_the_size(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        edge = b"<headerFooter><oddHeader>&amp;R&amp;12{{ so_tham_gia }}</oddHeader></headerFooter></worksheet>"
        parts[name] = parts[name].replace(b"</worksheet>", edge)

    filled = fill_template(changed(excel(tmp_path, {"A1": 1}), change), OFFER, VALUES)
    assert ">&amp;R&amp;12 1.200<" in _parts(filled.content)["xl/worksheets/sheet1.xml"]


def test_a_head_that_becomes_too_long_for_excel_is_refused_with_its_place(tmp_path: Path) -> None:
    def make(sheet: Any) -> None:
        sheet.oddHeader.center.text = "{{ ten_phong_trao }}"

    with pytest.raises(SheetError) as refused:
        fill_template(excel(tmp_path, {"A1": 1}, make), OFFER, {**VALUES, "ten_phong_trao": "x" * 300})
    assert refused.value.message == (
        "trang «Biểu 1», đầu trang in: Excel chỉ cho 255 ký tự, điền vào thì thành 302; hãy bớt chữ ở đó"
    )


@pytest.mark.parametrize(
    "runs", [("Về {{ ten_phong_trao }}", ", ngày {{ ngay }}"), ("Về {{ ten_", "phong_trao }}, ngày {{ngay}}")]
)
def test_text_boxes_are_filled_also_where_a_field_is_cut_in_pieces(tmp_path: Path, runs: tuple[str, ...]) -> None:
    values = {**VALUES, "ten_phong_trao": "A & B <x>\nhai"}
    filled = fill_template(changed(excel(tmp_path, {"A1": 1}), _text_box(*runs)), OFFER, values)
    drawn = _parts(filled.content)["xl/drawings/drawing1.xml"]
    words = drawn.replace("</a:t></a:r><a:r><a:t>", "").replace("</a:t></a:r><a:r><a:t/>", "")
    assert "<a:t>Về A &amp; B &lt;x&gt; hai, ngày 05/01/2026</a:t>" in words.replace(
        "</a:t></a:r><a:r><a:t/>", "</a:t>"
    )
    assert filled.problems == ()


def test_titles_of_charts_and_notes_are_filled(tmp_path: Path) -> None:
    def make(sheet: Any) -> None:
        sheet["B1"] = 2
        chart = BarChart()
        chart.title = "Điểm {{ ten_phong_trao }}"
        chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=1))
        sheet.add_chart(chart, "D4")
        sheet["A1"].comment = Comment("Xem {{ ngay }}", "Tôi")

    filled = fill_template(excel(tmp_path, {"A1": 1}, make), OFFER, VALUES)
    parts = _parts(filled.content)
    assert "Điểm Thi đua cải cách" in parts["xl/charts/chart1.xml"]
    assert [name for name, content in parts.items() if "{{" in content] == []
    sheet: Any = openpyxl.load_workbook(BytesIO(filled.content)).active
    assert sheet["A1"].comment.text == "Xem 05/01/2026"


def test_what_is_lacking_unknown_or_of_a_list_there_is_told_and_marked(tmp_path: Path) -> None:
    template = changed(excel(tmp_path, {"A1": 1}), _text_box("{{ so }} {{ sai }} {{ duoc_khen.ten }} {{ duoc_khen }}"))
    place = "trang «Biểu 1», hình vẽ"
    of_list = "thuộc danh sách; ở đây chỉ điền được trường không thuộc danh sách nào"
    assert _told(template, VALUES) == [
        f"{place}: thiếu «số văn bản»; đã đánh dấu chỗ trống",
        f"{place}: không có trường «sai»",
        f"{place}: «duoc_khen.ten» {of_list}",
        f"{place}: «duoc_khen» {of_list}",
    ]
    drawn = _parts(fill_template(template, OFFER, VALUES).content)["xl/drawings/drawing1.xml"].replace("\xa0", " ")
    assert "[… số văn bản …] [… không có trường «sai» …]" in drawn
    assert "{{" not in drawn


@pytest.mark.parametrize(
    ("text", "said"),
    [("{% import 'x' %}", "mã lệnh không được dùng"), ("{{ so.__class__ }}", "không hiểu chỗ trong ngoặc nhọn")],
)
def test_code_in_a_text_box_is_refused_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SheetError) as refused:
        check_template(changed(excel(tmp_path, {"A1": 1}), _text_box(text)), OFFER)
    assert refused.value.message.startswith(f"trang «Biểu 1», hình vẽ, «{text}»: {said}")


def test_fields_where_nothing_can_be_filled_are_told(tmp_path: Path) -> None:
    def make(sheet: Any) -> None:
        sheet.title = "Trang {{ ngay }}"
        sheet["B2"] = '="{{ so }}"&A1'
        hint = DataValidation(type="whole", promptTitle="Nhập", prompt="{{ ngay }}")
        sheet.add_data_validation(hint)
        hint.add("A1")
        sheet.parent.properties.title = "{{ ten_phong_trao }}"

    assert _told(excel(tmp_path, {"A1": 1}, make)) == [
        "tên trang «Trang {{ ngay }}»: trường ở đây không được điền; hãy đặt trong ô",
        "trang «Trang {{ ngay }}», công thức ở ô B2: trường ở đây không được điền; hãy đặt trong ô không công thức",
        "trang «Trang {{ ngay }}», gợi ý hoặc thiết đặt của trang: trường ở đây không được điền; hãy đặt trong ô",
        "phần «docProps/core.xml» của tệp: trường ở đây không được điền; hãy đặt trong ô",
    ]


# --- Word

NOTES = (
    """<w:{kind}s xmlns:w="{space}"><w:{kind} w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}></w:{kind}s>"""
)


def _notes(kind: str, text: str) -> Change:
    """A part of foot- or endnotes."""

    def change(parts: dict[str, bytes]) -> None:
        parts[f"word/{kind}s.xml"] = NOTES.format(kind=kind, space=W, text=text).encode()
        parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
            b"</Relationships>",
            f'<Relationship Id="rId88" Type="{KIND}/{kind}s" Target="{kind}s.xml"/></Relationships>'.encode(),
        )
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"</Types>",
            f'<Override PartName="/word/{kind}s.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            f'wordprocessingml.{kind}s+xml"/></Types>'.encode(),
        )

    return change


@pytest.mark.parametrize(("kind", "place"), [("footnote", "chú thích, đoạn 1"), ("endnote", "chú thích cuối")])
def test_notes_below_the_text_are_filled_once(tmp_path: Path, kind: str, place: str) -> None:
    template = word(tmp_path, "x", make=lambda document: document.add_section())
    changed(template, _notes(kind, "Theo {{ ten_phong_trao }}, {{ sai }}"))
    filled = fill_template(template, OFFER, {**VALUES, "ten_phong_trao": "A & {% for %} {{ so }}"})
    notes = _parts(filled.content)[f"word/{kind}s.xml"].replace("\xa0", " ")
    assert "Theo A &amp; {% for %} {{ so }}, [… không có trường «sai» …]" in notes
    assert [str(problem) for problem in filled.problems] == [f"{place}: không có trường «sai»"]


def test_each_kind_of_head_and_foot_is_filled(tmp_path: Path) -> None:
    kinds = ("header", "first_page_header", "even_page_header", "footer", "first_page_footer", "even_page_footer")

    def make(document: Any) -> None:
        document.settings.odd_and_even_pages_header_footer = True
        document.sections[0].different_first_page_header_footer = True
        for kind in kinds:
            getattr(document.sections[0], kind).paragraphs[0].text = f"{kind}: {{{{ ngay }}}}"

    filled = fill_template(word(tmp_path, make=make), OFFER, VALUES)
    section = Document(BytesIO(filled.content)).sections[0]
    assert [getattr(section, kind).paragraphs[0].text for kind in kinds] == [f"{kind}: 05/01/2026" for kind in kinds]


BOX = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps">{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent></w:r></w:p>'
).format("<w:txbxContent><w:p><w:r><w:t>{{{{ {0} }}}}</w:t></w:r></w:p></w:txbxContent>")


def test_text_boxes_of_word_are_filled_for_old_and_new_programs(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        boxes = BOX.format("ten_phong_trao") + BOX.format("sai")
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", boxes.encode() + b"<w:sectPr", 1)

    filled = fill_template(changed(word(tmp_path, "x"), change), OFFER, VALUES)
    body = _parts(filled.content)["word/document.xml"]
    assert (body.count("Thi đua cải cách"), body.count("{{")) == (2, 0)
    assert [problem.message for problem in filled.problems] == ["không có trường «sai»"]


def test_titles_of_charts_in_word_are_filled_and_their_figures_told(tmp_path: Path) -> None:
    chart = Chart(ChartKind.BARS, "Điểm", ("A {{ ngay }}", "B"), (Series("x", (1, 2)),))
    head = Head("UBND xã X", symbol="BC-UBND", place="Xã X", title="Báo cáo", subject="x")
    (tmp_path / "khuon.docx").write_bytes(word_file(Paper("bao-cao", head, body=(chart,))))

    def entitle(parts: dict[str, bytes]) -> None:
        run = "<a:r><a:t>Điểm {{ ten_phong_trao }}</a:t></a:r>"
        title = f"<c:chart><c:title><c:tx><c:rich><a:p>{run}</a:p></c:rich></c:tx></c:title>"
        name = "word/charts/chart1.xml"
        parts[name] = parts[name].replace(b"<c:chart>", title.encode(), 1)

    filled = fill_template(changed(tmp_path / "khuon.docx", entitle), OFFER, VALUES)
    assert "Điểm Thi đua cải cách" in _parts(filled.content)["word/charts/chart1.xml"]
    assert [str(problem) for problem in filled.problems] == [
        "phần «word/charts/chart1.xml» của tệp: trường ở đây không được điền; hãy đặt trong nội dung văn bản"
    ]


def test_a_title_of_the_file_longer_than_word_takes_is_cut_and_the_text_is_whole(tmp_path: Path) -> None:
    def make(document: Any) -> None:
        document.core_properties.title = "{{ ten_phong_trao }}"

    values = {**VALUES, "ten_phong_trao": "A & B <" + "x" * 10_000}
    filled = fill_template(word(tmp_path, "{{ ten_phong_trao }}", make=make), OFFER, values)
    assert Document(BytesIO(filled.content)).core_properties.title == "A & B <" + "x" * 248
    assert paragraphs(filled.content) == ["A & B <" + "x" * 10_000]


def test_fields_in_other_parts_of_a_word_file_are_told(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["customXml/item1.xml"] = b"<a>{{ so }}</a>"

    assert _told(changed(word(tmp_path, "x"), change)) == [
        "phần «customXml/item1.xml» của tệp: trường ở đây không được điền; hãy đặt trong nội dung văn bản"
    ]

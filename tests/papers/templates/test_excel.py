"""Excel templates of offices: cells filled, rows repeated, and everything around them kept."""

from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from tests.papers.templates.offices import OFFER, VALUES, changed, excel
from thidua.papers.templates import Told, check_template, fill_template
from thidua.sheets.problems import SheetError

ROW = {"A4": "{{ duoc_khen.stt }}", "B4": "{{ duoc_khen.ten }}", "C4": "{{ duoc_khen.diem }}"}


def _filled(template: Path, values: Any = VALUES) -> Any:
    return openpyxl.load_workbook(BytesIO(fill_template(template, OFFER, values).content))


def _cells(sheet: Any) -> dict[str, object]:
    return {
        cell.coordinate: cell.value.replace("\xa0", " ") if isinstance(cell.value, str) else cell.value
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_a_value_alone_in_its_cell_is_a_number_and_within_words_it_is_written(tmp_path: Path) -> None:
    book = _filled(excel(tmp_path, {"A1": "{{ so_tham_gia }}", "A2": "Có {{ so_tham_gia }} đơn vị", "A3": "{{ngay}}"}))
    assert _cells(book.active) == {"A1": 1200, "A2": "Có 1.200 đơn vị", "A3": "05/01/2026"}


def test_a_day_is_a_day_where_the_cell_shows_days(tmp_path: Path) -> None:
    def make(sheet: Any) -> None:
        sheet["A1"].number_format = "dd/mm/yyyy"

    cell = _filled(excel(tmp_path, {"A1": "{{ ngay }}"}, make)).active["A1"]
    assert (cell.is_date, cell.value.date(), cell.number_format) == (True, VALUES["ngay"], "dd/mm/yyyy")


def test_a_row_that_names_a_list_repeats_and_what_is_below_moves(tmp_path: Path) -> None:
    def make(sheet: Any) -> None:
        sheet["B4"].font = Font(bold=True)
        sheet.row_dimensions[4].height = 30
        sheet.row_dimensions[5].height = 40
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("D4:E4")
        sheet.merge_cells("A5:B5")
        sheet.print_area = "A1:E5"
        sheet.auto_filter.ref = "A3:C4"
        rule = DataValidation(type="whole", operator="between", formula1="$C$4", formula2="9")
        rule.add("C4")
        sheet.add_data_validation(rule)

    sheet = _filled(excel(tmp_path, {**ROW, "A1": "Danh sách", "A5": "Cộng", "D4": "ký"}, make)).active
    assert _cells(sheet) == {
        "A1": "Danh sách",
        "A4": 1, "B4": "Xã An", "C4": 2.5, "D4": "ký",
        "A5": 2, "B5": "Xã Bình", "C5": 3, "D5": "ký",
        "A6": 3, "B6": "Xã Cát", "C6": 4, "D6": "ký",
        "A7": "Cộng",
    }  # fmt: skip
    assert [sheet[f"B{row}"].font.bold for row in (4, 5, 6)] == [True, True, True]
    assert [sheet.row_dimensions[row].height for row in (4, 5, 6, 7)] == [30, 30, 30, 40]
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A1:C1", "D4:E4", "D5:E5", "D6:E6", "A7:B7"}
    assert sheet.print_area == "'Biểu 1'!$A$1:$E$7"
    assert sheet.auto_filter.ref == "A3:C6"
    (rule,) = sheet.data_validations.dataValidation
    assert str(rule.sqref) == "C4:C6"


def test_formulas_follow_their_rows(tmp_path: Path) -> None:
    def make(sheet: Any) -> None:
        other = sheet.parent.create_sheet("Hai")
        other["A1"] = "='Biểu 1'!C5"

    formulas = {
        "C5": "=SUM(C4:C4)",
        "D4": "=C4*2",
        "E4": "=SUM($C$4:C4)",
        "F4": "=C4/SUM($C$4:$C$4)",
        "G4": "=C4+C$2",
        "D5": "=C4+LOG10(C5)",
    }
    book = _filled(excel(tmp_path, {**ROW, **formulas}, make))
    cells = _cells(book["Biểu 1"])
    assert {at: cells[at] for at in cells if str(cells[at]).startswith("=")} == {
        "D4": "=C4*2", "E4": "=SUM($C$4:C4)", "F4": "=C4/SUM($C$4:$C$6)", "G4": "=C4+C$2",
        "D5": "=C5*2", "E5": "=SUM($C$4:C5)", "F5": "=C5/SUM($C$4:$C$6)", "G5": "=C5+C$2",
        "D6": "=C6*2", "E6": "=SUM($C$4:C6)", "F6": "=C6/SUM($C$4:$C$6)", "G6": "=C6+C$2",
        "C7": "=SUM(C4:C6)", "D7": "=C4+LOG10(C7)",
    }  # fmt: skip
    assert book["Hai"]["A1"].value == "='Biểu 1'!C7"


def test_a_formula_shared_by_an_area_is_written_into_each_cell(tmp_path: Path) -> None:
    def share(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        for row, formula in ((4, b'<f t="shared" si="0" ref="D4:D5">C4*2</f>'), (5, b'<f t="shared" si="0"/>')):
            parts[name] = parts[name].replace(b"<f>C%d*9</f>" % row, formula)

    template = changed(excel(tmp_path, {**ROW, "D4": "=C4*9", "D5": "=C5*9"}), share)
    cells = _cells(_filled(template).active)
    assert {at: cells[at] for at in ("D4", "D5", "D6", "D7")} == {
        "D4": "=C4*2", "D5": "=C5*2", "D6": "=C6*2", "D7": "=C7*2",
    }  # fmt: skip


def test_an_empty_list_leaves_one_blank_row(tmp_path: Path) -> None:
    cells = {"A1": "{{ tham_gia.ten }}", "B1": "Ông {{ tham_gia.ten }}", "A2": "=SUM(A1:A1)"}
    assert _cells(_filled(excel(tmp_path, cells)).active) == {"B1": "Ông ", "A2": "=SUM(A1:A1)"}


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://a")'])
def test_formulas_in_values_stay_text_also_when_somebody_edits_them(tmp_path: Path, value: str) -> None:
    template = excel(tmp_path, {"A1": "{{ ten_phong_trao }}", "A2": "{{ ngay }}"})
    sheet = _filled(template, {**VALUES, "ten_phong_trao": value}).active
    assert (sheet["A1"].value, sheet["A1"].data_type, sheet["A1"].quotePrefix) == (value, "s", True)
    assert not sheet["A2"].quotePrefix


def test_values_are_words_and_nothing_else(tmp_path: Path) -> None:
    value = "A & B <c r='A9'/> {{ so }} \x00\u202ee\u0302\n" + "x" * 10_000
    sheet = _filled(excel(tmp_path, {"A1": "{{ ten_phong_trao }}"}), {**VALUES, "ten_phong_trao": value}).active
    assert _cells(sheet) == {"A1": "A & B <c r='A9'/> {{ so }} ê\n" + "x" * 10_000}


def test_numbers_too_long_for_a_spreadsheet_stay_exact_as_text(tmp_path: Path) -> None:
    template = excel(tmp_path, {"A1": "{{ so_tham_gia }}"})
    assert _cells(_filled(template, {**VALUES, "so_tham_gia": 10**17 + 1}).active) == {"A1": "100.000.000.000.000.001"}
    assert _cells(_filled(template, {**VALUES, "so_tham_gia": Fraction(1, 8)}).active) == {"A1": 0.125}


def test_problems_are_told_by_sheet_and_cell(tmp_path: Path) -> None:
    cells = {"A1": "{{ so }}", "B2": "{{ sai }}", "C3": "{{ duoc_khen }}", "D4": "{{duoc_khen.ten}} {{tham_gia.ten}}"}
    template = excel(tmp_path, cells)
    assert [(problem.kind, problem.place) for problem in check_template(template, OFFER)] == [
        (Told.UNKNOWN, "trang «Biểu 1», ô B2"),
        (Told.MISUSED, "trang «Biểu 1», ô C3"),
        (Told.MISUSED, "trang «Biểu 1», ô D4"),
    ]
    filled = fill_template(template, OFFER, VALUES)
    assert str(filled.problems[0]) == "trang «Biểu 1», ô A1: thiếu «số văn bản»; đã đánh dấu chỗ trống"
    made = _cells(openpyxl.load_workbook(BytesIO(filled.content)).active)
    assert (made["A1"], made["B2"]) == ("[… số văn bản …]", "[… không có trường «sai» …]")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ Tên phong trào }}", "không hiểu chỗ trong ngoặc nhọn"),
        ("{{ so", "không hiểu chỗ trong ngoặc nhọn"),
        ("{{ so.__class__ }}", "không hiểu chỗ trong ngoặc nhọn"),
        ("{% for x in duoc_khen %}", "mã lệnh không được dùng trong khuôn"),
    ],
)
def test_marks_that_are_no_fields_are_refused_with_their_cell(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SheetError) as refused:
        check_template(excel(tmp_path, {"C7": text}), OFFER)
    assert refused.value.message.startswith(f"trang «Biểu 1», ô C7, «{text}»: {said}")


def test_an_office_s_picture_and_note_stay_where_they_belong(tmp_path: Path) -> None:
    anchor = (
        b'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:twoCellAnchor>'
        b"<xdr:from><xdr:row>%d</xdr:row></xdr:from><xdr:to><xdr:row>%d</xdr:row></xdr:to>"
        b"</xdr:twoCellAnchor></xdr:wsDr>"
    )

    def draw(parts: dict[str, bytes]) -> None:
        kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        parts["xl/drawings/drawing1.xml"] = anchor % (4, 8)
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Id="rId1" Type="%s/drawing" Target="../drawings/drawing1.xml"/></Relationships>' % kind
        )

    filled = fill_template(changed(excel(tmp_path, ROW), draw), OFFER, VALUES)
    with ZipFile(BytesIO(filled.content)) as archive:
        assert archive.read("xl/drawings/drawing1.xml").endswith((anchor % (6, 10)).partition(b">")[2])


def test_a_list_too_long_for_a_sheet_is_refused(tmp_path: Path) -> None:
    row = dict.fromkeys(("A1", "B1", "C1", "D1", "E1"), "{{ duoc_khen.ten }}")
    values = {**VALUES, "duoc_khen": [{"ten": "Xã"}] * 400_001}
    with pytest.raises(SheetError) as refused:
        fill_template(excel(tmp_path, row), OFFER, values)
    assert refused.value.message == "danh sách quá dài cho trang «Biểu 1» của khuôn; hãy dùng danh sách ngắn hơn"


def test_the_same_values_give_the_same_bytes(tmp_path: Path) -> None:
    template = excel(tmp_path, ROW)
    assert len({fill_template(template, OFFER, VALUES).content for _ in range(2)}) == 1

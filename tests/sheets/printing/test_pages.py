"""How forms look: heading block, limits, protection, print set-up; what is written into them beforehand."""

from datetime import date

import openpyxl
import pytest
from pypdf import PdfReader

from thidua.rules.facts import Participant
from thidua.sheets.content import read_contents
from thidua.sheets.printing.books import write_reports, write_roll_up
from thidua.sheets.printing.entries import Entry
from thidua.sheets.problems import SheetError
from thidua.sheets.workbooks import Workbook

OFFICE = Participant("GD", "collective", "unit", name="=Phòng Giáo dục")
PAGES = {
    ("an-bien-2020", None): 2,
    ("cu-chi-2020", None): 3,
    ("cu-chi-2020", "school_interim"): 2,
    ("hoa-thanh-2018", None): 2,
    ("long-thanh-2024", None): 3,
    ("long-thanh-2024", "final"): 1,
    ("thai-nguyen-2018-2020", None): 4,
}


def texts_of(sheet):
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_heading_block_of_an_official_form(blank):
    texts = texts_of(openpyxl.load_workbook(blank("cu-chi-2020"))["Biểu 1"])
    assert texts[:8] == [
        "TRƯỜNG TÂN PHÚ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "────────",
        "Độc lập - Tự do - Hạnh phúc",
        "Biểu 1",
        "SỐ LƯỢNG ĐĂNG KÝ THEO LĨNH VỰC",
        "(Kèm theo Kế hoạch số 3925/KH-UBND ngày 05/5/2020 của UBND huyện Củ Chi)",
        # A school sends to the education office, by the dispatch's own day.
        "Hạn gửi: chậm nhất ngày 14/5/2020",
    ]
    assert texts[-3:] == ["…………, ngày …… tháng …… năm ………", "THỦ TRƯỞNG ĐƠN VỊ", "(Ký tên, đóng dấu)"]
    assert "=SUM(C10:C16)" in texts


def test_what_the_hidden_sheet_says(blank):
    about = openpyxl.load_workbook(blank("cu-chi-2020", "school_interim"))["thidua"]
    said = {row[0].value: row[1].value for row in about.iter_rows()}
    assert said | {"version": "…"} == {
        "form": "report",
        "plan": "cu-chi-2020",
        "version": "…",
        "participant": "DV01",
        "name": "Trường Tân Phú",
        "kind": "collective",
        "group": "school",
        "round": "2020",
        "forms": "report:school_interim",
    }


def test_points_are_limited_and_only_inputs_are_unlocked(blank):
    sheet = openpyxl.load_workbook(blank("hoa-thanh-2018"))["Bảng tự chấm điểm"]
    limits = {str(one.sqref): (one.type, one.formula1, one.formula2) for one in sheet.data_validations.dataValidation}
    rows = {row[0].value: row[3].coordinate for row in sheet.iter_rows() if row[2].value in (5, 10)}
    assert limits[rows["1.1"]] == ("decimal", "0", "10")
    assert limits[rows["6"]] == ("decimal", "-1000000000000", "10")  # conduct may go below 0
    assert sheet.protection.sheet
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    inputs = {f"{column}{cell[1:]}" for cell in rows.values() for column in "DE"}
    day = next(row[2].row for row in sheet.iter_rows() if str(row[2].value).startswith("……"))
    assert unlocked - inputs == {f"{column}{day}" for column in "CDE"}


def test_landscape_where_wide(blank):
    book = openpyxl.load_workbook(blank("long-thanh-2024"))
    setups = {sheet.title: (sheet.page_setup.orientation, sheet.page_setup.paperSize) for sheet in book}
    assert setups["Số liệu"] == ("portrait", 9)
    assert setups["Danh sách đề nghị khen thưởng"] == ("landscape", 9)


def test_what_goes_upward_is_filled_in_and_reads_back(tmp_path, plans):
    names = [
        Entry("direction", "names", "=Sổ liên lạc số"),
        Entry("direction", "unit", "Trường A"),
        Entry("direction:2", "names", "Họp trực tuyến"),
        Entry("direction:2", "unit", "Trường B"),
    ]
    path, plan = tmp_path / "len.xlsx", plans["cu-chi-2020"]
    pages = {"bieu_1": [Entry("direction", "registered", 2)], "bieu_2": names}
    write_roll_up(path, plan, OFFICE, "2020", pages)
    assert {cell.data_type for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row} == {
        "s",
        "n",
        "f",
    }
    assert "Hạn gửi: chậm nhất ngày 10/5/2020" in texts_of(openpyxl.load_workbook(path)["Biểu 2"])
    with Workbook(path, path.name) as book:
        first, second = read_contents(book, plan)
    assert [(one.row, one.column, one.cell.text) for one in first.cells] == [("direction", "registered", "2")]
    assert first.total is not None
    assert first.about is not None
    assert (first.total.text, first.about.made) == ("2", "roll_up")
    assert {(one.row, one.column, one.cell.text) for one in second.cells} == {
        (one.row, one.column, one.value) for one in names
    }
    assert first.problems + second.problems == []


def test_a_report_begins_with_what_was_registered(tmp_path, plans):
    one = Participant("A", "collective", "school")
    registered = {"A": [Entry("1", "names", "Họp trực tuyến"), Entry("1", "field", "Chỉ đạo, điều hành")]}
    (path,) = write_reports(plans["cu-chi-2020"], [one], tmp_path, "school_final", registered=registered)
    texts = texts_of(openpyxl.load_workbook(path).worksheets[1])
    assert {"Họp trực tuyến", "Chỉ đạo, điều hành", "Mức độ hoàn thành"} < set(texts)
    with pytest.raises(SheetError):
        write_reports(plans["cu-chi-2020"], [one], tmp_path, "school_final")
    with pytest.raises(KeyError):
        write_reports(plans["cu-chi-2020"], [one], tmp_path / "khác", "không có")


def test_days_are_days(tmp_path, plans):
    one = Participant("A", "collective", "one_stop")
    path, entries = tmp_path / "a.xlsx", [Entry("1", "registered_on", date(2020, 7, 31))]
    write_roll_up(path, plans["an-bien-2020"], one, "2020", {"registration": entries})
    with Workbook(path, path.name) as book:
        (found,) = read_contents(book, plans["an-bien-2020"])
    assert [(cell.row, cell.column, cell.cell.text) for cell in found.cells] == [("1", "registered_on", "31/07/2020")]


@pytest.mark.libreoffice
@pytest.mark.parametrize(("name", "report"), PAGES)
def test_printed_by_libreoffice(name, report, blank, convert):
    pages = PdfReader(convert(blank(name, report), "pdf")).pages
    assert len(pages) == PAGES[name, report]
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert {"TRƯỜNG TÂN PHÚ", "Độc lập - Tự do - Hạnh phúc"} == {
        wanted for wanted in ("TRƯỜNG TÂN PHÚ", "Độc lập - Tự do - Hạnh phúc") if wanted in text
    }

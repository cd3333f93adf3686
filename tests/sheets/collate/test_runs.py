"""Whole runs: what is written, what a second run keeps, what goes back and what goes upward."""

import csv
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.sheets.collate.conftest import REGISTERED, Inbox, asked
from tests.sheets.typing_in import rows_of as rows_by_fact
from thidua.sheets.collate.run import collate
from thidua.sheets.facts import read_facts
from thidua.sheets.problems import SheetError


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows_of(path: Path, sheet: str) -> list[list[object]]:
    page = openpyxl.load_workbook(path)[sheet]
    return [[cell.value for cell in row] for row in page.iter_rows(min_row=5)]


def answer(path: Path, text: str) -> None:
    """Write an answer beside every question of a list."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    column = [cell.value for cell in page[4]].index("Trả lời") + 1
    for row in range(5, page.max_row + 1):
        page.cell(row, column).value = text
    book.save(path)


def test_a_second_run_is_byte_equal(district: Inbox) -> None:
    district.forms("XA-01", REGISTERED)
    district.forms("XA-02", {**REGISTERED, "bieu_1": {("direction", "registered"): 4, ("procedures", "registered"): 2}})
    district.collate()
    first = contents(district.out)
    assert sorted(first) == [
        "bieu-don-vi.csv", "cau-hoi.csv", "cau-hoi.xlsx", "nguon.csv", "so-lieu.csv", "tong-hop.xlsx",
        "tra-lai/XA-02.xlsx", "tra-loi.csv",
    ]  # fmt: skip
    district.collate()
    assert contents(district.out) == first


def test_answers_are_kept_and_touch_nothing_else(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"conduct_violations": "hai", "posts_procedures": "x"})
    rubric.facts("HT-02", {"conduct_violations": 1})
    rubric.collate()
    lines = (rubric.out / "so-lieu.csv").read_text().splitlines()
    list_of_questions = shutil.copy(rubric.out / "cau-hoi.xlsx", rubric.folder.parent / "da-tra-loi.xlsx")
    answer(Path(list_of_questions), "Đồng ý")
    assert asked(rubric.collate(Path(list_of_questions))) == []
    with (rubric.out / "so-lieu.csv").open() as stream:
        found = {row["participant"]: row["conduct_violations"] for row in csv.DictReader(stream)}
    assert found == {"HT-01": "2", "HT-02": "1"}
    answered = contents(rubric.out)
    assert asked(rubric.collate()) == []
    assert contents(rubric.out) == answered
    assert (rubric.out / "so-lieu.csv").read_text().splitlines()[2] != lines[0]


def test_answers_written_into_the_folder_itself_are_taken(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"conduct_violations": "hai"})
    rubric.collate()
    answer(rubric.out / "cau-hoi.xlsx", "3")
    assert asked(rubric.collate()) == []
    assert next(iter(rubric.collate().participants())).facts["conduct_violations"].value == 3


def test_the_table_is_read_by_evaluate(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"cases_settled": "1.200 hồ sơ", "has_free_wifi": "Có"})
    found = rubric.collate()
    table = read_facts(rubric.out / "so-lieu.csv", rubric.plan, "2018")
    values = [{name: given.value for name, given in one.facts.items()} for one in table.participants]
    assert (table.problems, values) == ([], [{"cases_settled": 1200, "has_free_wifi": True}, {}])
    assert [one.id for one in found.missing] == ["HT-02"]


def test_a_form_sent_back_is_mended_and_takes_the_place_of_the_first(district: Inbox) -> None:
    district.forms("XA-01", {**REGISTERED, "bieu_1": {("direction", "registered"): 1, ("procedures", "registered"): 3}})
    district.collate()
    back = district.out / "tra-lai" / "XA-01.xlsx"
    book = openpyxl.load_workbook(back)
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == ["Cần sửa", "Biểu 1", "Biểu 2"]
    [marked] = [cell for row in book["Biểu 1"].iter_rows() for cell in row if cell.comment]
    assert marked.value is None and marked.comment is not None
    assert marked.comment.text.startswith("Biểu 1 ghi 3 nhưng Biểu 2 có 2 tên")
    marked.value = 2
    book.save(district.folder / "XA-01 sua lai.xlsx")
    found = district.collate()
    assert asked(found) == []
    assert [file.refusal for file in found.files] == [None, "đã được thay bằng biểu đã sửa «XA-01 sua lai.xlsx»"]
    assert not (district.out / "tra-lai").exists()


def test_in_a_form_sent_back_lines_of_others_stay_locked_but_for_what_is_to_be_mended(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"cases_settled": "hai", "late_portal_replies": 0, "inspection_reminders": "ba"})
    rubric.collate()
    page = openpyxl.load_workbook(rubric.out / "tra-lai" / "HT-01.xlsx")["Số liệu"]
    rows = rows_by_fact(page)
    looks = {
        name: (page.cell(rows[name], 4).value, page.cell(rows[name], 4).fill.fgColor.rgb[2:],
               page.cell(rows[name], 4).protection.locked)
        for name in ("cases_settled", "late_portal_replies", "inspection_reminders")
    }  # fmt: skip
    assert looks == {
        "cases_settled": ("hai", "FFF9DB", False),
        "late_portal_replies": (0, "E8E8E8", True),
        "inspection_reminders": ("ba", "E8E8E8", False),
    }


def test_schools_roll_up_to_the_office_and_the_office_to_the_district(schools: Inbox, district: Inbox) -> None:
    schools.forms("TR-01", REGISTERED)
    schools.forms("TR-02", {"bieu_1": {("staff", "registered"): 1}, "bieu_2": {("staff", "names"): "Lớp học tối"}})
    below = schools.collate()
    assert [one.id for one in below.missing] == ["TR-03"]
    shutil.copy(schools.out / "gui-len" / "education_office.xlsx", district.folder)
    district.forms("XA-01", REGISTERED)
    above = district.collate()
    assert (asked(above), [sent.participant.id for sent in above.sent]) == ([], ["XA-01", "PGD"])
    fields = [row[:4] for row in rows_of(district.out / "tong-hop.xlsx", "Theo lĩnh vực 1")]
    assert [row for row in fields if row[1]] == [
        ["Chỉ đạo, điều hành", 2, 2, 2],
        ["Cải cách thủ tục hành chính", 4, 2, 4],
        ["Chất lượng đội ngũ cán bộ", 1, 1, 1],
        ["Tổng cộng", 7, None, 7],
    ]
    named = [(row[1], row[3]) for row in rows_of(district.out / "tong-hop.xlsx", "Sáng kiến")]
    office = "(qua Phòng Giáo dục và Đào tạo huyện)"
    assert named[0] == ("Họp không giấy", "UBND xã Hoa Sen")
    assert named[-1] == ("Lớp học tối", f"Trường Mầm non Hoa Cúc {office}")


def test_likely_doubles_are_marked(district: Inbox) -> None:
    district.forms("XA-01", REGISTERED)
    district.forms(
        "XA-02", {"bieu_1": {("staff", "registered"): 1}, "bieu_2": {("staff", "names"): "Mô hình họp không giấy"}}
    )
    district.collate()
    rows = rows_of(district.out / "tong-hop.xlsx", "Sáng kiến")
    assert [row[4] for row in rows if row[4]] == [
        "4. Mô hình họp không giấy (UBND xã Hoa Mai)",
        "1. Họp không giấy (UBND xã Hoa Sen)",
    ]


def test_text_that_a_spreadsheet_would_run_is_neutralised(district: Inbox) -> None:
    district.forms(
        "XA-01", {"bieu_1": {("staff", "registered"): "=1+1"}, "bieu_2": {("staff", "names"): "=cmd|' /C calc'!A0"}}
    )
    district.collate()
    with (district.out / "cau-hoi.csv").open(encoding="utf-8-sig") as stream:
        assert [row["Đang ghi"][:2] for row in csv.DictReader(stream)] == ["'="]
    for path in district.out.rglob("*.xlsx"):
        with zipfile.ZipFile(path) as archive:
            sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
        assert [text for text in sheets if "cmd|" in text or "<f>1+1" in text] == []


def test_what_somebody_else_put_into_the_folder_stays(district: Inbox) -> None:
    district.forms("XA-01", REGISTERED)
    district.collate()
    (district.out / "ghi-chu.txt").write_text("của tôi", encoding="utf-8")
    district.collate()
    assert (district.out / "ghi-chu.txt").read_text(encoding="utf-8") == "của tôi"


def test_a_folder_that_is_not_of_an_earlier_run_is_left_alone(district: Inbox) -> None:
    district.out.mkdir()
    (district.out / "ho-so.txt").write_text("x", encoding="utf-8")
    with pytest.raises(SheetError, match="thư mục đã có tệp khác"):
        district.collate()
    with pytest.raises(SheetError, match="không được nằm trong hộp thư đến"):
        collate(district.plan, district.folder, district.folder / "ra", round_id="2020")
    assert contents(district.out) == {"ho-so.txt": b"x"}


def test_a_file_of_somebody_unknown_goes_back_under_its_own_name_and_names_its_sender(rubric: Inbox) -> None:
    rubric.facts("HT-01", {"cases_settled": 40, "conduct_violations": "hai"})
    path = rubric.folder / "HT-01.xlsx"
    book = openpyxl.load_workbook(path)
    del book["thidua"]
    book["Số liệu"]["A4"].value = "Đối tượng: Xã nào đó"
    book.save(path)
    path.rename(rubric.folder / "Khong ten.xlsx")
    assert [file.sender for file in rubric.collate().files] == [None]
    back = rubric.out / "tra-lai" / "Khong ten.xlsx"
    book = openpyxl.load_workbook(back)
    notes, page = book["Cần sửa"], book["Số liệu"]
    assert (notes["A3"].value, notes["B3"].value) == ("Đơn vị gửi (mã hoặc tên):", None)
    rows = rows_by_fact(page)
    assert page.cell(rows["cases_settled"], 4).value == 40
    assert page.cell(rows["conduct_violations"], 4).comment is not None
    page.cell(rows["conduct_violations"], 4).value = 2
    notes["B3"].value = "HT-02"
    book.save(rubric.folder / "da sua.xlsx")
    found = rubric.collate()
    assert asked(found) == []
    [one] = [one for one in found.participants() if one.facts]
    assert (one.id, {name: given.value for name, given in one.facts.items()}) == (
        "HT-02", {"cases_settled": 40, "conduct_violations": 2},
    )  # fmt: skip

"""A rubric is read from the tables of offices: whatever stands above it, between its rows and below."""

from fractions import Fraction
from pathlib import Path

import pytest
import xlsxwriter

from tests.sheets import hostile
from thidua.papers.one_file import in_a_process
from thidua.sheets.isolated import Limits
from thidua.sheets.problems import SheetError
from thidua.sheets.rubric_table import MAX_CRITERIA, RubricTable, read_rubric

HEAD: list[object] = ["STT", "Nội dung tiêu chí", "Điểm tối đa", "Căn cứ"]


def _read(folder: Path, rows: list[list[object]], *before: str) -> RubricTable:
    file = folder / "bang.xlsx"
    with xlsxwriter.Workbook(file) as book:
        for name in before:
            book.add_worksheet(name).write(0, 0, "Không có bảng ở đây")
        page = book.add_worksheet("Thang điểm")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value != "":
                    page.write(number, column, value)
    return read_rubric(file, "bang.xlsx")


def test_rows_are_read_with_their_section_and_exact_points(tmp_path: Path):
    found = _read(
        tmp_path,
        [
            ["BẢNG CHẤM ĐIỂM"],
            [],
            HEAD,
            ["I", "Thể chế"],
            ["1.", "  Ban hành   văn bản ", 10, "Điều 5"],
            ["2", "Rà soát", "7,5"],
            ["II", "Thủ tục"],
            ["3", "Công khai", 0.1],
            ["", "Tổng cộng", 17.6],
        ],
        "Bìa",
    )
    assert [(one.code, one.label, one.max, one.clause, one.section, one.address) for one in found.rows] == [
        ("1", "Ban hành văn bản", 10, "Điều 5", "Thể chế", "B5"),
        ("2", "Rà soát", Fraction(15, 2), "", "Thể chế", "B6"),
        ("3", "Công khai", Fraction(1, 10), "", "Thủ tục", "B8"),
    ]
    assert (found.stated, found.problems, found.sheet) == (Fraction(88, 5), (), "Thang điểm")


@pytest.mark.parametrize(
    "head",
    [["TT", "CHỈ TIÊU", "Điểm chuẩn"], ["Nội dung", "Điểm"], ["Tiêu chí, tiêu chí thành phần", "Điểm tối đa (2026)"]],
)
def test_heads_are_known_by_what_offices_call_them(head: list[object], tmp_path: Path):
    row: list[object] = [1, "A", 5] if len(head) == 3 else ["A", 5]
    assert [(one.label, one.max) for one in _read(tmp_path, [head, row]).rows] == [("A", 5)]


def test_what_cannot_be_read_is_told_at_its_cell(tmp_path: Path):
    found = _read(tmp_path, [HEAD, [1, "A", "nhiều"], [2, "B", -5], [3, "", 5], [4, "C", "khoảng 5"], [5, "D", 5]])
    assert [(one.cell, one.stood) for one in found.problems] == [
        ("C2", "nhiều"),
        ("C3", "-5"),
        ("B4", ""),
        ("C5", "khoảng 5"),
    ]
    assert [one.label for one in found.rows] == ["D"]


def test_a_workbook_without_such_a_table_is_refused(tmp_path: Path):
    with pytest.raises(SheetError, match="không thấy bảng thang điểm"):
        _read(tmp_path, [["Họ tên", "Điểm"], ["A", 5]])


def test_a_table_with_too_many_rows_is_refused(tmp_path: Path):
    rows: list[list[object]] = [[number, f"Chỉ tiêu {number}", 1] for number in range(MAX_CRITERIA + 1)]
    with pytest.raises(SheetError, match="quá 500 chỉ tiêu"):
        _read(tmp_path, [HEAD, *rows])


@pytest.mark.parametrize("make", [hostile.laughs, hostile.lying, hostile.overlapping, hostile.corrupted])
def test_hostile_files_cost_only_themselves(make, tmp_path: Path):
    file = tmp_path / "x.xlsx"
    file.write_bytes(make())
    with pytest.raises(SheetError):
        in_a_process(read_rubric, file, "x.xlsx", Limits(seconds=10.0, memory=400_000_000), "tệp", "lưu lại")

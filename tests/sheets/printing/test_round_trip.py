"""Every form and report of the shipped plans: written, filled in by a clerk, found again with every cell."""

import openpyxl
import pytest

from thidua.catalogue import plan_files
from thidua.sheets.content import read_contents
from thidua.sheets.workbooks import Workbook

PLANS = list(plan_files())
REPORTS = [
    ("an-bien-2020", "year_end"),
    ("cu-chi-2020", "school_interim"),
    ("cu-chi-2020", "unit_final"),
    ("cu-chi-2020", "conference"),
    ("long-thanh-2024", "final"),
    ("thai-nguyen-2018-2020", "monitoring"),
    ("xa-huong-lua-2026", "monthly"),
]


def found_in(path, plan):
    """What is found, as it was filled in; every problem."""
    with Workbook(path, path.name) as book:
        contents = read_contents(book, plan)
    cells = {(found.form, one.row, one.column): one.cell.text for found in contents for one in found.cells}
    assert len(cells) == sum(len(found.cells) for found in contents)
    return cells, [str(problem) for found in contents for problem in found.problems], contents


@pytest.mark.parametrize("name", PLANS)
def test_forms_are_found_again(name, plans, blank, fill):
    path = blank(name)
    filled = fill(name, path)
    cells, problems, contents = found_in(path, plans[name])
    assert (cells, problems) == (filled, [])
    assert len(filled) >= 3
    assert {found.about.participant for found in contents} == {"DV01"}
    assert {found.sender for found in contents} == {None}
    assert {found.total for found in contents} == {None}


@pytest.mark.parametrize(("name", "report"), REPORTS)
def test_reports_are_found_again(name, report, plans, blank, fill):
    path = blank(name, report)
    filled = fill(name, path)
    cells, problems, contents = found_in(path, plans[name])
    assert (cells, problems) == (filled, [])
    assert [(found.form, found.about.made) for found in contents] == [(f"report:{report}", "report")]


@pytest.mark.parametrize("name", PLANS)
def test_blank_forms_hold_nothing(name, plans, blank):
    cells, problems, contents = found_in(blank(name), plans[name])
    assert (cells, problems) == ({}, [])
    assert [found.form for found in contents] == ["thidua:facts", *plans[name].forms]


@pytest.mark.parametrize("name", PLANS)
def test_forms_without_our_hidden_sheet(name, plans, blank, fill):
    """Copied into a workbook of the office's own, sheets renamed, moved down and to the right."""
    path = blank(name)
    filled = fill(name, path)
    book = openpyxl.load_workbook(path)
    del book["thidua"]
    del book["Danh mục"]
    for number, sheet in enumerate(book):
        sheet.title = f"Trang {number}"
        sheet.merged_cells.ranges.clear()
        sheet.move_range(sheet.dimensions, rows=3, cols=2)
    book.save(path)
    cells, problems, contents = found_in(path, plans[name])
    assert (cells, problems) == (filled, [])
    assert {found.about for found in contents} == {None}
    assert {found.sender.text for found in contents if found.form != "thidua:facts"} == {"TRƯỜNG TÂN PHÚ"}


def test_rows_inserted_and_numbers_dropped(plans, blank, fill):
    path = blank("hoa-thanh-2018")
    filled = fill("hoa-thanh-2018", path)
    book = openpyxl.load_workbook(path)
    sheet = book["Bảng tự chấm điểm"]
    start = next(row[0].row for row in sheet.iter_rows() if row[0].value == "STT")
    for row in range(start + 1, start + 13):
        sheet.cell(row, 1).value = None
    sheet.insert_rows(start + 5, 2)
    sheet.insert_rows(start + 1)
    book.save(path)
    cells, problems, _ = found_in(path, plans["hoa-thanh-2018"])
    assert (cells, problems) == (filled, [])


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", ["xls", "ods"])
@pytest.mark.parametrize("name", PLANS)
def test_saved_in_another_format(name, suffix, plans, blank, fill, convert):
    path = blank(name)
    filled = fill(name, path)
    cells, problems, contents = found_in(convert(path, suffix), plans[name])
    assert (cells, problems) == (filled, [])
    totals = {found.form: found.total.text for found in contents if found.total}
    expected = {
        "cu-chi-2020": {"bieu_1": "28"},
        "hoa-thanh-2018": {"self_assessment": "48"},
        "xa-huong-lua-2026": {"self_assessment": "32"},
    }
    assert totals == expected.get(name, {})

"""Filling workbooks as a clerk does: with the words of the drop-downs, real dates, numbers, and evidence."""

import csv
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from thidua.catalogue import plan_files
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.sheets import form
from thidua.sheets.values import NO_LABEL, NOT_APPLICABLE_LABEL, YES_LABEL

WORDS = {"yes": YES_LABEL, "no": NO_LABEL, "not_applicable": NOT_APPLICABLE_LABEL}


def fill_forms(plan_id: str, facts: Path, folder: Path) -> int:
    """Type the facts of each participant into the form of that name; how many values were typed."""
    plan = read_plan(plan_files()[plan_id])
    with facts.open(encoding="utf-8", newline="") as stream:
        return sum(_fill_form(plan, row, folder / f"{row['participant']}.xlsx") for row in csv.DictReader(stream))


def _fill_form(plan: Plan, facts: dict[str, str], file: Path) -> int:
    book = load_workbook(file)
    page = book[form.SHEET]
    heading = next(row[0].row for row in page.iter_rows(max_col=1) if row[0].value == form.HEADINGS[0])
    asked = {row: str(page.cell(row, _column(form.MARK)).value) for row in range(heading + 1, page.max_row + 1)}
    typed = [_fill_row(plan, page, row, name, facts[name]) for row, name in asked.items() if name in plan.facts]
    book.save(file)
    return sum(typed)


def _fill_row(plan: Plan, page: Worksheet, row: int, name: str, text: str) -> bool:
    if not text:
        return False
    page.cell(row, _column(form.VALUE)).value = typed_value(plan, name, text)
    if plan.facts[name].evidence == "required":
        page.cell(row, _column(form.EVIDENCE)).value = f"Báo cáo {row}/BC (mẫu), trang {row % 4 + 1}"
    return True


def typed_value(plan: Plan, name: str, text: str) -> str | int | float | date:
    """What a clerk types for a value of the table; a slip stays as it is."""
    fact = plan.facts[name]
    if text in WORDS:
        return WORDS[text]
    if fact.scale is not None and text in plan.scales[fact.scale].levels:
        return plan.scales[fact.scale].levels[text].label
    try:
        if fact.type == "date":
            return date.fromisoformat(text)
        if fact.type == "count":
            return int(text)
        return float(text) if fact.type in ("number", "points") else text
    except ValueError:
        return text


def _column(heading: str) -> int:
    return form.HEADINGS.index(heading) + 1

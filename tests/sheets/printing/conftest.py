"""The workbooks of the shipped plans, blank and filled in as a clerk would."""

import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from thidua.catalogue import plan_files
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.rules.facts import Participant
from thidua.sheets.blank import write_forms
from thidua.sheets.content import REPORT
from thidua.sheets.layout import layouts
from thidua.sheets.printing.books import write_reports

GROUPS = {
    "an-bien-2020": "one_stop",
    "cu-chi-2020": "school",
    "hoa-thanh-2018": "commune",
    "long-thanh-2024": "district",
    "thai-nguyen-2018-2020": "commune",
    "xa-huong-lua-2026": "schools",
}
INPUT = "FFFFF9DB"

Filled = dict[tuple[str, str, str], str]
"""What was typed, as text, by form, line and column."""


@pytest.fixture(scope="session")
def plans() -> dict[str, Plan]:
    return {name: read_plan(path) for name, path in plan_files().items()}


@pytest.fixture
def blank(tmp_path: Path, plans: dict[str, Plan]) -> Callable[..., Path]:
    """Writes the forms (or one report) of a plan for one collective; the path of the workbook."""

    def write(name: str, report: str | None = None) -> Path:
        one = Participant("DV01", "collective", GROUPS[name], name="Trường Tân Phú")
        plan = plans[name]
        if report is not None:
            return write_reports(plan, [one], tmp_path / "out", report)[0]
        return write_forms(plan, [one], tmp_path / "out", next(iter(plan.rounds)))[0]

    return write


@pytest.fixture
def fill(plans: dict[str, Plan]) -> Callable[[str, Path], Filled]:
    """Types something into every input of a workbook's forms; what was typed, and where it belongs."""

    def filling(name: str, path: Path) -> Filled:
        book = openpyxl.load_workbook(path)
        inside = str(book["thidua"]["B9"].value).split()
        sheets = [sheet for sheet in book if sheet.sheet_state == "visible"]
        filled: Filled = {}
        for form, sheet in zip(inside, sheets, strict=True):
            if form != "thidua:facts":
                filled |= _fill_sheet(plans[name], form, sheet)
        book.save(path)
        return filled

    return filling


def _fill_sheet(plan: Plan, form: str, sheet: Worksheet) -> Filled:
    """Fill one sheet. Where a value belongs is told by the heading above and the label to the left."""
    columns = {one.label: one.id for layout in layouts(plan)[form] for one in layout.columns}
    rows = {one.label: one.id for layout in layouts(plan)[form] for one in layout.rows}
    counts = {one.id for layout in layouts(plan)[form] for one in layout.columns if one.type in ("count", "points")}
    dates = {one.id for layout in layouts(plan)[form] for one in layout.columns if one.type == "date"}
    texts = {(cell.row, cell.column): str(cell.value or "") for row in sheet.iter_rows() for cell in row}
    filled: Filled = {}
    for cell in (cell for row in sheet.iter_rows() for cell in row):
        if isinstance(cell, MergedCell) or cell.fill.fgColor.rgb != INPUT:
            continue
        at, column = cell.row, cell.column
        heading = next(text for row in range(at, 0, -1) if (text := texts[row, column]) in (*columns, "Đơn vị ghi"))
        label = next((text for row in range(at, 0, -1) if (text := texts[row, 2]) in rows), "")
        if heading == "Đơn vị ghi":
            place = ("1", rows[label])
        elif heading == "Thuyết minh":
            place = (rows[label], "text")
        elif label and not form.startswith(REPORT):
            line = "1" if texts[at, 2] == label else texts[at, 3][0]
            place = (rows[label] if line == "1" else f"{rows[label]}:{line}", columns[heading])
        else:
            place = (texts[at, 1], columns[heading])
        typed = f"Đã gõ tại {cell.coordinate}"
        cell.value = 4 if place[1] in counts else datetime(2020, 5, 6) if place[1] in dates else typed
        filled[form, *place] = "4" if place[1] in counts else "06/05/2020" if place[1] in dates else typed
    return filled


@pytest.fixture
def convert(tmp_path: Path) -> Callable[[Path, str], Path]:
    """Has LibreOffice save a file in another format."""

    def converting(path: Path, suffix: str) -> Path:
        out = tmp_path / "converted"
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", suffix, "--outdir", str(out), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return out / f"{path.stem}.{suffix}"

    return converting

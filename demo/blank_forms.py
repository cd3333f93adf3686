"""The plan's own blank forms, opened as their clerks open them: where each answer goes is read off the labels."""

from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from demo.paper import FACTS, Paper, Place, Slot
from thidua.plan.model.plan import Plan
from thidua.sheets import form
from thidua.sheets.layout import form_layout

INPUT = "FFFFF9DB"
"""The colour of cells to fill in."""

TO_FILL = "Đơn vị ghi"
"""Heading of the one column of a form that asks for one thing a line."""


def open_form(plan: Plan, path: Path, code: str, name: str) -> Paper:
    """A blank form as ``thidua forms`` writes it."""
    book = load_workbook(path)
    places = dict(_fact_places(book[form.SHEET]))
    inside = [one for one in str(book[form.ABOUT]["B9"].value).split() if one != FACTS]
    sheets = [sheet for sheet in book if sheet.sheet_state == "visible" and sheet.title != form.SHEET]
    for found, sheet in zip(inside, sheets, strict=True):
        places |= dict(_form_places(plan, found, sheet))
    return Paper(path.name, code, name, book, places)


def _fact_places(page: Worksheet) -> Iterator[tuple[Slot, Place]]:
    head = next(row[0].row for row in page.iter_rows(max_col=1) if row[0].value == form.HEADINGS[0])
    mark = form.HEADINGS.index(form.MARK) + 1
    for row in range(head + 1, page.max_row + 1):
        fact = page.cell(row, mark).value
        if fact:
            for column, heading in (("value", form.VALUE), ("evidence", form.EVIDENCE)):
                yield (FACTS, str(fact), column), (form.SHEET, row, form.HEADINGS.index(heading) + 1)


def _form_places(plan: Plan, name: str, page: Worksheet) -> Iterator[tuple[Slot, Place]]:
    layout = form_layout(plan, name)
    columns = {column.label: column.id for column in layout.columns}
    rows = {row.label: row.id for row in layout.rows}
    texts = {(cell.row, cell.column): str(cell.value or "") for row in page.iter_rows() for cell in row}
    for cell in (cell for row in page.iter_rows() for cell in row):
        if isinstance(cell, MergedCell) or cell.fill.fgColor.rgb != INPUT:
            continue
        at, column = cell.row, cell.column
        heading = next(text for row in range(at, 0, -1) if (text := texts[row, column]) in (*columns, TO_FILL))
        label = next((text for row in range(at, 0, -1) if (text := texts[row, 2]) in rows), "")
        if heading == TO_FILL:
            slot = (name, "1", rows[label])
        elif label:
            line = "1" if texts[at, 2] == label else texts[at, 3].rstrip(".")
            slot = (name, rows[label] if line == "1" else f"{rows[label]}:{line}", columns[heading])
        else:
            slot = (name, texts[at, 1], columns[heading])
        yield slot, (page.title, at, column)

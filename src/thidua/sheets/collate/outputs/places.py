"""Where the cells of a workbook that we have just written stand, by form, row and column."""

from pathlib import Path

from thidua.plan.model.plan import Plan
from thidua.sheets import form
from thidua.sheets.cells import Grid
from thidua.sheets.collate.entry import Slot
from thidua.sheets.content import FACTS, read_contents
from thidua.sheets.workbooks import Workbook

Place = tuple[str, str]
"""Sheet and cell."""

_COLUMNS = {"value": form.VALUE, "evidence": form.EVIDENCE}


def places_in(path: Path, plan: Plan) -> dict[Slot, Place]:
    """The place of every filled cell of the plan's forms, and of every input of the form of facts."""
    with Workbook(path, path.name) as book:
        places: dict[Slot, Place] = {
            (content.form, cell.row, cell.column): (content.sheet, cell.cell.address)
            for content in read_contents(book, plan)
            for cell in content.cells
        }
        if form.SHEET in book.sheets:
            places |= _of_facts(book.grid(form.SHEET))
    return places


def _of_facts(grid: Grid) -> dict[Slot, Place]:
    rows = range(len(grid.rows))
    head = next((row for row in rows if form.MARK in grid.rows[row]), None)
    if head is None:
        return {}
    at = {heading: grid.rows[head].index(heading) for heading in (form.MARK, *_COLUMNS.values())}
    return {
        (FACTS, grid.cell(row, at[form.MARK]).text, column): (form.SHEET, grid.cell(row, at[heading]).address)
        for row in range(head + 1, len(grid.rows))
        if grid.cell(row, at[form.MARK]).text
        for column, heading in _COLUMNS.items()
    }

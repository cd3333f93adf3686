"""What our hidden sheet says of a workbook."""

from thidua.sheets import form
from thidua.sheets.cells import Cell
from thidua.sheets.content import About
from thidua.sheets.workbooks import Workbook


def read_about(book: Workbook) -> About | None:
    """The hidden sheet; None where a workbook was not made by us."""
    if form.ABOUT not in book.sheets:
        return None
    grid = book.grid(form.ABOUT)
    cells: dict[str, Cell] = {}
    for row in range(len(grid.rows)):
        key = grid.cell(row, 0).text
        if key in (*form.ABOUT_KEYS, form.FORMS):
            cells[key] = grid.cell(row, 1)
    said = {key: cell.text for key, cell in cells.items()}
    made, plan, version, participant, name, kind, group, round_id = (said.get(key, "") for key in form.ABOUT_KEYS)
    forms = tuple(said.get(form.FORMS, "").split())
    return About(made, plan, version, participant, name, kind, group, round_id, forms, cells)

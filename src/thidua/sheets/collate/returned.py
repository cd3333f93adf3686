"""What a form that was sent back carries: which file it is the mended form of."""

from thidua.sheets import form
from thidua.sheets.workbooks import Workbook

REPLACES = "replaces"
"""Key in the hidden sheet; the value is the hash of the file that was asked about."""


def replaced_by(book: Workbook) -> str:
    """The hash of the file that this workbook replaces; empty for any other."""
    if form.ABOUT not in book.sheets:
        return ""
    grid = book.grid(form.ABOUT)
    rows = (row for row in range(len(grid.rows)) if grid.cell(row, 0).text == REPLACES)
    return next((grid.cell(row, 1).text for row in rows), "")

"""Tables of our own forms, found by headings that are marks: wherever they stand by now, in whatever order."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.sheets import form
from thidua.sheets.cells import Cell, Grid
from thidua.sheets.texts import folded
from thidua.sheets.workbooks import Workbook


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A sheet with the row of its headings and the column of each that is needed, from 0."""

    grid: Grid
    head: int
    columns: dict[str, int]

    @property
    def rows(self) -> range:
        """The rows below the headings."""
        return range(self.head + 1, len(self.grid.rows))

    def cell(self, row: int, heading: str) -> Cell:
        """The cell of a row under a heading."""
        return self.grid.cell(row, self.columns[heading])


def find_marked(book: Workbook, headings: Sequence[str]) -> MarkedTable | None:
    """The first table of a workbook that bears all of ``headings``."""
    wanted = {folded(name): name for name in headings}
    for sheet in book.sheets:
        grid = book.grid(sheet) if sheet not in (form.ABOUT, form.LISTS) else None
        for row in range(len(grid.rows)) if grid is not None else ():
            assert grid is not None
            found = {
                wanted[folded(cell.text)]: column for column, cell in grid.filled(row) if folded(cell.text) in wanted
            }
            if len(found) == len(wanted):
                return MarkedTable(grid, row, found)
    return None

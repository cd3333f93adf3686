"""Opening a workbook that may be hostile and finding the list in it."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from thidua.office.organisations.importing.rows import Line
from thidua.sheets.cells import Broken, Grid
from thidua.sheets.headings import Headings, read_headings
from thidua.sheets.isolated import Isolation
from thidua.sheets.problems import SheetError
from thidua.sheets.texts import folded, quoted
from thidua.sheets.workbooks import Workbook

MOST = 5000
"""So many rows are taken from one file."""
_RUNNING = ("stt", "tt", "số tt")
"""A running number is no loss."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "0123456789"
_TITLES = 20
"""In so many rows the headings may stand, below a title."""

Columns = Mapping[str, tuple[str, ...]]
"""The headings by which each column is known; the first is the one that our own blank forms bear."""


class Read(NamedTuple):
    """What a file holds: the rows, and what somebody should know of the rest of it, such as columns not used."""

    lines: list[Line]
    notes: list[str]


def read_lines(path: Path, name: str, columns: Columns, required: tuple[str, ...]) -> Read:
    """The rows of the list on the first sheet that has one. Raises SheetError, in Vietnamese, for the whole file."""
    with Isolation(partial(_lines, columns=dict(columns), required=required), workers=1) as isolation:
        (found,) = isolation.over([(path, name)])
    if isinstance(found, SheetError):
        raise found
    return found


def _lines(path: Path, name: str, columns: Columns, required: tuple[str, ...]) -> Read:
    with Workbook(path, name) as book:
        for sheet in book.sheets:
            grid = book.grid(sheet)
            start = _start(grid, columns, required)
            if start is not None:
                found = _below(grid, start, columns, required)
                left = [other for other in book.sheets if other != sheet]
                return Read(found.lines, [*found.notes, *([f"Chỉ đọc trang «{sheet}»"] if left else [])])
    wanted = quoted(columns[one][0] for one in required)
    raise SheetError(name, f"không thấy dòng tiêu đề có các cột {wanted}")


def _start(grid: Grid, columns: Columns, required: tuple[str, ...]) -> int | None:
    for row in range(min(_TITLES, len(grid.rows))):
        there = {folded(cell.text) for _, cell in grid.filled(row)}
        if all(there.intersection(map(folded, columns[one])) for one in required):
            return row
    return None


def _below(grid: Grid, start: int, columns: Columns, required: tuple[str, ...]) -> Read:
    grid.rows[:start] = [[] for _ in range(start)]
    headings = read_headings(grid, columns, required, "warning")
    numbers = list(headings.rows())
    if len(numbers) > MOST:
        raise SheetError(grid.file, f"danh sách có {len(numbers)} dòng, mỗi tệp chỉ nhận {MOST} dòng; hãy chia nhỏ")
    known = {*headings.columns.values(), *(column for again in headings.again.values() for column in again)}
    unused = [cell for column, cell in grid.filled(start) if column not in known and folded(cell.text) not in _RUNNING]
    notes = [f"Cột «{cell.text}» (ô {cell.address}) không được dùng" for cell in unused]
    notes += [str(one) for one in headings.problems if one.cell.lstrip(_LETTERS) != str(start + 1)]
    return Read([_line(headings, row) for row in numbers], notes)


def _line(headings: Headings, row: int) -> Line:
    cells = {name: headings.wanted(row, name) for name in headings.columns}
    broken = [f"ô {cell.address} {cell.value.why}" for cell in cells.values() if isinstance(cell.value, Broken)]
    letters = {name: cell.address.rstrip(_DIGITS) for name, cell in cells.items()}
    texts = {name: cell.text for name, cell in cells.items()}
    return Line(row + 1, texts, "; ".join(broken), headings.grid.sheet or "", letters)

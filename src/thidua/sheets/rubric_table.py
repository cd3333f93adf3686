"""A rubric as an office has it in Excel: one row for each criterion, with its number, what it asks, its points.

The heading is looked for by what its columns are called; rows above it and sums below are passed over. What a row's
points are made of stays text: only their maximum is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from thidua.sheets.cells import Cell, Grid
from thidua.sheets.lenient.answers import Sure
from thidua.sheets.lenient.numbers import read_number
from thidua.sheets.lenient.wanted import Wanted
from thidua.sheets.problems import CellProblem, SheetError, position
from thidua.sheets.texts import bare
from thidua.sheets.workbooks import Workbook

MAX_CRITERIA = 500
"""A table with more rows is no rubric."""

_HEADS = {
    "code": ("stt", "tt", "so tt", "so thu tu", "muc", "ma", "ma so"),
    "label": ("noi dung", "tieu chi", "chi tieu", "ten tieu chi", "ten chi tieu", "noi dung tieu chi", "linh vuc"),
    "max": ("diem toi da", "diem chuan", "thang diem", "diem", "so diem", "muc diem", "diem cham toi da"),
    "clause": ("dieu khoan", "can cu", "quy dinh tai", "theo dieu"),
}
_SUMS = re.compile(r"(tong|cong)\b")
_FIRST_ROWS = 60
_POINTS = Wanted("points", "điểm")


@dataclass(frozen=True, slots=True)
class RubricRow:
    """One row. ``code`` and ``clause`` are empty where it has none; ``max`` is exact.

    ``section``: the nearest line above it that has words and no points.
    """

    code: str
    label: str
    max: Fraction
    clause: str
    section: str
    address: str


@dataclass(frozen=True, slots=True)
class RubricTable:
    """The rows of one sheet; ``problems`` are of cells that could not be read, whose rows are not among them.

    ``stated`` is the sum that the table itself gives, if it does.
    """

    sheet: str
    rows: tuple[RubricRow, ...]
    problems: tuple[CellProblem, ...]
    stated: Fraction | None = None


def read_rubric(path: Path, name: str) -> RubricTable:
    """The rubric in the first sheet that has one. Raises SheetError for a file that is none, or has no such table.

    For files that somebody sent, to be called in a process of its own (``papers.one_file.in_a_process``).
    """
    with Workbook(path, name) as book:
        for sheet in book.sheets:
            grid = book.grid(sheet)
            if (found := _heading(grid)) is not None:
                return _table(grid, *found)
    raise SheetError(name, "không thấy bảng thang điểm: cần một dòng tiêu đề có cột «Nội dung» và cột «Điểm tối đa»")


def _heading(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The row of the heading and the column of each thing; a heading names at least what is asked and its points."""
    for row in range(min(len(grid.rows), _FIRST_ROWS)):
        columns: dict[str, int] = {}
        for column, cell in grid.filled(row):
            if (what := _meant(cell.text)) is not None:
                columns.setdefault(what, column)
        if {"label", "max"} <= set(columns):
            return row, columns
    return None


def _meant(head: str) -> str | None:
    """What a column is about, by its head: the same words, or words that begin so."""
    said = " ".join(re.sub(r"[^a-z0-9 ]", " ", bare(head)[:80]).split())
    for what, names in _HEADS.items():
        if said in names:
            return what
    begins = [(len(name), what) for what, names in _HEADS.items() for name in names if said.startswith(f"{name} ")]
    return max(begins)[1] if begins else None


def _table(grid: Grid, heading: int, columns: dict[str, int]) -> RubricTable:
    rows: list[RubricRow] = []
    problems: list[CellProblem] = []
    stated: Fraction | None = None
    section = ""
    for row in range(heading + 1, len(grid.rows)):
        label = " ".join(grid.text(row, columns["label"]).split())
        cell = grid.cell(row, columns["max"])
        if _is_sum(grid, row, columns):
            stated = _points(cell)
        elif not label and grid.holds(row, columns["max"]):
            problems.append(grid.cell(row, columns["label"]).problem("cần nội dung của chỉ tiêu"))
        elif label and not grid.holds(row, columns["max"]):
            section = label
        elif label and (points := _points(cell)) is None:
            problems.append(cell.problem("cần một số điểm, từ 0 trở lên"))
        elif label:
            rows.append(_row(grid, row, columns, label, points or Fraction(0), section))
        if len(rows) > MAX_CRITERIA:
            raise SheetError(grid.file, f"bảng có quá {MAX_CRITERIA} chỉ tiêu")
    return RubricTable(grid.sheet or "", tuple(rows), tuple(sorted(problems, key=position)), stated)


def _row(grid: Grid, row: int, columns: dict[str, int], label: str, points: Fraction, section: str) -> RubricRow:
    code = grid.text(row, columns["code"]).rstrip(".") if "code" in columns else ""
    clause = " ".join(grid.text(row, columns["clause"]).split()) if "clause" in columns else ""
    return RubricRow(
        code[:40], label[:500], points, clause[:200], section[:200], grid.cell(row, columns["label"]).address
    )


def _points(cell: Cell) -> Fraction | None:
    answer = read_number(cell.value, _POINTS)
    return answer.value if isinstance(answer, Sure) and answer.value >= 0 else None


def _is_sum(grid: Grid, row: int, columns: dict[str, int]) -> bool:
    """Whether a row gives the sum; its word may stand in any cell before the points."""
    return any(_SUMS.match(bare(cell.text)) for _, cell in _before(grid, row, columns["max"]))


def _before(grid: Grid, row: int, column: int) -> Iterator[tuple[int, Cell]]:
    """The first cell of a row, if it stands before a column."""
    for place, cell in grid.filled(row):
        if place < column:
            yield place, cell
        return

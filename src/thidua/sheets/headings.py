"""The row of headings of a table: which column holds what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from thidua.sheets.cells import Cell, Grid, is_blank
from thidua.sheets.problems import CellProblem, Severity, SheetError
from thidua.sheets.texts import folded, hint

WHO: Mapping[str, tuple[str, ...]] = {
    "participant": ("mã", "mã đối tượng", "mã đơn vị"),
    "kind": ("loại", "loại đối tượng"),
    "group": ("nhóm", "nhóm đối tượng"),
    "name": ("tên", "tên gọi", "tên đơn vị", "họ và tên"),
    "period": ("đợt", "kỳ"),
}
"""Columns that say who a row is about, with the Vietnamese headings that are understood as well."""


@dataclass(slots=True)
class Headings:
    """Where the columns stand: the row of the headings and the column of each name, from 0."""

    grid: Grid
    row: int
    columns: dict[str, int] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)

    def cell(self, row: int, name: str) -> Cell | None:
        """The cell under a heading; None where the table has no such column."""
        return self.grid.cell(row, self.columns[name]) if name in self.columns else None

    def rows(self) -> Iterable[int]:
        """The rows below the headings that are not blank throughout."""
        return (row for row in range(self.row + 1, len(self.grid.rows)) if not self.grid.is_blank(row))


def read_headings(
    grid: Grid, known: Mapping[str, tuple[str, ...]], required: Iterable[str], unknown: Severity = "error"
) -> Headings:
    """The headings of ``grid``, in its first row that is not blank.

    ``known``: names with other headings for them. Raises SheetError where a required column is not there.
    """
    start = next((row for row in range(len(grid.rows)) if any(grid.filled(row))), None)
    if start is None:
        raise SheetError(grid.file, "bảng trống, không có dòng tiêu đề")
    found = Headings(grid, start)
    spelt = {folded(other): name for name, others in known.items() for other in (name, *others)}
    for column, cell in grid.filled(start):
        name = cell.text if cell.text in known else spelt.get(folded(cell.text))
        if name is None:
            message = f"cần tên cột mà kế hoạch có{hint(cell.text, known)}; cột này không được dùng"
            found.problems.append(cell.problem(message, severity=unknown))
        elif name in found.columns:
            first = grid.cell(start, found.columns[name]).address
            message = f"cột «{name}» đã có ở ô {first}, mỗi cột chỉ có một lần; cột này không được dùng"
            found.problems.append(cell.problem(message))
        else:
            found.columns[name] = column
    missing = [name for name in required if name not in found.columns]
    if missing:
        names = ", ".join(f"«{name}»" for name in missing)
        raise SheetError(grid.file, f"thiếu cột {names} ở dòng tiêu đề (dòng {start + 1})")
    found.problems += _beside(found)
    return found


def _beside(found: Headings) -> Iterable[CellProblem]:
    """Values in columns without a heading: nobody can say what they are."""
    headed = {column for column, _ in found.grid.filled(found.row)}
    for row in found.rows():
        beside = (column for column in range(len(found.grid.rows[row])) if column not in headed)
        for cell in (found.grid.cell(row, column) for column in beside):
            if not is_blank(cell.value):
                yield cell.problem("cần để trống, vì cột này không có tiêu đề")

"""The row of headings of a table: which column holds what; a column given twice is used where both agree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from thidua.sheets.cells import Broken, Cell, Grid, is_blank
from thidua.sheets.problems import CellProblem, Severity, SheetError
from thidua.sheets.texts import folded, hint

WHO: Mapping[str, tuple[str, ...]] = {
    "participant": ("mã", "mã đối tượng", "mã đơn vị"),
    "kind": ("loại", "loại đối tượng"),
    "group": ("nhóm", "nhóm đối tượng"),
    "name": ("tên", "tên gọi", "tên đơn vị", "họ và tên"),
    "period": ("đợt", "kỳ"),
    "origin": ("nguồn", "nguồn số liệu"),
}
"""Columns that say who a row is about, with the Vietnamese headings that are understood as well."""


@dataclass(slots=True)
class Headings:
    """Where the columns stand: the row of the headings and the column of each name, from 0."""

    grid: Grid
    row: int
    columns: dict[str, int] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)
    again: dict[str, list[int]] = field(default_factory=dict)
    """Further columns with a heading that another bears already."""

    def cell(self, row: int, name: str) -> Cell | None:
        """The cell under a heading; None where the table has no such column."""
        return self.wanted(row, name) if name in self.columns else None

    def wanted(self, row: int, name: str) -> Cell:
        """The cell under a heading that is there. Where two columns bear it and differ, the cell has no value."""
        cell = self.grid.cell(row, self.columns[name])
        if name not in self.again:
            return cell
        filled = [one for one in (cell, *(self.grid.cell(row, at) for at in self.again[name])) if one.text]
        if len({one.text for one in filled}) <= 1:
            return filled[0] if filled else cell
        told = ", ".join(f"ô {one.address}" for one in filled)
        return filled[0]._replace(value=Broken(filled[0].text, f"các cột cùng tên ghi khác nhau: {told}"))

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
    means = {other: name for name, others in known.items() for other in (name, *others)}
    spelt = {folded(other): name for other, name in means.items()}
    headings = [
        (column, cell, cell.text if cell.text in known else spelt.get(folded(cell.text)))
        for column, cell in grid.filled(start)
    ]
    there = {name for _, _, name in headings}
    absent = [other for other, meant in means.items() if meant not in there]
    for column, cell, name in headings:
        if name is None:
            message = f"cần tên cột mà kế hoạch có{hint(cell.text, absent)}; cột này không được dùng"
            found.problems.append(cell.problem(message, severity=unknown))
        elif name in found.columns:
            first = grid.cell(start, found.columns[name]).address
            message = f"cột «{name}» đã có ở ô {first}, mỗi cột chỉ có một lần"
            found.problems.append(cell.problem(f"{message}; dòng nào hai cột ghi khác nhau thì không dùng giá trị nào"))
            found.again.setdefault(name, []).append(column)
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

"""The lines below the headings of a table, as form cells. Each cell becomes one, or is named in a problem."""

from dataclasses import dataclass, field
from functools import cached_property

from thidua.sheets.cells import Cell, Grid, RawValue
from thidua.sheets.content import FormCell, FormContent
from thidua.sheets.printing.entries import line_id
from thidua.sheets.problems import CellProblem
from thidua.sheets.recognising.heads import is_ordinal
from thidua.sheets.recognising.labels import Labels, shown_number
from thidua.sheets.recognising.rows import is_below, is_section, is_total, is_total_label, ranges
from thidua.sheets.recognising.tables import Head
from thidua.sheets.texts import hint

_FREE = ("nominees", "initiatives")
MOST_KNOWN = 2_000
"""Printed rows that are remembered of one table."""


@dataclass
class Body:
    """One table being read into ``content``."""

    grid: Grid
    head: Head
    end: int
    labels: Labels
    """The lines that the form names; empty for free lines."""
    content: FormContent
    known: dict[tuple[RawValue, ...], str | None]
    """Rows of this table met before, also in other workbooks, by what is printed in them; see ``_plainly_named``."""
    current: str | None = None
    """The line that a row without a name goes on with."""
    lines: dict[str, int] = field(default_factory=dict)
    strange: dict[int, list[str]] = field(default_factory=dict)

    def read(self) -> None:
        """Every row down to ``end`` or to the signature."""
        last = self._last_line()
        for row in range(self.head.bottom + 1, self.end):
            if self.grid.is_blank(row):
                continue
            if row > last and is_below(self.grid, row, self.head.layout.signed_by):
                break
            self._read_row(row)
        for at, addresses in self.strange.items():
            heading = self.grid.cell(self.head.bottom, at)
            for above in range(self.head.top, self.head.bottom):
                heading = heading if heading.text else self.grid.cell(above, at)
            message = f"cột này không có trong biểu, để nguyên và không được dùng (các ô {ranges(addresses)})"
            self.content.problems.append(heading.problem(message, severity="warning"))

    def _last_line(self) -> int:
        """The last row that surely is a line: its name is known, or a number stands before what is filled in."""
        for row in range(self.end - 1, self.head.bottom, -1):
            number = any(is_ordinal(self.grid.text(row, at)) for at in self.head.ordinals)
            filled = any(self.grid.holds(row, at) for at in self.head.inputs)
            if (number and filled) or self._plainly_named(row) is not None or self._named(row) is not None:
                return row
        return self.head.bottom

    def _read_row(self, row: int) -> None:
        inputs = {at: self.grid.cell(row, at) for at in self.head.inputs if self.grid.holds(row, at)}
        named = self._plainly_named(row)
        if named is not None:
            self.current = named
            if inputs:
                self._take_line(named, inputs)
            return
        if is_total(self.grid, row, self.head):
            self._read_total(inputs)
        elif self.head.layout.lines in _FREE:
            self._read_free(row, inputs)
        else:
            self._read_named(row, inputs)
        self._tell_others(row)

    def _read_total(self, inputs: dict[int, Cell]) -> None:
        layout = self.head.layout
        summed = (layout.totalled or layout.columns[0]).id
        self.current = None
        for at, cell in inputs.items():
            if self.head.inputs[at] == summed and self.content.total is None and layout.lines not in _FREE:
                self.content.total = cell
            elif not is_total_label(cell.text):
                self._tell(cell, "dòng tổng không có ô này, không được dùng")

    def _read_free(self, row: int, inputs: dict[int, Cell]) -> None:
        by_name = {self.head.inputs[at]: cell for at, cell in inputs.items()}
        numbers = [self.grid.text(row, at) for at in self.head.ordinals]
        if not inputs or any(is_section(number, by_name) for number in numbers if number):
            return
        if self.current is None or self.head.layout.naming in by_name or any(is_ordinal(number) for number in numbers):
            self.current = str(int(self.current or 0) + 1)
        self._take(self.current, inputs)

    def _read_named(self, row: int, inputs: dict[int, Cell]) -> None:
        text = self._name_cell(row)
        if text is not None:
            self.current = self._named(row)
        if not inputs:
            return
        if self.current is None:
            wanted = "dòng này không phải dòng nào của biểu"
            if text is not None:
                wanted = f"cần tên một dòng của biểu, không rõ là dòng nào{hint(text.text, self._row_labels())}"
                self.content.problems.append(text.problem(wanted))
            for cell in inputs.values():
                self._tell(cell, "không được dùng vì chưa rõ thuộc dòng nào của biểu", error=True)
            return
        self._take_line(self.current, inputs)

    def _take_line(self, named: str, inputs: dict[int, Cell]) -> None:
        line = self._take(named, inputs)
        if line > 1 and not self.head.layout.several:
            first = next(iter(inputs.values()))
            label = next(one.label for one in self.head.layout.rows if one.id == named)
            self._tell(first, f"«{label}» đã có ở dòng trên, mỗi mục chỉ có một dòng", error=True)

    def _plainly_named(self, row: int) -> str | None:
        """The line of the form that a row is, where what is printed in it says so and there is nothing else to say.

        That hangs on nothing but the cells outside the columns to fill in, and these are the same in form after form.
        """
        if self.head.key is None:
            return None
        values = self.grid.rows[row]
        printed = tuple([value for at, value in enumerate(values) if at not in self.head.inputs])
        if bool in map(type, printed):
            # To Python True is the same as 1.
            return None
        if printed not in self.known:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            self.known[printed] = self._named(row) if self._is_plain(row) else None
        return self.known[printed]

    def _is_plain(self, row: int) -> bool:
        """Whether a row is no sum and holds nothing outside the columns of the form."""
        others = (at for at in range(len(self.grid.rows[row])) if at not in self.head.columns)
        return not is_total(self.grid, row, self.head) and not any(self.grid.holds(row, at) for at in others)

    def _take(self, row: str, inputs: dict[int, Cell]) -> int:
        """Keep the cells of one line; its number among the lines of ``row``."""
        self.lines[row] = self.lines.get(row, 0) + 1
        name = line_id(row, self.lines[row])
        for at, cell in inputs.items():
            column = self.head.inputs[at]
            if self.head.layout.lines == "participant":
                self.content.cells.append(FormCell(line_id("1", self.lines[row]), row, cell))
            else:
                self.content.cells.append(FormCell(name, column, cell))
        return self.lines[row]

    def _name_cell(self, row: int) -> Cell | None:
        """The cell that names a line: under its heading, or in the column of numbers where that is a text."""
        for at in (self.head.key, self.head.marks):
            if at is not None and self.grid.holds(row, at):
                return self.grid.cell(row, at)
        texts = ((at, self.grid.text(row, at)) for at in self.head.ordinals)
        return next((self.grid.cell(row, at) for at, text in texts if text and not is_ordinal(text)), None)

    def _named(self, row: int) -> str | None:
        """The line of the form that a row is; None where that is not certain."""
        marked = self.grid.text(row, self.head.marks) if self.head.marks is not None else ""
        if marked in self._ids:
            return marked
        cell = self._name_cell(row)
        if cell is None:
            return None
        found = self.labels.find(cell.text)
        if self.head.layout.lines != "criteria" or self.labels.exact(cell.text) is not None:
            return found
        # Offices spell criteria out at length: then the plan's own number says which it is.
        texts = [self.grid.text(row, at) for at in self.head.ordinals] + [cell.text]
        number = next((one for text in texts if (one := shown_number(text)) in self._ids), None)
        if number is None or found == number:
            return found
        return number if found is None else None

    @cached_property
    def _ids(self) -> set[str]:
        return {one.id for one in self.head.layout.rows}

    def _row_labels(self) -> list[str]:
        return [one.label for one in self.head.layout.rows]

    def _tell_others(self, row: int) -> None:
        """Cells of a line that stand in no column of the form."""
        for at in range(len(self.grid.rows[row])):
            if at in self.head.columns or not self.grid.holds(row, at):
                continue
            cell = self.grid.cell(row, at)
            if at in self.head.strange:
                self.strange.setdefault(at, []).append(cell.address)
            else:
                self._tell(cell, "ô này không thuộc cột nào của biểu, không được dùng")

    def _tell(self, cell: Cell, message: str, *, error: bool = False) -> None:
        problem: CellProblem = cell.problem(message, severity="error" if error else "warning")
        self.content.problems.append(problem)

"""A sheet as its page draws it: tables of lines of fields, each with its value, version and what is to be said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from thidua.office.assessments.queries import Assessment
from thidua.office.facts.earlier import Earlier
from thidua.office.submissions.asked import Asked
from thidua.office.submissions.checking import Checked, title_of
from thidua.office.submissions.models import Cell, CellVersion, SheetFile
from thidua.office.submissions.reading import Slot
from thidua.rules.wording.figures import figure
from thidua.sheets.content import FACTS
from thidua.sheets.layout import UNIT, Layout, LayoutColumn
from thidua.sheets.printing.entries import line_id
from thidua.sheets.values import NO_LABEL, YES_LABEL
from thidua.web.pages.sheets.drawing_facts import fact_choices, fact_lines
from thidua.web.pages.sheets.parts import Field, Line, Table

_SPARE = 3


@dataclass(frozen=True)
class Drawing:
    """Draws the tables of one sheet."""

    asked: Asked
    texts: Mapping[Slot, str]
    checked: Checked
    cells: Mapping[Slot, Cell] = field(default_factory=dict)
    met: Sequence[CellVersion] = ()
    more: Mapping[str, int] = field(default_factory=dict)
    """How many more empty lines are asked for, by table."""
    editable: bool = False
    before: Mapping[Slot, str] | None = None
    files: Sequence[SheetFile] = ()
    others: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What others say of each fact, in words."""
    earlier: Mapping[str, Earlier] | None = None
    """What the unit said of each fact in an earlier round; None where what it sent before is not used again."""
    points: Assessment | None = None
    """What the sheet comes to, told beside its lines."""

    def tables(self) -> list[Table]:
        """All tables, in the order of the forms."""
        return [self._table(table) for tables in self.asked.tables.values() for table in tables]

    def field(self, slot: Slot) -> Field:
        """One place, as after it was saved alone."""
        return next(one for table in self.tables() for line in table.lines for one in line.fields if one.slot == slot)

    def _table(self, table: Layout) -> Table:
        columns = self._columns(table)
        if table.lines == "facts" and self.asked.facts is not None:
            key = table.key.label if table.key is not None else ""
            return Table(title_of(self.asked, table), key, [], list(fact_lines(self, self.asked.facts)), facts=True)
        if table.lines in ("participant", "contents"):
            return Table(title_of(self.asked, table), "", [], [Line("", "", "", list(self._boxes(table)))], boxes=True)
        lines = list(self._lines(table, columns))
        add = f"{table.form}.{table.lines}" if self.editable and (table.several or not table.rows) else ""
        key = table.key.label if table.key is not None else "Dòng"
        points = table.lines == "criteria" and self.points is not None
        return Table(title_of(self.asked, table), key, [one.label for one in columns], lines, add, points=points)

    def _columns(self, table: Layout) -> list[LayoutColumn]:
        """The columns shown: whose line it is only where somebody said so."""
        named = any(slot[0] == table.form and slot[2] == UNIT and text for slot, text in self.texts.items())
        return [one for one in table.columns if one.id != UNIT or named]

    def _boxes(self, table: Layout) -> Iterator[Field]:
        if table.lines == "participant":
            for column in table.columns:
                yield self.drawn((table.form, "1", column.id), column, column.label, "")
            return
        column = table.columns[0]
        for row in table.rows:
            yield self.drawn((table.form, row.id, column.id), column, row.label, "")

    def _lines(self, table: Layout, columns: Sequence[LayoutColumn]) -> Iterator[Line]:
        if not table.rows:
            for number in range(1, self._last(table, "") + self._spare(table, "") + 1):
                yield self._line(table, columns, str(number), f"Dòng {number}", str(number))
            return
        scores = self.points.by_criterion() if self.points is not None else {}
        for row in table.rows:
            note = f"tối đa {figure(row.top)}" if row.top is not None else ""
            count = self._last(table, row.id) + self._spare(table, row.id) if table.several else 1
            for number in range(1, max(count, 1) + 1):
                made = self._line(table, columns, line_id(row.id, number), row.label, row.number)
                shown, begins = row.number if number == 1 else str(number), number == 1
                mark = scores.get(row.id) if table.lines == "criteria" and begins else None
                yield Line(row.label, shown, note, made.fields, begins, marks=[mark] if mark is not None else [])

    def _line(self, table: Layout, columns: Sequence[LayoutColumn], row: str, label: str, number: str) -> Line:
        return Line(
            label, number, "", [self.drawn((table.form, row, one.id), one, one.label, label) for one in columns]
        )

    def _last(self, table: Layout, key: str) -> int:
        """The number of the last line that holds something."""
        columns = {one.id for one in table.columns}
        rows = {slot[1] for slot, text in self.texts.items() if slot[0] == table.form and text and slot[2] in columns}
        rows |= {one.cell.row for one in self.met if one.cell.form == table.form and one.cell.column in columns}
        if not key:
            return max((int(row) for row in rows if row.isdigit()), default=0)
        numbers = [1 if row == key else int(row.rpartition(":")[2]) for row in rows if row.partition(":")[0] == key]
        return max(numbers, default=0)

    def _spare(self, table: Layout, key: str) -> int:
        if not self.editable:
            return 0
        return 1 + _SPARE * self.more.get(f"{table.form}.{table.lines}", 0) + (0 if key else 1)

    def drawn(self, slot: Slot, column: LayoutColumn, label: str, line: str) -> Field:
        """One place with what stands in it and what is to be said of it."""
        cell, value = self.cells.get(slot), self.texts.get(slot, "")
        read = self.checked.reads.get(slot)
        message = self.checked.messages.get(slot, "")
        before = self.before.get(slot, "") if self.before is not None else value
        return Field(
            slot=slot,
            label=label,
            line=line,
            type=column.type,
            value=value,
            version=cell.version if cell is not None else 0,
            message=message,
            wrong=bool(read is not None and read.problem),
            choices=self._choices(slot, column, value),
            cell=cell,
            met=[one for one in self.met if (one.cell.form, one.cell.row, one.cell.column) == slot],
            before=before if before != value else None,
        )

    def _choices(self, slot: Slot, column: LayoutColumn, value: str) -> list[tuple[str, str]]:
        if self.asked.facts is not None and slot[0] == FACTS:
            return fact_choices(self.asked.facts, slot, value) if self.editable else []
        if column.type == "yes_no":
            offered = [YES_LABEL, NO_LABEL]
        elif column.type == "field":
            offered = [one.label for one in self.asked.plan.fields.values()]
        else:
            return []
        return [(one, one) for one in (offered if not value or value in offered else [*offered, value])]

"""The tables themselves, one way of drawing for each kind of lines."""

from dataclasses import dataclass, field
from fractions import Fraction

from thidua.rules.wording.figures import figure
from thidua.sheets.cells import address
from thidua.sheets.layout import FREE_LINES, UNIT, Layout, LayoutColumn, LayoutRow
from thidua.sheets.printing.cells import Lists, shown, write_input
from thidua.sheets.printing.entries import Entries, line_id
from thidua.sheets.printing.pen import BOLD, BOXED, CENTRED, HEAD, ITALIC, LEFT, TOP, Pen
from thidua.sheets.wrapping import lines_in

LINES_PER_FIELD = 5
INITIATIVE_LINES = 14
_LOW, _TALL = 2, 6
_WIDTH = {"count": 20, "points": 12, "date": 18, "names": 46, "evidence": 32, "text": 28, "field": 26, "yes_no": 12}


@dataclass(frozen=True, slots=True)
class Table:
    """One table to draw: what it is, what stands in it already, its drop-downs."""

    layout: Layout
    entries: Entries
    lists: Lists = field(default_factory=dict)
    roll_up: bool = False

    @property
    def columns(self) -> list[LayoutColumn]:
        """The columns drawn: whose line it is only where a roll-up says so."""
        return [one for one in self.layout.columns if one.id != UNIT or UNIT in self.entries.columns]

    def lines_of(self, row: LayoutRow) -> int:
        """How many lines a row of the plan takes."""
        needed = self.entries.lines(row.id)
        if not self.layout.several:
            return max(needed, 1)
        return max(needed, 1) if self.roll_up else max(needed + 1, LINES_PER_FIELD)


def widths_of(table: Table) -> list[float]:
    """Widths of the columns of a sheet that begins with this table."""
    kind, columns = table.layout.lines, table.columns
    if kind == "participant" or kind == "contents":
        return [6, 36, 30, 30]
    inputs: list[float] = [_WIDTH.get(one.type, 28) for one in columns]
    if kind == "fields":
        if not table.layout.several:
            return [6, 40, *(18 if one.type == "count" else 36 for one in columns)]
        return [6, 24, 4, *(40 if one.type == "names" else 26 if one.id == UNIT else 18 for one in columns)]
    if kind == "criteria":
        return [6, 40, 12, *inputs]
    return [6, *inputs]


def draw(pen: Pen, table: Table, head: int) -> int:
    """Draw a table with its headings in row ``head``; the first free row below it."""
    kind = table.layout.lines
    if kind in ("participant", "contents"):
        return _draw_boxes(pen, table, head)
    if kind == "fields" and table.layout.several:
        return _draw_fields(pen, table, head)
    if kind in ("fields", "criteria"):
        return _draw_rows(pen, table, head)
    return _draw_free(pen, table, head)


def _draw_headings(pen: Pen, head: int, spans: list[tuple[int, int, str]]) -> None:
    for first, last, text in spans:
        pen.span(head, first, last, text, BOXED, BOLD, CENTRED, {"bg_color": HEAD})
    pen.high(head, *((text, pen.room(first, last)) for first, last, text in spans), bold=True)


def _key(table: Table) -> str:
    return table.layout.key.label if table.layout.key else ""


def _draw_rows(pen: Pen, table: Table, head: int) -> int:
    """One line for each row of the plan, and the sum under it."""
    scored = table.layout.lines == "criteria"
    first = 3 if scored else 2
    printed = [(0, 0, "STT"), (1, 1, _key(table))] + ([(2, 2, "Điểm tối đa")] if scored else [])
    _draw_headings(pen, head, printed + [(at, at, one.label) for at, one in enumerate(table.columns, first)])
    row = head
    for line in table.layout.rows:
        row += 1
        pen.span(row, 0, 0, line.number, BOXED, CENTRED)
        pen.span(row, 1, 1, line.label, BOXED, LEFT)
        if scored and line.top is not None:
            pen.page.write_number(row, 2, float(line.top), pen.look(BOXED, CENTRED))
        texts = [(line.label, pen.widths[1] - 2)]
        for at, column in enumerate(table.columns, first):
            value = table.entries.get(line.id, column.id)
            write_input(pen, row, at, column, value, line=line, lists=table.lists)
            texts.append((shown(value), pen.widths[at]))
        pen.high(row, *texts, least=_LOW)
    return _draw_total(pen, table, head + 1, row, first)


def _draw_total(pen: Pen, table: Table, start: int, end: int, first: int) -> int:
    summed = table.layout.totalled
    if summed is None:
        return end + 1
    scored = table.layout.lines == "criteria"
    row = end + 1
    look = pen.look(BOXED, BOLD, CENTRED, {"num_format": "General" if scored else "#,##0"})
    pen.span(row, 0, 1, "Tổng điểm" if scored else "Tổng cộng", BOXED, BOLD, CENTRED)
    if scored:
        most = sum((line.top or Fraction(0) for line in table.layout.rows), Fraction(0))
        pen.page.write_number(row, 2, float(most), look)
    for at, column in enumerate(table.columns, first):
        if column.id != summed.id:
            pen.span(row, at, at, "", BOXED)
            continue
        inputs = f"{address(start, at)}:{address(end, at)}"
        given = [table.entries.get(line.id, column.id) for line in table.layout.rows]
        known = sum(float(value) for value in given if isinstance(value, (int, float, Fraction)))
        pen.page.write_formula(row, at, f"=SUM({inputs})", look, known)
        if scored:
            _check(pen, table, row + 1, inputs, f"{address(start, 2)}:{address(end, 2)}")
    pen.high(row, ("", 1))
    return row + 2 if scored else row + 1


def _check(pen: Pen, table: Table, row: int, inputs: str, tops: str) -> None:
    """A line under the points that says whether they are all there and within their maximum."""
    floors = [str(float(line.low)) if line.low is not None else "-1E9" for line in table.layout.rows]
    low = "{" + ";".join(floors) + "}"
    count = len(table.layout.rows)
    wrong = f"SUMPRODUCT(({inputs}>{tops})+({inputs}<{low}))>0"
    formula = (
        f'=IF(COUNT({inputs})<{count},"Còn "&({count}-COUNT({inputs}))&" chỉ tiêu chưa có điểm",'
        f'IF({wrong},"Có điểm ngoài mức cho phép","Đủ điểm, đều trong mức cho phép"))'
    )
    look = pen.look(ITALIC, CENTRED)
    pen.page.merge_range(row, 0, row, pen.last, "", look)
    pen.page.write_formula(row, 0, formula, look, f"Còn {figure(count)} chỉ tiêu chưa có điểm")
    pen.high(row, ("", 1))


def _draw_fields(pen: Pen, table: Table, head: int) -> int:
    """Several numbered lines for each field, its name beside them all."""
    columns = list(enumerate(table.columns, 3))
    printed = [(0, 0, "STT"), (1, 1, _key(table)), (2, 2, "TT")]
    _draw_headings(pen, head, printed + [(at, at, one.label) for at, one in columns])
    row = head + 1
    for line in table.layout.rows:
        lines = table.lines_of(line)
        pen.span(row, 0, 0, line.number, BOXED, CENTRED, TOP, rows=lines)
        pen.span(row, 1, 1, line.label, BOXED, LEFT, TOP, rows=lines)
        least = -(-lines_in(line.label, pen.widths[1] - 2) // lines)
        for number in range(1, lines + 1):
            pen.span(row, 2, 2, f"{number}.", BOXED, CENTRED)
            texts = []
            for at, column in columns:
                value = table.entries.get(line_id(line.id, number), column.id)
                write_input(pen, row, at, column, value, lists=table.lists)
                texts.append((shown(value), pen.widths[at]))
            pen.high(row, *texts, least=max(least, 1))
            row += 1
    return row


def _draw_free(pen: Pen, table: Table, head: int) -> int:
    """Numbered lines without a name of their own."""
    columns = list(enumerate(table.columns, 1))
    _draw_headings(pen, head, [(0, 0, "STT"), *((at, at, one.label) for at, one in columns)])
    spare = INITIATIVE_LINES if table.layout.lines == "initiatives" else FREE_LINES
    for number in range(1, max(table.entries.free_lines(), 1 if table.roll_up else spare) + 1):
        row = head + number
        pen.page.write_number(row, 0, number, pen.look(BOXED, CENTRED))
        texts = []
        for at, column in columns:
            value = table.entries.get(str(number), column.id)
            write_input(pen, row, at, column, value, lists=table.lists)
            texts.append((shown(value), pen.widths[at]))
        pen.high(row, *texts, least=_LOW)
    return row + 1


def _draw_boxes(pen: Pen, table: Table, head: int) -> int:
    """One wide box for each column of the form, or each content of a report."""
    layout = table.layout
    narrative = layout.lines == "contents"
    answer = layout.columns[0].label if narrative else "Đơn vị ghi"
    _draw_headings(pen, head, [(0, 0, "STT"), (1, 1, _key(table)), (2, pen.last, answer)])
    row = head + 1
    for number, line in enumerate(layout.rows):
        column = layout.columns[0] if narrative else layout.columns[number]
        value = table.entries.get(line.id if narrative else "1", column.id)
        pen.span(row, 0, 0, line.number, BOXED, CENTRED)
        pen.span(row, 1, 1, line.label, BOXED, LEFT)
        write_input(pen, row, 2, column, value, lists=table.lists, last=pen.last)
        least = _TALL if column.type == "text" else _LOW
        pen.high(row, (line.label, pen.widths[1] - 2), (shown(value), pen.room(2, pen.last)), least=least)
        row += 1
    return row

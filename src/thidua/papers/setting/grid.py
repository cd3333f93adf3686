"""Tables with their widths, their heading rows and the row that says that there is nothing."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.papers.layout import Layout
from thidua.papers.paper import Align, Cell, Column, Row, RowKind, Run, Table, Text, runs
from thidua.papers.setting.elements import Element, Grid, GridCell
from thidua.papers.setting.lines import line


def grid(layout: Layout, table: Table, landscape: bool) -> Iterator[Element]:
    """A table with its caption."""
    if table.caption is not None:
        yield line(layout, "table_caption", table.caption)
    rows = table.rows or (Row((Cell(table.when_empty, len(table.columns), Align.CENTRE),)),)
    followed = [*(row.kind is RowKind.TOTAL for row in rows[1:]), False]
    yield Grid(
        _widths(table.columns, layout.text_width(landscape)),
        _head(layout, table),
        tuple(_row(layout, table, row, next) for row, next in zip(rows, followed, strict=True)),
        table.ruled,
    )


def _widths(columns: tuple[Column, ...], width: int) -> tuple[Fraction, ...]:
    shares = sum(column.width for column in columns)
    return tuple(Fraction(column.width * width, shares) for column in columns)


def _head(layout: Layout, table: Table) -> tuple[tuple[GridCell, ...], ...]:
    cells = [GridCell(line(layout, "table_heading", column.heading)) for column in table.columns]
    if not any(cell.line.pieces and cell.line.pieces[0].text for cell in cells):
        return ()
    if not table.over:
        return (tuple(cells),)
    upper: list[GridCell] = []
    lower: list[GridCell] = []
    starts = {over.first: over for over in table.over}
    index = 0
    while index < len(cells):
        if over := starts.get(index):
            upper.append(GridCell(line(layout, "table_heading", over.heading), over.columns))
            lower += cells[index : index + over.columns]
            index += over.columns
        else:
            upper.append(GridCell(cells[index].line, rows=2))
            index += 1
    return tuple(upper), tuple(lower)


def _row(layout: Layout, table: Table, row: Row, next: bool) -> tuple[GridCell, ...]:
    columns = table.columns
    height = layout.signed_row if table.signed and row.kind is RowKind.BODY else 0
    cells: list[GridCell] = []
    index = 0
    for given in row.cells:
        cell = given if isinstance(given, Cell) else Cell(given)
        align = cell.align or (columns[index].align if cell.columns == 1 else Align.LEFT)
        text = _bold(cell.text) if cell.bold or row.kind is not RowKind.BODY else cell.text
        keep = next or row.kind is RowKind.GROUP
        cells.append(
            GridCell(line(layout, "table_text", text, align=align.value, next=keep), cell.columns, height=height)
        )
        index += cell.columns
    cells += [GridCell(line(layout, "table_text", "", next=next), height=height)] * (len(columns) - index)
    return tuple(cells)


def _bold(text: Text) -> Text:
    return tuple(Run(part.text, True, part.italic) if isinstance(part, Run) else part for part in runs(text))

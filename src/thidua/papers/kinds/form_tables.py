"""The plan's forms as printed tables, blank or filled with what somebody registered."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from thidua.papers.paper import Block, Column, Paragraph, Row, RowKind, Table
from thidua.papers.paper.tables import Align
from thidua.plan.model.plan import Plan
from thidua.rules.wording.figures import MINUS, figure
from thidua.sheets.layout import FREE_LINES, Layout, LayoutColumn, LayoutRow, form_layout

Filled = Mapping[tuple[str, str], str]
"""Text by line and column of a form."""

_WIDE = {"names": 9, "text": 5, "evidence": 6}
_ON_PAPER = 8
"""Empty lines of a free list, as many as fit one page."""


def blank_form(plan: Plan, name: str) -> tuple[str, *tuple[Block, ...]]:
    """The title of a form, then its blocks."""
    return plan.forms[name].label, Paragraph(f"Đơn vị: {'.' * 60}", indent=False), form_table(plan, name)


def form_table(plan: Plan, name: str, filled: Filled | None = None, free: Sequence[Sequence[str]] = ()) -> Table:
    """The table of a form; ``free`` are the lines of a list that has no rows of its own."""
    layout = form_layout(plan, name)
    filled = filled or {}
    if layout.lines == "participant":
        return _asked_one_by_one(layout, filled)
    answers = [column for column in layout.columns if column.id != "unit"]
    keyed = [Column(layout.key.label, 8)] if layout.key is not None else []
    points = [Column("Điểm tối đa", 2, Align.CENTRE)] if layout.lines == "criteria" else []
    columns = (Column("STT", 2, Align.CENTRE), *keyed, *points, *map(_column, answers))
    rows = [
        Row((row.number, row.label, *_top(row, bool(points)), *(filled.get((row.id, one.id), "") for one in answers)))
        for row in layout.rows
    ]
    if not layout.rows:
        lines = list(free) or [[""] * len(answers)] * min(_ON_PAPER, FREE_LINES)
        rows = [Row((str(number), *line)) for number, line in enumerate(lines, 1)]
    if layout.totalled is not None and layout.rows:
        rows.append(_sum(answers, layout.totalled, filled, len(columns) - len(answers)))
    return Table(columns, tuple(rows))


def _asked_one_by_one(layout: Layout, filled: Filled) -> Table:
    """A form that a participant fills in for itself alone: a line for each thing asked."""
    columns = (Column("STT", 2, Align.CENTRE), Column("Nội dung", 8), Column("Đơn vị ghi", 12))
    rows = (Row((row.number, row.label, filled.get((row.id, row.id), ""))) for row in layout.rows)
    return Table(columns, tuple(rows))


def _column(one: LayoutColumn) -> Column:
    counted = one.type in ("count", "points", "date", "yes_no")
    return Column(one.label, _WIDE.get(one.type, 3), Align.CENTRE if counted else Align.LEFT)


def _top(row: LayoutRow, shown: bool) -> tuple[str, ...]:
    return (figure(row.top) if row.top is not None else "",) if shown else ()


def _sum(answers: Sequence[LayoutColumn], totalled: LayoutColumn, filled: Filled, before: int) -> Row:
    figures = [text for (_, column), text in filled.items() if column == totalled.id and text]
    total = figure(sum((_number(text) for text in figures), Fraction(0))) if figures else ""
    cells = [total if one.id == totalled.id else "" for one in answers]
    return Row(("", "Tổng cộng", *([""] * (before - 2)), *cells), RowKind.TOTAL)


def _number(text: str) -> Fraction:
    """A figure as we print it, read back."""
    return Fraction(text.replace(".", "").replace(",", ".").replace(MINUS, "-"))

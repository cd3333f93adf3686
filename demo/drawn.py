"""Workbooks that offices draw up themselves: nothing of ours is in them but the headings of the forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from demo.paper import FACTS, Paper, Planted
from thidua.plan.model.plan import Plan
from thidua.sheets.layout import form_layout

NUMBER, LABEL, HIGHEST = "number", "label", "highest"
"""Columns that are not filled in."""


@dataclass(frozen=True, slots=True)
class Look:
    """How an office draws its tables."""

    swapped: bool = False
    """The last two columns change places."""
    gaps: bool = False
    """An empty row after every second line, and three above the table."""
    merged: bool = False
    """Title and sender stand in merged cells, and so does the field before its lines."""
    labelled: bool = True
    """«Đơn vị: …» above the table; otherwise the name stands top left."""


PLAIN = Look()


def draw(file: str, code: str, name: str) -> Paper:
    """An empty workbook; the name is the one that will stand in it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    return Paper(file, code, name, book, {})


def draw_facts(paper: Paper, plan: Plan, facts: Sequence[str], look: Look = PLAIN, sender: str = "") -> None:
    """The table of plain facts, under a heading of its own."""
    columns = [(NUMBER, "TT"), (LABEL, "Nội dung"), ("value", "Kết quả"), ("evidence", "Minh chứng")]
    rows = [(fact, plan.facts[fact].label) for fact in facts]
    _draw(paper, FACTS, "PHIẾU SỐ LIỆU THI ĐUA", columns, rows, look, sender)


def draw_form(
    paper: Paper, plan: Plan, form: str, look: Look = PLAIN, sender: str = "", lines: int = 1, total: Any = None
) -> None:
    """A form with named lines; ``lines``: how many each has. ``total`` is typed under its column, if any."""
    layout = form_layout(plan, form)
    columns = [(NUMBER, "STT"), (LABEL, layout.key.label if layout.key else "")]
    columns += [(HIGHEST, "Điểm tối đa")] if layout.lines == "criteria" else []
    columns += [(column.id, column.label) for column in layout.columns if column.id != "unit"]
    rows = [
        (row.id if line == 1 else f"{row.id}:{line}", row.label if line == 1 else "")
        for row in layout.rows
        for line in range(1, lines + 1)
    ]
    bottom = _draw(paper, form, layout.title.upper(), columns, rows, look, sender)
    if total is not None and layout.totalled is not None:
        page = paper.page(form)
        at = paper.places[form, layout.rows[0].id, layout.totalled.id][2]
        page.cell(bottom, 2).value = "Tổng cộng"
        page.cell(bottom, at).value = total


def wrong_total(paper: Paper, form: str, column: str, total: int) -> None:
    """The total that was drawn is not the sum of the lines."""
    page = paper.page(form)
    row = next(row for row in range(page.max_row, 0, -1) if page.cell(row, 2).value == "Tổng cộng")
    at = next(place[2] for slot, place in paper.places.items() if (slot[0], slot[2]) == (form, column))
    paper.planted.append(Planted("total", str(total), place=(page.title, page.cell(row, at).coordinate)))


def _draw(
    paper: Paper,
    form: str,
    title: str,
    columns: list[tuple[str, str]],
    rows: list[tuple[str, str]],
    look: Look,
    sender: str,
) -> int:
    """One sheet with one table; the row below it."""
    page = paper.book.create_sheet(f"Bảng {len(paper.book.worksheets) + 1}")
    if look.swapped:
        columns = [*columns[:-2], columns[-1], columns[-2]]
    name = sender or paper.name
    page.cell(1, 1).value = f"Đơn vị: {name}" if look.labelled else name
    page.cell(3, 1).value = title
    if look.merged:
        for row in (1, 3):
            page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(columns))
    at = 8 if look.gaps else 5
    for column, (_, heading) in enumerate(columns, 1):
        page.cell(at, column).value = heading
    number = 0
    for line, label in rows:
        at += 2 if look.gaps and label and number and number % 2 == 0 else 1
        number += bool(label)
        for column, (what, _) in enumerate(columns, 1):
            if what == NUMBER:
                _print(page, at, column, number if label else None)
            elif what == LABEL:
                _print(page, at, column, label or None)
            elif what != HIGHEST:
                paper.places[form, line, what] = page.title, at, column
        if look.merged and label and f"{line}:2" in dict(rows):
            last = sum(1 for other, _ in rows if other.partition(":")[0] == line) - 1
            page.merge_cells(start_row=at, start_column=2, end_row=at + last, end_column=2)
    return at + 1


def _print(page: Worksheet, row: int, column: int, value: str | int | None) -> None:
    """Write what is printed on the form, unless a merged cell above covers the place."""
    if value is not None:
        page.cell(row, column).value = value

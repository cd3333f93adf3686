"""A form or report as one sheet of a workbook."""

from collections.abc import Iterable, Sequence
from typing import Any

from thidua.plan.model.plan import Plan
from thidua.sheets.cells import column_name
from thidua.sheets.layout import Layout, layouts
from thidua.sheets.printing.cells import Lists
from thidua.sheets.printing.entries import Entries, Entry
from thidua.sheets.printing.frame import Sender, set_up, write_heading, write_signature
from thidua.sheets.printing.pen import BOLD, Pen
from thidua.sheets.printing.tables import Table, draw, widths_of

LONGEST_NAME = 31
_SECTIONS = {
    "initiatives": "Việc đã đăng ký: tiến độ và kết quả",
    "contents": "Thuyết minh theo từng nội dung",
}


def write_form_page(
    book: Any,
    plan: Plan,
    form: str,
    sender: Sender,
    *,
    entries: Iterable[Entry] = (),
    roll_up: bool = False,
    lists: Lists | None = None,
) -> Any:
    """Add the sheet of one form, named as ``FormContent.form`` names it, with what is known already.

    ``roll_up``: as many lines as there are entries and no spare ones. A column of units is drawn where
    entries name one. Gives back the worksheet.
    """
    found = layouts(plan)[form]
    known = Entries(entries)
    tables = [Table(layout, known, lists or {}, roll_up) for layout in found]
    page = book.add_worksheet(page_name(found[0], [sheet.name for sheet in book.worksheets()]))
    pen = Pen(book, page, widths_of(tables[0]))
    head = row = write_heading(pen, plan, found[0], sender)
    for number, table in enumerate(tables):
        if len(tables) > 1:
            pen.span(row, 0, pen.last, f"{'I' * (number + 1)}. {_SECTIONS[table.layout.lines]}", BOLD)
            row += 1
        head = row if number == 0 else head
        row = draw(pen, table, row) + 1
    last = write_signature(pen, found[0], row)
    set_up(pen, plan, sender, head, last, repeated=len(tables) == 1)
    return page


def page_name(layout: Layout, taken: Sequence[str]) -> str:
    """The name of a form's sheet: its label, cut between words where Excel wants it shorter, and unique."""
    start = layout.title.partition(". ")[0]
    plain = "".join(" " if char in "[]:*?/\\'" else char for char in start)
    name = ""
    for word in plain.split():
        longer = f"{name} {word}".strip()
        if len(longer) > LONGEST_NAME:
            break
        name = longer
    name = name or "Biểu"
    unique, number = name, 1
    used = {one.casefold() for one in taken}
    while unique.casefold() in used:
        number += 1
        unique = f"{name[: LONGEST_NAME - 5]} ({number})"
    return unique


def write_field_list(book: Any, sheet: Any, plan: Plan, column: int = 0) -> Lists:
    """The drop-down of the plan's fields on a hidden sheet: labels bear commas, which lists in a cell cannot."""
    if not plan.fields:
        return {}
    for row, one in enumerate(plan.fields.values()):
        sheet.write_string(row, column, one.label)
    letters = column_name(column)
    return {"field": f"='{sheet.get_name()}'!${letters}$1:${letters}${len(plan.fields)}"}

"""What is to be mended, in a form that goes back: a page that lists it, and the cells themselves marked."""

from collections.abc import Mapping, Sequence
from typing import Any

from thidua.sheets.blank_page import INPUT
from thidua.sheets.collate.entry import Slot
from thidua.sheets.collate.outputs.places import Place
from thidua.sheets.collate.returned import WHO, WHO_AT

MARKED = "#F4A6A6"
Notes = Sequence[tuple[Slot | None, str, str]]
"""The place if it has one, what stood there, what is wanted."""

_COLUMNS = (("Trang", 26), ("Ô", 8), ("Đã ghi", 40), ("Yêu cầu", 80))
_FONT: dict[str, Any] = {"font_name": "Times New Roman", "font_size": 12}


def write_notes(
    book: Any, page: Any, who: str, notes: Notes, places: Mapping[Slot, Place], *, asks_who: bool = False
) -> None:
    """Fill the page: a line for each thing to mend, with its place in the pages that follow.

    ``asks_who``: with a cell in which the sender is to name itself.
    """
    base = _FONT | {"text_wrap": True, "valign": "top"}
    text, bold = book.add_format(base | {"border": 1}), book.add_format(base | {"bold": True, "border": 1})
    page.write_string(0, 0, f"CẦN SỬA: {who}", book.add_format(_FONT | {"font_size": 14, "bold": True}))
    page.write_string(1, 0, "Sửa các ô nền đỏ trong các trang sau rồi gửi lại tệp này.")
    if asks_who:
        row, column = WHO_AT
        look = book.add_format(_FONT | {"border": 1, "bg_color": INPUT, "num_format": "@"})
        page.write_string(row, column, WHO, book.add_format(_FONT | {"bold": True}))
        page.merge_range(row, column + 1, row, column + 2, "", look)
    for column, (heading, width) in enumerate(_COLUMNS):
        page.set_column(column, column, width)
        page.write_string(3, column, heading, bold)
    for row, (slot, stood, wanted) in enumerate(notes, 4):
        sheet, cell = places.get(slot, ("", "")) if slot is not None else ("", "")
        for column, shown in enumerate((sheet, cell, stood, wanted)):
            page.write_string(row, column, shown, text)


def mark(book: Any, pages: Mapping[str, Any], wanted: Mapping[Slot, str], places: Mapping[Slot, Place]) -> None:
    """Colour each cell to mend and say beside it what is wanted."""
    colour = book.add_format({"bg_color": MARKED})
    for slot, text in wanted.items():
        if slot not in places:
            continue
        sheet, cell = places[slot]
        pages[sheet].write_comment(cell, text, {"x_scale": 2.5, "y_scale": 1.6, "author": "thidua"})
        pages[sheet].conditional_format(cell, {"type": "formula", "criteria": "=TRUE", "format": colour})

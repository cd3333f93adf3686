"""Writing on one sheet: formats made once per workbook, texts over several columns, heights of rows."""

from collections.abc import Sequence
from typing import Any

from thidua.sheets.wrapping import height_of, lines_in

INPUT = "#FFF9DB"
HEAD = "#E7EDF5"

_FONT: dict[str, Any] = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter", "text_wrap": True}

BOXED: dict[str, Any] = {"border": 1}
CENTRED: dict[str, Any] = {"align": "center"}
LEFT: dict[str, Any] = {"align": "left", "indent": 1}
BOLD: dict[str, Any] = {"bold": True}
ITALIC: dict[str, Any] = {"italic": True}
TOP: dict[str, Any] = {"valign": "top"}
OPEN: dict[str, Any] = {"locked": False, "bg_color": INPUT}


class Pen:
    """One sheet to write on, with the widths of its columns in Excel's units."""

    def __init__(self, book: Any, page: Any, widths: Sequence[float]) -> None:
        self.page = page
        self.widths = tuple(widths)
        self._book = book
        self._looks: dict[tuple[tuple[str, Any], ...], Any] = {}
        for column, width in enumerate(widths):
            page.set_column(column, column, width, self.look())

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.widths) - 1

    def look(self, *parts: dict[str, Any]) -> Any:
        """A format of these parts, later ones over earlier ones."""
        merged = dict(_FONT)
        for part in parts:
            merged |= part
        key = tuple(sorted(merged.items()))
        if key not in self._looks:
            self._looks[key] = self._book.add_format(merged)
        return self._looks[key]

    def span(self, row: int, first: int, last: int, text: str, *parts: dict[str, Any], rows: int = 1) -> None:
        """A text over the columns from ``first`` to ``last`` (and ``rows`` rows), never taken for a formula."""
        look = self.look(*parts)
        if (first, rows) != (last, 1):
            self.page.merge_range(row, first, row + rows - 1, last, "", look)
        self.page.write_string(row, first, text, look)

    def room(self, first: int, last: int) -> float:
        """The width of some columns together."""
        return sum(self.widths[first : last + 1])

    def high(self, row: int, *texts: tuple[str, float], least: int = 1, bold: bool = False) -> None:
        """Make a row high enough for these texts in these widths, and at least so many lines."""
        needed = (sum(lines_in(line, width, bold=bold) for line in text.split("\n")) for text, width in texts)
        # Excel's highest row is 409 points.
        self.page.set_row(row, min(height_of(max(least, *needed, 1)), 400))

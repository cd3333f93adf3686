"""Pages of a workbook that is only read: a title, a table with headings, ready for printing on A4."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from types import TracebackType

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from thidua.sheets.wrapping import height_of, lines_in

FONT = {"font_name": "Times New Roman", "font_size": 12}
PORTRAIT_WIDTH = 95
HIGHEST = 409.0

CellText = str | int | Fraction | None


class Pages:
    """A workbook being written; leaving the ``with`` block saves it."""

    def __init__(self, file: Path, *, streaming: bool = False) -> None:
        """``streaming``: rows go to the disk as they come, however many there are."""
        options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": streaming}
        self.streaming = streaming
        self.book = xlsxwriter.Workbook(str(file), options)
        self.title = self.book.add_format(FONT | {"bold": True, "font_size": 14})
        self.note = self.book.add_format(FONT | {"italic": True})
        cell = FONT | {"border": 1, "valign": "top"}
        self.heading = self.book.add_format(
            cell | {"bold": True, "bg_color": "#D9E2F3", "text_wrap": True, "align": "center", "valign": "vcenter"}
        )
        self.text = self.book.add_format(cell | {"text_wrap": True, "align": "left", "indent": 1})
        self.number = self.book.add_format(cell | {"align": "center"})

    def __enter__(self) -> "Pages":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.book.close()

    def add(
        self,
        name: str,
        title: str,
        columns: Sequence[tuple[str, int]],
        rows: Iterable[Sequence[CellText]],
        note: str = "",
    ) -> None:
        """One page: ``columns`` are headings with their widths in characters, ``rows`` hold as many cells."""
        page = self.book.add_worksheet(name)
        page.write_string(0, 0, title, self.title)
        page.write_string(1, 0, note, self.note)
        for column, (heading, width) in enumerate(columns):
            page.set_column(column, column, width)
            page.write_string(3, column, heading, self.heading)
        last = 3
        widths = [width for _, width in columns]
        page.set_row(3, _height([heading for heading, _ in columns], widths, bold=True))
        for last, row in enumerate(rows, start=4):
            for column, value in enumerate(row):
                self._write(page, last, column, value)
            page.set_row(last, _height(row, widths))
            if self.streaming:
                # XlsxWriter would keep the heights of all rows, also of those that it has written.
                page.row_info.pop(last - 1, None)
                page.row_sizes.pop(last - 1, None)
        _print_setup(page, sum(width for _, width in columns))
        if last > 3:
            page.autofilter(3, 0, last, len(columns) - 1)

    def _write(self, page: Worksheet, row: int, column: int, value: CellText) -> None:
        if isinstance(value, str):
            page.write_string(row, column, value, self.text)
        elif value is None:
            page.write_blank(row, column, None, self.text)
        else:
            page.write_number(row, column, float(value), self.number)


def _height(row: Sequence[CellText], widths: Sequence[int], *, bold: bool = False) -> float:
    """Height that shows every line of a row, up to the most that a spreadsheet allows."""
    lines = [
        lines_in(value, width, bold=bold) if "\n" not in value else _lines(value, width, bold)
        for value, width in zip(row, widths, strict=True)
        if isinstance(value, str)
    ]
    return min(height_of(max(lines, default=1)), HIGHEST)


def _lines(text: str, width: int, bold: bool) -> int:
    return sum(lines_in(line, width, bold=bold) for line in text.split("\n"))


def _print_setup(page: Worksheet, width: int) -> None:
    """A4, upright where the columns fit, one page wide, headings repeated, page numbers at the top."""
    page.set_paper(9)
    if width > PORTRAIT_WIDTH:
        page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(3)
    page.freeze_panes(4, 0)
    page.set_margins(left=0.8, right=0.6, top=0.9, bottom=0.8)
    page.set_header("&C&P")

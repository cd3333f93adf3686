"""What a form that was sent back carries: which files it is the mended form of."""

from typing import Any

from thidua.sheets.workbooks import Workbook

RETURNED = "thidua-tra-lai"
"""Hidden sheet whose first cell holds the hashes of the files that were asked about, parted by blanks."""


def replaced_by(book: Workbook) -> str:
    """The hashes of the files that this workbook replaces; empty for any other."""
    return book.grid(RETURNED).cell(0, 0).text if RETURNED in book.sheets else ""


def write_replaced(book: Any, hashes: str) -> None:
    """Say in a workbook (of XlsxWriter) which files it replaces."""
    sheet = book.add_worksheet(RETURNED)
    sheet.write_string(0, 0, hashes)
    sheet.hide()
    sheet.protect()

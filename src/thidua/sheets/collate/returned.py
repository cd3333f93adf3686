"""What a form that was sent back carries: which files it is the mended form of."""

from typing import Any

from thidua.sheets.cells import Cell
from thidua.sheets.workbooks import Workbook

RETURNED = "thidua-tra-lai"
"""Hidden sheet whose first cell holds the hashes of the files that were asked about, parted by blanks."""


NOTES = "Cần sửa"
"""The page that lists what is to be mended."""

WHO = "Đơn vị gửi (mã hoặc tên):"
"""Stands on that page before the cell that is to say who sent the form, where nobody knows."""

WHO_AT = (2, 0)


def says_who(book: Workbook) -> Cell | None:
    """The cell in which the sender of a form that went back has named itself, if it was asked to and did."""
    if RETURNED not in book.sheets or NOTES not in book.sheets:
        return None
    grid = book.grid(NOTES)
    row, column = WHO_AT
    cell = grid.cell(row, column + 1)
    return cell if grid.cell(row, column).text == WHO and cell.text else None


def replaced_by(book: Workbook) -> str:
    """The hashes of the files that this workbook replaces; empty for any other."""
    return book.grid(RETURNED).cell(0, 0).text if RETURNED in book.sheets else ""


def write_replaced(book: Any, hashes: str) -> None:
    """Say in a workbook (of XlsxWriter) which files it replaces."""
    sheet = book.add_worksheet(RETURNED)
    sheet.write_string(0, 0, hashes)
    sheet.hide()
    sheet.protect()

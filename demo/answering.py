"""Answering the list of questions as the standing body does: in its yellow column, with Excel."""

from pathlib import Path

from openpyxl import load_workbook

from thidua.sheets.collate.answers import ANSWER
from thidua.sheets.collate.question import AGREED

KIND, STOOD, PROPOSAL = "Loại", "Đang ghi", "Đề xuất"
TWO_FILES = "Hai tệp của một đối tượng"


def answer(file: Path) -> tuple[int, int]:
    """Agree to what is proposed, take the first named of two files; how many were answered, of how many."""
    book = load_workbook(file)
    page = book.worksheets[0]
    head = next(row for row in page.iter_rows() if any(cell.value == ANSWER for cell in row))
    at = {str(cell.value): number for number, cell in enumerate(head)}
    every = list(page.iter_rows())
    rows = every[every.index(head) + 1 :]
    given = 0
    for row in rows:
        text = ""
        if row[at[KIND]].value == TWO_FILES:
            text = str(row[at[STOOD]].value).split("; ")[0]
        elif row[at[PROPOSAL]].value:
            text = AGREED
        if text:
            row[at[ANSWER]].value = text
            given += 1
    book.save(file)
    return given, len(rows)

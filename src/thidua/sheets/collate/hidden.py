"""Cells in hidden rows, columns and sheets: nobody knows whether they were meant to be read, so it is asked."""

from functools import lru_cache

from thidua.sheets.collate.cells_taken import Taken
from thidua.sheets.collate.entry import Asked
from thidua.sheets.content import FormCell, FormContent
from thidua.sheets.guard import Hidden
from thidua.sheets.workbooks import Workbook

Strip = tuple[str, str, int]
"""What is hidden: the sheet, ``row`` or ``column`` and its number from 0; ``sheet`` (and 0) for all of it."""

_WORDS = {"row": "dòng", "column": "cột", "sheet": "trang"}


class HiddenCells:
    """What is hidden in one workbook, and what the clerk has said of it."""

    def __init__(self, book: Workbook) -> None:
        sheets = book.sheets
        self.of_sheet: dict[str, Hidden] = {
            sheets[at]: hidden for at, hidden in book.hidden().items() if at < len(sheets)
        }
        self.sheets = book.hidden_sheets

    def take_visible(self, content: FormContent, taken: Taken) -> list[FormCell]:
        """The cells of a form that may be read; about the others a question is put for each row, column or sheet."""
        of = self._strips(content)
        if not any(of):
            return content.cells
        strips: dict[Strip, list[FormCell]] = {}
        for found, strip in zip(content.cells, of, strict=True):
            if strip is not None:
                strips.setdefault(strip, []).append(found)
        kept = {strip for strip, cells in strips.items() if _is_used(strip, cells, content, taken)}
        return [found for found, strip in zip(content.cells, of, strict=True) if strip is None or strip in kept]

    def _strips(self, content: FormContent) -> list[Strip | None]:
        """For each cell of a form what it is hidden with."""
        if content.sheet in self.sheets:
            return [(content.sheet, "sheet", 0)] * len(content.cells)
        hidden = self.of_sheet.get(content.sheet)
        return [_strip(content.sheet, found, hidden) for found in content.cells] if hidden is not None else []


def _is_used(strip: Strip, cells: list[FormCell], content: FormContent, taken: Taken) -> bool:
    where = _WORDS[strip[1]]
    wanted = f"{where} này bị ẩn nhưng có nội dung: ghi «đồng ý» để dùng, «bỏ» để không dùng"
    shown = [found.cell.text for found in cells]
    stood = f"{len(shown)} ô có nội dung" if strip[1] == "sheet" else "; ".join(shown)
    question = taken.asking.question(
        "hidden", stood, wanted, sheet=content.sheet, cell=cells[0].cell.address, proposal=f"dùng {where} này"
    )
    used = taken.asking.ask(question, lambda answer: True if answer.agrees else (False if answer.leaves_out else None))
    if used is None:
        for found in cells:
            slot = (content.form, found.row, found.column)
            taken.asked[slot] = Asked(slot, found.cell.text, question)
    return used is True


def _strip(sheet: str, found: FormCell, hidden: Hidden) -> Strip | None:
    row, column = _place(found.cell.address)
    if hidden.has_row(row):
        return sheet, "row", row
    return (sheet, "column", column) if hidden.has_column(column) else None


@lru_cache(4096)
def _place(address: str) -> tuple[int, int]:
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(address[len(letters) :]) - 1, column - 1

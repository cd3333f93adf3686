"""A table as it stood in a file: cells with their address, whatever the file's format."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple, TypeAlias

from thidua.rules.facts import Source
from thidua.sheets.problems import CellProblem, Severity

ERROR_VALUES = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA", "#SPILL!", "#CALC!")
)


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell without a usable value: an error such as ``#DIV/0!``, or a formula that was never computed."""

    shown: str
    why: str


RawValue: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | Broken


def error_cell(shown: str) -> Broken:
    """A cell in which the spreadsheet shows an error."""
    return Broken(shown, "ô đang báo lỗi tính toán")


def formula_cell(formula: str) -> Broken:
    """A formula whose result the file does not hold."""
    why = "công thức chưa có kết quả: mở tệp bằng Excel hoặc LibreOffice rồi lưu lại, hoặc nhập thẳng giá trị"
    return Broken(formula, why)


class Cell(NamedTuple):
    """One cell that is not blank (or, for a required value, the blank place where it is wanted)."""

    value: RawValue
    file: str
    sheet: str | None
    address: str
    comma: bool = True
    """Whether decimals may be written with a comma here, as Vietnamese spreadsheets do."""

    @property
    def text(self) -> str:
        """The value as text: NFC, no blanks around it, whole numbers without a point, days day first."""
        return text_of(self.value)

    @property
    def place(self) -> str:
        """Where the cell stands, for messages that name a second place."""
        return CellProblem(self.file, self.sheet, self.address, None, "").place

    def source(self, evidence: str | None = None) -> Source:
        """The cell as the source of a fact."""
        return Source(self.file, self.address, self.sheet, evidence=evidence)

    def problem(self, message: str, *, participant: str | None = None, severity: Severity = "error") -> CellProblem:
        """What is wrong with this cell."""
        if isinstance(self.value, Broken):
            message = f"{message} ({self.value.why})"
        return CellProblem(self.file, self.sheet, self.address, self.text, message, severity, participant)


def text_of(value: RawValue) -> str:
    """A cell's value as text; see ``Cell.text``."""
    if isinstance(value, str):
        return (value if value.isascii() else unicodedata.normalize("NFC", value)).strip()
    if isinstance(value, Broken):
        return value.shown
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() != time():
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)


@cache
def column_name(index: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    name = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def address(row: int, column: int) -> str:
    """``D7`` for row 6 and column 3, both counted from 0."""
    return f"{column_name(column)}{row + 1}"


@dataclass(slots=True)
class Grid:
    """One sheet: rows of raw values from A1 on; an empty string is a blank cell."""

    file: str
    sheet: str | None
    rows: list[list[RawValue]]
    comma: bool = True

    def cell(self, row: int, column: int) -> Cell:
        """The cell at this place, blank where the rows do not reach that far."""
        values = self.rows[row] if row < len(self.rows) else []
        value = values[column] if column < len(values) else ""
        return Cell(value, self.file, self.sheet, address(row, column), self.comma)

    def text(self, row: int, column: int) -> str:
        """The text of the cell at this place; see ``Cell.text``."""
        values = self.rows[row] if row < len(self.rows) else []
        value = values[column] if column < len(values) else ""
        return text_of(value) if value != "" else ""

    def holds(self, row: int, column: int) -> bool:
        """Whether something stands at this place."""
        values = self.rows[row] if row < len(self.rows) else []
        return column < len(values) and not is_blank(values[column])

    def filled(self, row: int) -> Iterator[tuple[int, Cell]]:
        """The cells of a row that are not blank, each with its column."""
        for column, value in enumerate(self.rows[row]):
            if value != "" and not is_blank(value):
                yield column, Cell(value, self.file, self.sheet, address(row, column), self.comma)

    def is_blank(self, row: int) -> bool:
        """Whether nothing stands in a row."""
        return all(value == "" or is_blank(value) for value in self.rows[row])


def is_blank(value: RawValue) -> bool:
    """Whether a cell holds nothing that anybody can see."""
    return isinstance(value, str) and (not value or value.isspace())

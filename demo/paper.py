"""One workbook of a participant: where each answer belongs, what its clerk types, and what should come of it.

Whatever is typed is noted with its expected fate: it counts as such a value, or it must be asked about. Both are known
from what was typed, never from running the program.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Slot = tuple[str, str, str]
"""Form, row and column, as the reading rooms name them."""

Place = tuple[str, int, int]
"""Sheet, row and column, from 1."""

FACTS = "thidua:facts"


@dataclass(frozen=True, slots=True)
class Expected:
    """A question that must be asked. ``sheet`` and ``cell`` are empty where it is about the whole file."""

    code: str
    file: str
    sheet: str
    cell: str
    stood: str
    participant: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A mistake in one place of a form, or (``place``) in a cell outside of them; neither: in the file."""

    code: str
    stood: str
    slot: Slot | None = None
    place: tuple[str, str] = ("", "")
    also: tuple[Slot, ...] = ()
    """Further places that are not used until the question is answered."""


@dataclass
class Paper:
    """``facts``: what counts, as tables of facts write it; ``lines``: the same for the other forms, as shown."""

    file: str
    code: str
    name: str
    book: Workbook
    places: dict[Slot, Place]
    facts: dict[str, str] = field(default_factory=dict)
    lines: dict[Slot, str] = field(default_factory=dict)
    planted: list[Planted] = field(default_factory=list)
    typed: dict[Slot, str] = field(default_factory=dict)
    refused: bool = False
    waits: bool = False
    """Whether nothing of the file may be used before its question is answered."""
    again: int = 0
    """Lines that stand in the workbook a second time."""
    unknown: bool = False
    """Whether nobody can say who sent it."""
    once_computed: list[Planted] = field(default_factory=list)
    """What must be asked besides, once a program has computed the form's own sums."""
    held: set[Slot] = field(default_factory=set)
    """Places that wait for the answer to a question about another file."""

    @property
    def shown(self) -> str:
        """The participant as questions name it."""
        return "" if self.unknown or self.refused else self.name

    def put(self, slot: Slot, value: Any, counts: str | None) -> None:
        """Type a value; ``counts``: what it stands for, None where it stands for nothing yet."""
        sheet, row, column = self.places[slot]
        cell = self.book[sheet].cell(row, column)
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "dd/mm/yyyy"
        self.typed[slot] = as_text(value)
        kept = self.facts if slot[0] == FACTS and slot[2] == "value" else self.lines
        key: Any = slot[1] if kept is self.facts else slot
        kept.pop(key, None)
        if counts is not None:
            kept[key] = counts

    def ask(self, code: str, slot: Slot, value: Any = None, stood: str | None = None) -> None:
        """Type a value (or leave what stands there) that must be asked about."""
        if value is not None:
            self.put(slot, value, None)
        kept: dict[Any, str] = self.facts if slot[0] == FACTS and slot[2] == "value" else self.lines
        kept.pop(slot[1] if kept is self.facts else slot, None)
        self.planted.append(Planted(code, self.typed.get(slot, "") if stood is None else stood, slot))

    def plain(self, slot: Slot) -> None:
        """Take the number format off a cell, as pasting does."""
        sheet, row, column = self.places[slot]
        self.book[sheet].cell(row, column).number_format = "General"

    def page(self, form: str) -> Worksheet:
        """The sheet of a form."""
        return self.book[next(place[0] for slot, place in self.places.items() if slot[0] == form)]

    def insert_rows(self, sheet: str, at: int, count: int) -> None:
        """Insert empty rows before row ``at``; merged cells and places move along."""
        page = self.book[sheet]
        page.insert_rows(at, count)
        for merged in page.merged_cells.ranges:
            if merged.min_row >= at:
                merged.shift(row_shift=count)
        for slot, (name, row, column) in self.places.items():
            if name == sheet and row >= at:
                self.places[slot] = name, row + count, column

    def save(self, folder: Path) -> Path:
        """Write the workbook under the name that its clerk gave it."""
        path = folder / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        self.book.save(path)
        return path

    def expected(self) -> Iterator[Expected]:
        """The questions about this file."""
        for one in self.planted:
            sheet, cell = one.place if one.slot is None else (self.places[one.slot][0], self.address(one.slot))
            yield Expected(one.code, self.file, sheet, cell, one.stood, self.shown)

    def address(self, slot: Slot) -> str:
        """The address of a place."""
        _, row, column = self.places[slot]
        return f"{get_column_letter(column)}{row}"

    @property
    def rows(self) -> set[tuple[str, str]]:
        """The lines that anything was typed into."""
        return {slot[:2] for slot in self.typed}

    @property
    def rows_asked(self) -> set[tuple[str, str]]:
        """The lines with something that is asked about."""
        if self.waits:
            return self.rows
        slots = [slot for one in self.planted for slot in (*([one.slot] if one.slot else []), *one.also)]
        return {slot[:2] for slot in (*slots, *self.held)}


def as_text(value: Any) -> str:
    """What a question says of a value: composed letters, whole numbers without a point, days day first."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value).strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, (date, datetime)):
        return f"{value:%d/%m/%Y}"
    return str(value)

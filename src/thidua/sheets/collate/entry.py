"""What one file gave: its entries with their cells and its questions. Plain data, as workers send it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from thidua.rules.facts import NotApplicable, Participant
from thidua.sheets.collate.question import Question

State: TypeAlias = Literal["accepted", "asked", "refused"]
STATES: dict[State, str] = {"accepted": "Nhận", "asked": "Nhận, còn câu hỏi", "refused": "Từ chối"}

Value: TypeAlias = int | Fraction | bool | str | date | NotApplicable | tuple[str, ...]
"""A fact's value, a text, or the names that stand in one cell."""

Slot: TypeAlias = tuple[str, str, str]
"""A place of a form: form, row and column, as ``FormCell`` names them."""


class Entry(NamedTuple):
    """One filled cell of a form, read for certain."""

    slot: Slot
    sheet: str | None
    cell: str
    stood: str
    value: Value
    answer: str | None = None
    """What was answered, where the value comes from an answer."""

    @property
    def form(self) -> str:
        """The form."""
        return self.slot[0]

    @property
    def row(self) -> str:
        """The line of the form, also where it is one of several under the same heading."""
        return self.slot[1]

    @property
    def column(self) -> str:
        """The column."""
        return self.slot[2]


@dataclass(frozen=True, slots=True)
class Asked:
    """A place of a form that is not used until its question is answered."""

    slot: Slot
    stood: str
    question: Question


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file of the inbox."""

    name: str
    content: str = ""
    """Hash of the file; empty where it was not opened."""
    refusal: str | None = None
    """Why nothing of it can be used."""
    sender: Participant | None = None
    supplier: Participant | None = None
    """The body, where it is a form in which one supplies facts of many; it stands in for a sender."""
    forms: tuple[str, ...] = ()
    entries: Collection[Entry] = ()
    """In a run of many files they lie in a spool, so each going through them reads them anew."""
    asked: tuple[Asked, ...] = ()
    questions: tuple[Question, ...] = ()
    waits: bool = False
    """Whether all of it waits for an answer: nobody knows who sent it, or of which version it is."""
    rows: int = 0
    rows_asked: int = 0
    replaces: str = ""
    """Hash of the file that was sent back, where this one is its mended form."""
    copy_of: str | None = None
    """The file of equal content that is used instead."""

    @property
    def state(self) -> State:
        """What became of it."""
        if self.refusal is not None:
            return "refused"
        return "asked" if self.questions else "accepted"

    @property
    def by(self) -> Participant | None:
        """Who it came from, whether about itself or about others."""
        return self.sender or self.supplier

    @property
    def usable(self) -> bool:
        """Whether its entries count."""
        return self.refusal is None and not self.waits and self.copy_of is None


@dataclass(slots=True)
class Sums:
    """What came in and what became of it; the two must agree, and the program checks it."""

    files_in: int
    rows_in: int
    files: dict[State, int] = field(default_factory=lambda: dict.fromkeys(STATES, 0))
    rows: dict[State, int] = field(default_factory=lambda: dict.fromkeys(STATES, 0))
    copies: int = 0

    def add(self, file: FileRead) -> None:
        """Count one file in."""
        self.files[file.state] += 1
        self.copies += file.copy_of is not None
        if file.refusal is not None:
            self.rows["refused"] += file.rows
            return
        asked = file.rows if file.waits else file.rows_asked
        self.rows["asked"] += asked
        self.rows["accepted"] += file.rows - asked

    @property
    def agree(self) -> bool:
        """Whether nothing was lost on the way."""
        return self.files_in == sum(self.files.values()) and self.rows_in == sum(self.rows.values())

"""A row of a list as it stood in the file, and what becomes of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models, transaction

from thidua.office.organisations.errors import OrganisationError
from thidua.office.spelling import clean
from thidua.sheets.lenient.answers import Answer, Proposal, Sure
from thidua.sheets.lenient.dates import read_date
from thidua.sheets.lenient.legacy import readable
from thidua.sheets.lenient.levels import read_choice
from thidua.sheets.lenient.yes_no import read_yes_no

NEW = "new"
"""What somebody chooses where none of the candidates is meant."""


class Verdict(models.TextChoices):
    """What becomes of a row."""

    MAKE = "make", "Thêm mới"
    CHANGE = "change", "Sửa"
    SAME = "same", "Đã có, không đổi"
    ASK = "ask", "Cần xác nhận"
    REFUSE = "refuse", "Không nhận"


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its number in the file, counted from 1, and the text under each known heading."""

    number: int
    texts: Mapping[str, str]
    broken: str = ""
    """Why the row cannot be read at all."""
    sheet: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)
    """In which column of the sheet each text stands."""

    def __getitem__(self, name: str) -> str:
        return self.texts.get(name, "")

    def place(self, name: str) -> str:
        """Where a text stands: ``trang «Sheet1», ô D7``; the row alone where the column is not known."""
        cell = f"ô {self.letters[name]}{self.number}" if name in self.letters else f"dòng {self.number}"
        return f"trang «{self.sheet}», {cell}" if self.sheet else cell


@dataclass(slots=True)
class Told:
    """What would be done with a row, or was. ``candidates``: (key, what is shown) of whom or what may be meant."""

    line: Line
    verdict: Verdict
    why: list[str] = field(default_factory=list)
    candidates: list[tuple[str, str]] = field(default_factory=list)
    act: Callable[[], Any] | None = None

    @property
    def summary(self) -> str:
        """By what somebody finds the row again: its first texts."""
        return " · ".join([text for text in self.line.texts.values() if text][:3])

    @property
    def sentence(self) -> str:
        """The reasons as one sentence each."""
        return " ".join(one if one.endswith((".", "?")) else f"{one}." for one in self.why)


def value_of(answer: Answer[Any], text: str, what: str) -> Any:
    """A value that is sure. Raises OrganisationError that says what is wanted instead."""
    if isinstance(answer, Sure):
        return answer.value
    if isinstance(answer, Proposal):
        meant = f" («{answer.value}»)" if isinstance(answer.value, str) and answer.value not in answer.why else ""
        raise OrganisationError(f"{what} ghi «{text}»: {answer.why}{meant}; hãy ghi lại cho rõ")
    raise OrganisationError(f"{what} ghi «{text}»: {answer.wanted}")


def text_of(line: Line, name: str, what: str) -> str:
    """The text under a heading, single blanks; one that was typed in an old encoding is asked about."""
    return clean(str(value_of(readable(line[name]), line[name], what)))


def day_of(line: Line, name: str, what: str) -> date | None:
    """The day under a heading; None where nothing stands there."""
    text = line[name]
    found: date | None = value_of(read_date(text), text, what) if text else None
    return found


def choice_of(line: Line, name: str, what: str, choices: Mapping[str, str]) -> str:
    """The choice under a heading; empty where nothing stands there."""
    text = line[name]
    return str(value_of(read_choice(text, choices), text, what)) if text else ""


def yes_of(line: Line, name: str, what: str) -> bool:
    """Whether a heading's cell says yes."""
    text = line[name]
    return bool(text) and bool(value_of(read_yes_no(text), text, what))


def tell(lines: Iterable[Line], choices: Mapping[int, str], row: Callable[[Line, str], Told]) -> list[Told]:
    """What would become of each row, as ``row`` says it of a line and what somebody chose for it (by its number)."""
    return [_told(line, choices.get(line.number, ""), row) for line in lines]


def _told(line: Line, choice: str, row: Callable[[Line, str], Told]) -> Told:
    try:
        if line.broken:
            raise OrganisationError(line.broken)
        return row(line, choice)
    except OrganisationError as error:
        return Told(line, Verdict.REFUSE, [str(error)])


def do(rows: Iterable[Told]) -> list[Told]:
    """Do what each row says, one after the other: what is refused on the way keeps the others."""
    done: list[Told] = []
    for one in rows:
        if one.act is not None and one.verdict in (Verdict.MAKE, Verdict.CHANGE):
            try:
                with transaction.atomic():
                    one.act()
            except OrganisationError as error:
                one.verdict, one.why = Verdict.REFUSE, [str(error)]
        done.append(one)
    return done

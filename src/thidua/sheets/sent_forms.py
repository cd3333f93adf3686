"""What was sent on the plan's forms and reports, cell by cell, as papers print it: ``bieu-don-vi.csv``.

Facts have a table of their own; here are the other contents: what was registered, the points that a unit gave itself,
what it reported. Each line is one cell with where it was read.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeAlias

from thidua.plan.model.papers import Column
from thidua.plan.model.plan import Plan
from thidua.rules.facts import NotApplicable
from thidua.sheets.content import REPORT
from thidua.sheets.csv_files import read_csv
from thidua.sheets.headings import read_headings
from thidua.sheets.layout import NAMES
from thidua.sheets.problems import CellProblem
from thidua.sheets.texts import disarmed
from thidua.sheets.written import written

SENT_FORMS = "bieu-don-vi.csv"

Answer: TypeAlias = int | Fraction | bool | str | date | NotApplicable | tuple[str, ...]
"""One cell: a value of the column's type; the names that stand in it where it holds names."""

WHO, ROUND, FORM, ROW, COLUMN, VALUE = "Mã", "Đợt", "Biểu", "Dòng", "Cột", "Giá trị"
FILE, SHEET, CELL = "Tệp", "Trang", "Ô"
COLUMNS = (WHO, ROUND, FORM, ROW, COLUMN, VALUE, FILE, SHEET, CELL)


class SentCell(NamedTuple):
    """One cell that somebody filled in. ``form``, ``row`` and ``column`` as ``content.FormCell`` names them."""

    participant: str
    form: str
    row: str
    column: str
    value: Answer
    file: str = ""
    sheet: str | None = None
    cell: str = ""


@dataclass(frozen=True, slots=True)
class SentLine:
    """One line of a form: its answers by column."""

    row: str
    answers: dict[str, Answer]

    @property
    def key(self) -> str:
        """The row of the plan that the line belongs to, without the number of the line."""
        return self.row.partition(":")[0]


@dataclass(frozen=True)
class SentForms:
    """Everything that was sent; ``doubtful`` cells are not used because nobody knows yet what they mean."""

    cells: tuple[SentCell, ...] = ()
    doubtful: int = 0

    @cached_property
    def _lines(self) -> dict[tuple[str, str], list[SentLine]]:
        found: dict[tuple[str, str], dict[tuple[str, str], SentLine]] = {}
        for one in self.cells:
            lines = found.setdefault((one.form, one.participant), {})
            lines.setdefault((one.file, one.row), SentLine(one.row, {})).answers[one.column] = one.value
        return {whose: list(lines.values()) for whose, lines in found.items()}

    def lines(self, form: str, participant: str) -> list[SentLine]:
        """The lines that a participant filled in on a form, in the order in which they stand."""
        return self._lines.get((form, participant), [])

    def senders(self, form: str) -> list[str]:
        """The codes of those who sent a form."""
        return list(dict.fromkeys(one.participant for one in self.cells if one.form == form))


NOTHING_SENT = SentForms()


def write_sent(path: Path, cells: Iterable[SentCell], round_id: str) -> None:
    """Write cells so that ``read_sent`` gives the same again."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for one in cells:
            who = map(disarmed, (one.participant, round_id, one.form, one.row, one.column))
            where = map(disarmed, (one.file, one.sheet or "", one.cell))
            writer.writerow([*who, _written(one.value), *where])


def read_sent(path: Path, plan: Plan, round_id: str) -> tuple[SentForms, list[CellProblem]]:
    """What ``write_sent`` wrote of this round; lines that no longer fit the plan are problems and not used.

    Raises SheetError where the file as a whole cannot be used.
    """
    found = read_headings(read_csv(path, path.name), dict.fromkeys(COLUMNS, ()), required=COLUMNS, unknown="warning")
    cells: list[SentCell] = []
    problems = list(found.problems)
    for row in found.rows():
        code, of, form, line, column, value, file, sheet, cell = (found.wanted(row, name) for name in COLUMNS)
        if of.text != round_id:
            continue
        try:
            answer = _answer(plan, form.text, line.text, column.text, value.text)
        except ValueError:
            problems.append(value.problem("không đọc lại được theo cột của biểu nên không dùng", severity="warning"))
            continue
        where = (file.text, sheet.text or None, cell.text)
        cells.append(SentCell(code.text, form.text, line.text, column.text, answer, *where))
    return SentForms(tuple(cells)), problems


def column_of(plan: Plan, form: str, row: str, column: str) -> Column | None:
    """The column of a form; where the form has one line for each column, the line names it."""
    if form not in plan.forms:
        return None
    columns = plan.forms[form].columns
    return columns.get(column) or columns.get(row.partition(":")[0])


def _written(value: Answer) -> str:
    return disarmed("\n".join(value)) if isinstance(value, tuple) else written(value)


def _answer(plan: Plan, form: str, row: str, column: str, text: str) -> Answer:
    """Raises ValueError for text that the column cannot hold."""
    found = column_of(plan, form, row, column)
    type_ = found.type if found is not None else "names" if form.startswith(REPORT) and column == NAMES else "text"
    if type_ == "names":
        return tuple(text.split("\n"))
    if text == NotApplicable.NOT_APPLICABLE.value:
        return NotApplicable.NOT_APPLICABLE
    if type_ == "count":
        return int(text)
    if type_ == "points":
        return Fraction(text)
    if type_ == "yes_no":
        return _yes_no(text)
    return date.fromisoformat(text) if type_ == "date" else text


def _yes_no(text: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError(text)
    return text == "yes"


def in_lines(lines: Iterable[SentLine], column: str) -> Iterator[Answer]:
    """The answers of one column, line by line, where it was filled in."""
    return (line.answers[column] for line in lines if column in line.answers)

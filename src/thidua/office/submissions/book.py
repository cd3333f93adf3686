"""One workbook read alone, in a worker: this knows nothing of the database, which a worker does not have."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from thidua.plan.model.plan import Plan
from thidua.sheets.cells import Broken, Cell
from thidua.sheets.content import About, read_contents
from thidua.sheets.isolated_start import Handed
from thidua.sheets.recognising.about import read_about
from thidua.sheets.workbooks import Workbook


class Found(NamedTuple):
    """One cell of a workbook."""

    slot: tuple[str, str, str]
    text: str
    sheet: str
    address: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class BookRead:
    """What a workbook gave: plain data, as a worker sends it."""

    cells: tuple[Found, ...]
    problems: tuple[str, ...]
    about: tuple[str, str, str, str] | None
    """Plan, version, participant and round of a workbook that we made."""


def read_in_worker(path: Path, name: str, *, plan: Handed[Plan]) -> BookRead:
    """The forms of a plan in a workbook. Raises SheetError with the reason."""
    with Workbook(path, name) as book:
        contents, about = read_contents(book, plan.value), read_about(book)
        hidden, hidden_sheets = book.hidden(), book.hidden_sheets
        numbers = {sheet: at for at, sheet in enumerate(book.sheets)}
    cells, problems = [], []
    for content in contents:
        problems += [f"{one.place}: {one.message}" for one in content.problems]
        strips = hidden.get(numbers.get(content.sheet, -1))
        for row, column, cell in content.cells:
            if isinstance(cell.value, Broken):
                problems.append(f"{cell.place}: {cell.value.why}; ô này không được dùng")
                continue
            at = _numbers(cell.address)
            unseen = content.sheet in hidden_sheets or (
                strips is not None and (strips.has_row(at[0]) or strips.has_column(at[1]))
            )
            cells.append(Found((content.form, row, column), _text(cell), content.sheet, cell.address, unseen))
    return BookRead(tuple(cells), tuple(problems), _about(about))


def _about(about: About | None) -> tuple[str, str, str, str] | None:
    return (about.plan, about.version, about.participant, about.round) if about is not None else None


def _text(cell: Cell) -> str:
    """As somebody would type it: a comma before decimals."""
    if isinstance(cell.value, float) and not cell.value.is_integer():
        return repr(cell.value).replace(".", ",")
    return cell.text


def _numbers(address: str) -> tuple[int, int]:
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(address[len(letters) :]) - 1, column - 1

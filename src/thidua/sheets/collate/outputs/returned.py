"""``tra-lai/``: for each sender with open questions its form anew, filled in as far as read, the rest marked."""

import functools
from datetime import date
from fractions import Fraction
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from thidua.plan.model.plan import Plan
from thidua.sheets.cells import Cell
from thidua.sheets.collate.collation import Collation
from thidua.sheets.collate.entry import Asked, Entry, FileRead, Slot
from thidua.sheets.collate.kinds import kind_of
from thidua.sheets.collate.outputs.filled_books import Filled, write_marked_book
from thidua.sheets.collate.outputs.strangers import likely_sender
from thidua.sheets.collate.outputs.supplier_books import write_marked_supplier_book
from thidua.sheets.collate.setting import Setting
from thidua.sheets.collate.shown import shown
from thidua.sheets.collate.values import read_cell
from thidua.sheets.file_names import file_names
from thidua.sheets.isolated import Isolation
from thidua.sheets.isolated_start import Handed
from thidua.sheets.lenient.answers import Sure
from thidua.sheets.printing.entries import EntryValue

FEW = 4
"""So many forms are written before workers have started."""


def write_returned(folder: Path, collation: Collation) -> int:
    """Write the forms, in workers where there are more than a few; how many."""
    of: dict[tuple[str, str], list[FileRead]] = {}
    for file in collation.files:
        if file.refusal is None and file.copy_of is None:
            of.setdefault(_whose(file), []).append(file)
    asked = {whose: files for whose, files in of.items() if any(file.questions for file in files)}
    if asked:
        (folder / "tra-lai").mkdir()
    paths = [folder / "tra-lai" / name for name in file_names((name for _, name in asked), ".xlsx")]
    books = dict(zip(paths, asked.values(), strict=True))
    if len(books) > FEW:
        books = _left_by_workers(books, collation.setting)
    for path, files in books.items():
        _write(path, files, collation.setting)
    return len(asked)


def _whose(file: FileRead) -> tuple[str, str]:
    """To whom a file goes back, and the name it goes under: that of the file, while nobody knows who sent it."""
    if file.by is None:
        return file.name, PurePosixPath(file.name).stem
    return ("supplier" if file.supplier else "sender"), file.by.id


def _left_by_workers(books: dict[Path, list[FileRead]], setting: Setting) -> dict[Path, list[FileRead]]:
    """Have workers write the forms; those that they could not write."""
    with TemporaryDirectory() as folder:
        handed = Handed((list(books.values()), setting), Path(folder) / "books")
        isolation = Isolation(functools.partial(_write_handed, books=handed))
        done = isolation.over((path, str(number)) for number, path in enumerate(books))
        return {path: files for (path, files), how in zip(books.items(), done, strict=True) if how is not None}


def _write_handed(path: Path, name: str, books: Handed[tuple[list[list[FileRead]], Setting]]) -> None:
    of, setting = books.value
    _write(path, of[int(name)], setting)


def _write(path: Path, files: list[FileRead], setting: Setting) -> None:
    """Write the form of whoever sent these files."""
    filled, last = _filled(setting.plan, files), files[-1]
    if last.supplier is not None:
        write_marked_supplier_book(path, setting, last.supplier, filled)
    else:
        write_marked_book(path, setting, last.sender or likely_sender(last, setting.plan), filled)


def _filled(plan: Plan, files: list[FileRead]) -> Filled:
    values: dict[Slot, EntryValue] = {}
    wanted: dict[Slot, str] = {}
    for file in files:
        for entry in file.entries:
            values.setdefault(entry.slot, _value(plan, entry))
        for one in file.asked:
            values.setdefault(one.slot, _stood(one))
            proposal = one.question.proposal
            wanted[one.slot] = one.question.wanted + (f"\nĐề xuất: {proposal}" if proposal else "")
    slots = {one.question.key: one.slot for file in files for one in file.asked}
    questions = {question.key: question for file in files for question in file.questions}
    return Filled(
        list(dict.fromkeys(form for file in files for form in file.forms)),
        {slot: value for slot, value in values.items() if value != ""},
        wanted,
        " ".join(file.content for file in files),
        [(slots.get(key), question.stood, question.wanted) for key, question in questions.items()],
    )


def _stood(one: Asked) -> str:
    """What the cell to mend shows: what stood there, but no formula and no error value."""
    return "" if one.question.code in ("no-result", "error-value", "mismatch", "differing") else one.stood


def _value(plan: Plan, entry: Entry) -> EntryValue:
    """What is written into the cell so that it reads back as the same value."""
    value = entry.value
    if isinstance(value, (int, Fraction)) and not isinstance(value, bool):
        return value
    if isinstance(value, date):
        return value
    kind = kind_of(plan, *entry.slot)
    again = read_cell(plan, kind, Cell(entry.stood, "", None, ""))
    if isinstance(again, Sure) and again.value == value:
        return entry.stood
    return shown(plan, kind, value)

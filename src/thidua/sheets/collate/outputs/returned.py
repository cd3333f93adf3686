"""``tra-lai/``: for each sender with open questions its form anew, filled in as far as read, the rest marked."""

from datetime import date
from fractions import Fraction
from pathlib import Path

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets.cells import Cell
from thidua.sheets.collate.collation import Collation
from thidua.sheets.collate.entry import Asked, Entry, FileRead, Slot
from thidua.sheets.collate.kinds import kind_of
from thidua.sheets.collate.outputs.filled_books import Filled, write_marked_book
from thidua.sheets.collate.shown import shown
from thidua.sheets.collate.values import read_cell
from thidua.sheets.file_names import file_names
from thidua.sheets.lenient.answers import Sure
from thidua.sheets.printing.entries import EntryValue


def write_returned(folder: Path, collation: Collation) -> int:
    """Write the forms; how many."""
    of: dict[str, list[FileRead]] = {}
    people: dict[str, Participant] = {}
    for file in collation.files:
        if file.sender is not None and file.refusal is None and file.copy_of is None:
            of.setdefault(file.sender.id, []).append(file)
            people[file.sender.id] = file.sender
    asked = {code: files for code, files in of.items() if any(file.questions for file in files)}
    if asked:
        (folder / "tra-lai").mkdir()
    for (code, files), name in zip(asked.items(), file_names(asked, ".xlsx"), strict=True):
        filled = _filled(collation.setting.plan, files)
        write_marked_book(folder / "tra-lai" / name, collation.setting, people[code], filled)
    return len(asked)


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

"""Files that are judged once more, when the others are known."""

from collections.abc import Sequence
from dataclasses import replace

from thidua.sheets.collate.asking import Asking
from thidua.sheets.collate.cells_taken import Taken
from thidua.sheets.collate.entry import FileRead
from thidua.sheets.collate.setting import Setting
from thidua.sheets.collate.spool import stored_like


def taken_again(file: FileRead, setting: Setting) -> Taken:
    """The cells of a file as they were judged alone."""
    asking = Asking(file.name, file.content, setting.answers)
    asking.participant = file.sender.id if file.sender is not None else None
    taken = Taken(setting.judge, asking)
    taken.sure = {entry.slot: entry for entry in file.entries}
    taken.asked = {asked.slot: asked for asked in file.asked}
    return taken


def judged_again(file: FileRead, taken: Taken) -> FileRead:
    """The file with what has come of its cells since ``taken_again``."""
    asked = tuple(taken.asked.values())
    known = {question.key: question for question in file.questions} | taken.asking.open
    rows = min(file.rows, len({found.slot[:2] for found in asked}))
    return replace(
        file,
        entries=stored_like(file.entries, taken.sure.values()),
        asked=asked,
        questions=tuple(known.values()),
        rows_asked=rows,
    )


def name_files(taken: Taken, files: Sequence[FileRead]) -> None:
    """Give the questions put about several files at once the name of the file in which their cell stands."""
    stands = {entry.slot: (entry.sheet, entry.cell, file.name) for file in files for entry in file.entries}
    for key, question in taken.asking.open.items():
        slots = [slot for slot, found in taken.asked.items() if found.question.key == key]
        place = question.sheet, question.cell
        name = next((stands[slot][2] for slot in slots if slot in stands and stands[slot][:2] == place), question.file)
        for slot in slots:
            taken.asked[slot] = replace(taken.asked[slot], question=replace(question, file=name))

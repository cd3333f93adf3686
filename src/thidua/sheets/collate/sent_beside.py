"""What units sent on forms, found from where their facts are: a folder of filled forms, or what was collated."""

from pathlib import Path

from thidua.plan.model.plan import Plan
from thidua.sheets.collate.collation import collation_of
from thidua.sheets.collate.inbox import files_of
from thidua.sheets.collate.outputs.names import FACTS as COLLATED
from thidua.sheets.collate.register import Register
from thidua.sheets.collate.run import read_files
from thidua.sheets.collate.sent_cells import cells_of, is_form
from thidua.sheets.collate.setting import setting_of
from thidua.sheets.problems import CellProblem
from thidua.sheets.sent_forms import NOTHING_SENT, SENT_FORMS, SentForms, read_sent


def sent_beside(facts: Path, plan: Plan, round_id: str) -> tuple[SentForms, list[CellProblem]]:
    """What units sent on forms, found from where their facts are: a folder of filled forms, or what was collated.

    Raises SheetError where it lies there and cannot be used.
    """
    folder = facts if facts.is_dir() else facts.parent
    if not facts.is_dir() or (folder / COLLATED).is_file():
        there = folder / SENT_FORMS
        return read_sent(there, plan, round_id) if there.is_file() else (NOTHING_SENT, [])
    files = files_of(folder)
    setting = setting_of(plan, round_id, Register(()), {})
    collation = collation_of(len(files), read_files(files, setting), setting)
    doubtful = len([one for file in collation.files for one in file.asked if is_form(plan, one.slot[0])])
    return SentForms(tuple(cells_of(collation)), doubtful), []

"""Everything that a collation leaves in its folder."""

from collections.abc import Mapping
from pathlib import Path

from thidua.sheets.collate.answers import Answer, write_answers
from thidua.sheets.collate.collation import Collation
from thidua.sheets.collate.outputs.overview import write_overview
from thidua.sheets.collate.outputs.questions import write_questions
from thidua.sheets.collate.outputs.returned import write_returned
from thidua.sheets.collate.outputs.upward import write_upward
from thidua.sheets.sources import SOURCES, write_sources
from thidua.sheets.written import write_facts

FACTS, OVERVIEW, QUESTIONS, KEPT_ANSWERS = "so-lieu.csv", "tong-hop.xlsx", "cau-hoi", "tra-loi.csv"
RETURNED, UPWARD = "tra-lai", "gui-len"
_OURS = frozenset((FACTS, SOURCES, OVERVIEW, f"{QUESTIONS}.xlsx", f"{QUESTIONS}.csv", KEPT_ANSWERS, RETURNED, UPWARD))


def is_ours(name: str) -> bool:
    """Whether a file or folder of this name comes from an earlier run, and is written anew."""
    return name in _OURS


def write_outputs(folder: Path, collation: Collation, answers: Mapping[str, Answer]) -> None:
    """Write all tables and workbooks. Equal content gives equal bytes."""
    people = {file.by.id: file.by for file in collation.files if file.by is not None}
    plan, participants = collation.setting.plan, collation.participants()
    write_facts(folder / FACTS, plan, participants)
    write_sources(folder / SOURCES, plan, participants, collation.setting.round_id)
    write_answers(folder / KEPT_ANSWERS, answers.values())
    write_overview(folder / OVERVIEW, collation)
    write_questions(folder, plan, collation.questions, people)
    write_returned(folder, collation)
    write_upward(folder, collation)

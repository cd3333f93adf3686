"""Everything that a collation leaves in its folder."""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from thidua.sheets.beside import beside
from thidua.sheets.collate.answers import Answer, write_answers
from thidua.sheets.collate.collation import Collation
from thidua.sheets.collate.outputs.names import FACTS, KEPT_ANSWERS, OVERVIEW
from thidua.sheets.collate.outputs.overview import write_overview
from thidua.sheets.collate.outputs.questions import write_questions
from thidua.sheets.collate.outputs.returned import write_returned
from thidua.sheets.collate.outputs.upward import write_upward
from thidua.sheets.collate.sent_cells import cells_of
from thidua.sheets.isolated_start import Handed
from thidua.sheets.sent_forms import SENT_FORMS, write_sent
from thidua.sheets.sources import SOURCES, write_sources
from thidua.sheets.written import write_facts

FEW = 200
"""Files of an inbox whose tables are written in less time than other processes would save, and in little memory."""


def write_outputs(folder: Path, collation: Collation, answers: Mapping[str, Answer]) -> None:
    """Write all tables and workbooks. Equal content gives equal bytes."""
    if len(collation.files) <= FEW:
        write_overview(folder / OVERVIEW, collation)
        _write_facts(folder, collation)
        _write_others(folder, collation, answers)
        return
    with TemporaryDirectory() as place:
        handed = Handed(collation, Path(place) / "collation")
        with (
            beside(_write_handed, _write_overview, folder, handed),
            beside(_write_handed, _write_facts, folder, handed),
        ):
            _write_others(folder, collation, answers)


def _write_handed(write: Callable[[Path, Collation], None], folder: Path, collation: Handed[Collation]) -> None:
    write(folder, collation.value)


def _write_overview(folder: Path, collation: Collation) -> None:
    write_overview(folder / OVERVIEW, collation, streaming=True)


def _write_facts(folder: Path, collation: Collation) -> None:
    plan, participants = collation.setting.plan, collation.participants()
    write_facts(folder / FACTS, plan, participants)
    write_sources(folder / SOURCES, plan, participants, collation.setting.round_id)
    write_sent(folder / SENT_FORMS, cells_of(collation), collation.setting.round_id)


def _write_others(folder: Path, collation: Collation, answers: Mapping[str, Answer]) -> None:
    people = {file.by.id: file.by for file in collation.files if file.by is not None}
    write_answers(folder / KEPT_ANSWERS, answers.values())
    write_questions(folder, collation.setting.plan, collation.questions, people)
    write_returned(folder, collation)
    write_upward(folder, collation)

"""What is done with an uploaded list in a process of its own; without Django, since that process does not load it."""

from dataclasses import replace
from pathlib import Path

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets.participants import read_participants
from thidua.sheets.problems import CellProblem, SheetError


def read_named(plan: Plan, path: Path, name: str) -> tuple[list[Participant], list[CellProblem]]:
    """The list, its problems under the name that the file was given by who sent it. Raises SheetError likewise."""
    try:
        everyone, problems = read_participants(path, plan)
    except SheetError as wrong:
        raise SheetError(name, wrong.message) from None
    return everyone, [replace(one, file=name) for one in problems]

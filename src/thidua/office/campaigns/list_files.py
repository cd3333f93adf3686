"""What is done with an uploaded list in a process of its own; without Django, since that process does not load it."""

from dataclasses import replace
from pathlib import Path

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets.participants import read_with_units
from thidua.sheets.problems import CellProblem, SheetError


def read_named(plan: Plan, path: Path, name: str) -> tuple[list[Participant], dict[str, str], list[CellProblem]]:
    """The list, the unit of each who has one, its problems under the file's own name. Raises SheetError likewise."""
    try:
        everyone, units, problems = read_with_units(path, plan)
    except SheetError as wrong:
        raise SheetError(name, wrong.message) from None
    return everyone, units, [replace(one, file=name) for one in problems]

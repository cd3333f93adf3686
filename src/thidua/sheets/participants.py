"""A list of who takes part, from which blank forms are made: participant, kind, group and perhaps a name."""

from pathlib import Path

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets.facts import read_grid
from thidua.sheets.headings import WHO, read_headings
from thidua.sheets.problems import CellProblem
from thidua.sheets.table import Row, build_table

WANTED = ("participant", "kind", "group")


def read_participants(path: Path, plan: Plan) -> tuple[list[Participant], list[CellProblem]]:
    """The participants of a CSV file or workbook in its order, and what of it could not be used.

    A table of facts will do as well: its other columns are left alone, with a warning each.
    """
    found = read_headings(read_grid(path), WHO, required=WANTED, unknown="warning")
    rows = []
    for number in found.rows():
        code, kind, group = (found.wanted(number, name) for name in WANTED)
        rows.append(Row(code, kind, group, found.cell(number, "name")))
    table = build_table(plan, next(iter(plan.rounds)), rows, found.problems)
    # Who takes part does not hang on the round, so none is claimed.
    everyone = [Participant(one.id, one.kind, one.group, name=one.name) for one in table.participants]
    return everyone, table.problems

"""A list of who takes part, from which blank forms are made: participant, kind, group and perhaps a name."""

from collections.abc import Mapping
from pathlib import Path

from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets.cells import Broken, Grid
from thidua.sheets.facts import read_grid
from thidua.sheets.headings import WHO, Headings, read_headings
from thidua.sheets.problems import CellProblem
from thidua.sheets.table import Row, build_table
from thidua.sheets.texts import folded

WANTED = ("participant", "kind", "group")
UNIT = "unit"
UNIT_HEADINGS = ("đơn vị công tác", "nơi công tác", "cơ quan công tác", "đơn vị", "cơ quan", "cơ quan, đơn vị")


def read_participants(path: Path, plan: Plan) -> tuple[list[Participant], list[CellProblem]]:
    """The participants of a CSV file or workbook in its order, and what of it could not be used.

    A table of facts will do as well: its other columns are left alone, with a warning each.
    """
    return _read(read_headings(read_grid(path), WHO, required=WANTED, unknown="warning"), plan)


def read_with_units(path: Path, plan: Plan) -> tuple[list[Participant], dict[str, str], list[CellProblem]]:
    """The same, and for each participant of whom the list says so the unit where it works, by its code."""
    grid = read_grid(path)
    found = read_headings(grid, _with_unit(grid), required=WANTED, unknown="warning")
    everyone, problems = _read(found, plan)
    units: dict[str, str] = {}
    for number in found.rows() if UNIT in found.columns else ():
        cell = found.wanted(number, UNIT)
        if isinstance(cell.value, Broken):
            problems.append(cell.problem(f"{cell.value.why}; đơn vị công tác không được dùng"))
        elif cell.text:
            units.setdefault(found.wanted(number, "participant").text, cell.text)
    return everyone, units, problems


def _with_unit(grid: Grid) -> Mapping[str, tuple[str, ...]]:
    """What headings mean: where people are named as such, «tên đơn vị» is not their name but where they work."""
    start = next((row for row in range(len(grid.rows)) if any(grid.filled(row))), None)
    heads = {folded(cell.text) for _, cell in grid.filled(start)} if start is not None else set()
    if not heads.isdisjoint({folded("họ và tên"), folded("họ tên")}):
        return {**WHO, "name": ("họ và tên", "họ tên"), UNIT: (*UNIT_HEADINGS, "tên đơn vị")}
    return {**WHO, UNIT: UNIT_HEADINGS}


def _read(found: Headings, plan: Plan) -> tuple[list[Participant], list[CellProblem]]:
    rows = []
    for number in found.rows():
        code, kind, group = (found.wanted(number, name) for name in WANTED)
        rows.append(Row(code, kind, group, found.cell(number, "name")))
    table = build_table(plan, next(iter(plan.rounds)), rows, found.problems)
    # Who takes part does not hang on the round, so none is claimed.
    everyone = [Participant(one.id, one.kind, one.group, name=one.name) for one in table.participants]
    return everyone, table.problems

"""A council's choices as they come back in a small file: participant, award, reason."""

import csv
from collections.abc import Iterable
from pathlib import Path

from thidua.plan.model.plan import Plan
from thidua.rules.decided import Choice
from thidua.sheets.cells import Broken
from thidua.sheets.facts import read_grid
from thidua.sheets.headings import read_headings
from thidua.sheets.problems import CellProblem
from thidua.sheets.texts import disarmed, folded

COLUMNS = {
    "participant": ("mã", "mã đối tượng", "mã đơn vị"),
    "award": ("hình thức", "hình thức khen thưởng", "giải", "loại", "xếp loại"),
    "reason": ("lý do", "lí do"),
}


def read_decisions(path: Path, plan: Plan | None = None) -> tuple[list[Choice], list[CellProblem]]:
    """The choices in the order of the file; a row that lacks something is a problem and no choice.

    With the plan at hand an award, or a class that somebody had to decide, may be written by its label. Whether a
    choice is allowed the rules say.
    """
    found = read_headings(read_grid(path), COLUMNS, required=tuple(COLUMNS), unknown="warning")
    labels = _labels(plan) if plan else {}
    wanted = {
        "participant": "cần mã của đối tượng được chọn",
        "award": "cần hình thức khen thưởng",
        "reason": "cần lý do của lựa chọn này",
    }
    choices, problems = [], found.problems
    for number in found.rows():
        cells = {name: found.wanted(number, name) for name in COLUMNS}
        faults = [name for name, cell in cells.items() if not cell.text or isinstance(cell.value, Broken)]
        code, award, reason = (cells[name].text for name in COLUMNS)
        problems += [cells[name].problem(wanted[name], participant=code or None) for name in faults]
        if not faults:
            choices.append(Choice(code, labels.get(folded(award), award), reason, cells["participant"].source()))
    return choices, problems


def write_decisions(path: Path, choices: Iterable[Choice]) -> None:
    """Write choices as CSV, so that ``read_decisions`` reads them back the same; without their sources."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([disarmed(text) for text in (one.participant, one.award, one.reason)] for one in choices)


def _labels(plan: Plan) -> dict[str, str]:
    """Ids of awards and classes by their folded labels; an award goes before a class of the same label."""
    classes = {folded(found.label): name for name, found in plan.classes.items()}
    return classes | {folded(award.label): name for name, award in plan.awards.items()}

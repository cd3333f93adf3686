"""Notices as they come in a small file: the day of an event, or a deadline moved, each with the notice's number."""

import csv
from collections.abc import Iterable
from pathlib import Path

from thidua.plan.model.calendar import Deadline
from thidua.plan.model.plan import Plan
from thidua.plan.references.deadlines import recurs
from thidua.rules.calendar import Notice, calendar_of, rounds_of
from thidua.sheets.cells import Broken, Cell
from thidua.sheets.facts import read_grid
from thidua.sheets.headings import Headings, read_headings
from thidua.sheets.problems import CellProblem
from thidua.sheets.texts import disarmed, folded, hint
from thidua.sheets.values import WrongValueError, read_day

COLUMNS = {
    "deadline": ("mốc", "thời hạn", "sự kiện"),
    "day": ("ngày", "ngày mới"),
    "number": ("số", "số thông báo", "thông báo"),
    "reason": ("lý do", "lí do"),
    "round": ("đợt", "kỳ"),
    "participant": ("mã đối tượng", "chỉ cho đối tượng"),
}
REQUIRED = ("deadline", "day")


def read_notices(path: Path, plan: Plan) -> tuple[list[Notice], list[CellProblem]]:
    """The notices of a CSV file or workbook in its order, the last one prevailing; faulty rows are problems.

    A deadline or round may be written by its label; a participant is named by its code.
    """
    found = read_headings(read_grid(path), COLUMNS, required=REQUIRED, unknown="warning")
    notices, problems = [], found.problems
    for row in found.rows():
        notice = _notice(plan, found, row, problems)
        if notice is not None:
            notices.append(notice)
    return notices, problems


def write_notices(path: Path, notices: Iterable[Notice]) -> None:
    """Write notices as CSV in their order, so that ``read_notices`` reads them back the same; without their sources."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for one in notices:
            told = (one.deadline, one.day.isoformat(), one.number, one.reason, one.round, one.participant)
            writer.writerow([disarmed(text or "") for text in told])


def round_wanted(plan: Plan, deadline: Deadline, round_id: str | None) -> str | None:
    """What is wrong with the round that a notice names for a deadline; None where it is one that it can move."""
    if recurs(plan, deadline):
        parts = {due.part for due in calendar_of(plan) if due.deadline.id == deadline.id and due.part}
        if round_id in parts:
            return None
        return f"mốc «{deadline.id}» có nhiều ngày, cần nêu một kỳ: {', '.join(sorted(parts))}"
    rounds = [one.id for one in rounds_of(plan, deadline)]
    return None if round_id is None or round_id in rounds else f"mốc «{deadline.id}» chỉ có ở đợt {', '.join(rounds)}"


def _notice(plan: Plan, found: Headings, row: int, problems: list[CellProblem]) -> Notice | None:
    cell = found.wanted(row, "deadline")
    deadline = _one_of(cell, {name: one.label for name, one in plan.deadlines.items()})
    if deadline is None:
        problems.append(cell.problem(f"cần một mốc của kế hoạch{hint(cell.text, plan.deadlines)}"))
    try:
        day = read_day(found.wanted(row, "day"))
    except WrongValueError as error:
        problems.append(found.wanted(row, "day").problem(str(error)))
        return None
    if deadline is None:
        return None
    round_id, good = _round(plan, plan.deadlines[deadline], found.cell(row, "round"), problems, cell)
    number, reason, participant = (_text(found.cell(row, name)) for name in ("number", "reason", "participant"))
    return Notice(deadline, day, number, reason, round_id, cell.source(), participant) if good else None


def _round(
    plan: Plan, deadline: Deadline, cell: Cell | None, problems: list[CellProblem], beside: Cell
) -> tuple[str | None, bool]:
    """The round or part that is meant, and whether it can be."""
    written = cell is not None and bool(cell.text)
    known = {name: one.label for name, one in plan.rounds.items()}
    parts = {due.part: due.part for due in calendar_of(plan) if due.part is not None}
    round_id = _one_of(cell, parts | known) if cell is not None and written else None
    wrong = round_wanted(plan, deadline, round_id)
    if written and round_id is None:
        wrong = wrong or f"kế hoạch không có đợt này; có: {', '.join(known)}"
    if wrong is not None:
        problems.append((cell or beside).problem(wrong))
    return round_id, wrong is None


def _one_of(cell: Cell, labels: dict[str, str]) -> str | None:
    """The id that a cell names, by itself or by its label."""
    if isinstance(cell.value, Broken):
        return None
    text = folded(cell.text)
    fitting = [name for name, label in labels.items() if text in (folded(name), folded(label))]
    return fitting[0] if len(fitting) == 1 else None


def _text(cell: Cell | None) -> str | None:
    return cell.text or None if cell is not None and not isinstance(cell.value, Broken) else None


def of_words(plan: Plan, words: Iterable[str]) -> tuple[list[Notice], list[str]]:
    """Notices given on a command line as ``id=day``, for one round or part ``id@round=day``; and what is wrong."""
    notices, wrong = [], []
    for word in words:
        named, _, written = word.partition("=")
        name, _, round_id = named.strip().partition("@")
        try:
            day = read_day(Cell(written.strip(), "--event", None, ""))
        except WrongValueError as error:
            wrong.append(f"--event {word}: {error}")
            continue
        if name not in plan.deadlines:
            wrong.append(f"--event {word}: kế hoạch không có mốc «{name}»{hint(name, plan.deadlines)}")
        elif (reason := round_wanted(plan, plan.deadlines[name], round_id or None)) is not None:
            wrong.append(f"--event {word}: {reason}")
        else:
            notices.append(Notice(name, day, round=round_id or None))
    return notices, wrong

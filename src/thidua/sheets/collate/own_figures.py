"""What a sender worked out itself, held against what we work out from the same cells: totals, self-given points."""

from fractions import Fraction

from thidua.rules.calendar import last_days
from thidua.rules.facts import Participant
from thidua.rules.scoring import score
from thidua.rules.sheet import Sheet
from thidua.rules.wording.figures import figure
from thidua.sheets.cells import Broken, Cell
from thidua.sheets.collate.cells_taken import Taken
from thidua.sheets.collate.entry import Entry
from thidua.sheets.collate.facts import with_facts
from thidua.sheets.collate.values import number_in
from thidua.sheets.content import FormContent


def check_totals(taken: Taken, contents: list[FormContent]) -> None:
    """Ask about an own total that differs from the sum of the cells above it, once all of these are sure."""
    for content in contents:
        if content.total is None or content.form not in taken.plan.forms:
            continue
        column = taken.judge.layout(content.form).totalled
        if column is None or any(slot[0] == content.form and slot[2] == column.id for slot in taken.asked):
            continue
        summed = [e.value for e in taken.sure.values() if e.form == content.form and e.column == column.id]
        ours = sum((Fraction(value) for value in summed if isinstance(value, (int, Fraction))), Fraction(0))
        _check_total(taken, content.total, ours)


def _check_total(taken: Taken, total: Cell, ours: Fraction) -> None:
    stated = number_in(total)
    if stated == ours:
        return
    wanted = f"các dòng cộng lại là {figure(ours)}; «đồng ý» để lấy số này, dòng nào sai thì sửa tệp"
    if isinstance(total.value, Broken):
        wanted = f"{total.value.why}; {wanted}"
    question = taken.asking.question(
        "total", total.text, wanted, sheet=total.sheet, cell=total.address, proposal=figure(ours)
    )
    answer = taken.asking.answers.get(question.key)
    if answer is None or not (answer.agrees or number_in(answer.text) == ours):
        taken.asking.leave(question)


def check_limits(taken: Taken) -> None:
    """Ask about self-given points beyond what their criterion can be worth."""
    given = [entry for entry in taken.sure.values() if _is_points(taken, entry)]
    limits = {
        (form, row.id): (row.low, row.top)
        for form in {entry.form for entry in given}
        for row in taken.judge.layout(form).rows
    }
    for entry in given:
        low, top = limits.get((entry.form, entry.row), (None, None))
        points = entry.value
        if not isinstance(points, (int, Fraction)):
            continue
        if (low is not None and points < low) or (top is not None and points > top):
            _ask_within(taken, entry, low, top)


def _ask_within(taken: Taken, entry: Entry, low: Fraction | None, top: Fraction | None) -> None:
    wanted = "cần số điểm" + (f" từ {figure(low)}" if low is not None else "")
    wanted += f" không quá {figure(top)}" if top is not None else ""
    question = taken.asking.question("out-of-limits", entry.stood, wanted, sheet=entry.sheet, cell=entry.cell)
    answer = taken.asking.answers.get(question.key)
    value = number_in(answer.text) if answer is not None else None
    fits = value is not None and (low is None or value >= low) and (top is None or value <= top)
    if fits or (answer is not None and answer.leaves_out):
        taken.ask(entry.slot, question)
    else:
        taken.leave(entry.slot, question)


def check_points(taken: Taken, one: Participant, round_id: str) -> None:
    """Ask about self-given points that differ from those that the rules make of the same sender's facts."""
    plan = taken.plan
    given = [entry for entry in taken.sure.values() if _is_points(taken, entry)]
    if plan.rubric is None or not given:
        return
    whole = with_facts(plan, one, taken.sure.values(), taken.asking.file, round_id)
    if not whole.facts:
        return
    ours = score(plan.rubric, Sheet(plan, whole), last_days(plan, round_id)).criteria
    for entry in given:
        points = ours[entry.row].points if entry.row in ours else None
        if points is not None and points != entry.value:
            _ask_points(taken, entry, points)


def _is_points(taken: Taken, entry: Entry) -> bool:
    form = taken.plan.forms.get(entry.form)
    column = form.columns.get(entry.column) if form is not None and form.rows == "criteria" else None
    return column is not None and column.type == "points"


def _ask_points(taken: Taken, entry: Entry, points: Fraction) -> None:
    wanted = f"số liệu trong cùng biểu tính ra {figure(points)} điểm; «đồng ý» để lấy điểm này, số liệu sai thì sửa tệp"
    question = taken.asking.question(
        "total", entry.stood, wanted, sheet=entry.sheet, cell=entry.cell, proposal=figure(points)
    )
    answer = taken.asking.answers.get(question.key)
    if answer is not None and (answer.agrees or number_in(answer.text) == points):
        taken.ask(entry.slot, question, points)
    else:
        taken.leave(entry.slot, question)

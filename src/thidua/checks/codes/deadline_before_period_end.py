"""Results are due before the time that they are about is over."""

from collections.abc import Iterator
from datetime import date

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.rules.calendar import DueDay
from thidua.rules.wording.figures import day

CODE = "deadline-before-period-end"

ROUND = "round"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each deadline, naming the rounds in which it is so."""
    early: dict[str, list[DueDay]] = {}
    for due in study.due:
        end = _end(study, due)
        if end is not None and due.last_day < end:
            early.setdefault(due.deadline.id, []).append(due)
    for days in early.values():
        deadline = days[0].deadline
        said = ", ".join(f"{day(due.last_day)} (kết thúc {day(end)})" for due in days if (end := _end(study, due)))
        message = f"«{deadline.label}» hết hạn trước khi {_what(study, days[0])} kết thúc: {said}"
        yield study.found(CODE, deadline.clause, deadline.line, message)


def _end(study: Study, due: DueDay) -> date | None:
    closes = due.deadline.closes
    if closes is None:
        return None
    if closes == ROUND:
        return study.plan.rounds[due.round].to or study.plan.period.to
    return study.plan.phases[closes].to


def _what(study: Study, due: DueDay) -> str:
    closes = due.deadline.closes
    return "đợt thi đua" if closes is None or closes == ROUND else f"«{study.plan.phases[closes].label}»"

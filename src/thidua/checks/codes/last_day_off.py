"""A last day on which offices are closed. Not an error: the day holds, but people should be told early."""

from collections.abc import Iterator
from datetime import date

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.rules.wording.figures import day
from thidua.rules.working_days import why_off

CODE = "last-day-off"


def check(study: Study) -> Iterator[Finding]:
    """One note for each deadline and day; one for all days of a deadline that recurs."""
    off: dict[tuple[str, date | None], dict[date, str]] = {}
    for due in study.due:
        if (why := why_off(due.last_day)) is not None:
            alone = None if due.part is not None else due.last_day
            off.setdefault((due.deadline.id, alone), {})[due.last_day] = why
    for (name, _), days in off.items():
        deadline = study.plan.deadlines[name]
        said = "; ".join(f"{day(last)}, ngày nghỉ: {why}" for last, why in sorted(days.items()))
        message = f"Hạn cuối của «{deadline.label}» là {said}"
        yield study.found(CODE, deadline.clause, deadline.line, message, severity="note")

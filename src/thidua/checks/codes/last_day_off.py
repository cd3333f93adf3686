"""A last day on which offices are closed. Not an error: the day holds, but people should be told early."""

from collections.abc import Iterator

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.rules.wording.figures import day
from thidua.rules.working_days import why_off

CODE = "last-day-off"


def check(study: Study) -> Iterator[Finding]:
    """One note for each deadline and day."""
    seen = set()
    for due in study.due:
        why = why_off(due.last_day)
        if why is not None and (due.deadline.id, due.last_day) not in seen:
            seen.add((due.deadline.id, due.last_day))
            message = f"Hạn cuối của «{due.deadline.label}» là {day(due.last_day)}, ngày nghỉ: {why}"
            yield study.found(CODE, due.deadline.clause, due.deadline.line, message, severity="note")

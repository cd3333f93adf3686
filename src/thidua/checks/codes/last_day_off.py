"""A last day on which offices are closed. Not an error: the day holds, but people should be told early."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.rules.wording.figures import day

CODE = "last-day-off"

WEEKEND = {5: "thứ Bảy", 6: "Chủ nhật"}


def check(study: Study) -> Iterator[Finding]:
    """One note for each deadline and day."""
    seen = set()
    for due in study.due:
        why = _why_off(due.last_day)
        if why is not None and (due.deadline.id, due.last_day) not in seen:
            seen.add((due.deadline.id, due.last_day))
            message = f"Hạn cuối của «{due.deadline.label}» là {day(due.last_day)}, ngày nghỉ: {why}"
            yield study.found(CODE, due.deadline.clause, due.deadline.line, message, severity="note")


def _why_off(last: date) -> str | None:
    """The holiday or the day of the weekend; None on a working day, also one made up for a bridging day off."""
    holidays = _holidays(last.year)
    if last in holidays:
        return str(holidays[last])
    return None if holidays.is_working_day(last) else WEEKEND[last.weekday()]


@cache
def _holidays(year: int) -> Any:
    # Imported only where a day is to be looked up: it loads every country, which takes longer than all the checks.
    from holidays import country_holidays

    return country_holidays("VN", language="vi", years=year)

"""A plan of the catalogue with its days moved: what it cites keeps its dates."""

import re
from datetime import date, timedelta

from demo.office.stages import Stage
from thidua.catalogue import plan_files
from thidua.office.plans.models import PlanVersion
from thidua.office.plans.queries import read_texts
from thidua.plan.renewing import renewed
from thidua.rules.calendar import calendar_of

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_YEARLY = re.compile(r"(yearly: )(\d{2}-\d{2})")
_CITES = ("number:", "issued:")


def moved(plan_id: str, deadline: str, to: date) -> str:
    """The plan's text for this year, with all its days moved so that a deadline's last day is ``to``."""
    text = plan_files()[plan_id].read_text(encoding="utf-8")
    text = renewed(text, to.year - _last_day(text, deadline).year)
    days = (to - _last_day(text, deadline)).days
    if f"{deadline}: {{" in text and _YEARLY.search(text):
        # A day of each year moves alone; the rounds are years anyway.
        return _YEARLY.sub(lambda found: f"{found[1]}{_later_in_year(found[2], to.year, days)}", text)
    lines = text.splitlines(keepends=True)
    return "".join(line if any(word in line for word in _CITES) else _later(line, days) for line in lines)


def shown_text(stage: Stage, today: date) -> str:
    """The plan of a stage as its office adopts it: moved, with the invented place for the signed one."""
    text = moved(stage.plan, stage.deadline, today + timedelta(days=stage.days))
    for theirs, own in stage.otherwise:
        text = text.replace(theirs, own)
    return text.replace(stage.there, stage.here) if stage.there else text


def next_year(version: PlanVersion) -> str:
    """The text of an adopted plan for the year after."""
    return renewed(version.files[0]["text"], 1)


def _last_day(text: str, deadline: str) -> date:
    """The first last day that the deadline has in the first round of the plan."""
    plan = read_texts((("plan.yaml", text),))
    return next(one.last_day for one in calendar_of(plan) if one.deadline.id == deadline)


def _later(line: str, days: int) -> str:
    return _DAY.sub(lambda found: (date.fromisoformat(found[0]) + timedelta(days=days)).isoformat(), line)


def _later_in_year(day: str, year: int, days: int) -> str:
    return f"{date.fromisoformat(f'{year}-{day}') + timedelta(days=days):%m-%d}"

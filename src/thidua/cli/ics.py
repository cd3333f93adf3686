"""Deadlines as a calendar file that phones and mail programs read."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from icalendar import Calendar, Event

from thidua.plan.model.plan import Plan
from thidua.rules.calendar import DueDay
from thidua.rules.wording.deadlines import say_why


def write_calendar(plan: Plan, due: Sequence[DueDay], file: Path) -> None:
    """One all-day event on the last day in time of each deadline. Sent again, events replace their older selves."""
    calendar = Calendar()
    calendar.add("prodid", "-//thidua//vi")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", plan.title)
    for found in due:
        clauses = ", ".join(plan.clauses[name].spoken for name in found.deadline.clause if name in plan.clauses)
        event = Event()
        part = f".{found.part}" if found.part else ""
        event.add("uid", f"{plan.id}.{found.deadline.id}.{found.round}{part}@thidua")
        event.add("dtstamp", datetime.now(UTC))
        event.add("dtstart", found.last_day)
        event.add("summary", f"Hạn cuối: {found.deadline.label}")
        why = say_why(found)
        event.add("description", f"{found.deadline.who} ({clauses})" + (f"\n{why}" if why else ""))
        calendar.add_component(event)
    file.write_bytes(calendar.to_ical())

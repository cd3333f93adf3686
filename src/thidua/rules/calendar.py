"""Deadlines of a plan as calendar days in Vietnam: which day is the last one in time, in which round."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from thidua.plan.model.calendar import Deadline, Round
from thidua.plan.model.plan import Plan
from thidua.rules.working_days import add_working_days, is_working_day, working_days_between

__all__ = [
    "DueDay",
    "add_working_days",
    "calendar_of",
    "is_working_day",
    "last_days",
    "rounds_of",
    "working_days_between",
]


@dataclass(frozen=True, slots=True)
class DueDay:
    """One deadline in one round. ``named`` is the day that the text names; ``last_day`` the last one in time."""

    deadline: Deadline
    round: str
    named: date
    last_day: date


def calendar_of(plan: Plan) -> list[DueDay]:
    """Every deadline in every round it applies to, in the order of their last days."""
    due = [day for deadline in plan.deadlines.values() for day in _due_days(plan, deadline)]
    return sorted(due, key=lambda day: day.last_day)


def last_days(plan: Plan, round_id: str) -> dict[str, date]:
    """Last day in time of each deadline that applies in a round."""
    return {day.deadline.id: day.last_day for day in calendar_of(plan) if day.round == round_id}


def rounds_of(plan: Plan, deadline: Deadline) -> list[Round]:
    """The rounds a deadline applies to: those it names, else all but ad-hoc ones."""
    if deadline.rounds:
        return [plan.rounds[name] for name in deadline.rounds]
    return [found for found in plan.rounds.values() if found.kind != "ad_hoc"]


def _due_days(plan: Plan, deadline: Deadline) -> Iterator[DueDay]:
    for found in rounds_of(plan, deadline):
        named = _named_day(deadline, (found.to or plan.period.to).year)
        yield DueDay(deadline, found.id, named, named - timedelta(days=1) if deadline.strict else named)


def _named_day(deadline: Deadline, year: int) -> date:
    if deadline.date is not None:
        return deadline.date
    if deadline.yearly is not None:
        month, day = (int(part) for part in deadline.yearly.split("-"))
        return date(year, month, day)
    assert deadline.month is not None, "reading a plan makes sure of one kind of day"
    of_year, month = (int(part) for part in deadline.month.split("-"))
    return date(of_year, month, monthrange(of_year, month)[1])

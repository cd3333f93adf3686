"""Public notice: until which day it runs, and whether a decision may be taken."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from thidua.plan.model.awards import Award
from thidua.plan.model.plan import Plan
from thidua.plan.model.procedure import PublicNotice
from thidua.rules.working_days import add_working_days

State: TypeAlias = Literal["running", "objected", "over"]


@dataclass(frozen=True, slots=True)
class Noticed:
    """One notice: ``last`` is its last day; ``state`` on the day that was asked about, with open ``objections``."""

    notice: PublicNotice
    start: date
    last: date
    objections: int
    state: State


def notice_for(plan: Plan, award: Award) -> PublicNotice | None:
    """The notice before an award is decided: its own, else that of the plan; None where neither asks for one."""
    return award.public_notice or plan.public_notice


def last_day_of(notice: PublicNotice, start: date) -> date:
    """The last day of a notice that begins on ``start``, which is not counted."""
    if notice.working:
        return add_working_days(start, notice.days)
    return start + timedelta(days=notice.days)


def noticed(notice: PublicNotice, start: date, today: date, objections: int = 0) -> Noticed:
    """How a notice stands; an objection that is not settled suspends the decision however many days have passed."""
    last = last_day_of(notice, start)
    state: State = "running" if today <= last else "objected" if objections else "over"
    return Noticed(notice, start, last, objections, state)

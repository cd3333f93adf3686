"""The days of a campaign as they fall, with weekends and holidays noted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.queries.notices import Notices, notices_of
from thidua.office.plans.queries import plan_of
from thidua.plan.model.calendar import Deadline
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import DueDay, Notice, OpenDay, calendar_of, open_days
from thidua.rules.working_days import why_off


@dataclass(frozen=True, slots=True)
class Falling:
    """One deadline on one day. ``last_day`` is None while it ``waits_for`` an event; ``off`` says why its day is off.

    ``due`` is how the day came to be.
    """

    deadline: Deadline
    part: str
    last_day: date | None
    off: str
    waits_for: str = ""
    due: DueDay | None = None

    @property
    def moved_from(self) -> date | None:
        """The last day before a notice moved it."""
        return self.due.moved_from if self.due is not None else None

    @property
    def notice(self) -> Notice | None:
        """The notice that set or moved it."""
        return self.due.notice if self.due is not None else None


def days_of(campaign: Campaign, notices: Notices | None = None) -> list[Falling]:
    """The deadlines of the campaign's round, those with a day in order of their days, then those that wait."""
    return falling(plan_of(campaign.plan), campaign.round, (notices or notices_of(campaign)).common)


def falling(plan: Plan, round_id: str, notices: Iterable[Notice] = ()) -> list[Falling]:
    """The same of a plan that no campaign runs yet."""
    told = tuple(notices)
    rounds = set(rounds_with_those_above(plan, round_id))
    whole = not plan.rounds[round_id].is_part
    due = [day for day in calendar_of(plan, told) if day.round in rounds and (whole or day.part in (None, round_id))]
    return [*map(_known, due), *(_open(plan, day) for day in open_days(plan, told) if day.round in rounds)]


def rounds_with_those_above(plan: Plan, round_id: str) -> Iterator[str]:
    """A round and those of which it is part, whose deadlines it has."""
    while round_id:
        yield round_id
        round_id = plan.rounds[round_id].whole


def _known(due: DueDay) -> Falling:
    return Falling(due.deadline, due.part or "", due.last_day, why_off(due.last_day) or "", due=due)


def _open(plan: Plan, day: OpenDay) -> Falling:
    return Falling(day.deadline, "", None, "", waits_for=day.waits_for.label)

"""Deadlines of a plan as calendar days in Vietnam: which day is the last one in time, in which round, and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from thidua.plan.model.calendar import Deadline, Round
from thidua.plan.model.dividing import Every, last_of, spans
from thidua.plan.model.plan import Plan
from thidua.rules.facts import Source
from thidua.rules.working_days import (
    add_working_days,
    is_estimated,
    is_working_day,
    working_day_from,
    working_days_between,
)

__all__ = [
    "DueDay",
    "Notice",
    "OpenDay",
    "add_working_days",
    "awaited",
    "calendar_of",
    "due_in",
    "is_working_day",
    "last_days",
    "notices_for",
    "open_days",
    "own_days",
    "parts_below",
    "rounds_of",
    "working_days_between",
]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Notice:
    """What was announced later: the day of an event, or the new last day of a deadline; in all rounds or in one.

    ``participant``: the code of whom alone it concerns; its own prevail over those for all.
    """

    deadline: str
    day: date
    number: str | None = None
    reason: str | None = None
    round: str | None = None
    source: Source | None = None
    participant: str | None = None


@dataclass(frozen=True, slots=True)
class DueDay:
    """One deadline in one round. ``named`` is the day that the text names; ``last_day`` the last one in time.

    ``part`` is the month or quarter (such as ``2026-01``) of a day that recurs. What made the day: ``base`` the day
    from which it is counted; ``notice`` that which set it or moved it, then ``moved_from``; ``off`` the day off on
    which it would have been.
    """

    deadline: Deadline
    round: str
    named: date
    last_day: date
    part: str | None = None
    base: "DueDay | None" = None
    notice: Notice | None = None
    moved_from: date | None = None
    off: date | None = None

    @property
    def estimated(self) -> bool:
        """Whether it hangs on days off that the government has not decided yet."""
        if self.notice is not None:
            return False
        counted = self.deadline.working or self.off is not None
        return (counted and is_estimated(max(self.named, self.last_day))) or (
            self.base is not None and self.base.estimated
        )


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A deadline whose day is not known yet in a round: it waits for an event, perhaps through other deadlines."""

    deadline: Deadline
    round: str
    waits_for: Deadline


def calendar_of(plan: Plan, notices: Iterable[Notice] = ()) -> list[DueDay]:
    """Every deadline in every round it applies to, where its day is known, in the order of their last days."""
    finder = _Finder(plan, notices)
    due = [day for deadline, found in _everywhere(plan) for day in finder.days(deadline, found)]
    return sorted(due, key=lambda day: day.last_day)


def open_days(plan: Plan, notices: Iterable[Notice] = ()) -> list[OpenDay]:
    """The deadlines whose day is not known yet, in the order of the plan."""
    finder = _Finder(plan, notices)
    return [
        OpenDay(deadline, found.id, finder.event_of(deadline))
        for deadline, found in _everywhere(plan)
        if not finder.days(deadline, found)
    ]


def last_days(plan: Plan, round_id: str, notices: Iterable[Notice] = ()) -> dict[str, date]:
    """Last day in time of each deadline that applies in a round and whose day is known."""
    return {name: due.last_day for name, due in due_in(plan, round_id, notices).items()}


def due_in(plan: Plan, round_id: str, notices: Iterable[Notice] = ()) -> dict[str, DueDay]:
    """The one day of each deadline that applies in a round and whose day is known.

    A part of a round has the deadlines of the whole, and its own day of those that recur.
    """
    finder, found = _Finder(plan, notices), plan.rounds[round_id]
    days: dict[str, DueDay] = {}
    for deadline in plan.deadlines.values():
        applies = {judged.id for judged in rounds_of(plan, deadline)}
        for judged in (*_above(plan, found), found):
            if judged.id in applies:
                own = [day for day in finder.days(deadline, judged) if day.part in (None, round_id)]
                days.update((deadline.id, day) for day in own)
    return days


def own_days(plan: Plan, round_id: str, notices: Sequence[Notice]) -> dict[str, dict[str, DueDay]]:
    """By code, for those whom a notice concerns alone, the deadlines whose last day is another for them."""
    common = [notice for notice in notices if notice.participant is None]
    codes = dict.fromkeys(notice.participant for notice in notices if notice.participant is not None)
    if not codes:
        return {}
    usual, found = last_days(plan, round_id, common), {}
    for code in codes:
        days = due_in(plan, round_id, notices_for(notices, code))
        found[code] = {name: due for name, due in days.items() if usual.get(name) != due.last_day}
    return found


def notices_for(notices: Iterable[Notice], code: str) -> tuple[Notice, ...]:
    """What holds for one participant, as if it held for all: what is for all, then its own, which prevails."""
    notices = tuple(notices)
    common = (notice for notice in notices if notice.participant is None)
    return (*common, *(replace(notice, participant=None) for notice in notices if notice.participant == code))


def awaited(deadline: str) -> str:
    """The name under which a day that is not known yet stands among what is missing; no fact is called so."""
    return f"deadlines.{deadline}"


def rounds_of(plan: Plan, deadline: Deadline) -> list[Round]:
    """The rounds a deadline applies to: those it names, else all but ad-hoc ones and parts of others."""
    if deadline.rounds:
        return [plan.rounds[name] for name in deadline.rounds]
    return [found for found in plan.rounds.values() if found.kind != "ad_hoc" and not found.is_part]


def parts_below(plan: Plan, round_id: str) -> list[str]:
    """The parts of a round and their own parts, in order."""
    return [name for part in plan.rounds[round_id].parts for name in (part, *parts_below(plan, part))]


def _above(plan: Plan, found: Round) -> list[Round]:
    """The rounds of which this one is part, the largest first."""
    if not found.whole:
        return []
    whole = plan.rounds[found.whole]
    return [*_above(plan, whole), whole]


def _everywhere(plan: Plan) -> Iterator[tuple[Deadline, Round]]:
    for deadline in plan.deadlines.values():
        for found in rounds_of(plan, deadline):
            yield deadline, found


@dataclass
class _Finder:
    """Finds the days of deadlines. Reading the plan has refused circles, so counting back to a base ends."""

    plan: Plan
    notices: Iterable[Notice]

    @cached_property
    def announced(self) -> dict[str, list[Notice]]:
        """The notices for all by deadline, the one that counts first: the latest of those given."""
        found: dict[str, list[Notice]] = {}
        for notice in self.notices:
            if notice.participant is not None:
                continue
            found.setdefault(notice.deadline, []).insert(0, notice)
        return found

    def days(self, deadline: Deadline, found: Round) -> list[DueDay]:
        """The days of a deadline in a round: none while they are not known, several where it recurs."""
        stated = self._stated(deadline, found)
        notices = self.announced.get(deadline.id, ())
        if not stated:
            return [
                DueDay(deadline, found.id, notice.day, notice.day, notice=notice)
                for notice in notices
                if notice.round in (None, found.id)
            ][:1]
        return [_moved(day, [notice for notice in notices if _is_for(notice, day)]) for day in stated]

    def _stated(self, deadline: Deadline, found: Round) -> list[DueDay]:
        """The days as the text sets them, whatever was announced of this deadline itself."""
        if deadline.base is not None:
            bases = self.days(self.plan.deadlines[deadline.base], found)
            return [_settled(_counted(deadline, base)) for base in bases]
        return [
            _settled(DueDay(deadline, found.id, named, named, part)) for named, part in self._named(deadline, found)
        ]

    def event_of(self, deadline: Deadline) -> Deadline:
        """The event for which a deadline waits."""
        return self.event_of(self.plan.deadlines[deadline.base]) if deadline.base else deadline

    def _named(self, deadline: Deadline, found: Round) -> Iterator[tuple[date, str | None]]:
        if deadline.date is not None:
            yield deadline.date, None
        elif deadline.yearly is not None:
            yield self._in_year(deadline.yearly, found), None
        elif deadline.month is not None:
            year, month = (int(part) for part in deadline.month.split("-"))
            yield last_of(year, month), None
        elif deadline.monthly is not None:
            yield from self._each(deadline, found, "month", deadline.monthly)
        elif deadline.quarterly is not None:
            yield from self._each(deadline, found, "quarter", deadline.quarterly)

    def _in_year(self, month_day: str, found: Round) -> date:
        """The day that lies in the round, the last one where several do; else that of the year in which it ends."""
        month, day = (int(part) for part in month_day.split("-"))
        last = found.to or self.plan.period.to
        if found.from_ is not None:
            for year in range(last.year, found.from_.year - 1, -1):
                if found.from_ <= date(year, month, day) <= last:
                    return date(year, month, day)
        return date(last.year, month, day)

    def _each(self, deadline: Deadline, found: Round, every: Every, day: int) -> Iterator[tuple[date, str]]:
        first = found.from_ or self.plan.period.from_ or self.plan.issued
        assert first is not None, "reading a plan makes sure of a first day where a deadline recurs"
        for part, _, _, end in spans(every, first, found.to or self.plan.period.to):
            last = last_of(end.year, end.month + deadline.following)
            yield last.replace(day=min(day, last.day)), part


def _is_for(notice: Notice, day: DueDay) -> bool:
    """A day that recurs is moved by what names its month or quarter alone."""
    return notice.round == day.part if day.part is not None else notice.round in (None, day.round)


def _moved(day: DueDay, notices: list[Notice]) -> DueDay:
    """The new day as announced: the last one in time, even where offices are closed on it."""
    if not notices:
        return day
    new = notices[0].day
    return replace(day, named=new, last_day=new, notice=notices[0], moved_from=day.last_day, off=None)


def _counted(deadline: Deadline, base: DueDay) -> DueDay:
    """So many days after or before a base; the last day of the base in time is not counted."""
    days = deadline.days or 0
    signed = days if deadline.after else -days
    named = add_working_days(base.last_day, signed) if deadline.working else base.last_day + signed * _DAY
    return DueDay(deadline, base.round, named, named, base.part, base)


def _settled(due: DueDay) -> DueDay:
    """With the last day in time: the day before where the text says "before", moved off a day off where it says so."""
    last = due.named - _DAY if due.deadline.strict else due.named
    if due.deadline.falls_off is None or is_working_day(last):
        return replace(due, last_day=last)
    return replace(due, last_day=working_day_from(last, 1 if due.deadline.falls_off == "next" else -1), off=last)

"""What a participant owes in a round: its registration and its reports, by when, and on which clauses.

A form or report is owed by whom it is asked of. Two things come from the cascade: the units below a body send that
level's forms by the level's own day (``from_below``), and the body sends what it collected by ``upward``.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from thidua.plan.model.conditions import Scope, facts_of, parse_value
from thidua.plan.model.facts import Fact
from thidua.plan.model.papers import CascadeLevel, Form, Report
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import DueDay, Notice, OpenDay, calendar_of, open_days, rounds_of
from thidua.rules.conditions import applies
from thidua.rules.facts import Given, Participant
from thidua.rules.periods import WHOLE, leaves, periods_of
from thidua.rules.sheet import Sheet, Sheets, fitting

REPORT = "report:"
ROLL_UP = "roll_up:"
BODY = "body"
"""In place of a kind: a body of the plan that takes no part and owes the reports of its bodies alone."""
ASSESSMENT = "self_assessment"
PURPOSES = ("registration", ASSESSMENT)
"""What participants send of themselves; nomination is asked for by naming its purpose."""
LABELS = {
    "registration": "Đăng ký thi đua",
    "self_assessment": "Tự chấm điểm",
    "nomination": "Đề nghị khen thưởng",
}
"""What forms of a purpose are called together."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing to send. ``key`` and ``part`` name it among all that a participant owes in the round.

    ``key`` is the purpose of its forms (``registration``; ``registration:DEADLINE`` for those of a second deadline;
    ``self_assessment`` also where the plan has no form for it and the facts are all), ``report:NAME``, or
    ``roll_up:LEVEL`` for forms that a body collected where no report goes with them. A report that
    goes with what was collected names the forms too. ``part`` is the month or quarter of a deadline that recurs, such
    as ``2026-03``. ``last_day`` is the last one in time; where it is not known yet ``open`` names the deadline of the
    event that it waits for; where the plan sets no deadline both are None, and ``deadline`` is empty.
    """

    key: str
    forms: tuple[str, ...]
    report: str | None
    deadline: str
    part: str
    last_day: date | None
    open: str | None
    label: str
    clause: tuple[str, ...]
    signed_paper: bool
    file: bool
    due: DueDay | None = None
    """How the day came to be."""
    facts: bool = False
    """Whether the table of facts goes with it: all that the participant itself is asked for its assessment."""


def owed(
    plan: Plan,
    round_id: str,
    kind: str,
    group: str,
    traits: Mapping[str, str],
    notices: Iterable[Notice] = (),
    *,
    bodies: Collection[str] = (),
    purposes: Sequence[str] = PURPOSES,
) -> tuple[Owed, ...]:
    """What somebody of this kind and group owes in a round, forms before reports, each in the order of the plan.

    ``traits`` are the selectors it declared, written as in a plan file (``{"is_head": "yes"}``); what hangs on one that
    is not declared is not owed yet: see ``selectors_of``. ``bodies`` are those of the plan as which it acts; one that
    takes no part is of the kind ``BODY`` and of no group.
    """
    asked = _Asked(plan, round_id, kind, group, traits, tuple(notices), tuple(bodies))
    return (*asked.forms(purposes), *asked.reports(), *asked.roll_ups())


def selectors_of(plan: Plan, kind: str, group: str) -> tuple[str, ...]:
    """The selector facts on which it hangs what somebody of this kind and group owes, in the order of the plan."""
    papers: list[Form | Report] = [*plan.forms.values(), *plan.reports.values()]
    scopes = [scope for paper in papers for scope in fitting(paper.asked, kind, group)]
    named = {name for scope in scopes if scope.when is not None for name in facts_of(scope.when)}
    return tuple(name for name in plan.facts if name in named)


def label_of(plan: Plan, key: str) -> str:
    """What is owed under a key is called, the same for whoever owes it and by whatever day; "" for an unknown key."""
    start, _, name = key.partition(":")
    if f"{start}:" == REPORT:
        return plan.reports[name].label if name in plan.reports else ""
    if f"{start}:" == ROLL_UP:
        levels = plan.cascade.levels if plan.cascade is not None else {}
        return f"Tổng hợp: {levels[name].label}" if name in levels else ""
    label = LABELS.get(start, "")
    return f"{label} ({plan.deadlines[name].label})" if label and name in plan.deadlines else label


def is_self_assessed(fact: Fact) -> bool:
    """Whether a fact is one that participants give of themselves for their assessment."""
    return fact.stage == "assessment" and fact.lookup is None and "self" in fact.supplied_by


class _Asked:
    """Asks a plan what one participant owes in one round."""

    def __init__(
        self,
        plan: Plan,
        round_id: str,
        kind: str,
        group: str,
        traits: Mapping[str, str],
        notices: tuple[Notice, ...],
        bodies: tuple[str, ...],
    ) -> None:
        self.plan, self.kind, self.group, self.bodies = plan, kind, group, bodies
        self.round = round_id
        self.rounds = set(_with_those_above(plan, round_id))
        days = [day for day in calendar_of(plan, notices) if day.round in self.rounds]
        whole = not plan.rounds[round_id].is_part
        self.days = [day for day in days if whole or day.part in (None, round_id)]
        self.open = [day for day in open_days(plan, notices) if day.round in self.rounds]
        self.last_days = {day.deadline.id: day.last_day for day in self.days}
        facts = {name: Given(parse_value(text)) for name, text in traits.items() if name in plan.facts}
        self.sheet = Sheet(plan, Participant("", kind, group, facts), sheets=Sheets(days=self.last_days))

    def concerned(self, scopes: tuple[Scope, ...]) -> bool:
        return self.kind != BODY and applies(scopes, self.sheet, self.last_days)[0]

    def forms(self, purposes: Sequence[str]) -> Iterator[Owed]:
        for purpose in purposes:
            by_deadline: dict[str, list[Form]] = {}
            for form in self.plan.forms.values():
                if form.purpose == purpose and self.concerned(form.asked):
                    for deadline in self.deadlines_of(form):
                        by_deadline.setdefault(deadline, []).append(form)
            facts = purpose == ASSESSMENT and self.is_asked_facts()
            if facts and not by_deadline:
                by_deadline[self.assessed_by()] = []
            for place, (deadline, forms) in enumerate(by_deadline.items()):
                key = f"{purpose}:{deadline}" if place else purpose
                found = self.each(key, deadline, forms, facts=facts and not place)
                yield from self.by_periods(list(found)) if facts and not place else found

    def by_periods(self, found: list[Owed]) -> Iterator[Owed]:
        """In a round that is divided the facts of each of its parts, and those of the whole, are said apart."""
        parts = leaves(self.plan, self.round)
        if not parts:
            yield from found
            return
        asked = {
            period
            for name, periods in periods_of(self.plan, self.round).items()
            if is_self_assessed(self.plan.facts[name]) and self.concerned(self.plan.facts[name].asked)
            for period in periods
        }
        for one in found:
            if one.forms or one.part in asked:
                yield replace(one, facts=one.part in asked)
        there = {one.part for one in found}
        day = found[0] if there == {WHOLE} else replace(found[0], deadline="", last_day=None, open=None)
        for period in (WHOLE, *parts):
            if period in asked - there:
                yield replace(day, part=period, forms=(), facts=True, due=None)

    def is_asked_facts(self) -> bool:
        """Whether it is asked anything for its assessment that it supplies itself."""
        return any(is_self_assessed(fact) and self.concerned(fact.asked) for fact in self.plan.facts.values())

    def assessed_by(self) -> str:
        """The deadline of an assessment without a form; none where the plan's forms of others have it."""
        if any(form.purpose == ASSESSMENT for form in self.plan.forms.values()):
            return ""
        days = (one.id for one in self.plan.deadlines.values() if one.act == ASSESSMENT and self.holds(one.id))
        return next(days, "")

    def deadlines_of(self, form: Form) -> list[str]:
        """Those by which this participant sends a form: of its own level where the plan cascades, else the form's."""
        below = [level.from_below for level in self.levels() if self.is_below(level) and form.id in level.forms]
        names = below or list(form.deadline)
        return [name for name in names if self.holds(name)] if names else [""]

    def reports(self) -> Iterator[Owed]:
        for report in self.plan.reports.values():
            mine = not set(report.by).isdisjoint(self.bodies)
            if mine or (report.asked and self.concerned(report.asked)):
                deadline = report.deadline or ""
                if not deadline or self.holds(deadline):
                    forms = self.collected_for(report) if mine else []
                    yield from self.each(f"{REPORT}{report.id}", deadline, forms, report)

    def collected_for(self, report: Report) -> list[Form]:
        """The forms that go with the report of a body on what it collected."""
        names = [name for level in self.collecting() if level.upward == report.deadline for name in level.forms]
        return [self.plan.forms[name] for name in dict.fromkeys(names)]

    def roll_ups(self) -> Iterator[Owed]:
        for level in self.collecting():
            with_report = any(
                one.deadline == level.upward and level.body in one.by for one in self.plan.reports.values()
            )
            if not with_report and self.holds(level.upward):
                forms = [self.plan.forms[name] for name in level.forms]
                yield from self.each(f"{ROLL_UP}{level.id}", level.upward, forms)

    def collecting(self) -> list[CascadeLevel]:
        return [level for level in self.levels() if level.body in self.bodies]

    def levels(self) -> Iterable[CascadeLevel]:
        return self.plan.cascade.levels.values() if self.plan.cascade is not None else ()

    def is_below(self, level: CascadeLevel) -> bool:
        return level.collects_from == self.group

    def holds(self, deadline: str) -> bool:
        """Whether a deadline applies in this round."""
        return any(found.id in self.rounds for found in rounds_of(self.plan, self.plan.deadlines[deadline]))

    def each(
        self, key: str, deadline: str, forms: list[Form], report: Report | None = None, *, facts: bool = False
    ) -> Iterator[Owed]:
        """Once for each day of the deadline; once without a day where it is not known, or there is no deadline."""
        known = [day for day in self.days if day.deadline.id == deadline]
        waiting = [day for day in self.open if day.deadline.id == deadline]
        days: Sequence[DueDay | OpenDay | None] = known or waiting[:1] or [None]
        papers: list[Form | Report] = [report] if report is not None else list(forms)
        clauses = [clause for paper in papers for clause in paper.clause]
        if deadline:
            clauses += self.plan.deadlines[deadline].clause
        for day in days:
            yield Owed(
                key=key,
                forms=tuple(form.id for form in forms),
                report=report.id if report is not None else None,
                deadline=deadline,
                part=(day.part or "") if isinstance(day, DueDay) else "",
                last_day=day.last_day if isinstance(day, DueDay) else None,
                open=day.waits_for.id if isinstance(day, OpenDay) else None,
                label=label_of(self.plan, key),
                clause=tuple(dict.fromkeys(clauses)),
                signed_paper=any(paper.signed_paper for paper in papers),
                file=any(paper.file for paper in papers),
                due=day if isinstance(day, DueDay) else None,
                facts=facts,
            )


def _with_those_above(plan: Plan, round_id: str) -> Iterator[str]:
    """A part of a round has the deadlines of the whole, and its own day of those that recur."""
    while round_id:
        yield round_id
        round_id = plan.rounds[round_id].whole

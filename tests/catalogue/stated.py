"""What a plan states outright: who is asked what, awards, days, papers, readings. Held against the sentences."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from thidua.plan.model.base import Part
from thidua.plan.model.conditions import Scope, Test
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import calendar_of, open_days
from thidua.rules.sheet import concerns, fitting

Told: TypeAlias = dict[str, Any]


def many(written: Any) -> list[str]:
    """A list, also where its one item stands alone or nothing does."""
    return written if isinstance(written, list) else [written] if written else []


def unequal(where: str, found: Any, expected: Any) -> Iterator[str]:
    if found != expected:
        yield f"{where}: {found}, not {expected}"


def _awards(plan: Plan, awards: Told) -> Iterator[str]:
    yield from unequal("awards", list(plan.awards), list(awards))
    for name, told in awards.items():
        award = plan.awards[name]
        said = award.model_dump(include={"form", "places", "money", "select", "by", "among", "first", "vote"})
        found: Told = {key: str(value) for key, value in said.items() if value is not None}
        found |= {"with_prize": "yes"} if award.with_prize else {}
        found |= {"asked": [f"{'+'.join(scope.kind)} {'+'.join(scope.group)}" for scope in award.asked]}
        found |= {"readings": sorted(award.reading)}
        wanted = told | {"asked": many(told.get("asked")), "readings": sorted(many(told.get("readings")))}
        yield from unequal(f"award {name}", found, wanted)


def _frame(plan: Plan, told: Told) -> Iterator[str]:
    """What the rubric says beside its lines: bounds, rounding, what does not apply, sections, ranking."""
    assert plan.rubric is not None
    parts = ("not_applicable", "bonus_max", "penalty_max", "total_max", "rounding", "ranking")
    found = {name: part for name, part in _as_told(plan.rubric).items() if name in parts}
    found["sections"] = {name: str(section.max or "-") for name, section in plan.rubric.sections.items()}
    yield from unequal("frame of the rubric", found, told)


def _councils(plan: Plan, told: Told) -> Iterator[str]:
    """How many must be there and agree, and how they vote."""
    yield from unequal("councils", _as_told(plan.councils), told)


def _public_notice(plan: Plan, told: Told) -> Iterator[str]:
    yield from unequal("public notice", _as_told(plan.public_notice), told)


SAID = ("id", "label", "clause", "reading", "stands")
"""What a part says of itself."""


def _as_told(value: Any) -> Any:
    """A part as a file of sentences writes it, without what stands nowhere in the plan."""
    if isinstance(value, Part):
        fields = {name: field for name, field in type(value).model_fields.items() if name not in SAID}
        stands = {name: (getattr(value, name), field.get_default()) for name, field in fields.items()}
        return {name: _as_told(here) for name, (here, default) in stands.items() if here not in (default, None)}
    if isinstance(value, dict):
        return {key: _as_told(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_as_told(inner) for inner in value]
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _calendar(plan: Plan, days: list[Told]) -> Iterator[str]:
    found = [
        {
            "id": day.deadline.id,
            "round": day.round,
            "last_day": day.last_day.isoformat(),
            "strict": "yes" if day.deadline.strict else "no",
            "who": day.deadline.who,
            "clause": list(day.deadline.clause),
            "readings": sorted(day.deadline.reading),
        }
        for day in calendar_of(plan)
    ]
    told = [day | {"clause": many(day["clause"]), "readings": sorted(many(day.get("readings")))} for day in days]
    yield from (f"calendar: {day} is too much" for day in found if day not in told)
    yield from (f"calendar: {day} is missing" for day in told if day not in found)
    yield from unequal("calendar: order", [day["id"] for day in found], [day["id"] for day in told])


def _waiting(plan: Plan, told: list[str]) -> Iterator[str]:
    """Deadlines that wait for an event."""
    yield from unequal("waiting for an event", [day.deadline.id for day in open_days(plan)], told)


def _dates(plan: Plan, told: Told) -> Iterator[str]:
    """Every other day that the text names; ``-`` where it names none."""
    spans: Told = {"period": plan.period, **plan.rounds, **plan.phases}
    found: Told = {"issued": str(plan.issued or "-")}
    found |= {name: f"{span.from_ or '-'} … {span.to or '-'}" for name, span in spans.items()}
    found |= {paper.number: str(paper.issued or "-") for paper in plan.bases}
    found |= {name: str(paper.issued or "-") for name, paper in plan.documents.items()}
    yield from unequal("dates", found, told)


def _readings(plan: Plan, told: Told) -> Iterator[str]:
    found = {name: (sorted(it.clause), sorted(it.covers)) for name, it in plan.readings.items()}
    wanted = {name: (sorted(many(it["clause"])), sorted(many(it.get("covers")))) for name, it in told.items()}
    yield from (
        line for name in {**found, **wanted} for line in unequal(f"reading {name}", found.get(name), wanted.get(name))
    )


def _resting(plan: Plan, told: Told) -> Iterator[str]:
    """Parts of the plan, other than points, gates, awards and deadlines, whose results rest on a reading."""
    parts: dict[str, Any] = {f"group {name}": group for name, group in plan.groups.items()}
    parts |= {f"round {name}": found for name, found in plan.rounds.items()}
    parts |= {"ranking": plan.rubric.ranking} if plan.rubric else {}
    parts |= {"appraisal": plan.appraisal} if plan.appraisal else {}
    found = {name: sorted(part.reading) for name, part in parts.items() if part.reading}
    yield from unequal("resting on readings", found, {name: sorted(many(readings)) for name, readings in told.items()})


def _asked(plan: Plan, told: Told) -> Iterator[str]:
    """Who is asked what; ``if`` where that hangs on a selector."""
    facts = {name: fact.asked for name, fact in plan.facts.items() if fact.lookup is None}
    found = {f"{kind} {group}": sorted(_scoped(facts, kind, group)) for kind, group in _cells(plan)}
    yield from unequal("asked of", sorted(found), sorted(told))
    for who, names in told.items():
        yield from unequal(f"asked of {who}", found.get(who), sorted(many(names)))


def _facts(plan: Plan, told: Told) -> Iterator[str]:
    """Levels in their order, from the lowest; facts that decide what else is asked; facts that may not apply."""
    found: Told = {name: list(scale.levels) for name, scale in plan.scales.items()}
    found["selectors"] = sorted(name for name, fact in plan.facts.items() if fact.selector)
    found["may_not_apply"] = sorted(name for name, fact in plan.facts.items() if fact.admits_not_applicable)
    wanted = {name: many(names) for name, names in told.items()}
    for name in ("selectors", "may_not_apply"):
        wanted[name] = sorted(wanted.get(name, []))
    yield from unequal("levels and marks of facts", found, wanted)


def _dossiers(plan: Plan, told: Told) -> Iterator[str]:
    """How many sets for which awards, and which papers are wanted of whom."""
    yield from unequal("dossiers", list(plan.dossiers), list(told))
    for name, about in told.items():
        dossier = plan.dossiers[name]
        found: Told = {"award": list(dossier.award), "deadline": list(dossier.deadline), "papers": {}}
        found |= {"sets": str(dossier.sets)} if dossier.sets is not None else {}
        parts = {paper: part.asked for paper, part in dossier.parts.items()}
        for kind, group in _cells(plan):
            found["papers"].setdefault("; ".join(_scoped(parts, kind, group)), []).append(f"{kind} {group}")
        wanted = about | {"award": many(about["award"]), "deadline": many(about.get("deadline"))}
        wanted["papers"] = {papers: many(who) for papers, who in about["papers"].items()}
        yield from unequal(f"dossier {name}", found, wanted)


def _cells(plan: Plan) -> list[tuple[str, str]]:
    """Every kind of participant in every group."""
    return [(kind, name) for name, group in plan.groups.items() for kind in group.kinds]


def _scoped(asked: dict[str, tuple[Scope, ...]], kind: str, group: str) -> list[str]:
    """What is wanted of a kind and group: ``par_class if role commune_leader``."""
    wanted = []
    for name, scopes in asked.items():
        if concerns(scopes, kind, group):
            whens = [scope.when for scope in fitting(scopes, kind, group)]
            tests = [when for when in whens if isinstance(when, Test)]
            wanted.append(f"{name} if {' or '.join(map(_said, tests))}" if whens and len(tests) == len(whens) else name)
    return wanted


def _said(test: Test) -> str:
    values = ["yes" if value is True else "no" if value is False else str(value) for value in test.is_]
    return f"{test.of} {', '.join(values)}"


STATED: dict[str, Callable[[Plan, Any], Iterator[str]]] = {
    "frame": _frame,
    "awards": _awards,
    "councils": _councils,
    "public_notice": _public_notice,
    "calendar": _calendar,
    "waiting": _waiting,
    "dates": _dates,
    "readings": _readings,
    "resting": _resting,
    "asked": _asked,
    "facts_and_levels": _facts,
    "dossiers": _dossiers,
}

"""What can be changed in one part of a plan: bounds, points, days, places, words, flags, links, lists."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, TypeAlias

from thidua.plan.model.awards import Award, Gate
from thidua.plan.model.base import Part
from thidua.plan.model.calendar import Deadline, Period, Phase, Round
from thidua.plan.model.classes import Class, ClassRule
from thidua.plan.model.conditions import CLASS, AllOf, AnyOf, Comparison, Scope, Share, Test
from thidua.plan.model.councils import Council, Majority, Presence
from thidua.plan.model.facts import Fact, Parameter, Scale
from thidua.plan.model.figures import Counted, Quotient
from thidua.plan.model.papers import Dossier
from thidua.plan.model.places import Portion, Quota
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import FULL, Branch, Full, If, Linear, Step
from thidua.plan.model.procedure import PublicNotice
from thidua.plan.model.ranking import Link, Ranking
from thidua.plan.model.scoring import Adjustment, Criterion, Rounding, Rubric, Section
from thidua.plan.model.text import Document, LegalBasis, Reading

Path: TypeAlias = tuple[str | int, ...]
Change: TypeAlias = tuple[str, Any]
"""An attribute of a part, and what it becomes."""

DAY = timedelta(days=1)
PERCENT = Fraction(1, 10_000)
"""The step by which a bound on a share is moved: a hundredth of a percent."""
BOUNDS = ("at_least", "more_than", "at_most", "less_than")


def changes_of(part: Part, path: Path, plan: Plan) -> Iterator[Change]:
    """Every change of one part of a plan, where it stands by itself."""
    if isinstance(part, Comparison):
        yield from _compared(part, _measure_of(part, path, plan), plan)
    if isinstance(part, Step):
        yield "not_applicable", not part.not_applicable
        yield from _points(part.points, "points")
    for kinds, attributes in NUMBERS.items():
        if isinstance(part, kinds):
            for attribute, unit in attributes.items():
                yield from _number(attribute, getattr(part, attribute), unit)
    # A day that hangs on another one has no date of its own.
    hangs = isinstance(part, Deadline) and (part.base is not None or part.event)
    for kinds, days in DAYS.items():
        if isinstance(part, kinds) and not hangs:
            for attribute in days:
                yield from _moved(attribute, getattr(part, attribute))
    for kind, given_up in FLAGS_AND_LINKS.items():
        if isinstance(part, kind) and not (isinstance(part, Deadline) and part.event):
            for attribute in given_up:
                yield from _given_up(attribute, getattr(part, attribute))
    yield from _other(part, plan)


WORDS: dict[Any, dict[str, tuple[str, ...]]] = {
    Rubric: {"not_applicable": ("full", "shrink", "zero")},
    Rounding: {"mode": ("up", "down")},
    Portion: {"rounding": ("up", "half_up")},
    Link: {"better": ("higher", "lower")},
    Deadline: {"falls_off": ("next", "previous")},
    Majority: {"of": ("all", "present")},
    Council: {
        "absent": ("in_writing", "not_counted"),
        "recused": ("counted", "not_counted"),
        "ballot": ("open", "secret"),
    },
}
"""Words that stand for a way of doing something, and the other ways."""
NUMBERS: dict[Any, dict[str, Fraction]] = {
    Criterion: {"max": Fraction(1)},
    Section: {"max": Fraction(1)},
    Rubric: {"bonus_max": Fraction(1), "penalty_max": Fraction(1), "total_max": Fraction(1)},
    Rounding: {"decimals": Fraction(1)},
    Linear: {"base": Fraction(1), "add": Fraction(1, 2), "min": Fraction(1), "max": Fraction(1)},
    Full: {"target": Fraction(1, 100)},
    Parameter: {"otherwise": Fraction(1)},
    Quota: {"places": Fraction(1)},
    Portion: {"share": Fraction(1, 100), "at_least": Fraction(1), "at_most": Fraction(1)},
    Deadline: {"monthly": Fraction(1), "quarterly": Fraction(1), "days": Fraction(1)},
    ClassRule: {"drop": Fraction(1)},
    Council: {"members": Fraction(1), "quorum": Fraction(1), "threshold": Fraction(1)},
    (Presence, Majority): {"at_least": Fraction(1, 100), "more_than": Fraction(1, 100)},
    PublicNotice: {"days": Fraction(1)},
    Award: {"places": Fraction(1), "money": Fraction(1000)},
    Fact: {"min": Fraction(1), "max": Fraction(1)},
    Dossier: {"sets": Fraction(1)},
}
DAYS: dict[Any, tuple[str, ...]] = {
    (Period, Round, Phase): ("from_", "to"),
    Deadline: ("date",),
    (Plan, LegalBasis, Document): ("issued",),
}
FLAGS_AND_LINKS: dict[Any, tuple[str, ...]] = {
    Gate: ("suspends", "awards", "asked"),
    Deadline: ("strict", "rounds"),
    Quota: ("rounds", "kind", "group"),
    Portion: ("of",),
    Award: ("among", "first", "with_prize", "asked", "vote"),
    Rubric: ("not_applicable",),
    Adjustment: ("best_of", "asked"),
    Ranking: ("within", "then", "vote"),
    Class: ("asked", "require"),
    ClassRule: ("asked", "when", "unclassified"),
    Council: ("body",),
    PublicNotice: ("working",),
    Counted: ("count",),
    Scope: ("kind", "group", "when"),
    Branch: ("scale",),
    Linear: ("min", "max"),
    Fact: ("part_of", "min", "asked", "selector", "admits"),
    Reading: ("clause", "covers"),
    Dossier: ("award", "deadline"),
}


def _measure_of(part: Comparison, path: Path, plan: Plan) -> Any:
    """What a comparison holds: of a step, the branch around it says so."""
    if isinstance(part, Test):
        return part.of
    around: Any = plan
    for step in path[:-2]:
        around = getattr(around, str(step)) if isinstance(around, Part) else around[step]
    return around.of


def _compared(part: Comparison, of: Any, plan: Plan) -> Iterator[Change]:
    for place, value in enumerate(part.is_):
        rest = (*part.is_[:place], *part.is_[place + 1 :])
        for other in _others(value, of, plan):
            yield "is_", (*rest, other)
        if rest:
            yield "is_", rest
    for name in BOUNDS:
        bound = getattr(part, name)
        for other in _others(bound, of, plan) if bound is not None else ():
            yield name, other


def _others(value: Any, of: Any, plan: Plan) -> list[Any]:
    """Values beside the one that stands there."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, Fraction):
        unit = PERCENT if isinstance(of, Share) else Fraction(1)
        return [value - unit, value + unit]
    fact = plan.facts.get(of) if isinstance(of, str) else None
    if fact is not None and fact.lookup is not None:
        fact = plan.facts[fact.lookup.fact]
    levels = list(plan.scales[fact.scale].levels) if fact is not None and fact.scale else []
    if of == CLASS:
        levels = list(plan.classes)
    if value not in levels:
        return []
    place = levels.index(value)
    return levels[max(place - 1, 0) : place] + levels[place + 1 : place + 2]


def _points(points: Any, attribute: str) -> Iterator[Change]:
    if points == FULL:
        yield attribute, Fraction(7)
    elif isinstance(points, Fraction):
        yield from _number(attribute, points, Fraction(1, 2))


def _number(attribute: str, value: Any, unit: Fraction) -> Iterator[Change]:
    if isinstance(value, (int, Fraction)) and not isinstance(value, bool):
        for other in (value - unit, value + unit):
            yield attribute, int(other) if isinstance(value, int) else other


def _moved(attribute: str, day: date | None) -> Iterator[Change]:
    if day is None:
        yield attribute, date(2015, 5, 5)
    else:
        yield attribute, day - DAY
        yield attribute, day + DAY


def _given_up(attribute: str, value: Any) -> Iterator[Change]:
    """A flag turned, a link cut, a list without each of its items."""
    if isinstance(value, bool):
        yield attribute, not value
    elif isinstance(value, tuple):
        for place in range(len(value)):
            yield attribute, (*value[:place], *value[place + 1 :])
    elif value is not None:
        yield attribute, None


def _other(part: Part, plan: Plan) -> Iterator[Change]:
    for kind, attributes in WORDS.items():
        if isinstance(part, kind):
            for attribute, words in attributes.items():
                stands = getattr(part, attribute)
                yield from ((attribute, word) for word in words if stands is not None and word != stands)
    if isinstance(part, Class) and part.require is not None:
        yield "short", "decided" if part.short == "next" else "next"
    if isinstance(part, Deadline) and part.days is not None:
        yield "working", not part.working
    if isinstance(part, ClassRule) and part.at_most is not None:
        yield from (("at_most", name) for name in plan.classes if name != part.at_most)
    if isinstance(part, If):
        yield from _points(part.then, "then")
        yield from _points(part.else_, "else_")
    if isinstance(part, Linear):
        yield from _points(part.base, "base") if part.base == FULL else ()
        unit = PERCENT if isinstance(part.each, Share) else Fraction(1)
        for attribute, mark in part.marks.items():
            yield from _number(attribute, mark, unit)
    if isinstance(part, Quotient):
        yield "share", (part.share[1], part.share[0])
    if isinstance(part, Parameter):
        for group, value in part.values.items():
            for other in (value - 1, value + 1):
                yield "values", part.values | {group: other}
    elif isinstance(part, Scale):
        levels = list(part.levels.items())
        for place in range(1, len(levels)):
            lower, higher = levels[place - 1 : place + 1]
            yield "levels", dict([*levels[: place - 1], higher, lower, *levels[place + 1 :]])
    elif isinstance(part, Linear) and isinstance(part.add, Fraction) and part.add < 0 and part.min is None:
        yield "min", Fraction(0)
    elif isinstance(part, Linear) and isinstance(part.add, Fraction) and part.add > 0 and part.max is None:
        yield "max", Fraction(100)
    elif isinstance(part, AnyOf) and len(part.any_) > 1:
        for place in range(len(part.any_)):
            yield "any_", part.any_[:place] + part.any_[place + 1 :]
    elif isinstance(part, AllOf) and len(part.all_) > 1:
        for place in range(len(part.all_)):
            yield "all_", part.all_[:place] + part.all_[place + 1 :]
    elif isinstance(part, (Quota, Award)) and part.select is not None:
        yield "select", "by_council" if part.select == "by_score" else "by_score"
    elif isinstance(part, Deadline) and part.yearly is not None:
        day = date.fromisoformat(f"2019-{part.yearly}")
        for moved in (day - DAY, day + DAY):
            yield "yearly", moved.strftime("%m-%d")
    elif isinstance(part, Deadline) and part.month is not None:
        year, month = part.month.split("-")
        yield "month", f"{year}-{int(month) - 1:02}"

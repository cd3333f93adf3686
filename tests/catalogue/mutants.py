"""A plan with one thing changed: every bound, every point, gate, day, place, sum of money and reading in turn."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.catalogue.changes import Path, changes_of
from thidua.plan.model.awards import Award, Gate
from thidua.plan.model.base import Part
from thidua.plan.model.calendar import Deadline, Round
from thidua.plan.model.conditions import AllOf, AnyOf, Scope, Test
from thidua.plan.model.facts import Fact
from thidua.plan.model.papers import Appraisal
from thidua.plan.model.people import Group
from thidua.plan.model.places import Portion
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Step
from thidua.plan.model.ranking import Ranking
from thidua.plan.model.scoring import Adjustment, Criterion

PAPERS = ("forms", "reports", "routes", "records", "duties", "cascade", "bodies", "recognition")
"""Sections on which no result, date or place rests."""
RULES = (Step, Criterion, Adjustment, Ranking, Gate, Award, Portion, Deadline, Group, Round, Appraisal)
"""Parts on whose readings a result or a date rests."""


@dataclass(frozen=True)
class Mutant:
    """A plan that differs from its original in one thing, which ``name`` says."""

    name: str
    plan: Plan


def mutants_of(plan: Plan) -> Iterator[Mutant]:
    """Every mutant of a plan, each under a name of its own."""
    for path, part in _parts(plan, ()):
        if path[:1] and path[0] in PAPERS:
            continue
        for attribute, value in changes_of(part, path, plan):
            name = f"{'.'.join(map(str, path))}.{attribute} -> {_shown(value)}".lstrip(".")
            yield Mutant(name, _replaced(plan, (*path, attribute), value))
        yield from _without_readings(plan, path, part)
    for place, gate in enumerate(plan.gates):
        yield Mutant(f"gates.{place} ({gate.id}) dropped", _without(plan, "gates", place))
    for name in plan.readings:
        left = {other: reading for other, reading in plan.readings.items() if other != name}
        yield Mutant(f"readings.{name} dropped", plan.model_copy(update={"readings": left}))


# --- Going through and putting together again


def _parts(value: Any, path: Path) -> Iterator[tuple[Path, Part]]:
    if isinstance(value, Part):
        yield path, value
        for name in type(value).model_fields:
            if name not in ("stands", "id"):
                yield from _parts(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _parts(inner, (*path, key))
    elif isinstance(value, (tuple, list)):
        for place, inner in enumerate(value):
            yield from _parts(inner, (*path, place))


def _replaced(value: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    head, *rest = path
    if isinstance(value, Part):
        return value.model_copy(update={str(head): _replaced(getattr(value, str(head)), tuple(rest), new)})
    if isinstance(value, dict):
        return value | {head: _replaced(value[head], tuple(rest), new)}
    inner = list(value)
    inner[int(head)] = _replaced(inner[int(head)], tuple(rest), new)
    return type(value)(inner)


def _without(plan: Plan, section: str, place: int) -> Plan:
    left = getattr(plan, section)
    return plan.model_copy(update={section: (*left[:place], *left[place + 1 :])})


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return (
            f"[{', '.join(f'{key}: {inner}' if isinstance(inner, Fraction) else key for key, inner in value.items())}]"
        )
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(map(_shown, value))}]"
    if isinstance(value, Scope):
        return " ".join((*value.kind, *value.group))
    if isinstance(value, Test):
        return f"{value.of} {_shown(value.is_)}"
    return str(value)


# --- Readings no longer shown


def _without_readings(plan: Plan, path: Path, part: Part) -> Iterator[Mutant]:
    """Each reading that a rule shows, shown there no longer; a fact shows it too wherever it is read."""
    if isinstance(part, RULES):
        for name in part.reading:
            bare = _forgotten(part, name)
            facts = {key: _forgotten(fact, name) for key, fact in plan.facts.items()}
            changed = _replaced(plan.model_copy(update={"facts": facts}), path, bare)
            yield Mutant(f"{'.'.join(map(str, path))} without reading {name}", changed)
    if isinstance(part, Fact):
        shown = {name for _, rule in _parts(plan, ()) if isinstance(rule, RULES) for name in rule.reading}
        for name in part.reading:
            if name not in shown:
                changed = _replaced(plan, path, _forgotten(part, name))
                yield Mutant(f"{'.'.join(map(str, path))} without reading {name}", changed)


def _forgotten(part: Any, reading: str) -> Any:
    """A part without a reading, also in the conditions inside it."""
    if isinstance(part, Gate):
        part = part.model_copy(update={"require": _forgotten(part.require, reading)})
    if isinstance(part, AnyOf):
        return part.model_copy(update={"any_": [_forgotten(test, reading) for test in part.any_]})
    if isinstance(part, AllOf):
        return part.model_copy(update={"all_": [_forgotten(test, reading) for test in part.all_]})
    return part.model_copy(update={"reading": tuple(name for name in part.reading if name != reading)})

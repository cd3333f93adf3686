"""What facts earn: one criterion, bonus or penalty tried with the critical values of its facts together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import inf
from typing import TypeAlias

from thidua.checks.combining import together
from thidua.checks.marks import Marks
from thidua.checks.whom import Scored, Whom
from thidua.checks.worked import are_entangled, better_of, factors, facts_behind
from thidua.plan.model.conditions import GROUP, KIND, facts_of, tests_of
from thidua.plan.model.figures import names_in
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Branch, If, Linear, Points, Sum, parts_of_points
from thidua.rules.applying import says_not_applicable
from thidua.rules.calendar import last_days
from thidua.rules.facts import FactValue, Given, Participant
from thidua.rules.points import facts_read, points_of
from thidua.rules.reasons import Reason
from thidua.rules.sheet import Sheet, Sheets

OTHER = "other"

Row: TypeAlias = tuple[tuple[FactValue, ...], Fraction]


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """One part of a sum that shares no fact with the others: its facts, and what each combination earns."""

    names: tuple[str, ...]
    rows: tuple[Row, ...]
    large: int

    def best(self, sign: int) -> Fraction | float | None:
        """The most that can be earned (of a penalty the least); infinite without a limit, None where nothing can."""
        pick = max if sign > 0 else min
        best = pick((earned for _, earned in self.rows), default=None)
        near = pick((earned for values, earned in self.rows if not self._far(values)), default=None)
        if best is None or near is None:
            return best
        return best if best == near else sign * inf

    def _far(self, values: tuple[FactValue, ...]) -> bool:
        return any(isinstance(value, (int, Fraction)) and value >= 2 * self.large - 1 for value in values)


def trials_of(plan: Plan, scored: Scored, whom: Whom) -> tuple[Trial, ...]:
    """The trials of everything that adds up to the points of ``scored``."""
    parts = independent(plan, scored.points, whom.group)
    return tuple(_trial(plan, part, scored.maximum, whom, spares=scored.spares) for part in parts)


def signature(plan: Plan, points: Points, whom: Whom) -> tuple[object, ...]:
    """What ``points`` depend on for ``whom`` besides facts: equal signatures make equal trials."""
    return tuple(_choices(plan, points, whom))


def names_whom(points: Points) -> bool:
    """Whether ``points`` tell groups or kinds apart by name, so that even what they leave open is one's own."""
    of = points.of if isinstance(points, Branch) else None
    read = facts_of(points.if_) if isinstance(points, If) else ()
    return of in (GROUP, KIND) or GROUP in read or KIND in read or any(map(names_whom, parts_of_points(points)))


def independent(plan: Plan, points: Points, group: str) -> list[Points]:
    """A sum taken apart into parts that share no facts, so that each can be tried alone."""
    heaps: list[tuple[set[str], list[Points]]] = []
    for part in _flat(points):
        names, parts = {fact for name in facts_read(part, group) for fact in facts_behind(plan, name)}, [part]
        for heap in [heap for heap in heaps if heap[0] & names]:
            heaps.remove(heap)
            names, parts = heap[0] | names, [*heap[1], *parts]
        heaps.append((names, parts))
    return [parts[0] if len(parts) == 1 else Sum.model_construct(sum=parts) for _, parts in heaps]


def _variables(plan: Plan, points: Points, group: str) -> tuple[str, ...]:
    """The facts and figures that ``points`` read, and those by which parameters differ."""
    names = (plan.parameters[name].by if name in plan.parameters else name for name in facts_read(points, group))
    return tuple(dict.fromkeys(name for name in names if name in plan.facts or name in plan.figures))


def _can_be_tried(plan: Plan, points: Points, names: tuple[str, ...]) -> bool:
    """Whether every pair of values can be, and every turn lies at a fixed value: else no trial would tell the truth."""
    if any(name in plan.figures for name in names) and are_entangled(plan, names):
        return False
    if isinstance(points, Linear):
        return all(isinstance(mark, Fraction) or mark in plan.parameters for mark in points.marks.values())
    return all(_can_be_tried(plan, part, ()) for part in parts_of_points(points))


def _flat(points: Points) -> Iterator[Points]:
    if isinstance(points, Sum):
        for part in points.sum:
            yield from _flat(part)
    else:
        yield points


def _trial(plan: Plan, points: Points, maximum: Fraction, whom: Whom, *, spares: bool) -> Trial:
    names = _variables(plan, points, whom.group)
    marks = Marks(plan, points, maximum, whom)
    if not _can_be_tried(plan, points, names):
        return Trial(names, (), marks.top())
    worst = [-1 if better_of(plan, name) == "lower" else 0 for name in names]
    tried = together([marks.of(name) for name in names], worst)
    rows = tuple(_rows(plan, points, maximum, whom, names, tried, spares=spares))
    return Trial(names, rows, marks.top())


def _rows(
    plan: Plan,
    points: Points,
    maximum: Fraction,
    whom: Whom,
    names: tuple[str, ...],
    tried: Iterable[tuple[FactValue, ...]],
    *,
    spares: bool,
) -> Iterator[Row]:
    """What each combination earns; where the plan spares what does not apply, those of which that is said earn none."""
    days = last_days(plan, next(iter(plan.rounds))) if _reads_deadlines(points) else {}
    parts = [
        (place, names.index(whole))
        for place, name in enumerate(names)
        if name in plan.facts and (whole := plan.facts[name].part_of) is not None and whole in names
    ]
    for values in tried:
        if all(_within(values[part], values[whole]) for part, whole in parts):
            reason = points_of(points, _sheet(plan, whom, names, values, days), maximum)
            if reason.points is not None and not (spares and says_not_applicable(reason)):
                yield values, reason.points


def _reads_deadlines(points: Points) -> bool:
    if isinstance(points, If) and any(test.by is not None for test in tests_of(points.if_)):
        return True
    return any(_reads_deadlines(part) for part in parts_of_points(points))


def _within(part: FactValue, whole: FactValue) -> bool:
    """Whether a part is no larger than its whole; what has no figure cannot be too large."""
    if isinstance(part, (int, Fraction)) and isinstance(whole, (int, Fraction)):
        return part <= whole
    return True


def _sheet(
    plan: Plan, whom: Whom, names: tuple[str, ...], values: tuple[FactValue, ...], days: Mapping[str, date]
) -> Sheet:
    own: dict[str, Given] = {}
    others: dict[str, Given] = {}
    figures: dict[str, Reason] = {}
    for name, value in zip(names, values, strict=True):
        fact = plan.facts.get(name)
        if fact is None:
            figures[name] = Reason("figure", plan.figures[name], value)
        elif fact.lookup is None:
            own[name] = Given(value)
        else:
            own[fact.lookup.via], others[fact.lookup.fact] = Given(OTHER), Given(value)
    everyone = {OTHER: Participant(OTHER, *whom, others)} if others else None
    sheet = Sheet(plan, Participant("", *whom, own), everyone, Sheets(days=days))
    for name, reason in figures.items():
        sheet.assume(name, reason)
    return sheet


def _choices(plan: Plan, points: Points, whom: Whom) -> Iterator[object]:
    """Values of parameters, and the steps that kind and group lead to."""
    for name in facts_read(points, whom.group, whom.kind):
        if name in plan.parameters:
            yield tuple(factors(plan, name, whom))
        elif name in (GROUP, KIND):
            yield whom
        elif name in plan.figures:
            yield tuple(
                tuple(factors(plan, inner, whom)) for inner in names_in(plan.figures[name]) if inner in plan.parameters
            )
    yield from _steps_led_to(points, whom)


def _steps_led_to(points: Points, whom: Whom) -> Iterator[object]:
    if isinstance(points, Branch) and points.of in (GROUP, KIND):
        for place, step in enumerate(points.steps):
            if (whom.group if points.of == GROUP else whom.kind) in step.is_:
                yield place
                yield from _steps_led_to(step.points, whom)
    else:
        for part in parts_of_points(points):
            yield from _steps_led_to(part, whom)

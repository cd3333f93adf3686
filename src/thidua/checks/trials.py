"""What facts earn: one criterion, bonus or penalty tried with the critical values of its facts together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import TypeAlias

from thidua.checks.combining import together
from thidua.checks.marks import Marks
from thidua.checks.whom import Scored, Whom
from thidua.plan.model.conditions import GROUP, KIND
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Branch, Points, Sum
from thidua.rules.applying import says_not_applicable
from thidua.rules.facts import FactValue, Given, Participant
from thidua.rules.points import facts_read, points_of
from thidua.rules.sheet import Sheet

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
    parts = independent(scored.points, whom.group)
    return tuple(_trial(plan, part, scored.maximum, whom, spares=scored.spares) for part in parts)


def signature(plan: Plan, points: Points, whom: Whom) -> tuple[object, ...]:
    """What ``points`` depend on for ``whom`` besides facts: equal signatures make equal trials."""
    return tuple(_choices(plan, points, whom))


def independent(points: Points, group: str) -> list[Points]:
    """A sum taken apart into parts that share no facts, so that each can be tried alone."""
    heaps: list[tuple[set[str], list[Points]]] = []
    for part in _flat(points):
        names, parts = set(facts_read(part, group)), [part]
        for heap in [heap for heap in heaps if heap[0] & names]:
            heaps.remove(heap)
            names, parts = heap[0] | names, [*heap[1], *parts]
        heaps.append((names, parts))
    return [parts[0] if len(parts) == 1 else Sum.model_construct(sum=parts) for _, parts in heaps]


def _facts(plan: Plan, points: Points, group: str) -> tuple[str, ...]:
    """The facts that ``points`` read; the kind of a participant and the totals are none."""
    return tuple(name for name in facts_read(points, group) if name in plan.facts)


def _flat(points: Points) -> Iterator[Points]:
    if isinstance(points, Sum):
        for part in points.sum:
            yield from _flat(part)
    else:
        yield points


def _trial(plan: Plan, points: Points, maximum: Fraction, whom: Whom, *, spares: bool) -> Trial:
    names = _facts(plan, points, whom.group)
    marks = Marks(plan, points, maximum, whom)
    worst = [-1 if plan.facts[name].better == "lower" else 0 for name in names]
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
    parts = [
        (place, names.index(whole))
        for place, name in enumerate(names)
        if (whole := plan.facts[name].part_of) is not None and whole in names
    ]
    for values in tried:
        if all(_within(values[part], values[whole]) for part, whole in parts):
            reason = points_of(points, _sheet(plan, whom, names, values), maximum)
            if reason.points is not None and not (spares and says_not_applicable(reason)):
                yield values, reason.points


def _within(part: FactValue, whole: FactValue) -> bool:
    """Whether a part is no larger than its whole; what has no figure cannot be too large."""
    if isinstance(part, (int, Fraction)) and isinstance(whole, (int, Fraction)):
        return part <= whole
    return True


def _sheet(plan: Plan, whom: Whom, names: tuple[str, ...], values: tuple[FactValue, ...]) -> Sheet:
    own: dict[str, Given] = {}
    others: dict[str, Given] = {}
    for name, value in zip(names, values, strict=True):
        lookup = plan.facts[name].lookup
        if lookup is None:
            own[name] = Given(value)
        else:
            own[lookup.via], others[lookup.fact] = Given(OTHER), Given(value)
    everyone = {OTHER: Participant(OTHER, *whom, others)} if others else None
    return Sheet(plan, Participant("", *whom, own), everyone)


def _choices(plan: Plan, points: Points, whom: Whom) -> Iterator[object]:
    if isinstance(points, Branch):
        if points.scale:
            yield plan.parameters[points.scale].of(whom.group)
        for place, step in enumerate(points.steps):
            if points.of not in (GROUP, KIND):
                yield from _choices(plan, step.points, whom)
            elif (whom.group if points.of == GROUP else whom.kind) in step.is_:
                yield place
                yield from _choices(plan, step.points, whom)
    elif isinstance(points, Sum):
        for part in points.sum:
            yield from _choices(plan, part, whom)

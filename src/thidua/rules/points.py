"""Points of one criterion, bonus or penalty, each with its reason."""

from fractions import Fraction

from thidua.plan.model.conditions import GROUP, KIND, facts_of_measure
from thidua.plan.model.points import FULL, Branch, Judged, Linear, Points, Sum
from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.measures import ONE, holds, measure
from thidua.rules.reasons import Reason
from thidua.rules.sheet import Sheet


def points_of(points: Points, sheet: Sheet, maximum: Fraction) -> Reason:
    """What ``points`` come to for this sheet; value None where a fact is missing or the text has a gap."""
    if isinstance(points, Branch):
        return _branch(points, sheet, maximum)
    if isinstance(points, Linear):
        return _linear(points, sheet, maximum)
    if isinstance(points, Judged):
        judged = measure(points.judged, sheet)
        value = Fraction(judged.value) if isinstance(judged.value, (int, Fraction)) else None
        return Reason("judged", points, value, (judged,))
    if isinstance(points, Sum):
        parts = tuple(points_of(part, sheet, maximum) for part in points.sum)
        return Reason("sum", points, _total(parts), parts)
    return Reason("constant", points, _constant(points, maximum))


def facts_read(points: Points, group: str, kind: str | None = None) -> list[str]:
    """Facts that ``points`` can ask of a participant of ``group`` (and ``kind``; None: of any), each once."""
    return list(dict.fromkeys(_facts_read(points, {GROUP: group, KIND: kind})))


def _facts_read(points: Points, who: dict[str, str | None]) -> list[str]:
    if isinstance(points, Branch):
        own = who.get(points.of) if isinstance(points.of, str) else None
        inner = [
            name for step in points.steps if own is None or own in step.is_ for name in _facts_read(step.points, who)
        ]
        return inner if points.of in (GROUP, KIND) else [*facts_of_measure(points.of), *inner]
    if isinstance(points, Linear):
        return list(facts_of_measure(points.each))
    if isinstance(points, Judged):
        return [points.judged]
    if isinstance(points, Sum):
        return [name for part in points.sum for name in _facts_read(part, who)]
    return []


def _branch(branch: Branch, sheet: Sheet, maximum: Fraction) -> Reason:
    measured = measure(branch.of, sheet)
    if measured.value is None:
        return Reason("gap", branch, None, (measured,))
    group = sheet.participant.group
    factor = sheet.plan.parameters[branch.scale].of(group) if branch.scale else ONE
    for step in branch.steps:
        if holds(step, measured.value, sheet.plan, branch.of, factor):
            inner = points_of(step.points, sheet, maximum)
            return Reason("step", step, inner.value, (measured, inner), factor=factor)
    return Reason("gap", branch, None, (measured,), factor=factor)


def _linear(linear: Linear, sheet: Sheet, maximum: Fraction) -> Reason:
    counted = measure(linear.each, sheet)
    if counted.value is NOT_APPLICABLE or not isinstance(counted.value, (int, Fraction)):
        return Reason("linear", linear, None, (counted,))
    value = _constant(linear.base, maximum) + linear.add * counted.value
    if linear.min is not None:
        value = max(value, linear.min)
    if linear.max is not None:
        value = min(value, linear.max)
    return Reason("linear", linear, value, (counted,))


def _constant(constant: Fraction | str, maximum: Fraction) -> Fraction:
    return maximum if constant == FULL else Fraction(constant)


def _total(parts: tuple[Reason, ...]) -> Fraction | None:
    total = Fraction(0)
    for part in parts:
        if part.points is None:
            return None
        total += part.points
    return total

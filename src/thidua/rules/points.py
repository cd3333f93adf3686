"""Points of one criterion, bonus or penalty, each with its reason."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from math import floor
from typing import Any

from thidua.plan.model.conditions import GROUP, KIND, facts_of, names_of
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import (
    FULL,
    Branch,
    Full,
    Highest,
    If,
    Judged,
    Linear,
    Lowest,
    Points,
    Sum,
    parts_of_points,
)
from thidua.rules.conditions import judge, lacking, missing_from
from thidua.rules.measures import ONE, figure_in, holds, measure, operand
from thidua.rules.reasons import Reason
from thidua.rules.sheet import Sheet

_ZERO = Fraction(0)


def points_of(points: Points, sheet: Sheet, maximum: Fraction) -> Reason:
    """What ``points`` come to for this sheet; value None where a fact is missing or the text has a gap."""
    if isinstance(points, (Fraction, str)):
        return Reason("constant", points, _constant(points, maximum))
    return _WAYS[type(points)](points, sheet, maximum)


def facts_read(points: Points, group: str, kind: str | None = None) -> list[str]:
    """Measures that ``points`` can read of a participant of ``group`` (and ``kind``; None: of any), each once.

    Facts, figures, parameters, ``group`` and ``kind``; where a condition chooses, those of both ways.
    """
    return list(dict.fromkeys(_names_read(points, {GROUP: group, KIND: kind}, None)))


def is_same_for_all(points: Points, plan: Plan, group: str, kind: str) -> bool:
    """Whether ``facts_needed`` are the same for all of a group and kind, whatever they have given."""
    fixed = (GROUP, KIND, *(name for name, one in plan.parameters.items() if one.by in (GROUP, KIND)))
    return not _chooses(points) and all(name in plan.facts or name in fixed for name in facts_read(points, group, kind))


def _chooses(points: Points) -> bool:
    return isinstance(points, If) or any(_chooses(part) for part in parts_of_points(points))


def facts_needed(points: Points, sheet: Sheet) -> list[str]:
    """Facts that ``points`` ask of this participant, each once; where a condition chooses, those of the way chosen.

    Of figures only the facts that are missing from them; besides, deadlines whose day is not known, as ``awaited``
    names them.
    """
    plan, participant = sheet.plan, sheet.participant
    found: dict[str, None] = {}
    for name in _names_read(points, {GROUP: participant.group, KIND: participant.kind}, sheet):
        if name in plan.facts:
            found[name] = None
        elif name in plan.figures or name in plan.parameters:
            found |= dict.fromkeys(sorted(lacking(name, sheet)))
        elif name not in (GROUP, KIND):
            found[name] = None
    return list(found)


def _names_read(points: Points, who: Mapping[str, str | None], sheet: Sheet | None) -> Iterator[str]:
    if isinstance(points, Branch):
        own = who.get(points.of) if isinstance(points.of, str) else None
        if points.of not in (GROUP, KIND):
            yield from names_of(points.of, points.scale)
        for step in points.steps:
            if own is None or own in step.is_:
                yield from _names_read(step.points, who, sheet)
    elif isinstance(points, If):
        yield from facts_of(points.if_)
        verdict = None if sheet is None else judge(points.if_, sheet, sheet.days).value
        if sheet is not None and verdict is None:
            yield from sorted(missing_from(points.if_, sheet, sheet.days))
        if sheet is None or verdict is True:
            yield from _names_read(points.then, who, sheet)
        if sheet is None or verdict is False:
            yield from _names_read(points.else_, who, sheet)
    elif isinstance(points, Linear):
        yield from names_of(points.each, *points.marks.values())
    elif isinstance(points, Full):
        yield from names_of(points.full, points.target)
    elif isinstance(points, Judged):
        yield points.judged
    else:
        for part in parts_of_points(points):
            yield from _names_read(part, who, sheet)


def _branch(branch: Branch, sheet: Sheet, maximum: Fraction) -> Reason:
    measured = measure(branch.of, sheet)
    if measured.value is None:
        return Reason("gap", branch, None, (measured,))
    factor = ONE
    if branch.scale is not None:
        scale = measure(branch.scale, sheet)
        if (number := figure_in(scale)) is None:
            return Reason("gap", branch, None, (scale,))
        factor = number
    for step in branch.steps:
        if holds(step, measured.value, sheet.plan, branch.of, factor):
            inner = points_of(step.points, sheet, maximum)
            return Reason("step", step, inner.value, (measured, inner), factor=factor)
    return Reason("gap", branch, None, (measured,), factor=factor)


def _linear(linear: Linear, sheet: Sheet, maximum: Fraction) -> Reason:
    """Parts of the reason: what is counted, then the step and the marks as ``Linear.marks`` names them."""
    parts: tuple[Reason, ...] = (measure(linear.each, sheet),)
    steps = figure_in(parts[0])
    if linear.marks or linear.whole:
        parts, steps = _counted(linear, parts[0], sheet)
    if steps is None:
        return Reason("linear", linear, None, parts)
    value = _constant(linear.base, maximum) + _constant(linear.add, maximum) * steps
    if linear.min is not None:
        value = max(value, linear.min)
    if linear.max is not None:
        value = min(value, linear.max)
    return Reason("linear", linear, value, parts, factor=maximum)


def _counted(linear: Linear, each: Reason, sheet: Sheet) -> tuple[tuple[Reason, ...], Fraction | None]:
    """What is counted with its marks, and how many steps that is; None where one is not known or a step is 0."""
    parts = (each, *(operand(mark, sheet) for mark in linear.marks.values()))
    figures = [figure_in(part) for part in parts]
    known = [found for found in figures if found is not None]
    if len(known) < len(parts):
        return parts, None
    marks = dict(zip(linear.marks, known[1:], strict=True))
    return parts, None if marks.get("per") == 0 else steps_in(linear, known[0], marks)


def steps_in(linear: Linear, counted: Fraction, marks: Mapping[str, Fraction]) -> Fraction:
    """How many steps are counted: of the part between the marks, or of what is missing to one."""
    if "below" in marks:
        counted = max(marks["below"] - counted, _ZERO)
    else:
        counted = min(counted, marks.get("up_to", counted))
        if "above" in marks:
            counted = max(counted - marks["above"], _ZERO)
    steps = counted / marks.get("per", ONE)
    return Fraction(floor(steps)) if linear.whole else steps


def _full(full: Full, sheet: Sheet, maximum: Fraction) -> Reason:
    parts = tuple(operand(of, sheet) for of in (full.full, full.target) if of is not None)
    figures = [figure_in(part) for part in parts]
    if figures[0] is None or figures[-1] is None:
        return Reason("full", full, None, parts)
    if full.target is None:
        return Reason("full", full, maximum * figures[0], parts, factor=maximum)
    value = None if figures[1] == 0 else maximum * min(ONE, figures[0] / figures[-1])
    return Reason("full", full, value, parts, factor=maximum)


def _if(choice: If, sheet: Sheet, maximum: Fraction) -> Reason:
    verdict = judge(choice.if_, sheet, sheet.days)
    if verdict.value is None:
        return Reason("if", choice, None, (verdict,))
    inner = points_of(choice.then if verdict.value is True else choice.else_, sheet, maximum)
    return Reason("if", choice, inner.value, (verdict, inner))


def _judged(judged: Judged, sheet: Sheet, maximum: Fraction) -> Reason:
    given = measure(judged.judged, sheet)
    return Reason("judged", judged, figure_in(given), (given,))


def _several(points: Sum | Highest | Lowest, sheet: Sheet, maximum: Fraction) -> Reason:
    parts = tuple(points_of(part, sheet, maximum) for part in parts_of_points(points))
    known = [part.points for part in parts if part.points is not None]
    whole = len(known) == len(parts)
    if isinstance(points, Sum):
        return Reason("sum", points, sum(known, _ZERO) if whole else None, parts)
    if isinstance(points, Highest):
        return Reason("highest", points, max(known) if whole else None, parts)
    return Reason("lowest", points, min(known) if whole else None, parts)


def _constant(constant: Fraction | str, maximum: Fraction) -> Fraction:
    return maximum if constant == FULL else Fraction(constant)


_WAYS: Mapping[type, Callable[[Any, Sheet, Fraction], Reason]] = {
    Branch: _branch,
    Linear: _linear,
    Full: _full,
    If: _if,
    Judged: _judged,
    Sum: _several,
    Highest: _several,
    Lowest: _several,
}

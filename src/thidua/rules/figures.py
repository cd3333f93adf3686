"""Figures worked out for one participant, also across everybody: exact, each with its reason."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import prod
from typing import Any

from thidua.plan.model.figures import (
    Counted,
    DaysLate,
    Difference,
    Greatest,
    Least,
    Mean,
    OfParts,
    Over,
    Product,
    Quotient,
    Total,
    Worked,
)
from thidua.rules.across import across
from thidua.rules.calendar import working_days_between
from thidua.rules.conditions import judge
from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.measures import ONE, figure_in, operand
from thidua.rules.reasons import Reason
from thidua.rules.sheet import Sheet

_ZERO = Fraction(0)


def work_out(sheet: Sheet, name: str) -> Reason:
    """A figure or a parameter; value None where something that it needs is missing, or a whole is 0."""
    figure = sheet.plan.figures.get(name)
    return _parameter(sheet, name) if figure is None else _WAYS[type(figure)](figure, sheet)


def _parameter(sheet: Sheet, name: str) -> Reason:
    parameter = sheet.plan.parameters[name]
    given = sheet.given(parameter.by)
    if given is None:
        return Reason("parameter", parameter, None)
    key = given.value
    if key is NOT_APPLICABLE:
        key = NOT_APPLICABLE.value
    elif isinstance(key, bool):
        key = "yes" if key else "no"
    return Reason("parameter", parameter, parameter.of(str(key)), source=given.source)


def _reason(figure: Worked, value: Fraction | None, parts: Sequence[Reason]) -> Reason:
    return Reason("figure", figure, value, tuple(parts))


def _of_all(reckon: Callable[[list[Fraction]], Fraction | None]) -> Callable[[Any, Sheet], Reason]:
    """An operation that needs every operand."""

    def work(figure: Worked, sheet: Sheet) -> Reason:
        parts = [operand(of, sheet) for of in figure.operands]
        figures = [number for part in parts if (number := figure_in(part)) is not None]
        return _reason(figure, reckon(figures) if len(figures) == len(parts) else None, parts)

    return work


def _mean(figure: Mean, sheet: Sheet) -> Reason:
    parts = [operand(of, sheet) for of in figure.mean]
    figures = [number for part in parts if (number := figure_in(part)) is not None]
    least = len(parts) if figure.given is None else figure.given
    return _reason(figure, sum(figures, _ZERO) / len(figures) if len(figures) >= least else None, parts)


def _counted(figure: Counted, sheet: Sheet) -> Reason:
    verdicts = [judge(condition, sheet, sheet.days) for condition in figure.count]
    held = [verdict.value for verdict in verdicts]
    return _reason(figure, None if None in held else Fraction(held.count(True)), verdicts)


def _days_late(figure: DaysLate, sheet: Sheet) -> Reason:
    part, last = operand(figure.days_late, sheet), sheet.days.get(figure.by)
    if not isinstance(part.value, date) or last is None:
        return _reason(figure, None, (part,))
    late = working_days_between(last, part.value) if figure.working else (part.value - last).days
    return replace(_reason(figure, Fraction(max(0, late)), (part,)), extended=sheet.extended(figure.by))


def _of_parts(figure: OfParts, sheet: Sheet) -> Reason:
    parts = [operand(figure.of, part) for part in sheet.parts]
    figures = [number for part in parts if (number := figure_in(part)) is not None]
    if not parts or len(figures) < len(parts):
        return _reason(figure, None, parts)
    return _reason(figure, _THROUGH[figure.rounds](figures), parts)


def _over(figure: Over, sheet: Sheet) -> Reason:
    found = across(figure, sheet)
    own = tuple(operand(of, sheet) for of in figure.operands)
    return Reason("figure", figure, found.value, own, across=found)


def _quotient(figures: list[Fraction]) -> Fraction | None:
    part, whole = figures
    return part / whole if whole else None


_THROUGH: Mapping[str, Callable[[list[Fraction]], Fraction]] = {
    "mean": lambda figures: sum(figures, _ZERO) / len(figures),
    "sum": lambda figures: sum(figures, _ZERO),
    "highest": max,
    "lowest": min,
    "last": lambda figures: figures[-1],
}
_WAYS: Mapping[type[Worked], Callable[[Any, Sheet], Reason]] = {
    Quotient: _of_all(_quotient),
    Total: _of_all(lambda figures: sum(figures, _ZERO)),
    Difference: _of_all(lambda figures: figures[0] - figures[1]),
    Product: _of_all(lambda figures: prod(figures, start=ONE)),
    Greatest: _of_all(lambda figures: max(figures)),
    Least: _of_all(lambda figures: min(figures)),
    Mean: _mean,
    Counted: _counted,
    Over: _over,
    DaysLate: _days_late,
    OfParts: _of_parts,
}

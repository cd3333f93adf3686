"""Measures and comparisons: exact values, and whether they lie within bounds."""

from datetime import date
from fractions import Fraction
from typing import Any

from thidua.plan.model.conditions import CLASS, UNCLASSIFIED, Comparison, Share, Value
from thidua.plan.model.plan import Plan
from thidua.rules.facts import NOT_APPLICABLE, FactValue
from thidua.rules.reasons import Reason
from thidua.rules.sheet import Sheet

ONE = Fraction(1)


def measure(of: str | Share, sheet: Sheet) -> Reason:
    """The value of a measure with its reason; value None where a fact is missing or a share's whole is 0."""
    if isinstance(of, str):
        fact = sheet.plan.facts.get(of)
        if fact is None and (of in sheet.plan.figures or of in sheet.plan.parameters):
            return sheet.worked(of)
        given = sheet.given(of)
        value = given.value if given else None
        return Reason("fact" if fact else "name", fact or of, value, source=given.source if given else None)
    part, whole = (measure(name, sheet) for name in of.share)
    return Reason("share", of, _share(part.value, whole.value), (part, whole))


def operand(of: Fraction | str | Share, sheet: Sheet) -> Reason:
    """A fixed number or a measure, with its reason."""
    return Reason("number", of, of) if isinstance(of, Fraction) else measure(of, sheet)


def figure_in(reason: Reason) -> Fraction | None:
    """The value as a number; None where there is none, or something else."""
    value = reason.value
    if isinstance(value, Fraction):
        return value
    return Fraction(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _share(part: FactValue | None, whole: FactValue | None) -> Fraction | None:
    if not isinstance(part, (int, Fraction)) or not isinstance(whole, (int, Fraction)) or whole == 0:
        return None
    return Fraction(part) / whole


def holds(comparison: Comparison, value: FactValue, plan: Plan, of: str | Share, factor: Fraction = ONE) -> bool:
    """Whether ``value`` lies within all bounds of ``comparison``, each multiplied by ``factor``.

    Levels compare by their place in the scale. "Not applicable" equals only itself and has no order.
    """
    if value is NOT_APPLICABLE:
        return NOT_APPLICABLE.value in comparison.is_
    if comparison.is_ and not any(value == _scaled(wanted, factor) for wanted in comparison.is_):
        return False
    bounds = comparison.bounds
    if not bounds:
        return bool(comparison.is_)
    order = level_order(plan, of)
    held: Any = order[str(value)] if order else value
    return all(
        _within(name, held, order[str(bound)] if order else _scaled(bound, factor)) for name, bound in bounds.items()
    )


def level_order(plan: Plan, of: str | Share) -> dict[str, int]:
    """Levels of the scale that a measure lies on, by rank from 0, of classes as well; empty where it has none."""
    if of == CLASS:
        return {name: place for place, name in enumerate((UNCLASSIFIED, *reversed(plan.classes)))}
    fact = plan.facts.get(of) if isinstance(of, str) else None
    if fact is not None and fact.lookup is not None:
        fact = plan.facts[fact.lookup.fact]
    if fact is None or fact.scale is None:
        return {}
    return {name: place for place, name in enumerate(plan.scales[fact.scale].levels)}


def _scaled(bound: Value, factor: Fraction) -> Value:
    if factor == 1 or isinstance(bound, (bool, str, date)):
        return bound
    return bound * factor


def _within(name: str, value: Any, bound: Any) -> bool:
    if name == "at_least":
        return bool(value >= bound)
    if name == "more_than":
        return bool(value > bound)
    if name == "at_most":
        return bool(value <= bound)
    return bool(value < bound)

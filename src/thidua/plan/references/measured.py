"""What values a measure takes, and whether a value is one of them."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.plan.model.conditions import Value
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan

NUMBER, LEVEL, YES_NO, DATE, PARTICIPANT = "number", "level", "yes_no", "date", "participant"
_NUMERIC = ("count", "number", "points")


@dataclass(frozen=True, slots=True)
class Measured:
    """What values a measure takes: ``sort``, the names of its values, whether it may be not applicable."""

    sort: str
    values: tuple[str, ...] = ()
    not_applicable: bool = False


def measured_by(plan: Plan, fact: Fact) -> Measured | None:
    """What values a fact takes; of a looked-up fact those of the fact that it is read from."""
    if fact.lookup is not None:
        other = plan.facts.get(fact.lookup.fact)
        return None if other is None or other.lookup is not None else measured_by(plan, other)
    if fact.type is None:
        return None
    if fact.type in _NUMERIC:
        return Measured(NUMBER, not_applicable=fact.admits_not_applicable)
    scale = plan.scales.get(fact.scale or "")
    if fact.type == LEVEL and scale is None:
        return None
    return Measured(fact.type, tuple(scale.levels) if scale else (), fact.admits_not_applicable)


def shown(value: Value) -> str:
    """A value as it is written in a plan file."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction) and value.denominator != 1:
        return f"{float(value):.10g}"
    return str(value)


def fits(value: Value, measured: Measured) -> bool:
    """Whether a value is one that the measure takes."""
    if measured.sort == NUMBER:
        return isinstance(value, Fraction)
    if measured.sort == YES_NO:
        return isinstance(value, bool)
    if measured.sort == DATE:
        return isinstance(value, date)
    return value in measured.values

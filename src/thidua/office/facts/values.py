"""A fact's value as text to be kept and back: exact, the same for every value that is equal."""

from datetime import date
from fractions import Fraction

from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.facts import NOT_APPLICABLE, FactValue, NotApplicable

NOT_APPLICABLE_TEXT = "not_applicable"


def text_of(value: FactValue) -> str:
    """``12``, ``195/2``, ``yes``, ``2020-05-30``, the id of a level, a participant's code."""
    if isinstance(value, NotApplicable):
        return NOT_APPLICABLE_TEXT
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def value_of(plan: Plan, fact: Fact, text: str) -> FactValue:
    """The value that ``text_of`` wrote. ValueError where the fact has another type by now, as after an amendment."""
    if text == NOT_APPLICABLE_TEXT:
        return NOT_APPLICABLE
    match fact.type:
        case "count":
            return int(text)
        case "number" | "points":
            return Fraction(text)
        case "yes_no" if text in ("yes", "no"):
            return text == "yes"
        case "date":
            return date.fromisoformat(text)
        case "level" if fact.scale and text in plan.scales[fact.scale].levels:
            return text
        case "participant":
            return text
    raise ValueError(f"{fact.id}: {text!r}")

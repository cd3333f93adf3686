"""Values as a clerk reads them."""

from datetime import date
from fractions import Fraction

from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.facts import NotApplicable
from thidua.rules.wording.figures import day, figure
from thidua.sheets.collate.entry import Value
from thidua.sheets.collate.kinds import Kind
from thidua.sheets.values import NO_LABEL, NOT_APPLICABLE_LABEL, YES_LABEL, labels_of


def shown(plan: Plan, kind: Kind, value: Value) -> str:
    """A value in words and figures, so that it reads back the same."""
    if isinstance(value, bool):
        return YES_LABEL if value else NO_LABEL
    if isinstance(value, NotApplicable):
        return NOT_APPLICABLE_LABEL
    if isinstance(value, (int, Fraction)):
        return figure(Fraction(value))
    if isinstance(value, date):
        return day(value)
    if isinstance(value, tuple):
        return "\n".join(value)
    if isinstance(kind, Fact) and kind.type == "level":
        return labels_of(plan, kind).get(value, value)
    return value

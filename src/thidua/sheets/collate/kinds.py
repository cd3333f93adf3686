"""What a cell of a form is meant to hold: a fact of the plan, or a value of one of the plan's column types."""

from typing import TypeAlias

from thidua.plan.model.facts import Fact
from thidua.plan.model.papers import Column
from thidua.plan.model.plan import Plan
from thidua.sheets.content import FACTS, REPORT
from thidua.sheets.layout import NAMES
from thidua.sheets.supplied import of_whom

Kind: TypeAlias = Fact | str
"""A fact, or a column type such as ``count`` or ``names``."""

FACT_COLUMN = "value"


def kind_of(plan: Plan, form: str, row: str, column: str) -> Kind:
    """What stands in this place of a form. ``row`` may be one of several lines, ``field:2``."""
    if form == FACTS or of_whom(form) is not None:
        fact = plan.facts.get(row)
        return fact if fact is not None and column == FACT_COLUMN else "text"
    if form.startswith(REPORT) or form not in plan.forms:
        return "names" if column == NAMES else "text"
    found = column_of(plan, form, row, column)
    if found is None:
        return "text"
    fact = plan.facts.get(found.id)
    # A form that asks for a fact by its name asks for the fact: the day of registration, for one.
    return fact if fact is not None and fact.type == found.type else found.type


def column_of(plan: Plan, form: str, row: str, column: str) -> Column | None:
    """The column of the plan; where a form has one line for each column, the line names it."""
    columns = plan.forms[form].columns
    return columns.get(column) or columns.get(row.partition(":")[0])


def fact_at(plan: Plan, form: str, row: str, column: str) -> str | None:
    """The fact that is given in this place, if it is one."""
    kind = kind_of(plan, form, row, column)
    return kind.id if isinstance(kind, Fact) else None

"""Rows from columns: the participants as the plain rules take them, for the parts that columns do not carry out."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import numpy as np

from thidua.plan.model.plan import Plan
from thidua.rules.bulk.columns import Column, Columns
from thidua.rules.facts import NOT_APPLICABLE, FactValue, Given, Participant

_EPOCH = date(1970, 1, 1).toordinal()


def participants_of(plan: Plan, columns: Columns) -> list[Participant]:
    """The table row by row; what `columns_of` has made of participants comes back."""
    facts = [(name, values_of(column)) for name, column in columns.facts.items() if name in plan.facts]
    kinds, groups = values_of(columns.kinds), values_of(columns.groups)
    return [
        Participant(code, str(kinds[row]), str(groups[row]), dict(_given(facts, row)))
        for row, code in enumerate(columns.ids)
    ]


def _given(facts: list[tuple[str, list[FactValue | None]]], row: int) -> Iterator[tuple[str, Given]]:
    for name, values in facts:
        value = values[row]
        if value is not None:
            yield name, Given(value)


def values_of(column: Column) -> list[FactValue | None]:
    """The values of a column as they are given; None where nothing is."""
    made: dict[object, FactValue] = {}
    found: list[FactValue | None] = []
    apart = np.zeros_like(column.given) if column.not_applicable is None else column.not_applicable
    for value, given, odd in zip(column.values.tolist(), column.given.tolist(), apart.tolist(), strict=True):
        if not given or odd:
            found.append(NOT_APPLICABLE if given else None)
            continue
        if value not in made:
            made[value] = _value(column, value)
        found.append(made[value])
    return found


def _value(column: Column, value: object) -> FactValue:
    if column.type == "flag":
        return bool(value)
    if column.type == "word":
        return column.words[int(str(value))]
    if column.type == "day":
        return date.fromordinal(int(str(value)) + _EPOCH)
    assert isinstance(value, (int, Fraction))
    return value if column.scale == 1 else Fraction(value, column.scale)

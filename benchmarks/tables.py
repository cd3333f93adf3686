"""The seeded facts as thidua takes them: typed columns, and participants for the plain path."""

from fractions import Fraction

import numpy as np

from benchmarks.facts import FLAGS, GROUPS, HALVES, LEVELS, Arrays
from thidua.catalogue import plan_files
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.rules.bulk import Column, Columns, flags, numbers, words
from thidua.rules.facts import FactValue, Given, Participant, Source


def rubric() -> Plan:
    """The plan of Hòa Thành."""
    return read_plan(plan_files()["hoa-thanh-2018"])


def names_of(arrays: Arrays) -> list[str]:
    """The facts that arrays hold."""
    return [name for name in arrays if f"given: {name}" in arrays]


def columns(arrays: Arrays, ids: list[str]) -> Columns:
    """Typed columns over the arrays, without copying figures."""
    kinds = words(np.zeros(len(ids), dtype=np.int32), ["collective"])
    facts = {name: _column(name, arrays) for name in names_of(arrays)}
    return Columns(ids, kinds, words(arrays["group"], GROUPS), facts)


def _column(name: str, arrays: Arrays) -> Column:
    values, given = arrays[name], arrays[f"given: {name}"]
    if name in FLAGS:
        return flags(values, given)
    if name == "initiative_level":
        return words(values, LEVELS, given)
    return numbers(values, given, scale=2 if name in HALVES else 1)


def participants(arrays: Arrays, ids: list[str]) -> list[Participant]:
    """The same table row by row, each value with the cell it would come from."""
    facts = names_of(arrays)
    return [
        Participant(
            name,
            "collective",
            GROUPS[arrays["group"][row]],
            {
                fact: Given(_value(fact, arrays[fact][row]), Source("so-lieu.csv", f"C{row + 2}"))
                for fact in facts
                if arrays[f"given: {fact}"][row]
            },
        )
        for row, name in enumerate(ids)
    ]


def _value(name: str, value: np.generic) -> FactValue:
    if name in FLAGS:
        return bool(value)
    if name == "initiative_level":
        return LEVELS[int(value)]
    return Fraction(int(value), 2) if name in HALVES else int(value)


def ids_of(count: int) -> list[str]:
    """Codes of invented units."""
    return [f"dv{number:06d}" for number in range(count)]

"""Columns from rows: the participants of the plain path as typed columns."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np

from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.bulk.arrays import LIMIT, Array, Mask
from thidua.rules.bulk.columns import Column, Columns, days, flags, numbers, words
from thidua.rules.facts import NOT_APPLICABLE, Participant


def columns_of(plan: Plan, participants: Sequence[Participant]) -> Columns:
    """The table of ``participants`` as columns of the facts that the plan declares.

    ValueError for a code that stands twice or a level that is not on its scale: impossible facts are errors.
    """
    ids = [participant.id for participant in participants]
    if len(set(ids)) < len(ids):
        raise ValueError("a participant is listed twice")
    return Columns(
        ids,
        _names([participant.kind for participant in participants]),
        _names([participant.group for participant in participants]),
        {name: _fact(plan, fact, participants) for name, fact in plan.facts.items() if fact.lookup is None},
    )


def _names(values: list[str]) -> Column:
    known = list(dict.fromkeys(values))
    place = {name: code for code, name in enumerate(known)}
    return words([place[name] for name in values], known)


def _fact(plan: Plan, fact: Fact, participants: Sequence[Participant]) -> Column:
    rows = [participant.facts.get(fact.id) for participant in participants]
    given = np.array([row is not None for row in rows], dtype=np.bool_)
    apart = np.array([row is not None and row.value is NOT_APPLICABLE for row in rows], dtype=np.bool_)
    filled: list[Any] = [None if row is None or row.value is NOT_APPLICABLE else row.value for row in rows]
    not_applicable = apart if apart.any() else None
    if fact.type == "yes_no":
        return flags([value is True for value in filled], given, not_applicable=not_applicable)
    if fact.type == "date":
        return _days(filled, given, not_applicable)
    if fact.type in ("level", "participant"):
        names = list(plan.scales[fact.scale].levels) if fact.scale else [str(value) for value in filled]
        place = {name: code for code, name in enumerate(dict.fromkeys(names))}
        codes = [0 if value is None else _code(place, str(value)) for value in filled]
        return words(codes, tuple(place), given, not_applicable=not_applicable)
    values, scale = _scaled(filled)
    return numbers(values, given, scale=scale, not_applicable=not_applicable)


def _code(place: dict[str, int], name: str) -> int:
    if name not in place:
        raise ValueError(f"«{name}» is not on the scale: {', '.join(place)}")
    return place[name]


def _days(filled: list[date | None], given: Mask, not_applicable: Mask | None) -> Column:
    # NaT would count as not given, also where the day is there and does not apply.
    ordinals = [0 if value is None else value.toordinal() - date(1970, 1, 1).toordinal() for value in filled]
    return days(np.array(ordinals, dtype="datetime64[D]"), given, not_applicable=not_applicable)


def _scaled(filled: list[Any]) -> tuple[Array, int]:
    """Figures over their common denominator in 64 bits, or as they are where that does not hold them."""
    figures = [Fraction(0 if value is None else value) for value in filled]
    scale = lcm(*(figure.denominator for figure in figures))
    scaled = [figure.numerator * (scale // figure.denominator) for figure in figures]
    if scale > LIMIT or any(abs(value) > LIMIT for value in scaled):
        objects = np.empty(len(figures), dtype=object)
        objects[:] = figures
        return objects, 1
    return np.array(scaled, dtype=np.int64), scale

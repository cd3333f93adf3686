"""The points of everybody: criteria, bonus, penalty and the totals, over one common scale."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

import numpy as np

from thidua.plan.model.points import Points
from thidua.plan.model.scoring import Adjustment, Rounding, Rubric
from thidua.rules.bulk.arrays import (
    LIMIT,
    Array,
    Mask,
    TooLargeError,
    all_of,
    any_of,
    as_fractions,
    check,
    check_signed,
    type_for,
)
from thidua.rules.bulk.conditions import Missing, add, applies, lacking, within
from thidua.rules.bulk.points import Figures, points_of, scale_of
from thidua.rules.bulk.table import Table
from thidua.rules.scoring import rubric_facts
from thidua.rules.totals import rounded

ZERO = Fraction(0)


@dataclass(frozen=True, eq=False)
class Scored:
    """Points of everybody by id. ``counted`` says of a bonus or penalty for whom it counts at all.

    ``complete`` are those of whom every part is known, ``missing`` the facts that points need.
    """

    criteria: dict[str, Figures]
    bonus: dict[str, Figures]
    penalty: dict[str, Figures]
    counted: dict[str, dict[str, Mask]]
    complete: Mask
    missing: Missing
    scale: int
    totals: dict[str, Figures] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class _Part:
    """One criterion, bonus or penalty before its points are known."""

    id: str
    points: Points
    maximum: Fraction
    counted: Mask
    unknown: Mask


def score(rubric: Rubric, table: Table) -> Scored:
    """Score everybody; what 64 bits cannot hold is computed in Python numbers and noted as a fall-back."""
    criteria = [
        _Part(part.id, line.points, part.max, table.everybody, table.nobody)
        for part in rubric.criteria.values()
        for line in part.lines
        if line.points is not None
    ]
    missing = _facts_missing(rubric, table)
    bonus = [_adjustment(part, table, missing) for part in rubric.bonus.values()]
    penalty = [_adjustment(part, table, missing) for part in rubric.penalty.values()]
    scales = [_own_scale(part, table) for part in (*criteria, *bonus, *penalty)]
    scale = common_scale([own for own in scales if own is not None], rubric.rounding)
    found = [
        _figures(part, own, scale, rubric.rounding, table)
        for part, own in zip((*criteria, *bonus, *penalty), scales, strict=True)
    ]
    of_criteria = found[: len(criteria)]
    of_bonus = found[len(criteria) : len(criteria) + len(bonus)]
    of_penalty = found[len(criteria) + len(bonus) :]
    complete = all_of([figures.known for figures in found])
    return Scored(
        {part.id: figures for part, figures in zip(criteria, of_criteria, strict=True)},
        {part.id: figures for part, figures in zip(bonus, of_bonus, strict=True)},
        {part.id: figures for part, figures in zip(penalty, of_penalty, strict=True)},
        {
            "bonus": {part.id: part.counted | part.unknown for part in bonus},
            "penalty": {part.id: part.counted | part.unknown for part in penalty},
        },
        complete,
        missing,
        scale,
        _totals(of_criteria, of_bonus, of_penalty, complete, scale),
    )


def common_scale(scales: list[int], rounding: Rounding | None) -> int:
    """The common denominator of the parts; once they are rounded, a power of ten. 1 where it leaves 64 bits."""
    scale = lcm(*scales) if rounding is None else 10**rounding.decimals
    return scale if scale <= LIMIT else 1


def _facts_missing(rubric: Rubric, table: Table) -> Missing:
    """Facts that the rubric asks of a participant and nobody has given; of an unknown selector, it alone."""
    needed = {
        (kind, group): table.plan.facts.keys() & rubric_facts(rubric, kind, group)
        for kind in table.columns.kinds.words
        for group in table.columns.groups.words
    }
    missing = Missing()
    for name in dict.fromkeys(name for names in needed.values() for name in sorted(names)):
        # The function is called before the loop goes on.
        rows = table.by_cell(lambda kind, group: name in needed[kind, group])  # noqa: B023
        asked, selectors = applies(table.plan.facts[name].asked, table)
        add(missing, within(selectors, rows))
        add(missing, within(lacking(name, table), rows & asked))
    return missing


def _adjustment(adjustment: Adjustment, table: Table, missing: Missing) -> _Part:
    """A bonus or penalty with whom it counts for; selectors that are missing to know that are added to ``missing``."""
    counted, selectors = applies(adjustment.asked, table)
    add(missing, selectors)
    unknown = any_of([table.nobody, *selectors.values()])
    return _Part(adjustment.id, adjustment.points, ZERO, counted, unknown)


def _own_scale(part: _Part, table: Table) -> int | None:
    """The denominator of one part; None where Python numbers must take over."""
    try:
        return scale_of(part.points, table, part.maximum)
    except TooLargeError:
        return None


def _figures(part: _Part, own: int | None, scale: int, rounding: Rounding | None, table: Table) -> Figures:
    """The points of one part over the common scale; 0 and known where it does not count."""
    found = None
    if own is not None and (rounding is not None or scale % own == 0):
        try:
            found = points_of(part.points, table, part.maximum, scale if rounding is None else own, part.counted)
            found = found if rounding is None else Figures(_rounded(found, rounding), found.known, scale)
        except TooLargeError:
            found = None
    if found is None:
        exact = points_of(part.points, table.fall_back(part.id), part.maximum, 1, part.counted)
        found = Figures(_rounded_objects(exact, rounding), exact.known, 1)
    if part.counted is table.everybody:
        return found
    return Figures(found.values, ~part.unknown & (found.known | ~part.counted), found.scale)


def _rounded(figures: Figures, rounding: Rounding) -> Array:
    """Whole numbers over 10**decimals. Raises TooLargeError."""
    power = 10**rounding.decimals
    # Twice the rest is compared with the scale below.
    check(figures.bound * check_signed(power))
    check(2 * check_signed(figures.scale))
    whole, rest = np.divmod(figures.values * np.int64(power), np.int64(figures.scale))
    up: Array
    if rounding.mode == "half_up":
        up = 2 * rest >= figures.scale
    elif rounding.mode == "half_even":
        up = (2 * rest > figures.scale) | ((2 * rest == figures.scale) & (whole % 2 == 1))
    else:
        up = rest > 0 if rounding.mode == "up" else np.zeros(len(rest), dtype=np.bool_)
    return np.asarray(whole + up)


def _rounded_objects(figures: Figures, rounding: Rounding | None) -> Array:
    if rounding is None:
        return figures.values
    values = np.empty(len(figures.values), dtype=object)
    values[:] = [rounded(Fraction(value), rounding) for value in figures.values]
    return values


def _totals(
    criteria: list[Figures], bonus: list[Figures], penalty: list[Figures], complete: Mask, scale: int
) -> dict[str, Figures]:
    def total(parts: Iterable[Figures]) -> Figures:
        return _added(list(parts), complete, scale)

    totals = {"criteria_total": total(criteria), "bonus": total(bonus), "penalty": total(penalty)}
    plus = _added([totals["criteria_total"], totals["bonus"]], complete, scale)
    return totals | {"final": _added([plus, totals["penalty"]], complete, scale, np.subtract)}


def _added(parts: list[Figures], complete: Mask, scale: int, combine: np.ufunc = np.add) -> Figures:
    """The parts in one figure: whole numbers where 64 bits hold every sum, else Python numbers."""
    whole = not any(part.objects for part in parts)
    bound = sum(part.bound for part in parts) if whole else 0
    whole = whole and bound <= LIMIT
    arrays = [part.values if whole else as_fractions(part.values, part.scale) for part in parts]
    wanted = type_for(bound) if whole else object
    values: Array = arrays[0].astype(wanted) if arrays else np.zeros(len(complete), dtype=np.int32)
    for array in arrays[1:]:
        combine(values, array, out=values)
    return Figures(values, complete, scale if whole else 1)

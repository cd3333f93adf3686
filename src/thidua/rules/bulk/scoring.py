"""The points of everybody: criteria, bonus, penalty and the totals, over one common scale."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from thidua.plan.model.points import Points
from thidua.plan.model.scoring import Adjustment, Criterion, Rubric
from thidua.rules.bulk.applying import Patterns, patterns, whom_concerned
from thidua.rules.bulk.arrays import LIMIT, Mask, TooLargeError, all_of, any_of
from thidua.rules.bulk.best_of import best_of
from thidua.rules.bulk.conditions import Missing, add, applies, within
from thidua.rules.bulk.falling_away import fallen_away
from thidua.rules.bulk.figured import Figures
from thidua.rules.bulk.points import in_python_numbers, points_of, scale_of, sum_of
from thidua.rules.bulk.rounding import rounded_figures
from thidua.rules.bulk.row_by_row import points_by_rows
from thidua.rules.bulk.table import Table
from thidua.rules.bulk.totals import Summed, Totals
from thidua.rules.bulk.wanted import facts_missing
from thidua.rules.cases import scores

ZERO = Fraction(0)


@dataclass(frozen=True, eq=False)
class Scored:
    """Points of everybody by id. ``counted`` says of a line for whom it is one at all.

    ``settled``: of criteria that fall away for some, of whom it is known what becomes of them.
    ``concerned``: for whom the rubric has lines at all; ``complete``: of which of them every part is known;
    ``missing``: the facts and selectors that points need; ``maxima``: those of one participant's criteria.
    """

    criteria: dict[str, Figures]
    bonus: dict[str, Figures]
    penalty: dict[str, Figures]
    counted: dict[str, dict[str, Mask]]
    settled: dict[str, Mask]
    concerned: Mask
    complete: Mask
    missing: Missing
    scale: int
    totals: Totals
    maxima: Callable[[int], Mapping[str, Fraction]] = lambda row: {}
    fixed_maxima: bool = False

    @property
    def unknown(self) -> Iterator[tuple[str, Mask]]:
        """Each line with those of whom it is not known what it comes to, nor that it does not count."""
        for name, figures in self.criteria.items():
            yield name, ~self.settled.get(name, figures.known)
        for section, lines in (("bonus", self.bonus), ("penalty", self.penalty)):
            for name, figures in lines.items():
                yield name, ~figures.known & self.counted[section][name]


@dataclass(frozen=True, eq=False)
class _Part:
    """One criterion, bonus or penalty before its points are known: each way of giving points with its maximum."""

    id: str
    lines: tuple[tuple[Points, Fraction], ...]
    counted: Mask
    unknown: Mask


def score(rubric: Rubric, table: Table) -> Scored:
    """Score everybody; what 64 bits cannot hold is computed in Python numbers and noted as a fall-back."""
    missing = facts_missing(rubric, table)
    whom = {name: whom_concerned(criterion, rubric, table, missing) for name, criterion in rubric.criteria.items()}
    falling = patterns(rubric, whom, table)
    criteria = [
        _Part(name, _lines(rubric.criteria[name]), table.everybody, table.nobody)
        if found is None
        else _Part(name, _lines(rubric.criteria[name]), found.judged, found.unknown)
        for name, found in whom.items()
    ]
    bonus = [_adjustment(part, table, missing) for part in rubric.bonus.values()]
    penalty = [_adjustment(part, table, missing) for part in rubric.penalty.values()]
    scales = [_own_scale(part, rubric, table) for part in (*criteria, *bonus, *penalty)]
    scale = common_scale([own for own in scales if own is not None], rubric)
    parts = (*criteria, *bonus, *penalty)
    found = [
        _figures(part, own, scale, rubric, table, falling if place < len(criteria) else None)
        for place, (part, own) in enumerate(zip(parts, scales, strict=True))
    ]
    settled = {
        part.id: known for part, (_, known) in zip(criteria, found[: len(criteria)], strict=True) if falling is not None
    }
    concerned = table.by_cell(lambda kind, group: scores(table.plan, kind, group))
    complete = all_of([known for _, known in found])
    complete = complete if concerned is table.everybody else complete & concerned
    of_criteria = {part.id: figures for part, (figures, _) in zip(criteria, found[: len(criteria)], strict=True)}
    adjusted = [figures for figures, _ in found[len(criteria) :]]
    counted = [part.counted | part.unknown for part in (*bonus, *penalty)]
    of_bonus = best_of([*rubric.bonus.values()], adjusted[: len(bonus)], counted[: len(bonus)])
    of_penalty = best_of([*rubric.penalty.values()], adjusted[len(bonus) :], counted[len(bonus) :])
    summed = Summed(rubric, of_criteria, of_bonus, of_penalty, complete, scale, falling)
    return Scored(
        of_criteria,
        {part.id: figures for part, figures in zip(bonus, of_bonus, strict=True)},
        {part.id: figures for part, figures in zip(penalty, of_penalty, strict=True)},
        {
            "criteria": {name: ~found.absent for name, found in whom.items() if found is not None},
            "bonus": {part.id: mask for part, mask in zip(bonus, counted[: len(bonus)], strict=True)},
            "penalty": {part.id: mask for part, mask in zip(penalty, counted[len(bonus) :], strict=True)},
        },
        settled,
        concerned,
        complete,
        missing if concerned is table.everybody else within(missing, concerned),
        scale,
        summed.totals,
        summed.maxima,
        falling is None or not any(pattern.enlarged for pattern in falling.found),
    )


def common_scale(scales: list[int], rubric: Rubric) -> int:
    """The common denominator of the parts and of every bound; once they are rounded, a power of ten for the parts.

    1 where it leaves 64 bits.
    """
    bounds = [rubric.bonus_max, rubric.penalty_max, rubric.total_max]
    bounds += [section.max for section in rubric.sections.values()]
    parts = lcm(*scales) if rubric.rounding is None else 10**rubric.rounding.decimals
    scale = lcm(parts, *(bound.denominator for bound in bounds if bound is not None))
    return scale if scale <= LIMIT else 1


def _lines(criterion: Criterion) -> tuple[tuple[Points, Fraction], ...]:
    return tuple((line.points, line.max) for line in criterion.lines if line.points is not None)


def _adjustment(adjustment: Adjustment, table: Table, missing: Missing) -> _Part:
    """A bonus or penalty with whom it counts for; selectors that are missing to know that are added to ``missing``."""
    counted, selectors = applies(adjustment.asked, table)
    add(missing, selectors)
    unknown = any_of([table.nobody, *selectors.values()])
    return _Part(adjustment.id, ((adjustment.points, ZERO),), counted, unknown)


def _own_scale(part: _Part, rubric: Rubric, table: Table) -> int | None:
    """The denominator of one part; None where Python numbers must take over."""
    criterion = rubric.criteria.get(part.id)
    spared = criterion.max.denominator if criterion is not None and rubric.policy(criterion) is not None else 1
    try:
        return lcm(spared, *(scale_of(points, table, maximum) for points, maximum in part.lines))
    except TooLargeError:
        return None


def _figures(
    part: _Part, own: int | None, scale: int, rubric: Rubric, table: Table, falling: Patterns | None
) -> tuple[Figures, Mask]:
    """The points of one part over the common scale, and of whom it is known; 0 and known where it does not count."""
    rounding = rubric.rounding
    if own is not None and (rounding is not None or scale % own == 0):
        try:
            earned = _earned(part, table, scale if rounding is None else own, part.counted)
            figures, known = _fallen(part, earned, falling, table)
            if rounding is not None:
                return rounded_figures(figures, rounding, scale), known
            if figures.den is None:
                return figures, known
        except TooLargeError:
            table.halfway.clear()
    table.fall_back(part.id)
    if all(in_python_numbers(points) for points, _ in part.lines):
        exact = _earned(part, table.unbounded, 1, part.counted)
    else:
        exact = Figures(*points_by_rows(part.lines, table, part.counted), 1)
    figures, known = _fallen(part, exact, falling, table)
    return figures if rounding is None else rounded_figures(figures, rounding, 1), known


def _earned(part: _Part, table: Table, scale: int, rows: Mask) -> Figures:
    """What a part earns, before anything falls away or is rounded."""
    found = [points_of(points, table, maximum, scale, rows) for points, maximum in part.lines]
    if len(found) == 1:
        return found[0]
    if not found:
        return Figures(np.zeros(table.size, dtype=object if table.in_objects else np.int32), rows, scale)
    return sum_of(found)


def _fallen(part: _Part, earned: Figures, falling: Patterns | None, table: Table) -> tuple[Figures, Mask]:
    if falling is not None:
        return fallen_away(part.id, earned, falling)
    if part.counted is table.everybody:
        return earned, earned.known
    known = ~part.unknown & (earned.known | ~part.counted)
    return Figures(earned.values, known, earned.scale, earned.den), known

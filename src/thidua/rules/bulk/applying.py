"""Criteria that do not apply: whom they do not concern, whose values say so, and what the plan's policies make of it.

Everybody for whom the same criteria fall away shares one *pattern*; the plain rules are asked once for each pattern.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

import numpy as np

from thidua.plan.model.conditions import Share, names_of
from thidua.plan.model.figures import Counted, OfParts, names_in
from thidua.plan.model.points import Branch, Full, If, Judged, Linear, Points, Step, parts_of_points
from thidua.plan.model.scoring import Criterion, Rubric
from thidua.rules.applying import Applied, apply_policies
from thidua.rules.bulk.arrays import Array, Mask, TooLargeError, all_of, any_of
from thidua.rules.bulk.columns import Column, Quotient
from thidua.rules.bulk.comparisons import known, measure
from thidua.rules.bulk.conditions import Missing, add, applies, judge
from thidua.rules.bulk.points import steps_taken
from thidua.rules.bulk.table import Measured, Table
from thidua.rules.reasons import Reason
from thidua.rules.totals import Bounded


@dataclass(frozen=True, eq=False)
class Concerned:
    """One criterion: of whom it is judged, of whom that cannot be known, and for whom it falls away.

    ``absent``: it is no line of theirs at all; ``spared``: a policy says what becomes of it.
    """

    judged: Mask
    unknown: Mask
    absent: Mask
    spared: Mask


@dataclass(frozen=True, eq=False)
class Pattern:
    """What the plain rules make of the criteria of one pattern: ``applied``, where the points of each are taken as 1;
    which of them are ``spared``, and which are ``absent``.
    """

    rubric: Rubric
    applied: Applied
    spared: frozenset[str]
    absent: frozenset[str]

    @cached_property
    def changed(self) -> frozenset[str]:
        """The criteria whose points do not stand as they are."""
        return self.spared | self.absent | self.enlarged

    @cached_property
    def enlarged(self) -> frozenset[str]:
        """The criteria that bear points of others."""
        maxima = self.applied.maxima
        return frozenset(name for name, top in maxima.items() if top != self.rubric.criteria[name].max)

    @cached_property
    def most(self) -> Fraction:
        """The most that criteria can come to."""
        return bounded(self.rubric, {**self.applied.maxima, **self.applied.dropped})

    @cached_property
    def factor(self) -> Fraction:
        """By how much the rest is rescaled because of those that were dropped."""
        applies = bounded(self.rubric, self.applied.maxima) if self.applied.dropped else Fraction(0)
        return self.most / applies if applies else Fraction(1)


@dataclass(frozen=True, eq=False)
class Patterns:
    """The pattern of each row, and what it is."""

    of_row: Array
    found: tuple[Pattern, ...]


def whom_concerned(criterion: Criterion, rubric: Rubric, table: Table, missing: Missing) -> Concerned | None:
    """Whom a criterion concerns; None: everybody, and it never falls away. Missing selectors are added."""
    policy = rubric.policy(criterion)
    if not criterion.asked and policy is None:
        return None
    applied, selectors = applies(criterion.asked, table)
    add(missing, selectors)
    unknown = any_of([table.nobody, *selectors.values()])
    out = ~applied & ~unknown
    if policy is None:
        return Concerned(applied, unknown, out, table.nobody)
    return Concerned(applied, unknown, table.nobody, out | (applied & _not_applicable(criterion, table)))


def patterns(rubric: Rubric, concerned: dict[str, Concerned | None], table: Table) -> Patterns | None:
    """The patterns that occur; None where nothing falls away for anybody."""
    states = {
        name: found.absent.astype(np.int64) + 2 * found.spared
        for name, found in concerned.items()
        if found is not None and bool((found.absent | found.spared).any())
    }
    if not states:
        return None
    codes, many = np.zeros(table.size, dtype=np.int64), 1
    for state in states.values():
        if many > 2**60:
            _, codes = np.unique(codes, return_inverse=True)
            many = int(codes.max(initial=0)) + 1
        codes, many = codes * 3 + state, many * 3
    _, rows, of_row = np.unique(codes, return_index=True, return_inverse=True)
    return Patterns(
        of_row,
        tuple(_known_pattern(rubric, {name: int(state[row]) for name, state in states.items()}, table) for row in rows),
    )


def bounded(rubric: Rubric, figures: Mapping[str, Fraction]) -> Fraction:
    """Figures of criteria added up, each section within its bound."""
    scale = lcm(*(value.denominator for value in figures.values()))
    summed: dict[str | None, int] = {}
    for name, value in figures.items():
        section = rubric.criteria[name].section if rubric.sections else None
        summed[section] = summed.get(section, 0) + value.numerator * (scale // value.denominator)
    bounds = {name: section.max for name, section in rubric.sections.items()}
    parts = (Bounded(Fraction(value, scale), bounds.get(name or "")).counts for name, value in summed.items())
    return sum(parts, Fraction(0))


def _known_pattern(rubric: Rubric, state: dict[str, int], table: Table) -> Pattern:
    """The pattern, made once for all parts of a round."""
    key = frozenset((name, found) for name, found in state.items() if found)
    if key not in table.shared:
        table.shared[key] = _pattern(rubric, state)
    made: Pattern = table.shared[key]
    return made


def _pattern(rubric: Rubric, state: dict[str, int]) -> Pattern:
    absent = frozenset(name for name, found in state.items() if found == 1)
    spared = frozenset(name for name, found in state.items() if found == 2)
    reasons = {
        name: Reason("criterion", criterion, Fraction(1))
        for name, criterion in rubric.criteria.items()
        if name not in absent
    }
    if spared:
        return Pattern(rubric, apply_policies(rubric, reasons, spared), spared, absent)
    return Pattern(rubric, Applied(reasons, {name: rubric.criteria[name].max for name in reasons}, {}), spared, absent)


def _not_applicable(criterion: Criterion, table: Table) -> Mask:
    """For whom the points say that their criterion does not apply."""
    try:
        if criterion.points is not None:
            return says_not_applicable(criterion.points, table, table.everybody)
        parts = [says_not_applicable(part.points, table, table.everybody) for part in criterion.parts.values()]
        return all_of(parts) if parts else table.nobody
    except TooLargeError:
        return _not_applicable(criterion, table.fall_back(criterion.id))


def says_not_applicable(points: Points, table: Table, rows: Mask) -> Mask:
    """Those of ``rows`` for whom points say that they do not apply: by a step, or by a value without points."""
    if isinstance(points, (Fraction, str)):
        return table.nobody
    if isinstance(points, Branch):
        return _by_branch(points, table, rows)
    if isinstance(points, If):
        verdict = judge(points.if_, table)
        found = table.nobody
        for part, hit in ((points.then, rows & verdict.holds), (points.else_, rows & verdict.fails)):
            found = found | (says_not_applicable(part, table, hit) if hit.any() else table.nobody)
        return found
    if isinstance(points, (Linear, Full, Judged)):
        return rows & _has_no_number(points, table)
    return all_of([says_not_applicable(part, table, rows) for part in parts_of_points(points)])


def _by_branch(branch: Branch, table: Table, rows: Mask) -> Mask:
    left = rows & _reads([branch.of], table)
    if not left.any() and all(_is_sure(step) for step in branch.steps):
        return table.nobody
    if branch.scale is not None:
        left = left & (known(measure(branch.scale, table)) | ~known(measure(branch.of, table)))
    found = table.nobody
    for step, hit in steps_taken(branch, table, rows):
        left = left & ~hit
        found = found | (hit if step.not_applicable else says_not_applicable(step.points, table, hit))
    return found | left


def _is_sure(step: Step) -> bool:
    return isinstance(step.points, (Fraction, str)) and not step.not_applicable


def _has_no_number(points: Linear | Full | Judged, table: Table) -> Mask:
    """Where nothing comes out, and a value that does not apply is among what is counted with."""
    if isinstance(points, Linear):
        operands, divisor = [points.each, *points.marks.values()], points.per
    elif isinstance(points, Full):
        operands, divisor = [points.full, *([] if points.target is None else [points.target])], points.target
    else:
        operands, divisor = [points.judged], None
    read = [of for of in operands if not isinstance(of, Fraction)]
    apart = _reads(read, table)
    if not apart.any():
        return table.nobody
    found = any_of([table.nobody, *(~_counted(measure(of, table)) for of in read)])
    if isinstance(divisor, str):
        column = table.column(divisor)
        found = found | (_counted(column) & (column.values == 0))
    return apart & found


def _counted(measured: Measured) -> Mask:
    """Where a measure is a number."""
    if isinstance(measured, Quotient):
        return measured.known
    return measured.counted if measured.type == "number" else np.zeros_like(measured.given)


def _reads(operands: Sequence[str | Share], table: Table) -> Mask:
    """Where a value that does not apply is among what these are worked out from, and nothing is missing there."""
    apart, missing = table.nobody, table.nobody
    for column, rows in (found for of in operands for name in names_of(of) for found in _facts_behind(name, table)):
        odd = table.nobody if column.not_applicable is None else column.not_applicable
        lack = ~column.given
        if rows is not None:
            odd, lack = (odd[rows], lack[rows] | (rows < 0)) if len(odd) else (table.nobody, table.everybody)
            odd = odd & (rows >= 0)
        apart, missing = apart | odd, missing | lack
    return apart & ~missing


def _facts_behind(name: str, table: Table) -> Iterator[tuple[Column, Array | None]]:
    """The columns of facts behind a measure; of those of a part of the round also the rows in which people stand."""
    if name in table.plan.facts:
        yield table.column(name), None
        return
    figure = table.plan.figures.get(name)
    if figure is None:
        return
    if isinstance(figure, OfParts):
        for part, rows in table.parts:
            for column, inner in _facts_behind(figure.of, part):
                yield column, rows if inner is None else np.where(rows < 0, -1, inner[rows])
        return
    for inner_name in names_in(figure) if isinstance(figure, Counted) else names_of(*figure.operands):
        yield from _facts_behind(inner_name, table)

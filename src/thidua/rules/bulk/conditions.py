"""Conditions over everybody in three values, and what is missing to know them."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from thidua.plan.model.conditions import AnyOf, Condition, Not, Scope, Test, facts_of_measure, inner_of, names_of
from thidua.plan.model.figures import Counted, DaysLate, OfParts, Over
from thidua.rules.bulk.arrays import Array, Mask, TooLargeError, all_of, any_of
from thidua.rules.bulk.columns import Column, Quotient
from thidua.rules.bulk.comparisons import holds, in_time, known, measure
from thidua.rules.bulk.table import Measured, Table
from thidua.rules.calendar import awaited
from thidua.rules.conditions import lacking as rule_lacking

Missing: TypeAlias = dict[str, Mask]
"""Facts by name with the rows that lack them; names whom nobody lacks are left out."""


@dataclass(frozen=True, eq=False)
class Verdict:
    """Where a condition holds, where it fails (elsewhere it cannot be known), and which of its facts are missing."""

    holds: Mask
    fails: Mask
    missing: Missing

    @property
    def unknown(self) -> Mask:
        """Where neither can be said."""
        return ~(self.holds | self.fails)


def judge(condition: Condition, table: Table) -> Verdict:
    """The verdict on everybody."""
    if isinstance(condition, Test):
        return _test(condition, table)
    if isinstance(condition, AnyOf):
        parts = [judge(part, table) for part in condition.any_]
        held = any_of([part.holds for part in parts])
        missing = _union(parts)
        return Verdict(held, all_of([part.fails for part in parts]), within(missing, ~held))
    if isinstance(condition, Not):
        inner = judge(condition.not_, table)
        return Verdict(inner.fails, inner.holds, inner.missing)
    parts = [judge(part, table) for part in inner_of(condition)]
    return Verdict(
        all_of([part.holds for part in parts]),
        any_of([part.fails for part in parts]),
        _union(parts),
    )


def judge_twice(condition: Condition, table: Table) -> Verdict:
    """The verdict on a condition that chooses: asked for what facts are wanted, and for the points; judged once."""
    made: Verdict | None = table.halfway.pop(id(condition), None)
    if made is None:
        made = table.halfway[id(condition)] = judge(condition, table)
    return made


def applies(scopes: tuple[Scope, ...], table: Table) -> tuple[Mask, Missing]:
    """Whom something scoped so concerns, and of those for whom that cannot be known the selectors missing."""
    if all(scope.when is None for scope in scopes):
        return table.concerned(scopes), {}
    applied, missing = table.nobody, Missing()
    for scope in scopes:
        fits = table.concerned((scope,))
        if scope.when is None:
            applied = applied | fits
            continue
        verdict = judge(scope.when, table)
        applied = applied | (fits & verdict.holds)
        add(missing, within(verdict.missing, fits & verdict.unknown))
    return applied, within(missing, ~applied)


def within(missing: Missing, rows: Mask) -> Missing:
    """What is missing, of these rows alone."""
    found = {name: lacking & rows for name, lacking in missing.items()}
    return {name: lacking for name, lacking in found.items() if lacking.any()}


def add(missing: Missing, more: Missing) -> None:
    """Add to what is missing."""
    for name, lacking in more.items():
        missing[name] = missing[name] | lacking if name in missing else lacking


def lacking(name: str, table: Table) -> Missing:
    """Who lacks the fact ``name``; of a figure or parameter the facts without which theirs cannot be known."""
    if name not in table.plan.facts and (name in table.plan.figures or name in table.plan.parameters):
        return _behind(name, table)
    measured = table.measured(name)
    if isinstance(measured, Column) and measured.all_given:
        return {}
    return {name: ~known(measured)}


def _behind(name: str, table: Table) -> Missing:
    """The facts behind a figure or parameter, of those of whom it is not known."""
    unknown, missing = ~known(table.measured(name)), Missing()
    if not unknown.any():
        return missing
    figure = table.plan.figures.get(name)
    if isinstance(figure, Counted):
        for condition in figure.count:
            add(missing, judge(condition, table).missing)
    elif isinstance(figure, OfParts):
        for part, rows in table.parts:
            for fact, lack in lacking(figure.of, part).items():
                add(missing, {fact: lack[rows] & (rows >= 0)})
            if bool((rows < 0).any()):
                add(missing, _without_rows(figure.of, table, rows))
    else:
        names = [table.plan.parameters[name].by] if figure is None else names_of(*figure.operands)
        names += figure.within if isinstance(figure, Over) else ()
        for inner in names:
            add(missing, lacking(inner, table))
        if isinstance(figure, DaysLate) and figure.by not in table.days:
            waiting = table.everybody.copy()
            waiting[list(table.own_last_days(figure.by))] = False
            add(missing, {awaited(figure.by): waiting})
        if isinstance(figure, Over) and figure.of is not None:
            add(missing, within(lacking(figure.of, table), table.waiting[name].own))
    return within(missing, unknown)


def _without_rows(name: str, table: Table, rows: Array) -> Missing:
    """What those lack who have no rows in a part of the round."""
    missing = Missing()
    for row in np.flatnonzero(rows < 0).tolist():
        sheet = table.sheets[table.columns.ids[row]]
        part = next(place for place, (_, stand) in enumerate(table.parts) if stand is rows)
        for fact in rule_lacking(name, sheet.parts[part]):
            lack = missing.setdefault(fact, np.zeros(table.size, dtype=np.bool_))
            lack[row] = True
    return missing


def _test(test: Test, table: Table) -> Verdict:
    try:
        measured = measure(test.of, table)
        if test.by is not None:
            return _by_a_day(test, test.by, measured, table)
        found = holds(test, measured)
    except TooLargeError:
        return _test(test, table.fall_back("/".join(facts_of_measure(test.of))))
    value_known = known(measured)
    return Verdict(value_known & found, value_known & ~found, _missing(test, table))


def _by_a_day(test: Test, deadline: str, measured: Measured, table: Table) -> Verdict:
    """A day held against a deadline, in the rows of those who were given more time against theirs."""
    if deadline in table.days:
        there, found = known(measured), in_time(measured, table.days[deadline])
        verdict = Verdict(there & found, there & ~found, _missing(test, table))
    else:
        verdict = _without_day(test, measured, table)
    for row, last in table.own_last_days(deadline).items():
        this = np.zeros(table.size, dtype=np.bool_)
        this[row] = True
        there, found = known(measured) & this, in_time(measured, last)
        missing = {name: rows & ~this if name == awaited(deadline) else rows for name, rows in verdict.missing.items()}
        verdict = Verdict(
            (verdict.holds & ~this) | (there & found),
            (verdict.fails & ~this) | (there & ~found),
            {name: rows for name, rows in missing.items() if rows.any()},
        )
    return verdict


def _missing(test: Test, table: Table) -> Missing:
    missing = Missing()
    for name in facts_of_measure(test.of):
        add(missing, lacking(name, table))
    return missing


def _without_day(test: Test, measured: Measured, table: Table) -> Verdict:
    """A day held against a deadline whose day is not known yet; what is no day is never in time."""
    fails = table.nobody if isinstance(measured, Quotient) else measured.given
    if isinstance(measured, Column) and measured.type == "day":
        fails = table.nobody if measured.not_applicable is None else measured.not_applicable
    missing = _missing(test, table)
    assert test.by is not None
    add(missing, {awaited(test.by): table.everybody})
    return Verdict(table.nobody, fails, missing)


def _union(parts: list[Verdict]) -> Missing:
    missing = Missing()
    for part in parts:
        add(missing, part.missing)
    return missing

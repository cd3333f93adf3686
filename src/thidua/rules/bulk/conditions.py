"""Conditions over everybody in three values, and what is missing to know them."""

from dataclasses import dataclass
from typing import TypeAlias

from thidua.plan.model.conditions import AllOf, AnyOf, Condition, Scope, Test, facts_of_measure
from thidua.rules.bulk.arrays import Mask, TooLargeError, all_of, any_of
from thidua.rules.bulk.comparisons import holds, in_time, known, measure
from thidua.rules.bulk.table import Table

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
    assert isinstance(condition, AllOf)
    parts = [judge(part, table) for part in condition.all_]
    return Verdict(
        all_of([part.holds for part in parts]),
        any_of([part.fails for part in parts]),
        _union(parts),
    )


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
    """Who lacks the fact ``name``."""
    column = table.column(name)
    return {} if column.all_given else {name: ~column.given}


def _test(test: Test, table: Table) -> Verdict:
    try:
        measured = measure(test.of, table)
        found = holds(test, measured) if test.by is None else in_time(measured, table.days[test.by])
    except TooLargeError:
        return _test(test, table.fall_back("/".join(facts_of_measure(test.of))))
    value_known = known(measured)
    missing = Missing()
    for name in facts_of_measure(test.of):
        add(missing, lacking(name, table))
    return Verdict(value_known & found, value_known & ~found, missing)


def _union(parts: list[Verdict]) -> Missing:
    missing = Missing()
    for part in parts:
        add(missing, part.missing)
    return missing

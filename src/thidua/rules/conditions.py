"""Conditions in three values: holds, fails, or cannot be known yet."""

from collections.abc import Mapping
from datetime import date

from thidua.plan.model.conditions import AllOf, AnyOf, Condition, Scope, Test, facts_of_measure
from thidua.rules.calendar import awaited
from thidua.rules.measures import holds, measure
from thidua.rules.reasons import Reason
from thidua.rules.sheet import Sheet, fitting

LastDays = Mapping[str, date]
"""Last day in time of each deadline, for the round that is judged."""


def judge(condition: Condition, sheet: Sheet, last_days: LastDays) -> Reason:
    """The verdict (True, False, or None where it hangs on a missing fact) with its reason."""
    if isinstance(condition, Test):
        return _test(condition, sheet, last_days)
    if isinstance(condition, AnyOf):
        parts = tuple(judge(part, sheet, last_days) for part in condition.any_)
        return Reason("any", condition, _either([part.value for part in parts], decisive=True), parts)
    parts = tuple(judge(part, sheet, last_days) for part in condition.all_)
    return Reason("all", condition, _either([part.value for part in parts], decisive=False), parts)


def missing_from(condition: Condition, sheet: Sheet, last_days: LastDays) -> set[str]:
    """Facts that the condition reads and nobody has given; none where a given one already satisfies an "any"."""
    if isinstance(condition, Test):
        missing = {name for name in facts_of_measure(condition.of) if sheet.given(name) is None}
        return missing if condition.by is None or condition.by in last_days else {*missing, awaited(condition.by)}
    if isinstance(condition, AnyOf):
        if judge(condition, sheet, last_days).value is True:
            return set()
        return {name for part in condition.any_ for name in missing_from(part, sheet, last_days)}
    assert isinstance(condition, AllOf)
    return {name for part in condition.all_ for name in missing_from(part, sheet, last_days)}


def applies(scopes: tuple[Scope, ...], sheet: Sheet, last_days: LastDays) -> tuple[bool, set[str]]:
    """Whether something scoped so concerns this participant, and the selectors missing to know it."""
    if not scopes:
        return True, set()
    missing: set[str] = set()
    for scope in fitting(scopes, sheet.participant.kind, sheet.participant.group):
        verdict = True if scope.when is None else judge(scope.when, sheet, last_days).value
        if verdict is True:
            return True, set()
        if verdict is None and scope.when is not None:
            missing |= missing_from(scope.when, sheet, last_days)
    return False, missing


def _test(test: Test, sheet: Sheet, last_days: LastDays) -> Reason:
    measured = measure(test.of, sheet)
    if measured.value is None:
        return Reason("test", test, None, (measured,))
    if test.by is not None:
        last = last_days.get(test.by)
        in_time = isinstance(measured.value, date) and (None if last is None else measured.value <= last)
        return Reason("test", test, in_time, (measured,))
    return Reason("test", test, holds(test, measured.value, sheet.plan, test.of), (measured,))


def _either(verdicts: list[object], *, decisive: bool) -> bool | None:
    """Three-valued "or" (decisive True) and "and" (decisive False)."""
    if decisive in verdicts:
        return decisive
    return None if None in verdicts else not decisive

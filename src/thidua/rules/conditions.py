"""Conditions in three values: holds, fails, or cannot be known yet."""

from collections.abc import Mapping
from datetime import date

from thidua.plan.model.conditions import AnyOf, Condition, Not, Scope, Test, facts_of_measure, inner_of, names_of
from thidua.plan.model.figures import Counted, DaysLate, OfParts, Over
from thidua.rules.calendar import awaited
from thidua.rules.measures import holds, measure
from thidua.rules.reasons import Reason
from thidua.rules.sheet import Sheet, fitting

LastDays = Mapping[str, date]
"""Last day in time of each deadline, for the round that is judged; of those that wait for an event, none."""


def judge(condition: Condition, sheet: Sheet, last_days: LastDays) -> Reason:
    """The verdict (True, False, or None where it hangs on a missing fact) with its reason."""
    if isinstance(condition, Test):
        return _test(condition, sheet, last_days)
    if isinstance(condition, AnyOf):
        parts = tuple(judge(part, sheet, last_days) for part in condition.any_)
        return Reason("any", condition, _either([part.value for part in parts], decisive=True), parts)
    if isinstance(condition, Not):
        inner = judge(condition.not_, sheet, last_days)
        return Reason("not", condition, None if inner.value is None else not inner.value, (inner,))
    parts = tuple(judge(part, sheet, last_days) for part in condition.all_)
    return Reason("all", condition, _either([part.value for part in parts], decisive=False), parts)


def missing_from(condition: Condition, sheet: Sheet, last_days: LastDays) -> set[str]:
    """Facts that the condition reads and nobody has given, and deadlines without a day yet (as ``awaited`` names them);
    none where a given one already satisfies an "any"."""
    if isinstance(condition, Test):
        missing = {fact for name in facts_of_measure(condition.of) for fact in lacking(name, sheet)}
        return (
            missing
            if condition.by is None or _last_day(condition.by, sheet, last_days)
            else {*missing, awaited(condition.by)}
        )
    if isinstance(condition, AnyOf) and judge(condition, sheet, last_days).value is True:
        return set()
    return {name for part in inner_of(condition) for name in missing_from(part, sheet, last_days)}


def lacking(name: str, sheet: Sheet) -> set[str]:
    """Facts (and totals) that nobody has given, without which a measure cannot be known; none where it is known.

    A figure may still have no value: where a whole is 0, or where those of others are waited for.
    """
    if sheet.given(name) is not None:
        return set()
    figure = None if name in sheet.plan.facts else sheet.plan.figures.get(name)
    if figure is None:
        parameter = None if name in sheet.plan.facts else sheet.plan.parameters.get(name)
        return {name} if parameter is None else lacking(parameter.by, sheet)
    if isinstance(figure, Counted):
        return {fact for condition in figure.count for fact in missing_from(condition, sheet, sheet.days)}
    names = names_of(*figure.operands)
    if isinstance(figure, DaysLate) and figure.by not in sheet.days:
        return {*lacking(figure.days_late, sheet), awaited(figure.by)}
    if isinstance(figure, Over):
        found = sheet.worked(name).across
        names = [*figure.within, *names]
        if figure.of is not None and found is not None and sheet.participant.id in found.waiting:
            names.append(figure.of)
    elif isinstance(figure, OfParts):
        return {fact for part in sheet.parts for fact in lacking(figure.of, part)}
    return {fact for inner in names for fact in lacking(inner, sheet)}


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
        last = _last_day(test.by, sheet, last_days)
        in_time = isinstance(measured.value, date) and (None if last is None else measured.value <= last)
        return Reason("test", test, in_time, (measured,), extended=sheet.extended(test.by))
    return Reason("test", test, holds(test, measured.value, sheet.plan, test.of), (measured,))


def _last_day(deadline: str, sheet: Sheet, last_days: LastDays) -> date | None:
    extended = sheet.extended(deadline)
    return extended.last_day if extended is not None else last_days.get(deadline)


def _either(verdicts: list[object], *, decisive: bool) -> bool | None:
    """Three-valued "or" (decisive True) and "and" (decisive False)."""
    if decisive in verdicts:
        return decisive
    return None if None in verdicts else not decisive

"""The values that a measure can have, and those that a step takes: exact sets, worked out, never sampled."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Final, TypeAlias

from thidua.checks.spans import ALL, BOUNDS, NONE, Spans, at_least, at_most, more_than, only
from thidua.checks.whom import Whom
from thidua.checks.worked import Range, are_entangled, range_of
from thidua.plan.model.conditions import (
    GROUP,
    KIND,
    AllOf,
    Comparison,
    Condition,
    Not,
    Share,
    Test,
    Value,
    inner_of,
    tests_of,
)
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.rules.facts import NOT_APPLICABLE, NotApplicable
from thidua.rules.limits import highest, lowest
from thidua.rules.measures import ONE, holds


class Undefined(Enum):
    """What a share is where its whole is 0: no step takes it."""

    UNDEFINED = "undefined"


UNDEFINED: Final = Undefined.UNDEFINED
DAYS: Final = at_least(date.min.toordinal()) & at_most(date.max.toordinal())
"""Days lie on their ordinal numbers."""

Name: TypeAlias = str | bool | NotApplicable | Undefined
Known: TypeAlias = Mapping[str, "Values | None"]
"""Values still possible of each measure, by ``key_of``, inside the steps that led here; None where that is not told."""


@dataclass(frozen=True, slots=True)
class Values:
    """Numbers (days by their ordinal number) and names: levels, yes and no, groups, "not applicable", "undefined"."""

    spans: Spans = NONE
    names: frozenset[Name] = frozenset()
    whole: bool = False

    def __bool__(self) -> bool:
        return bool(self.spans) or bool(self.names)

    def __or__(self, other: "Values") -> "Values":
        return replace(self, spans=self.spans | other.spans, names=self.names | other.names)

    def __and__(self, other: "Values") -> "Values":
        return self._cut(self.spans & other.spans, self.names & other.names)

    def __sub__(self, other: "Values") -> "Values":
        return self._cut(self.spans - other.spans, self.names - other.names)

    def _cut(self, spans: Spans, names: frozenset[Name]) -> "Values":
        return Values(spans.wholes() if self.whole else spans, names, self.whole)


def key_of(of: str | Share) -> str:
    """The name under which what is known of a measure is kept."""
    return of if isinstance(of, str) else " / ".join(of.share)


def possible(plan: Plan, of: str | Share, whom: Whom, known: Known) -> Values | None:
    """Every value of a measure for these participants; None where it has no bounds to check."""
    if key_of(of) in known:
        return known[key_of(of)]
    if isinstance(of, Share):
        return _share(plan, of, whom, known)
    if of in (GROUP, KIND):
        return Values(names=frozenset({whom.group if of == GROUP else whom.kind}))
    fact = plan.facts.get(of)
    if fact is None:
        return _worked(plan, of, whom, known)
    own = plan.facts[fact.lookup.fact] if fact.lookup else fact
    values = _of_type(plan, own)
    if values is not None and own.admits_not_applicable:
        return replace(values, names=values.names | {NOT_APPLICABLE})
    return values


def applicable(plan: Plan, of: str | Share, whom: Whom, known: Known, values: Values) -> Values:
    """Those of ``values`` that are applicable; a share whose whole can be 0 is undefined all the same."""
    whole = possible(plan, of.share[1], whom, known) if isinstance(of, Share) else None
    odd = {NOT_APPLICABLE} if whole is not None and 0 in whole.spans else {NOT_APPLICABLE, UNDEFINED}
    return replace(values, names=values.names - odd)


def taken(plan: Plan, step: Comparison, of: str | Share, values: Values, factor: Fraction = ONE) -> Values:
    """Those of ``values`` that a step takes, its bounds multiplied by ``factor``."""
    names = frozenset(
        name for name in values.names if not isinstance(name, Undefined) and holds(step, name, plan, of, factor)
    )
    return values & Values(_spans(step, factor), names)


def _of_type(plan: Plan, fact: Fact) -> Values | None:
    top = highest(plan, fact)
    numbers = at_least(lowest(fact) or 0) & (ALL if top is None else at_most(top))
    if fact.type == "count":
        return Values(numbers.wholes(), whole=True)
    if fact.type in ("number", "points"):
        return Values(numbers)
    if fact.type == "date":
        return Values(DAYS, whole=True)
    if fact.type == "yes_no":
        return Values(names=frozenset({True, False}))
    if fact.type == "level" and fact.scale is not None:
        return Values(names=frozenset(plan.scales[fact.scale].levels))
    return None


def _worked(plan: Plan, name: str, whom: Whom, known: Known) -> Values | None:
    """The values of a figure or parameter, from those of what it is worked out from."""
    if name not in plan.figures and name not in plan.parameters:
        return None

    def ranges(inner: str) -> Range | None:
        values = possible(plan, inner, whom, known)
        return None if values is None else (values.spans, values.whole, bool(values.names))

    found = range_of(plan, name, whom, ranges)
    if found is None:
        return None
    spans, whole, odd = found
    return Values(spans.wholes() if whole else spans, frozenset({UNDEFINED}) if odd else frozenset(), whole)


def where(plan: Plan, condition: Condition, whom: Whom, known: Known, *, holds: bool) -> Known:
    """What is still possible of each measure where a condition holds, or does not.

    Of a measure that takes part in several conditions of which one suffices, nothing is told.
    """
    if isinstance(condition, Not):
        return where(plan, condition.not_, whom, known, holds=not holds)
    if isinstance(condition, Test):
        values = None if condition.by is not None else possible(plan, condition.of, whom, known)
        if values is None:
            return {**known, key_of(condition.of): None}
        takes = taken(plan, condition, condition.of, values)
        # Where it cannot be told whether the condition holds, neither way is taken.
        left = takes if holds else replace(values - takes, names=(values - takes).names - {UNDEFINED})
        return {**known, key_of(condition.of): left}
    if holds == isinstance(condition, AllOf):
        for inner in inner_of(condition):
            known = where(plan, inner, whom, known, holds=holds)
        return known
    if len(inner_of(condition)) == 1:
        return where(plan, inner_of(condition)[0], whom, known, holds=holds)
    return {**known, **{key_of(test.of): None for test in tests_of(condition)}}


def _share(plan: Plan, of: Share, whom: Whom, known: Known) -> Values | None:
    """0 to 100 % of a part of its whole, else from 0 up; undefined where the whole can be 0 or has no figure."""
    part, whole = (possible(plan, name, whom, known) for name in of.share)
    fact = plan.facts.get(of.share[0])
    is_part = fact is not None and fact.part_of == of.share[1]
    worked = any(name not in plan.facts for name in of.share)
    if part is None or whole is None or (worked and are_entangled(plan, of.share)):
        return None
    spans = at_least(0) & at_most(1) if is_part else at_least(0)
    if 0 not in part.spans:
        spans = spans & more_than(0)
    elif part.spans == only(0):
        spans = only(0)
    odd = part.names or whole.names or 0 in whole.spans
    return Values(spans, frozenset({UNDEFINED}) if odd else frozenset())


def _spans(step: Comparison, factor: Fraction) -> Spans:
    spans = ALL
    if step.is_:
        spans = NONE
        for wanted in step.is_:
            spans |= _or_none(_number(wanted, factor))
    elif not step.bounds:
        return NONE
    for name, bound in step.bounds.items():
        number = _number(bound, factor)
        spans &= NONE if number is None else BOUNDS[name](number)
    return spans


def _or_none(number: Fraction | None) -> Spans:
    return NONE if number is None else only(number)


def _number(value: Value, factor: Fraction) -> Fraction | None:
    if isinstance(value, date):
        return Fraction(value.toordinal())
    return value * factor if isinstance(value, Fraction) else None

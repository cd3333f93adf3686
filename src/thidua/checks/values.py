"""The values that a measure can have, and those that a step takes: exact sets, worked out, never sampled."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Final, TypeAlias

from thidua.checks.spans import ALL, BOUNDS, NONE, Spans, at_least, at_most, more_than, only
from thidua.checks.whom import Whom
from thidua.plan.model.conditions import GROUP, KIND, Comparison, Share, Value
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
Known: TypeAlias = Mapping[str, "Values"]
"""Values still possible of each measure, by ``key_of``, inside the steps that led here."""


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
        return None
    own = plan.facts[fact.lookup.fact] if fact.lookup else fact
    values = _of_type(plan, own)
    if values is not None and own.admits_not_applicable:
        return replace(values, names=values.names | {NOT_APPLICABLE})
    return values


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


def _share(plan: Plan, of: Share, whom: Whom, known: Known) -> Values | None:
    """0 to 100 % of a part of its whole, else from 0 up; undefined where the whole can be 0 or has no figure."""
    part, whole = (possible(plan, name, whom, known) for name in of.share)
    if part is None or whole is None:
        return None
    fact = plan.facts[of.share[0]]
    spans = at_least(0) & at_most(1) if fact.part_of == of.share[1] else at_least(0)
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

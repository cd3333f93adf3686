"""Figures and parameters under study: the values they can have, and which direction of them is good.

Ranges are worked out from those of the operands. Where operands hang on one fact, no range is told: it would be too
wide, and a gap found in it might be none.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import inf, prod
from typing import TypeAlias

from thidua.checks.spans import ALL, Cut, Spans, at_least, at_most, more_than, only
from thidua.checks.whom import Whom
from thidua.plan.model.conditions import GROUP, KIND, Operand, facts_of
from thidua.plan.model.facts import Better
from thidua.plan.model.figures import (
    Counted,
    DaysLate,
    Difference,
    Greatest,
    Least,
    Mean,
    OfParts,
    Over,
    Product,
    Quotient,
    Total,
    Worked,
    names_in,
)
from thidua.plan.model.plan import Plan

Range: TypeAlias = tuple[Spans, bool, bool]
"""Numbers, whether only whole ones, and whether there may be none (something is not applicable, or a whole is 0)."""
Ranges: TypeAlias = Callable[[str], Range | None]
"""The range of a name; None where nothing can be told."""

_OPPOSITE: Mapping[Better, Better] = {"higher": "lower", "lower": "higher", "neutral": "neutral"}


def factors(plan: Plan, parameter: str, whom: Whom) -> list[Fraction]:
    """Every value that a parameter can have for these participants."""
    found = plan.parameters[parameter]
    if found.by in (GROUP, KIND):
        return [found.of(whom.group if found.by == GROUP else whom.kind)]
    return list(dict.fromkeys((*found.values.values(), found.otherwise)))


def facts_behind(plan: Plan, name: str) -> set[str]:
    """Every fact that a measure hangs on, of the participant or of others."""
    found: set[str] = set()
    waiting, seen = [name], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in plan.facts:
            lookup = plan.facts[name].lookup
            found |= {name} if lookup is None else {name, lookup.fact, lookup.via}
        elif name in plan.figures:
            waiting += names_in(plan.figures[name])
        elif name in plan.parameters:
            waiting.append(plan.parameters[name].by)
    return found


def are_entangled(plan: Plan, names: Iterable[str]) -> bool:
    """Whether two of several measures hang on one fact, so that not every pair of their values can be."""
    behind = [facts_behind(plan, name) for name in names]
    return any(one & other for one, other in combinations(behind, 2))


def better_of(plan: Plan, name: str) -> Better:
    """Which direction of a fact or figure is good; neutral where that is not clear."""
    if name in plan.facts:
        return plan.facts[name].better
    figure = plan.figures.get(name)
    if isinstance(figure, (DaysLate, Over)):
        return "lower" if isinstance(figure, DaysLate) or figure.over == "rank" else "neutral"
    if figure is None or isinstance(figure, Counted):
        return "neutral"
    if isinstance(figure, OfParts):
        return better_of(plan, figure.of)
    ways = [better_of(plan, operand) if isinstance(operand, str) else "neutral" for operand in figure.operands]
    if isinstance(figure, (Quotient, Difference)):
        return ways[0] if ways[1] in ("neutral", _OPPOSITE[ways[0]]) else "neutral"
    clear = {way for way in ways if way != "neutral"}
    return clear.pop() if len(clear) == 1 else "neutral"


def range_of(plan: Plan, name: str, whom: Whom, ranges: Ranges) -> Range | None:
    """The values of a figure or parameter for ``whom``; None where they cannot be told."""
    if name in plan.parameters:
        values = Spans()
        for value in factors(plan, name, whom):
            values |= only(value)
        return values, False, False
    figure: Worked = plan.figures[name]
    if isinstance(figure, Counted):
        return _counted(plan, figure)
    if isinstance(figure, DaysLate):
        return at_least(0), True, plan.facts[figure.days_late].admits_not_applicable
    if isinstance(figure, Over):
        return _over(figure, ranges)
    if isinstance(figure, OfParts):
        return None if figure.rounds == "sum" else ranges(figure.of)
    if isinstance(figure, Quotient):
        return _quotient(plan, figure, ranges)
    names = [operand for operand in figure.operands if isinstance(operand, str)]
    found = [_operand(operand, ranges) for operand in figure.operands]
    known = [one for one in found if one is not None]
    if len(known) < len(found) or (are_entangled(plan, names) and not _is_rest(plan, figure)):
        return None
    spans = _worked(plan, figure, [one[0] for one in known])
    whole = all(one[1] for one in known) and not isinstance(figure, Mean)
    return None if spans is None else (spans, whole, any(one[2] for one in known))


def _operand(operand: Operand, ranges: Ranges) -> Range | None:
    if isinstance(operand, Fraction):
        return only(operand), operand.denominator == 1, False
    return ranges(operand)


def _is_rest(plan: Plan, figure: Worked) -> bool:
    """Whether a part is taken from its whole."""
    if not isinstance(figure, Difference):
        return False
    whole, part = figure.minus
    return isinstance(part, str) and part in plan.facts and plan.facts[part].part_of == whole


def _worked(plan: Plan, figure: Worked, spans: Sequence[Spans]) -> Spans | None:
    if any(not one for one in spans):
        return None
    lows, highs = [one.parts[0][0] for one in spans], [one.parts[-1][1] for one in spans]
    if isinstance(figure, Total):
        return _between(_added(lows, max), _added(highs, min))
    if isinstance(figure, Difference):
        if _is_rest(plan, figure):
            return at_least(0)
        return _between(_added([lows[0], _turned(highs[1])], max), _added([highs[0], _turned(lows[1])], min))
    if isinstance(figure, Product):
        return _product(lows, highs)
    if isinstance(figure, Greatest):
        return _between(max(lows), max(highs))
    if isinstance(figure, Least):
        return _between(min(lows), min(highs))
    assert isinstance(figure, Mean)
    if figure.given is not None:
        return _between(min(lows), max(highs))
    low, high = _added(lows, max), _added(highs, min)
    return _between((low[0] / len(spans), low[1]), (high[0] / len(spans), high[1]))


def _between(low: Cut, high: Cut) -> Spans | None:
    return Spans(((low, high),)) if low < high else None


def _added(cuts: Sequence[Cut], end: Callable[[Iterable[int]], int]) -> Cut:
    """Ends added up: such an end belongs to the sum only where each belongs to its own."""
    number = sum((cut[0] for cut in cuts), Fraction(0))
    return (number, 0) if isinstance(number, float) else (number, end(cut[1] for cut in cuts))


def _turned(cut: Cut) -> Cut:
    """The same cut seen from the other side of 0."""
    return (-cut[0], 0) if isinstance(cut[0], float) else (-cut[0], 1 - cut[1])


def _product(lows: Sequence[Cut], highs: Sequence[Cut]) -> Spans | None:
    """Of figures that are never negative and whose ends belong to them; of others nothing is told."""
    least = [low[0] for low in lows if isinstance(low[0], Fraction) and low[0] >= 0 and not low[1]]
    if len(least) < len(lows):
        return None
    most = [high[0] for high in highs if isinstance(high[0], Fraction) and high[1]]
    if len(most) == len(highs):
        return at_least(prod(least, start=Fraction(1))) & at_most(prod(most, start=Fraction(1)))
    bounded = any(high[0] != inf and high not in [(number, 1) for number in most] for high in highs) or 0 in most
    return None if bounded else at_least(prod(least, start=Fraction(1)))


def _counted(plan: Plan, figure: Counted) -> Range | None:
    read = [{fact for name in facts_of(one) for fact in facts_behind(plan, name)} for one in figure.count]
    if any(one & other for one, other in combinations(read, 2)):
        return None
    return (at_least(0) & at_most(len(figure.count))).wholes(), True, False


def _over(figure: Over, ranges: Ranges) -> Range | None:
    if figure.over == "count":
        return at_least(0), True, False
    own = None if figure.of is None else ranges(figure.of)
    if figure.over == "rank":
        return at_least(1), True, own is None or own[2]
    if own is None:
        return None
    spans, whole, _ = own
    if figure.over == "sum":
        return (at_least(0), whole, False) if spans - at_least(0) == Spans() else (ALL, whole, False)
    return spans, whole and figure.over != "mean", False


def _quotient(plan: Plan, figure: Quotient, ranges: Ranges) -> Range | None:
    part, whole = (_operand(operand, ranges) for operand in figure.share)
    if part is None or whole is None or (part[0] | whole[0]) - at_least(0):
        return None
    named = [operand for operand in figure.share if isinstance(operand, str)]
    first = plan.facts.get(named[0]) if named else None
    within = first is not None and len(named) > 1 and first.part_of == named[1]
    if not within and are_entangled(plan, named):
        return None
    spans = at_least(0) & at_most(1) if within else _divided(part[0], whole[0])
    if within and 0 not in part[0]:
        spans &= more_than(0)
    return spans, False, part[2] or whole[2] or 0 in whole[0]


def _divided(part: Spans, whole: Spans) -> Spans:
    """From the least part of the largest whole to the largest part of the least."""
    least, most = part.parts[0][0][0], part.parts[-1][1][0]
    small, large = whole.parts[0][0][0], whole.parts[-1][1][0]
    spans = at_least(0)
    if isinstance(least, Fraction) and isinstance(large, Fraction) and large:
        spans &= at_least(least / large)
    elif least:
        spans &= more_than(0)
    if isinstance(most, Fraction) and isinstance(small, Fraction) and small:
        spans &= at_most(most / small)
    return spans

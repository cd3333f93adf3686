"""Critical values of facts: where the points of a rule can turn, with their neighbours and something large.

Points change only at bounds, floors and caps and run straight between them, so the highest, the lowest and
any wrong turn show at these values.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, lcm
from typing import TypeAlias

from thidua.checks.spans import HIGHEST, LOWEST
from thidua.checks.values import DAYS, possible
from thidua.checks.whom import Whom
from thidua.checks.worked import factors
from thidua.plan.model.conditions import GROUP, Share, Test, Value, facts_of_measure, tests_of
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import FULL, Branch, Full, If, Judged, Linear, Points, parts_of_points
from thidua.rules.calendar import calendar_of
from thidua.rules.facts import NOT_APPLICABLE, FactValue
from thidua.rules.limits import highest, lowest
from thidua.rules.measures import ONE, level_order

ZERO = Fraction(0)
WIDEST = 10**6
"""No whole larger than this is tried, however odd the shares; neighbours of a bound are then only near it."""

NUMBERS = ("count", "number", "points")

Turns: TypeAlias = dict[str, set[Fraction | date]]


class Marks:
    """The critical values of the facts that ``points`` read, for ``whom``."""

    def __init__(self, plan: Plan, points: Points, maximum: Fraction, whom: Whom) -> None:
        self._plan = plan
        self._whom = whom
        self._maximum = maximum
        self._levels = {Fraction(0), maximum, *_constants(points, maximum)}
        self._turns: Turns = defaultdict(set)
        self._shares: dict[tuple[str, str], set[Fraction]] = defaultdict(set)
        self._collect(points)
        self._spread()

    def of(self, name: str) -> list[FactValue]:
        """Values of one fact or figure worth trying, from the smallest; "not applicable" last where it may be given."""
        if name not in self._plan.facts:
            return self._worked(name)
        fact = self._plan.facts[name]
        own = self._plan.facts[fact.lookup.fact] if fact.lookup else fact
        odd: list[FactValue] = [NOT_APPLICABLE] if own.admits_not_applicable else []
        return [*(self._numbers(name, own) if own.type in NUMBERS else self._named(name, own)), *odd]

    def top(self) -> int:
        """Larger than every turn: what holds here goes on for ever."""
        turns = [turn for found in self._turns.values() for turn in found if isinstance(turn, Fraction)]
        return 2 * ceil(max(turns, default=Fraction(0))) + 10

    def _named(self, name: str, own: Fact) -> list[FactValue]:
        if own.type == "yes_no":
            return [False, True]
        if own.type == "level":
            return list(level_order(self._plan, name))
        if own.type == "date":
            days = {turn.toordinal() for turn in self._turns[name] if isinstance(turn, date)}
            near = sorted({day + shift for day in days for shift in (-1, 0, 1)})
            return [date.fromordinal(day) for day in near if day in DAYS]
        return []

    def _worked(self, name: str) -> list[FactValue]:
        """Values of a figure: within its range where that can be told, else around its turns."""
        values = possible(self._plan, name, self._whom, {})
        turns = {turn for turn in self._turns[name] if isinstance(turn, Fraction)}
        low, high = (values.spans.parts[0][0], values.spans.parts[-1][1]) if values else (LOWEST, HIGHEST)
        turns |= {end for end in (low[0], high[0]) if isinstance(end, Fraction)}
        if isinstance(low[0], Fraction):
            turns.add(low[0] + 1)
        if not isinstance(high[0], Fraction):
            turns |= {Fraction(self.top()), Fraction(2 * self.top())}
        if not isinstance(low[0], Fraction):
            turns |= {Fraction(-self.top()), ZERO}
        near = sorted(_whole_near(turns) if values and values.whole else _between(turns))
        return [value for value in near if values is None or value in values.spans]

    def _numbers(self, name: str, own: Fact) -> list[FactValue]:
        least, limit = lowest(own) or Fraction(0), highest(self._plan, own)
        turns = {turn for turn in self._turns[name] if isinstance(turn, Fraction)} | {least, least + 1}
        if limit is None:
            turns |= {Fraction(self.top()), Fraction(2 * self.top())}
        near = sorted(_whole_near(turns) if own.type == "count" else _between(turns))
        kept = [value for value in near if value >= least and (limit is None or value <= limit)]
        # A count is a whole number of Python, as the rules are given it.
        return [value.numerator if own.type == "count" else value for value in kept]

    def _collect(self, points: Points) -> None:
        if isinstance(points, Branch):
            scales = factors(self._plan, points.scale, self._whom) if points.scale else [ONE]
            for step in points.steps:
                if points.of != GROUP or self._whom.group in step.is_:
                    bounds = [*step.is_, *step.bounds.values()]
                    self._turn(points.of, (_scaled(bound, factor) for bound in bounds for factor in scales))
                    self._collect(step.points)
        elif isinstance(points, Linear):
            self._turn(points.each, self._crossings(points))
        elif isinstance(points, Full):
            targets = [*self._constants_of(points.target), *self._ends_of(points.target)]
            if not isinstance(points.full, Fraction):
                self._turn(points.full, (*targets, ZERO, ONE))
            if isinstance(points.target, str):
                self._turn(points.target, (ONE,))
        elif isinstance(points, Judged):
            self._turn(points.judged, ())
        else:
            if isinstance(points, If):
                for test in tests_of(points.if_):
                    self._turn(test.of, (*test.is_, *test.bounds.values(), *self._days(test)))
            for part in parts_of_points(points):
                self._collect(part)

    def _days(self, test: Test) -> list[date]:
        """The days on which being in time ends, in any round."""
        return [due.last_day for due in calendar_of(self._plan) if due.deadline.id == test.by]

    def _ends_of(self, operand: Fraction | str | None) -> list[Fraction]:
        """The least and the most that a named mark can be."""
        values = possible(self._plan, operand, self._whom, {}) if isinstance(operand, str) else None
        cuts = (values.spans.parts[0][0], values.spans.parts[-1][1]) if values and values.spans else ()
        return [cut[0] for cut in cuts if isinstance(cut[0], Fraction)]

    def _constants_of(self, operand: Fraction | str | None) -> list[Fraction]:
        """What a mark comes to for these participants, where it is a number or a parameter."""
        if operand is None or isinstance(operand, Fraction):
            return [] if operand is None else [operand]
        return factors(self._plan, operand, self._whom) if operand in self._plan.parameters else []

    def _turn(self, of: str | Share, turns: Iterable[Value]) -> None:
        found = {turn for turn in turns if isinstance(turn, (Fraction, date))}
        if isinstance(of, str):
            self._turns[of] |= found
        else:
            self._shares[of.share] |= {turn for turn in found if isinstance(turn, Fraction)}
        for name in facts_of_measure(of):
            limit = highest(self._plan, self._plan.facts[name]) if name in self._plan.facts else None
            self._turns[name] |= set() if limit is None else {limit}

    def _crossings(self, linear: Linear) -> Iterator[Fraction]:
        """Where so much a case meets its floor, its cap, its marks, or points that another step gives."""
        add, base = (self._maximum if of == FULL else Fraction(of) for of in (linear.add, linear.base))
        marks = {key: self._constants_of(operand) for key, operand in linear.marks.items()}
        yield from (mark for key in ("above", "up_to", "below") for mark in marks.get(key, ()))
        if add == 0:
            return
        for level in {*self._levels, *(edge for edge in (linear.min, linear.max) if edge is not None)}:
            for per in marks.get("per") or [ONE]:
                steps = (level - base) / add
                for so_many in (floor(steps), ceil(steps)) if linear.whole else (steps,):
                    yield from (mark - so_many * per for mark in marks.get("below", ()))
                    if "below" not in marks:
                        yield from (mark + so_many * per for mark in marks.get("above") or [ZERO])

    def _spread(self) -> None:
        """Wholes on which every share in question falls on a whole part, and those parts."""
        for (part, whole), shares in self._shares.items():
            size = 2 * min(lcm(*(share.denominator for share in shares)), WIDEST)
            wholes = {Fraction(0), ONE, Fraction(size)}
            self._turns[whole] |= wholes
            self._turns[part] |= {share * size for share in shares} | wholes


def _constants(points: Points, maximum: Fraction) -> Iterator[Fraction]:
    if isinstance(points, (Fraction, str)):
        yield maximum if points == FULL else Fraction(points)
    else:
        for part in parts_of_points(points):
            yield from _constants(part, maximum)


def _scaled(bound: Value, factor: Fraction) -> Value:
    return bound * factor if isinstance(bound, Fraction) else bound


def _whole_near(turns: Iterable[Fraction]) -> set[Fraction]:
    near = {whole for turn in turns for whole in (floor(turn) - 1, floor(turn), ceil(turn), ceil(turn) + 1)}
    return {Fraction(whole) for whole in near}


def _between(turns: Iterable[Fraction]) -> set[Fraction]:
    ordered = sorted(set(turns))
    return {*ordered, *((low + high) / 2 for low, high in pairwise(ordered))}

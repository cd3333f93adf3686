"""Figures across participants: their mean, their sum, a rank among them. Each round is gone through once a figure.

Who has no such figure (it is not asked of them, does not apply, or divides by 0) is left out. Whose figure is not
known yet is waited for: until then nothing can be said of anybody whom it may concern.
"""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from thidua.plan.model.figures import Over
from thidua.plan.references.figures import own_facts
from thidua.rules.conditions import applies, judge, lacking, missing_from
from thidua.rules.facts import NOT_APPLICABLE, FactValue
from thidua.rules.measures import figure_in, measure
from thidua.rules.reasons import Across, waited_for
from thidua.rules.sheet import Sheet

Key: TypeAlias = tuple[FactValue, ...]
"""What participants have in common who are taken together."""


@dataclass(slots=True)
class _Heap:
    """Those taken together: their figures by code, and the codes of those who are waited for."""

    figures: dict[str, Fraction] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    in_order: list[Fraction] | None = None

    def place(self, own: Fraction, *, higher: bool) -> int:
        """The place of a figure among all, 1 for the best; equal figures share one."""
        if self.in_order is None:
            self.in_order = sorted(value if not higher else -value for value in self.figures.values())
        return bisect_left(self.in_order, -own if higher else own) + 1


@dataclass(slots=True)
class _Gathered:
    """Everybody by what they have in common; ``anywhere`` are those of whom not even that is known."""

    heaps: dict[Key, _Heap]
    anywhere: list[str]


def across(over: Over, sheet: Sheet) -> Across:
    """What ``over`` says of this participant."""
    gathered = sheet.sheets.gathered.get(over.id)
    if gathered is None:
        # Kept at once: a circle through others' figures, which reading refuses, would not end here otherwise.
        gathered = sheet.sheets.gathered[over.id] = _gather(over, sheet)
    key = _key(over, sheet)
    if over.members_of is not None:
        key = None if key is None else (sheet.participant.id, *key)
    if key is None:
        return Across(None, 0)
    heap = gathered.heaps.get(key) or _Heap()
    waiting = tuple(dict.fromkeys((*gathered.anywhere, *heap.waiting)))
    if waiting:
        return Across(None, len(heap.figures), waiting=waiting)
    return _said(over, heap, sheet)


def rank_is_of_the_highest(over: Over, sheet: Sheet) -> bool:
    """Whether rank 1 goes to the highest figure."""
    if over.better is not None:
        return over.better == "higher"
    fact = sheet.plan.facts.get(over.of or "")
    return fact is None or fact.better != "lower"


def _said(over: Over, heap: _Heap, sheet: Sheet) -> Across:
    figures = heap.figures
    many = len(figures)
    total = sum(figures.values(), Fraction(0))
    if over.over == "count":
        return Across(Fraction(many), many)
    if over.over == "sum":
        return Across(total, many, total)
    if not figures:
        return Across(None, 0)
    if over.over == "mean":
        return Across(total / many, many, total)
    if over.over == "rank":
        own = figures.get(sheet.participant.id)
        if own is None:
            return Across(None, many)
        return Across(Fraction(heap.place(own, higher=rank_is_of_the_highest(over, sheet))), many)
    best = (max if over.over == "highest" else min)(figures, key=figures.__getitem__)
    return Across(figures[best], many, holder=best)


def _gather(over: Over, sheet: Sheet) -> _Gathered:
    heaps: defaultdict[Key, _Heap] = defaultdict(_Heap)
    anywhere: list[str] = []
    names = own_facts(sheet.plan, over.of) if over.of is not None else []
    for code, other in sheet.sheets.items():
        fits = True if over.among is None else judge(over.among, other, other.days).value
        if fits is False or (over.of is not None and not _is_asked(names, other)):
            continue
        key = _member_key(over, other)
        if key is None:
            if _key_is_missing(over, other):
                anywhere.append(code)
            continue
        heap = heaps[key]
        if fits is None:
            heap.waiting.append(code)
        elif over.of is None:
            heap.figures[code] = Fraction(1)
        else:
            _take(over.of, code, other, heap)
    return _Gathered(dict(heaps), anywhere)


def _take(of: str, code: str, other: Sheet, heap: _Heap) -> None:
    reason = measure(of, other)
    value = figure_in(reason)
    if value is not None:
        heap.figures[code] = value
    elif reason.value is not NOT_APPLICABLE and (lacking(of, other) or waited_for(reason)):
        heap.waiting.append(code)


def _is_asked(names: list[str], other: Sheet) -> bool:
    """Whether all facts are asked, or may be, once a selector is known."""
    for name in names:
        asked, selectors = applies(other.plan.facts[name].asked, other, other.days)
        if not asked and not selectors:
            return False
    return True


def _key(over: Over, sheet: Sheet) -> Key | None:
    """What a participant has in common with others; None where that is not known."""
    given = [sheet.given(name) for name in over.within]
    found = tuple(one.value for one in given if one is not None)
    return found if len(found) == len(given) else None


def _member_key(over: Over, other: Sheet) -> Key | None:
    key = _key(over, other)
    if key is None or over.members_of is None:
        return key
    named = other.given(over.members_of)
    return None if named is None or named.value is NOT_APPLICABLE else (named.value, *key)


def _key_is_missing(over: Over, other: Sheet) -> bool:
    """Whether what somebody has in common with others is asked and not given."""
    names = [*over.within, *((over.members_of,) if over.members_of is not None else ())]
    facts = [name for name in names if name in other.plan.facts and other.given(name) is None]
    return any(_is_asked([name], other) for name in facts) or any(
        missing_from(scope.when, other, other.days)
        for name in facts
        for scope in other.plan.facts[name].asked
        if scope.when is not None
    )

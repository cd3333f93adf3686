"""Figures across participants: those taken together are heaps, and each heap is summed up once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from thidua.plan.model.figures import Over
from thidua.plan.references.figures import own_facts
from thidua.rules.across import rank_is_of_the_highest
from thidua.rules.bulk.arrays import Array, Mask, TooLargeError, any_of, bound_of, check, only_where
from thidua.rules.bulk.columns import Column, Quotient
from thidua.rules.bulk.conditions import applies, judge, lacking
from thidua.rules.bulk.table import Measured, Table, Waiting
from thidua.rules.bulk.waiting import waits
from thidua.rules.facts import Participant
from thidua.rules.sheet import Sheet


@dataclass(frozen=True, eq=False)
class _Heaps:
    """The heap that everybody reads (``own``) and the one in which they lie (``lies``), by number; -1: none."""

    own: Array
    lies: Array
    many: int


def across(over: Over, table: Table) -> Measured:
    """What ``over`` says of everybody. Raises TooLargeError where Python numbers must take over."""
    taken, waiting, concerned, values = _taken(over, table)
    heaps, anywhere = _heaps(over, table, concerned)
    taken, waiting = taken & (heaps.lies >= 0), waiting & (heaps.lies >= 0)
    held_up = np.zeros(heaps.many + 1, dtype=np.bool_)
    held_up[heaps.lies[waiting]] = True
    held_up[-1] = False
    known = heaps.own >= 0
    waited = known & (held_up[heaps.own] | bool(anywhere.any()))
    own_waited = waited & (anywhere | (waiting & (heaps.lies == heaps.own)))
    table.waiting[over.id] = Waiting(waited, own_waited)
    return _said(over, table, heaps, taken, values, known & ~waited)


def _taken(over: Over, table: Table) -> tuple[Mask, Mask, Mask, Column | None]:
    """Whose figures are taken, who are waited for, who are concerned, and the figures (None: people are counted)."""
    asked, fits, unsure = table.everybody, table.everybody, table.nobody
    if over.among is not None:
        verdict = judge(over.among, table)
        fits, unsure = verdict.holds, verdict.unknown
    if over.of is None:
        return fits, unsure, fits | unsure, None
    for name in own_facts(table.plan, over.of):
        applied, selectors = applies(table.plan.facts[name].asked, table)
        asked = asked & any_of([applied, *selectors.values()])
    column = table.column(over.of)
    if column.objects:
        raise TooLargeError
    there = column.counted if column.type == "number" else table.nobody
    missing = any_of([table.nobody, *lacking(over.of, table).values()]) | waits(over.of, table)
    apart = table.nobody if column.not_applicable is None else column.not_applicable
    waiting = asked & (unsure | (fits & ~there & ~apart & missing))
    return fits & asked & there, waiting, asked & (fits | unsure), column


def _heaps(over: Over, table: Table, concerned: Mask) -> tuple[_Heaps, Mask]:
    """The heaps, and of those concerned whose heap is asked of them and not known."""
    own, many = _alike(over.within, table)
    if over.members_of is None:
        return _Heaps(own, own, many), concerned & _key_is_missing(over.within, table)
    lies = own
    names = list(over.within)
    names.append(over.members_of)
    column = table.column(over.members_of)
    row_of = {code: row for row, code in enumerate(table.columns.ids)}
    rows = np.array([*(row_of.get(word, -1) for word in column.words), -1], dtype=np.int64)
    named = rows[column.values] if column.type == "word" else np.full(table.size, -1, dtype=np.int64)
    there = column.given if column.not_applicable is None else column.given & ~column.not_applicable
    named = np.where(there, named, -1)
    base = int(own.max(initial=-1)) + 1
    lies = np.where((lies >= 0) & (named >= 0), named * base + lies, -1)
    own = np.where(own >= 0, np.arange(table.size) * base + own, -1)
    found, place = np.unique(np.concatenate([own, lies]), return_inverse=True)
    place = place - bool(len(found) and found[0] < 0)
    heaps = _Heaps(place[: table.size], place[table.size :], len(found))
    return heaps, concerned & _key_is_missing(names, table)


def _alike(names: tuple[str, ...], table: Table) -> tuple[Array, int]:
    """The number of everybody who has these in common, -1 where one is not known, and how many numbers there are."""
    if names not in table.alike:
        found = _combined([_codes(table.column(name)) for name in names], table)
        table.alike[names] = found, int(found.max(initial=-1)) + 1
    return table.alike[names]


def _codes(column: Column) -> Array:
    """What tells people apart as whole numbers from 0; -1 where it is not given."""
    if column.objects:
        raise TooLargeError
    _, codes = np.unique(column.values, return_inverse=True)
    codes = codes.astype(np.int64) + 1
    if column.not_applicable is not None:
        codes = np.where(column.not_applicable, 0, codes)
    return np.where(column.given, codes, -1)


def _combined(keys: Sequence[Array], table: Table) -> Array:
    found = np.zeros(table.size, dtype=np.int64)
    for key in keys:
        base = int(key.max(initial=0)) + 1
        check((int(found.max(initial=0)) + 1) * base)
        found = np.where((found >= 0) & (key >= 0), found * base + key, -1)
        codes, place = np.unique(found, return_inverse=True)
        found = place - bool(len(codes) and codes[0] < 0)
    return found


def _key_is_missing(names: Sequence[str], table: Table) -> Mask:
    """Whose heap hangs on a fact that is asked of them, or may be, and not given."""
    found = table.nobody
    for name in names:
        fact = table.plan.facts.get(name)
        if fact is None:
            continue
        applied, selectors = applies(fact.asked, table)
        asked = any_of([applied, *selectors.values()])
        for scope in fact.asked:
            if scope.when is not None:
                asked = any_of([asked, *judge(scope.when, table).missing.values()])
        found = found | (~table.column(name).given & asked)
    return found


def _said(over: Over, table: Table, heaps: _Heaps, taken: Mask, values: Column | None, known: Mask) -> Measured:
    """What each heap comes to, as everybody reads it."""
    lies = heaps.lies[taken]
    counts = np.bincount(lies, minlength=heaps.many + 1)
    mine = np.where(known, heaps.own, heaps.many)
    count = counts[mine]
    if over.over == "count" or values is None:
        return Column("number", only_where(known, count), known)
    figures = values.values[taken].astype(np.int64)
    if over.over in ("sum", "mean"):
        check(bound_of(figures) * max(1, len(figures)))
        totals = np.zeros(heaps.many + 1, dtype=np.int64)
        np.add.at(totals, lies, figures)
        total = Column("number", only_where(known, totals[mine]), known, scale=values.scale)
        some = known & (count > 0)
        return total if over.over == "sum" else Quotient(total, Column("number", only_where(some, count), some))
    known = known & (count > 0)
    if over.over == "rank":
        return _ranked(over, table, heaps, taken, figures, known)
    pick, worst = (
        (np.maximum, np.iinfo(np.int64).min) if over.over == "highest" else (np.minimum, np.iinfo(np.int64).max)
    )
    best = np.full(heaps.many + 1, worst, dtype=np.int64)
    pick.at(best, lies, figures)
    return Column("number", only_where(known, np.where(known, best[mine], 0)), known, scale=values.scale)


def _ranked(over: Over, table: Table, heaps: _Heaps, taken: Mask, figures: Array, known: Mask) -> Column:
    """1 + how many of the same heap have a better figure, of those who lie in the heap that they read."""
    sheet = Sheet(table.plan, Participant("", "", ""))
    figures = -figures if rank_is_of_the_highest(over, sheet) else figures
    lies = heaps.lies[taken]
    order = np.lexsort((figures, lies))
    heap, figure = lies[order], figures[order]
    place = np.arange(len(order))
    starts = np.maximum.accumulate(np.where(np.r_[True, heap[1:] != heap[:-1]], place, 0)) if len(order) else place
    new = np.r_[True, (heap[1:] != heap[:-1]) | (figure[1:] != figure[:-1])] if len(order) else np.zeros(0, dtype=bool)
    first = np.maximum.accumulate(np.where(new, place, 0)) if len(order) else place
    ranks = np.zeros(table.size, dtype=np.int64)
    ranks[np.flatnonzero(taken)[order]] = first - starts + 1
    there = known & taken & (heaps.lies == heaps.own)
    return Column("number", only_where(there, ranks), there)

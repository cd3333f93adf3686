"""Everybody in order by a chain of figures, as whole numbers that keep that order: arrays instead of lists."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from thidua.plan.model.ranking import Link
from thidua.rules.bulk.arrays import Array, Mask
from thidua.rules.bulk.columns import Column, Quotient, divided
from thidua.rules.bulk.comparisons import measure
from thidua.rules.bulk.table import Measured, Table
from thidua.rules.measures import level_order


def steps(links: Sequence[Link], among: Mask, table: Table, clusters: Array | None = None) -> tuple[Array, Mask]:
    """A number for each of those ``among``, from 0, the best, equal where they are equal, and of whom there is one.

    Those of a lower cluster (from 0) come before all of a higher one. Where the next figure of somebody is not known,
    all who are equal so far stay equal.
    """
    first, known = _keys(links[0], table)
    stand = among & known
    rows = np.flatnonzero(stand)
    group = _numbered(first[rows], None if clusters is None else clusters[rows])
    ended = np.zeros(len(rows), dtype=np.bool_)
    for link in links[1:]:
        sizes = np.bincount(group)
        if not len(rows) or bool((ended | (sizes[group] == 1)).all()):
            break
        keys, there = _keys(link, table)
        unknown = np.bincount(group, weights=~there[rows]).astype(np.bool_)[group]
        ended |= unknown & (sizes[group] > 1)
        group = _numbered(np.where(ended, 0, keys[rows]), group)
    found = np.zeros(table.size, dtype=np.int64)
    found[rows] = group
    return found, stand


def _numbered(keys: Array, groups: Array | None) -> Array:
    """Groups told further apart by keys, the lowest first, numbered from 0 without gaps."""
    codes: Array = np.unique(keys, return_inverse=True)[1]
    if groups is None:
        return codes
    many = int(codes.max(initial=0)) + 1
    found: Array = np.unique(groups.astype(np.int64) * many + codes, return_inverse=True)[1]
    return found


def _keys(link: Link, table: Table) -> tuple[Array, Mask]:
    """The figure of a link as a key, the lower the better, and of whom it is known."""
    measured = measure(link.by, table)
    known = comparable(measured, link, table)
    if isinstance(measured, Quotient):
        return _places(measured, known, descending=link.better == "higher"), known
    values = measured.values
    if values.dtype == object:
        _, places = np.unique(np.where(known, values, 0), return_inverse=True)
        values = places
    values = np.where(known, values.astype(np.int64), 0)
    return (-values if link.better == "higher" else values), known


def comparable(measured: Measured, link: Link, table: Table) -> Mask:
    """Of whom a measure has a value that keeps an order: numbers, days, yes above no, levels, classes."""
    if isinstance(measured, Quotient):
        return measured.known
    if measured.type == "word" and not level_order(table.plan, link.by):
        return table.nobody
    return measured.given if measured.not_applicable is None else measured.given & ~measured.not_applicable


def _places(quotient: Quotient, known: Mask, *, descending: bool) -> Array:
    """Shares in order, exactly: each distinct one divided out once."""
    rows = np.flatnonzero(known)
    part, whole = quotient.part, quotient.whole
    found = np.zeros(len(known), dtype=np.int64)
    pairs = np.stack([_integers(part)[rows], _integers(whole)[rows]]) if not (part.objects or whole.objects) else None
    if pairs is None:
        _, places = np.unique(divided(quotient).values[rows], return_inverse=True)
    else:
        distinct, place = np.unique(pairs, axis=1, return_inverse=True)
        places = _ranked(distinct, part.scale, whole.scale)[place.reshape(-1)]
    found[rows] = -places if descending else places
    return found


def _integers(column: Column) -> Array:
    return column.values.astype(np.int64)


def _ranked(pairs: Array, part: int, whole: int) -> Array:
    """The place of each share among all, equal ones on the same place."""
    values = np.empty(pairs.shape[1], dtype=object)
    values[:] = [Fraction(int(p) * whole, int(w) * part) for p, w in pairs.T]
    return np.unique(values, return_inverse=True)[1]

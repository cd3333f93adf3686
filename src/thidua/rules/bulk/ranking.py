"""Ranks of everybody: equal figures share a rank, and the next rank skips; within clusters, by a chain of figures."""

from collections.abc import Iterator

import numpy as np

from thidua.plan.model.ranking import FINAL, Ranking
from thidua.rules.bulk.arrays import Array, Mask, is_exact_objects
from thidua.rules.bulk.columns import Column
from thidua.rules.bulk.figured import Figures
from thidua.rules.bulk.order import steps
from thidua.rules.bulk.rows import values_of
from thidua.rules.bulk.table import Table
from thidua.rules.facts import FactValue
from thidua.rules.ranking import RankTie, links_of


def rank_everybody(ranking: Ranking, ranked: Mask, table: Table) -> Array:
    """Everybody's rank from 1; 0 for those who are not ``ranked``, or whose cluster or first figure is not known."""
    simple = not ranking.within and not ranking.then and ranking.first.by == FINAL and ranking.better == "higher"
    if simple and table.totals is not None:
        final = table.column(FINAL)
        return ranks(Figures(final.values, final.given, final.scale), ranked & final.given)
    clusters, known = _clusters(ranking, table)
    found, stand = steps(links_of(ranking), ranked & known, table, clusters)
    rows = np.flatnonzero(stand)
    order = np.argsort(found[rows], kind="stable")
    step, cluster = found[rows][order], clusters[rows][order]
    first = _starts(step) - _starts(cluster)
    place = np.zeros(table.size, dtype=np.int64)
    place[rows[order]] = first + 1
    return place


def _starts(numbers: Array) -> Array:
    """For each entry of a sorted array where its run of equal numbers starts."""
    places = np.arange(len(numbers))
    if not len(numbers):
        return places
    return np.maximum.accumulate(np.where(np.r_[True, numbers[1:] != numbers[:-1]], places, 0))


def _clusters(ranking: Ranking, table: Table) -> tuple[Array, Mask]:
    """The cluster of everybody as a number from 0, and of whom it is known."""
    found, known = np.zeros(table.size, dtype=np.int64), table.everybody
    for name in ranking.within:
        column = table.column(name)
        codes = _codes(column)
        _, found = np.unique(found * (int(codes.max(initial=0)) + 1) + codes, return_inverse=True)
        known = known & column.given
    return found, known


def _codes(column: Column) -> Array:
    _, codes = np.unique(column.values, return_inverse=True)
    return codes + 1 if column.not_applicable is None else np.where(column.not_applicable, 0, codes + 1)


def rank_ties(ranking: Ranking | None, places: Array, table: Table) -> Iterator[RankTie]:
    """Equal ranks that the plan leaves to a vote, each once, in the order in which somebody of them stands first."""
    if ranking is None or ranking.vote is None:
        return
    names = [values_of(table.column(name)) for name in ranking.within]
    found: dict[tuple[tuple[FactValue | None, ...], int], list[int]] = {}
    for row in np.flatnonzero(places).tolist():
        found.setdefault((tuple(values[row] for values in names), int(places[row])), []).append(row)
    for (cluster, rank), rows in found.items():
        if len(rows) > 1:
            told = tuple(
                (name, value) for name, value in zip(ranking.within, cluster, strict=True) if value is not None
            )
            yield RankTie(rank, told, tuple(table.columns.ids[row] for row in rows))


def ranks(totals: Figures, ranked: Mask) -> Array:
    """Rank from 1, from the highest total down; 0 for those who are not ``ranked``: 1 + how many totals are higher."""
    values = totals.values[ranked]
    found = np.zeros(len(ranked), dtype=np.int64)
    if len(values):
        place, count = _counted(values)
        higher = len(values) - np.cumsum(count)
        found[ranked] = higher[place] + 1
    return found


def _counted(values: Array) -> tuple[Array, Array]:
    """For each value its place among all that could be, from the lowest up, and for each place how many there are.

    Totals lie close together, so counting them place by place is much faster than sorting them.
    """
    if not is_exact_objects(values):
        lowest, highest = int(values.min()), int(values.max())
        if highest - lowest <= 4 * len(values):
            place = values - lowest
            return place, np.bincount(place)
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    return place, count

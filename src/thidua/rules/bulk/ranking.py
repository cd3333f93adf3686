"""Ranks from an array of totals: equal totals share a rank, and the next rank skips."""

import numpy as np

from thidua.rules.bulk.arrays import Array, Mask, is_exact_objects
from thidua.rules.bulk.points import Figures


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

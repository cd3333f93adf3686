"""Ranks from an array of totals: equal totals share a rank, and the next rank skips."""

import numpy as np

from thidua.rules.bulk.arrays import Array, Mask
from thidua.rules.bulk.points import Figures


def ranks(totals: Figures, ranked: Mask) -> Array:
    """Rank from 1, from the highest total down; 0 for those who are not ``ranked``.

    A rank is 1 + how many totals are higher, which a binary search in the sorted distinct totals finds.
    """
    found = np.zeros(len(ranked), dtype=np.int64)
    values = totals.values[ranked]
    distinct, place, count = np.unique(values, return_inverse=True, return_counts=True)
    higher = len(values) - np.cumsum(count)
    found[ranked] = higher[place] + 1 if len(distinct) else 0
    return found

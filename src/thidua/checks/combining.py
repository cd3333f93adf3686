"""Which values of several facts are tried together: all with all where that is few, else around two corners."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import prod
from typing import TypeVar

MOST = 4000
"""More combinations than this are not tried: a plan is checked while somebody waits."""

_Value = TypeVar("_Value")


def together(tried: Sequence[Sequence[_Value]], worst: Sequence[int]) -> Iterator[tuple[_Value, ...]]:
    """Combinations of one value of each fact, in order.

    Every one where there are at most ``MOST``. Else those that differ from all facts at their worst, or all at
    their best, in two facts; or in one, if that is still too many. ``worst`` is the place of the worst value of
    each fact, its first (0) or last (-1).
    """
    sizes = [len(values) for values in tried]
    if prod(sizes) <= MOST:
        yield from product(*tried)
        return
    low = tuple(place % size for place, size in zip(worst, sizes, strict=True))
    high = tuple(size - 1 - place for place, size in zip(low, sizes, strict=True))
    for places in sorted(_around((low, high), sizes, 2) or _around((low, high), sizes, 1) or {low, high}):
        yield tuple(values[place] for values, place in zip(tried, places, strict=True))


def _around(corners: tuple[tuple[int, ...], ...], sizes: list[int], many: int) -> set[tuple[int, ...]]:
    """Places that differ from a corner in at most ``many`` facts; none where they are more than ``MOST``."""
    moved = list(combinations(range(len(sizes)), many))
    if sum(prod(sizes[fact] for fact in facts) for facts in moved) * len(corners) > MOST:
        return set()
    found = set()
    for corner in corners:
        for facts in moved:
            for places in product(*(range(sizes[fact]) for fact in facts)):
                row = list(corner)
                for fact, place in zip(facts, places, strict=True):
                    row[fact] = place
                found.add(tuple(row))
    return found

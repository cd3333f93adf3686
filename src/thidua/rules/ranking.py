"""Ranks: equal totals share a rank, and the next rank skips."""

from collections.abc import Mapping
from fractions import Fraction


def ranks(totals: Mapping[str, Fraction]) -> dict[str, int]:
    """Rank from 1, from the highest total down, of each participant."""
    first_place: dict[Fraction, int] = {}
    for place, total in enumerate(sorted(totals.values(), reverse=True), start=1):
        first_place.setdefault(total, place)
    return {name: first_place[total] for name, total in totals.items()}

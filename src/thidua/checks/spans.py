"""Sets of numbers as spans with open or closed ends: exact arithmetic, so that no gap is missed by sampling.

An end is a *cut* between numbers: ``(5, 0)`` lies just before 5 and ``(5, 1)`` just after it. A span is
everything between two cuts, so "from 5" begins at ``(5, 0)`` and "over 5" at ``(5, 1)``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, inf
from typing import TypeAlias

Cut: TypeAlias = tuple[Fraction | float, int]
Span: TypeAlias = tuple[Cut, Cut]

LOWEST: Cut = (-inf, 0)
HIGHEST: Cut = (inf, 0)


@dataclass(frozen=True, slots=True)
class Spans:
    """A set of numbers: spans in order that neither touch nor overlap."""

    parts: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __or__(self, other: "Spans") -> "Spans":
        return _joined((*self.parts, *other.parts))

    def __and__(self, other: "Spans") -> "Spans":
        return _joined((max(a, c), min(b, d)) for a, b in self.parts for c, d in other.parts)

    def __sub__(self, other: "Spans") -> "Spans":
        return self & _outside(other)

    def __contains__(self, number: Fraction | int) -> bool:
        return any(low <= (number, 0) and (number, 1) <= high for low, high in self.parts)

    def wholes(self) -> "Spans":
        """The same set cut down to whole numbers: each span begins and ends on one; those without are gone."""
        return _joined((_first_whole(low), _last_whole(high)) for low, high in self.parts)


NONE = Spans()
ALL = Spans(((LOWEST, HIGHEST),))


def only(number: Fraction | int) -> Spans:
    """Just this number."""
    return Spans((((Fraction(number), 0), (Fraction(number), 1)),))


def at_least(number: Fraction | int) -> Spans:
    """This number and all above."""
    return Spans((((Fraction(number), 0), HIGHEST),))


def more_than(number: Fraction | int) -> Spans:
    """All above this number."""
    return Spans((((Fraction(number), 1), HIGHEST),))


def at_most(number: Fraction | int) -> Spans:
    """This number and all below."""
    return Spans(((LOWEST, (Fraction(number), 1)),))


def less_than(number: Fraction | int) -> Spans:
    """All below this number."""
    return Spans(((LOWEST, (Fraction(number), 0)),))


BOUNDS = {"at_least": at_least, "more_than": more_than, "at_most": at_most, "less_than": less_than}
"""The set of each bound, by its key in the plan language."""


def _joined(parts: Iterable[Span]) -> Spans:
    found: list[Span] = []
    for low, high in sorted(part for part in parts if part[0] < part[1]):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return Spans(tuple(found))


def _outside(spans: Spans) -> Spans:
    cuts = [LOWEST, *(cut for part in spans.parts for cut in part), HIGHEST]
    return _joined(zip(cuts[::2], cuts[1::2], strict=True))


def _first_whole(cut: Cut) -> Cut:
    number, after = cut
    if isinstance(number, float):
        return cut
    return (Fraction(floor(number) + 1 if after else ceil(number)), 0)


def _last_whole(cut: Cut) -> Cut:
    number, after = cut
    if isinstance(number, float):
        return cut
    return (Fraction(floor(number) if after else ceil(number) - 1), 1)

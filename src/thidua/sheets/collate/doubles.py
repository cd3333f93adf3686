"""Names of initiatives that may be one and the same, within a unit or between units.

Two names are alike by the words that they share, without marks and in any order. Only names that share one of their
rarest words are compared (enough to find every pair above the bound), so thousands of names take no minutes.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from fractions import Fraction

from thidua.sheets.texts import bare

ALIKE = Fraction(7, 10)
"""Words shared, of all words that either name has, from which on two names are shown as a likely double."""

# Said of nearly every initiative, so it tells none from another.
_COMMON = frozenset(
    ("mo", "hinh", "giai", "phap", "sang", "kien", "ve", "cua", "va", "cac", "cho", "trong", "tai", "o")
)


def likely_doubles(names: Sequence[str]) -> list[tuple[int, ...]]:
    """For each name the places of those that it is like, in order."""
    words = [_words(name) for name in names]
    often = Counter(word for found in words for word in found)
    rarest = [sorted(found, key=lambda word: (often[word], word)) for found in words]
    holders: dict[str, list[int]] = defaultdict(list)
    like: list[set[int]] = [set() for _ in names]
    for place, found in enumerate(rarest):
        prefix = found[: len(found) - math.ceil(ALIKE * len(found)) + 1]
        for other in {other for word in prefix for other in holders[word]}:
            if _alike(words[place], words[other]):
                like[place].add(other)
                like[other].add(place)
        for word in prefix:
            holders[word].append(place)
    return [tuple(sorted(found)) for found in like]


def _words(name: str) -> frozenset[str]:
    letters = "".join(char if char.isalnum() else " " for char in bare(name))
    found = frozenset(letters.split())
    return found - _COMMON or found


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared * ALIKE.denominator >= ALIKE.numerator * (len(one) + len(other) - shared)

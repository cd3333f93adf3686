"""How alike two names of initiatives are, and which of many are worth a look. Pure: no database.

Names are compared as their search keys (``spelling.search_key``). Words that nearly every name has («mô hình», «giải
pháp», «xây dựng»…) say nothing and are left out. A figure tells two names apart only a little: «Tổ 1» and «Tổ 2» are
shown to whoever judges, below those that agree in it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from rapidfuzz.fuzz import ratio, token_set_ratio, token_sort_ratio

ALIKE = 85
"""Two names from this likeness on (0 to 100) may be one thing."""

_EMPTY = ("mo hinh", "giai phap", "sang kien", "xay dung", "thuc hien", "trien khai", "ung dung", "ap dung", "nang cao")
_LEADING = re.compile(rf"\b(?:{'|'.join(_EMPTY)})\b")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_FIGURES_APART = 8
_SHORT, _WITHIN = 5, 0.55
"""A name within another counts from so many words on, and from such a share of the other's words on."""


def core(key: str) -> tuple[str, ...]:
    """The words that tell a name from others; all of them where nothing else is left."""
    plain = " ".join(_NOT_WORD.sub(" ", key).split())
    kept = _LEADING.sub(" ", plain).split()
    return tuple(kept or plain.split())


def likeness(one: Sequence[str], other: Sequence[str]) -> int:
    """From 0 to 100, of two cores: whatever the order of their words, or one within the other."""
    first, second = " ".join(one), " ".join(other)
    if first == second:
        return 100
    found = max(ratio(first, second), token_sort_ratio(first, second) - 1)
    short, long = sorted((len(set(one)), len(set(other))))
    if short >= _SHORT and short >= long * _WITHIN:
        found = max(found, token_set_ratio(first, second) - 5)
    if _figures(one) != _figures(other):
        found -= _FIGURES_APART
    return max(round(found), 0)


def _figures(words: Sequence[str]) -> list[str]:
    return sorted(word for word in words if any(sign.isdigit() for sign in word))


_RARE = 16
"""Names are looked up by so many of their rarest marks."""
_MOST = 400
"""What stands in more names than this is no mark to look up by, unless a name has nothing rarer."""


@dataclass(slots=True)
class Names:
    """Many names, made ready to find those alike: each lies under its rarest words and pairs of words near each other.

    Two names that are alike share some of these, unless nearly every word is misspelt. So of 10,000 names some hundreds
    are compared with each, not all; a test holds this against comparing all.
    """

    cores: Mapping[int, tuple[str, ...]]
    _under: dict[str, list[int]] = field(default_factory=dict)
    _count: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for words in self.cores.values():
            self._count.update(_marks(words))
        for key, words in self.cores.items():
            for mark in self._rarest(words):
                self._under.setdefault(mark, []).append(key)

    def like(self, words: Sequence[str], but: int | None = None) -> Iterator[tuple[int, int]]:
        """(key, likeness) of the names that are alike to these words, ``but`` this one."""
        near = {key for mark in self._rarest(words) for key in self._under.get(mark, ())}
        for key in near - {but}:
            if (found := likeness(words, self.cores[key])) >= ALIKE:
                yield key, found

    def _rarest(self, words: Sequence[str]) -> list[str]:
        marks = sorted(_marks(words), key=lambda mark: (self._count[mark], mark))
        rare = [mark for mark in marks if self._count[mark] <= _MOST]
        return rare[:_RARE] or marks[:2]


def _marks(words: Sequence[str]) -> set[str]:
    """What a name is looked up by: its words, and each two that stand near each other, whichever comes first."""
    pairs = chain(pairwise(words), zip(words, words[2:], strict=False))
    return {*words, *(" ".join(sorted(pair)) for pair in pairs)}

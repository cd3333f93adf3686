"""Which of the plan's labels a clerk's wording means: abbreviated, longer, without marks or with its own number."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from math import log

from thidua.sheets.texts import bare, folded

SHORT: Mapping[str, str] = {
    "tthc": "thủ tục hành chính",
    "cchc": "cải cách hành chính",
    "cchcc": "cải cách hành chính công",
    "cbccvc": "cán bộ công chức viên chức",
    "cbcc": "cán bộ công chức",
    "ccvc": "công chức viên chức",
    "cb": "cán bộ",
    "cc": "cải cách",
    "vc": "viên chức",
    "hc": "hành chính",
    "hđh": "hiện đại hóa",
    "tcbm": "tổ chức bộ máy",
    "tc": "tài chính",
    "mh": "mô hình",
    "gp": "giải pháp",
    "sk": "sáng kiến",
    "sl": "số lượng",
    "đk": "đăng ký",
    "cqđt": "chính quyền điện tử",
    "cpđt": "chính phủ điện tử",
}
"""Abbreviations that clerks write."""

ENOUGH = 0.6
"""How much of two wordings must agree."""
APART = 0.1
"""How much better than any other the best one must agree."""
_UNKNOWN = 0.35
"""What a word weighs that no label has: official names are longer than the plan's labels."""
_ALIKE = 0.86

_NUMBERED = re.compile(r"\s*(?:[-+*•]|(?:\d{1,2}|[ivx]{1,4})\s*[.)/:\-])+\s*(?=\S)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_SPELT_SHORT = re.compile(r"\bcb\W{1,3}cc\W{1,3}vc\b")


@lru_cache(16384)
def words(text: str) -> tuple[str, ...]:
    """The words of a label without marks, numbers before it, and abbreviations."""
    plain = _SPELT_SHORT.sub("cbccvc", folded(text))
    plain = _NUMBERED.sub("", plain, count=1) if _NUMBERED.match(plain) else plain
    spelt = (SHORT.get(word, word) for word in _WORD.findall(plain))
    return tuple(word for phrase in spelt for word in bare(phrase).split())


class Labels:
    """The wordings of several things, each perhaps with others; finds the one that a text means."""

    def __init__(self, named: Mapping[str, Iterable[str]]) -> None:
        self._named = [(name, words(text)) for name, texts in named.items() for text in texts]
        held = Counter(word for word, _ in {(word, name) for name, text in self._named for word in text})
        count = max(len(named), 1)
        self._weights = {word: log(1 + count / times) for word, times in held.items()}
        self._own = {word for word, times in held.items() if times == 1}
        self._exact: dict[tuple[str, ...], set[str]] = {}
        for name, text in self._named:
            self._exact.setdefault(text, set()).add(name)
        self.find = lru_cache(4096)(self._find)

    def exact(self, text: str) -> str | None:
        """The one thing that bears just these words."""
        same = self._exact.get(words(text), set())
        return next(iter(same)) if len(same) == 1 else None

    def _find(self, text: str) -> str | None:
        """The one thing that ``text`` means; None where none or several could be."""
        said = words(text)
        if not said:
            return None
        same = self._exact.get(said, set())
        if same:
            return next(iter(same)) if len(same) == 1 else None
        best: dict[str, float] = {}
        for name, label in self._named:
            best[name] = max(best.get(name, 0.0), self._agreement(said, label))
        ranked = sorted(best.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < ENOUGH:
            return None
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < APART:
            return None
        return ranked[0][0]

    def _agreement(self, said: tuple[str, ...], label: tuple[str, ...]) -> float:
        """From 0 to 1: how much of the weight of both wordings is common to them."""
        common = set(said) & set(label)
        own = self._own & set(label)
        if 2 * len(own & common) < len(own):
            common = set()  # only words that other labels have as well
        ours = sum(self._weights[word] for word in set(label))
        theirs = sum(self._weights.get(word, _UNKNOWN) for word in set(said))
        shared = sum(self._weights[word] for word in common)
        agreed = 2 * shared / (ours + theirs) if ours + theirs else 0.0
        if agreed >= ENOUGH or abs(len(said) - len(label)) > 1:
            return agreed
        alike = SequenceMatcher(None, " ".join(said), " ".join(label)).ratio()
        return alike if alike >= _ALIKE else agreed


def shown_number(text: str) -> str | None:
    """The number written before a label or alone: ``3`` for «3. Cải cách…», ``1.1`` for «1,1»."""
    found = re.match(r"\s*(\d{1,2}(?:[.,]\d{1,2})*)(?:[.)/:]?\s*$|[.)/:\s]\s*\D)", text)
    return found[1].replace(",", ".") if found else None

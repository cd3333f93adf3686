"""Names made comparable: one case, one placement of tones, no punctuation; and how alike two of them are."""

import re
import unicodedata

from rapidfuzz.fuzz import ratio, token_sort_ratio

from thidua.sheets.lenient.legacy import cleaned
from thidua.sheets.texts import bare

_TONE = "\u0300\u0301\u0303\u0309\u0323"
# oà, uỳ and the like, tone on the second letter and nothing after: the same as òa, ùy.
_LATE_TONE = re.compile(rf"(?<!q)([ou])([aey])([{_TONE}])(?![a-z\u0302\u0306\u031b])")
_NOT_WORD = re.compile(r"[^\w/&]+|_")
_ROMAN = re.compile(r"(?:x{0,2})(?:ix|iv|v?i{0,3})")


def even(text: str) -> str:
    """Text for comparing, marks kept: small letters, «hoà» as «hòa», words parted by single blanks."""
    split = unicodedata.normalize("NFD", cleaned(text).casefold())
    split = _LATE_TONE.sub(r"\1\3\2", split)
    return " ".join(_NOT_WORD.sub(" ", unicodedata.normalize("NFC", split)).split())


def plain(text: str) -> str:
    """The same without marks."""
    return bare(even(text))


def telling(text: str) -> tuple[str, ...]:
    """The words that alone tell one name from another: figures, Roman figures, single letters; in their order.

    «Trường Tiểu học 1» and «Trường Tiểu học 2» are never near each other, however long the rest is.
    """
    found = []
    for word in even(text).split():
        if any(char.isdigit() for char in word):
            found.append(re.sub(r"\d+", lambda digits: str(int(digits[0])), word))
        elif len(word) == 1 or _ROMAN.fullmatch(word) or word in ("đông", "tây", "nam", "bắc", "thượng", "hạ"):
            found.append(word)
    return tuple(found)


def likeness(one: str, other: str) -> float:
    """How alike two texts without marks are, from 0 to 100; the order of words counts a little."""
    return max(ratio(one, other), token_sort_ratio(one, other) - 2)

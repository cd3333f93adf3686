"""Whether a name was written by a slip of the hand, or is another name that merely looks alike.

Likeness as a whole would take a long kind of office («Hợp tác xã …») for the name behind it, so each word must find its
own. What is a Vietnamese syllable is taken at its word: «Bình» is not «Bích» mistyped, while «Bíc» can be nothing else.
"""

import re
from functools import cache

from rapidfuzz.distance import OSA

from thidua.sheets.lenient.syllables import written_syllables
from thidua.sheets.texts import bare

# Spelt as they are spoken in one part of the country or another, and the two ways of writing a final i.
_ALIKE = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (("^tr", "ch"), ("^x", "s"), ("^(?:gi|r)(?=[aeiouy])", "d"), ("^l", "n"))
)
_FINAL_Y = re.compile(r"(?<=[bcdghklmnpqrstvx])y$|(?<=^qu)y$")
_SHORTEST = 3


def slipped(typed: str, known: str) -> bool:
    """Whether ``typed`` has the words of ``known`` but for slips of the hand; both in small letters without marks.

    A slip is one letter too many, too few, another, or two that changed places, in a word of three or more that is no
    syllable now; a sound spelt otherwise; a blank missing or too many; «và» left out. At most every second word may
    have one.
    """
    mine, theirs = _words(typed), _words(known)
    if "".join(mine) == "".join(theirs):
        return True
    if len(mine) != len(theirs):
        return False
    differing = [(word, due) for word, due in zip(mine, theirs, strict=True) if word != due]
    return len(differing) <= max(1, len(mine) // 2) and all(_is_slip(word, due) for word, due in differing)


def _is_slip(word: str, due: str) -> bool:
    if _sound(word) == _sound(due):
        return True
    return (
        min(len(word), len(due)) >= _SHORTEST
        and word not in _syllables()
        and OSA.distance(word, due, score_cutoff=1) == 1
    )


def _sound(word: str) -> str:
    for pattern, letter in _ALIKE:
        word = pattern.sub(letter, word)
    return _FINAL_Y.sub("i", word)


@cache
def _syllables() -> frozenset[str]:
    """Every syllable without its marks: so they are typed as well."""
    return frozenset(map(bare, written_syllables()))


def _words(text: str) -> list[str]:
    return [word for word in text.split() if word != "va"]

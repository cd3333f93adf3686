"""Whether a word is spelt as a Vietnamese syllable: the measure by which damaged text is told from sound text.

Built from the rules of the writing: initial, rhyme and tone, with the tone mark where either of the two usual
placements puts it (hoà, hòa). Words that merely could exist count as well.
"""

import unicodedata
from functools import cache

_INITIALS = (
    *("b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh"),
    *("p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"),
)
_OPEN = (
    *("a", "ai", "ao", "au", "ay", "âu", "ây", "e", "eo", "ê", "êu", "i", "ia", "iu", "iêu", "o", "oa", "oai", "oao"),
    *("oay", "oe", "oeo", "oi", "ô", "ôi", "ơ", "ơi", "u", "ua", "ui", "uôi", "uê", "uy", "uya", "uyu", "uơ", "uây"),
    *("uai", "uao", "uay", "uau", "ue", "ueo", "uâu", "ư", "ưa", "ưi", "ươi", "ưu", "ươu", "y", "yêu", "uêu"),
)
_CLOSED_BY = {
    "a": "m n ng nh p t c ch",
    "ă": "m n ng p t c",
    "â": "m n ng p t c",
    "e": "m n ng p t c",
    "ê": "m n nh p t ch",
    "i": "m n nh p t ch",
    "iê": "m n ng p t c",
    "o": "m n ng p t c",
    "oa": "m n ng nh p t c ch",
    "oă": "m n ng p t c",
    "oe": "m n ng t",
    "oo": "ng c",
    "ô": "m n ng p t c",
    "ơ": "m n p t",
    "u": "m n ng p t c",
    "ua": "n ng nh t c ch",
    "uâ": "n ng t",
    "uă": "m n ng t c",
    "ue": "n t",
    "uê": "n nh ch t",
    "uô": "m n ng p t c",
    "uy": "n nh t ch p",
    "uyê": "n t",
    "ư": "m n ng t c",
    "ươ": "m n ng p t c",
    "y": "n nh t ch m",
    "yê": "m n ng t",
}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPS = ("p", "t", "c", "ch")
_STOP_TONES = "\u0301\u0323"
_FRONT = frozenset("eêiy")


@cache
def written_syllables() -> frozenset[str]:
    """Every syllable as it may be written, in small letters, NFC."""
    found: set[str] = set()
    for rhyme, closing in _rhymes():
        tones = _STOP_TONES if closing in _STOPS else _TONES
        # "oo" is for loan words such as xoong, and but for "rơ-moóc" they bear no tone.
        tones = "" if rhyme == "oo" else tones
        forms = {rhyme + closing} | {
            unicodedata.normalize("NFC", rhyme[: at + 1] + tone + rhyme[at + 1 :] + closing)
            for tone in tones
            for at in _places(rhyme, closing)
        }
        if closing in _STOPS:
            forms.discard(rhyme + closing)
        for initial in ("", *_INITIALS):
            if _fits(initial, rhyme):
                found |= {initial + form for form in forms}
    # "gi" swallows the i of its rhyme, and its tone stands on that i.
    found |= {"g" + form for form in ("i", "ì", "í", "ỉ", "ĩ", "ị", "ìn", "in", "ín", "ỉn", "ịt", "ít")}
    found |= {
        unicodedata.normalize("NFC", f"giê{tone}{closing}") for tone in ("", *_TONES) for closing in ("n", "ng", "m")
    }
    found |= {"quốc", "moóc", "giếc", "giết", "giếp", "giệc", "giệt", "giệp"}
    return frozenset(found)


def is_syllable(word: str) -> bool:
    """Whether ``word`` is one Vietnamese syllable, well spelt."""
    return unicodedata.normalize("NFC", word).lower() in written_syllables()


def _rhymes() -> list[tuple[str, str]]:
    closed = [(vowels, closing) for vowels, closings in _CLOSED_BY.items() for closing in closings.split()]
    return [*((rhyme, "") for rhyme in _OPEN), *closed]


def _fits(initial: str, rhyme: str) -> bool:
    if initial in ("c", "g", "ng"):
        return rhyme[0] not in _FRONT
    if initial in ("k", "gh", "ngh"):
        return rhyme[0] in _FRONT
    # After "qu" the glide is the u of the initial; "quy", "quyết" and "quơ" are made so too.
    if initial == "qu":
        return rhyme[0] not in "uoôư"
    if not initial:
        return rhyme[0] != "y" or rhyme in ("y", "yê", "yêu")
    return not (rhyme.startswith("yê") or (rhyme == "y" and initial in ("gi", "x", "đ", "n", "b", "p", "r")))


def _places(rhyme: str, closing: str) -> list[int]:
    """Where the tone mark may stand: at the marked vowel, or at either usual place of a glide."""
    marked = [at for at, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    if marked:
        return marked[-1:]
    if len(rhyme) == 1:
        return [0]
    if closing:
        return [len(rhyme) - 1]
    if rhyme in ("oa", "oe", "uy", "ue"):
        return [0, 1]
    if rhyme in ("oai", "oao", "oay", "oeo", "uya", "uyu", "uai", "uao", "uay", "uau", "ueo"):
        return [1]
    return [0]

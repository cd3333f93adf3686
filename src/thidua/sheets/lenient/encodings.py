"""The two encodings from before Unicode, TCVN3 (ABC, the .Vn fonts) and VNI (the VNI- fonts), as tables.

A program that does not know them shows their bytes as Latin-1 letters: «C«ng hßa», «Coäng hoøa» for «Cộng hòa».
TCVN3 has no capitals with tones: they are the small letters in a font that draws only capitals.
"""

import re
import unicodedata
from collections.abc import Callable

# TCVN 5712-3: each row holds the plain letter and its tones: grave, acute, hook, tilde, dot.
_ROWS = (
    "aàáảãạ",
    "ăằắẳẵặ",
    "âầấẩẫậ",
    "eèéẻẽẹ",
    "êềếểễệ",
    "iìíỉĩị",
    "oòóỏõọ",
    "ôồốổỗộ",
    "ơờớởỡợ",
    "uùúủũụ",
    "ưừứửữự",
    "yỳýỷỹỵ",
)
_TCVN3_ROWS = (
    "aµ¸¶·¹",
    "¨»¾¼½Æ",
    "©ÇÊÈÉË",
    "eÌÐÎÏÑ",
    "ªÒÕÓÔÖ",
    "i×ÝØÜÞ",
    "oßãáâä",
    "«åèæçé",
    "¬êíëìî",
    "uïóñòô",
    "\u00adõøö÷ù",
    "yúýûüþ",
)
TCVN3: dict[str, str] = {
    old: new
    for old_row, new_row in zip(_TCVN3_ROWS, _ROWS, strict=True)
    for old, new in zip(old_row, new_row, strict=True)
    if not old.isascii()
} | dict(zip("®§¡¢£¤¥¦", "đĐĂÂÊÔƠƯ", strict=True))
"""Each byte of TCVN3 beyond ASCII, as Latin-1 shows it (the soft hyphen is ư), and its letter."""

# VNI for Windows: a letter, then a byte that stands for its marks; ơ and ư are bytes that take tones like letters.
_MARKED = {
    "a": {"a": "øùûõï", "ă": "èéúüë", "â": "àáåãä"},
    "e": {"e": "øùûõï", "ê": "àáåãä"},
    "o": {"o": "øùûõï", "ô": "àáåãä"},
    "u": {"u": "øùûõï"},
    "ô": {"ơ": "øùûõï"},
    "ö": {"ư": "øùûõï"},
    "y": {"y": "øùûõ"},
}
_ALONE = {"ñ": "đ", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư"}
_TONES = "\u0300\u0301\u0309\u0303\u0323"


def _vni() -> dict[str, str]:
    table = {"aâ": "â", "aê": "ă", "eâ": "ê", "oâ": "ô", **_ALONE}
    for base, letters in _MARKED.items():
        for letter, marks in letters.items():
            for mark, tone in zip(marks, _TONES, strict=False):
                table[base + mark] = unicodedata.normalize("NFC", letter + tone)
    return table | {old.upper(): new.upper() for old, new in table.items()}


VNI: dict[str, str] = _vni()
"""Each letter of VNI beyond ASCII, of one or two bytes as Latin-1 shows them, and its letter in Unicode."""

# Capitals are sometimes followed by the mark of the small letter: «AÂn» and «Aân» are both «Ân».
_VNI_READ = VNI | {old[0].upper() + old[1]: new.upper() for old, new in VNI.items() if len(old) == 2 and old.islower()}
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI_READ), key=len, reverse=True)))
_VNI_MARKS = frozenset("".join(_VNI_READ)) - frozenset("aeouyAEOUY")
_TCVN3_WRITE = {new: old for old, new in TCVN3.items()}
_VNI_WRITE = {new: old for old, new in VNI.items()}


class NotEncodableError(ValueError):
    """A text that holds a character which the encoding does not have."""


def from_tcvn3(text: str) -> str:
    """Text in TCVN3 as Unicode; words typed for an all-capital font become capitals."""
    words = re.split(r"(\s+)", text)
    shouted = not any(_lower(word) for word in words) and any(_capitals(word) > 1 for word in words)
    return "".join(_tcvn3_word(word, shouted) for word in words)


def to_tcvn3(text: str) -> str:
    """Text in TCVN3, capitals with tones as small letters. Raises NotEncodableError for what it cannot write."""
    return "".join(
        _encoded(letter, lambda one: _TCVN3_WRITE.get(one) or _TCVN3_WRITE.get(one.lower())) for letter in text
    )


def from_vni(text: str) -> str:
    """Text in VNI as Unicode. Raises NotEncodableError where a mark stands alone or on the wrong letter."""
    rest = _VNI_LETTER.sub("", text)
    if any(char in _VNI_MARKS for char in rest):
        raise NotEncodableError(text)
    return _VNI_LETTER.sub(lambda found: _VNI_READ[found[0]], text)


def to_vni(text: str) -> str:
    """Text in VNI. Raises NotEncodableError for a character that it cannot write."""
    return "".join(_encoded(letter, _VNI_WRITE.get) for letter in text)


def _tcvn3_word(word: str, shouted: bool) -> str:
    changed = "".join(TCVN3.get(char, char) for char in word)
    if changed == word or _lower(word):
        return changed
    capital = _capitals(word) > 1 or (shouted and _capitals(word) == 1) or (shouted and not word.isascii())
    return changed.upper() if capital else changed


def _lower(word: str) -> bool:
    return any("a" <= char <= "z" for char in word)


def _capitals(word: str) -> int:
    return sum("A" <= char <= "Z" for char in word)


def _encoded(letter: str, find: Callable[[str], str | None]) -> str:
    if letter.isascii():
        return letter
    found = find(letter)
    if found is None:
        raise NotEncodableError(letter)
    return found

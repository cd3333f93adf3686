"""A stored key by which names stand in Vietnamese order: given name, then surname, then middle names.

Letters are told apart first (a ă â … d đ …), over the whole word; only then tones (level, huyền, hỏi, ngã, sắc, nặng),
as in the Vietnamese order of the Unicode collation tables; blanks, marks and digits stand before letters in the order
of those tables too. Capitals, blanks side by side and accents of other languages do not count. Keys are text, so a
database can sort by them.
"""

import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_SHAPES = {"\u0306", "\u0302", "\u031b"}  # of ă, â ê ô, ơ ư
_PRIMARY = {letter: chr(0x100 + place) for place, letter in enumerate(_LETTERS)}
MARKS = "_-–—,;:!?.·'\"«»()[]{}§@*/\\&#%`^°©®+±÷×<=>|~$"
_BLANK, _FIRST_MARK, _OTHER_MARKS, _DIGITS, _OTHER_LETTERS = "\x10", 0x20, 0x5F, 0x60, 0x1000
_MARK = {mark: chr(_FIRST_MARK + place) for place, mark in enumerate(MARKS)}
_ALIKE = str.maketrans({"…": "...", "‘": "'", "’": "'", "“": '"', "”": '"'})
_NEXT_LEVEL, _NEXT_PART = "\x02", "\x01"


def name_key(name: str) -> str:
    """The key of a person's name; of a name of one word that word."""
    words = name.split()
    if not words:
        return ""
    surname = words[0] if len(words) > 1 else ""
    return _NEXT_PART.join(map(text_key, (words[-1], surname, " ".join(words[1:-1]))))


def text_key(text: str) -> str:
    """The key of any text, such as the name of an office, read from its beginning."""
    letters, tones = [], []
    for letter, tone in _parts(" ".join(text.split()).casefold().translate(_ALIKE)):
        letters.append(_weight(letter))
        tones.append(tone)
    return "".join(letters) + _NEXT_LEVEL + "".join(tones)


def _parts(text: str) -> list[tuple[str, str]]:
    """Each letter with its shape mark, and its tone ("0" for the level one); other marks do not count."""
    found: list[tuple[str, str]] = []
    for sign in unicodedata.normalize("NFD", text):
        if sign in _TONES and found:
            found[-1] = found[-1][0], _TONES[sign]
        elif sign in _SHAPES and found:
            found[-1] = unicodedata.normalize("NFC", found[-1][0] + sign), found[-1][1]
        elif not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf":
            found.append((sign, "0"))
    return found


def _weight(letter: str) -> str:
    """One character that stands for a letter: blanks, marks, digits, then letters."""
    if letter in _PRIMARY:
        return _PRIMARY[letter]
    if letter == " ":
        return _BLANK
    if letter in _MARK:
        return _MARK[letter]
    if letter.isdecimal():
        return chr(_DIGITS + unicodedata.decimal(letter))
    if letter.isalpha():
        return chr(_OTHER_LETTERS) + letter
    return chr(_OTHER_MARKS) + letter

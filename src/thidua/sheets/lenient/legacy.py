"""Text that was not written in Unicode, or was read in the wrong encoding, found and proposed in readable form.

The measure is the spelling: a reading is proposed where (nearly) all words with strange letters become well-spelt
Vietnamese syllables by it and enough of them were none before. ftfy was tried and left: it does not know cp1258
and cuts «hà nh» in two where a no-break space was part of a letter.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from thidua.sheets.lenient.answers import Proposal, Sure
from thidua.sheets.lenient.encodings import TCVN3, VNI, NotEncodableError, from_tcvn3, from_vni
from thidua.sheets.lenient.syllables import is_syllable

Encoding: TypeAlias = Literal["TCVN3", "VNI", "UTF-8"]

_WHY = {
    "TCVN3": "chữ có vẻ viết bằng bảng mã TCVN3 (ABC, phông .Vn…), đã đổi sang Unicode",
    "VNI": "chữ có vẻ viết bằng bảng mã VNI (phông VNI-…), đã đổi sang Unicode",
    "UTF-8": "chữ bị hỏng vì tệp được mở sai bảng mã, đã đổi lại",
}
ENOUGH = 0.6
"""The least score at which a text is taken for damaged."""

# Zero-width characters, direction marks, tatweel, fillers: nobody sees them, nobody typed them on purpose.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\x0b\x0c]")
_LINE_END = re.compile("\r\n?|\u2028|\u2029|\u0085|_x000[Dd]_\n?")

# Letters, with the signs of Latin-1 that are letters in TCVN3.
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.escape("".join(char for char in TCVN3 if not char.isalpha()))
_LEGACY_WORD = re.compile(rf"(?:[^\W\d_]|[{_SIGNS}])+")
_DAMAGED_WORD = re.compile(r"(?:[^\s\d\x00-\x7f]|[A-Za-z])+")
_MOJIBAKE_LEAD = re.compile("[ÃÄÆÂĂáâÌ]")
# Measures, sums and a French word that the rules of spelling alone would take for syllables.
_NEUTRAL = re.compile(r"[oO]ù|µ[mslng]|[A-Za-z]×[A-Za-z]?|[A-Za-z][®©]?|[^A-Za-z]")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a damaged text. ``score``: from 0 to 1, how much better it is spelt than what stood there."""

    encoding: Encoding
    text: str
    score: float


def cleaned(text: str) -> str:
    """Text in NFC with one kind of blank and of line end, without characters that nobody can see."""
    text = _LINE_END.sub("\n", text)
    text = _BLANK.sub(" ", text)
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def readable(text: str) -> Sure[str] | Proposal[str]:
    """The text as it was meant: cleaned where it is sound, converted (to be confirmed) where it is damaged."""
    found = readings(text)
    if not found:
        return Sure(cleaned(text))
    best = found[0]
    why = _WHY[best.encoding]
    if len(found) > 1:
        why += f"; cũng có thể là «{found[1].text}» ({found[1].encoding})"
    return Proposal(best.text, why)


def readings(text: str) -> list[Reading]:
    """The ways in which a damaged text makes sense, best first; none for sound text, Vietnamese or foreign."""
    if text.isascii():
        return []
    tried: list[tuple[Encoding, str | None]] = [
        ("UTF-8", _undone(text)),
        ("TCVN3", _converted(text, from_tcvn3, frozenset(TCVN3))),
        ("VNI", _converted(text, from_vni, frozenset("".join(VNI)))),
    ]
    found = [
        Reading(encoding, cleaned(converted), score)
        for encoding, converted in tried
        if converted is not None and (score := _score(text, converted, encoding)) >= ENOUGH
    ]
    found.sort(key=lambda one: -one.score)
    return [one for at, one in enumerate(found) if one.text not in [other.text for other in found[:at]]]


def _converted(text: str, convert: Callable[[str], str], letters: frozenset[str]) -> str | None:
    """The text converted; None where it holds letters that the encoding does not have."""
    if not any(char in letters for char in text):
        return None
    if any(char.isalpha() and not char.isascii() and char not in letters for char in text):
        return None
    try:
        return convert(text)
    except NotEncodableError:
        return None


def _undone(text: str) -> str | None:
    """UTF-8 that was read as cp1252 or cp1258, read rightly; None where it is no such thing."""
    if not _MOJIBAKE_LEAD.search(text):
        return None
    for codec in ("cp1252", "cp1258"):
        # The last byte of "à" looks like a no-break space, which many programs turn into a plain one.
        for attempt in (text, re.sub("(?<=[ÃĂ]) ", "\u00a0", text)):
            try:
                return b"".join(_byte(char, codec) for char in attempt).decode("utf-8")
            except UnicodeError:
                continue
    return None


def _byte(char: str, codec: str) -> bytes:
    try:
        return char.encode(codec)
    except UnicodeEncodeError:
        # Bytes without a letter in the code page pass as control characters.
        return char.encode("latin-1")


def _score(text: str, converted: str, encoding: Encoding) -> float:
    """How much is gained: 1 where every strange word becomes a syllable and none was one; 0 for no gain."""
    words = _DAMAGED_WORD.findall(text) if encoding == "UTF-8" else _LEGACY_WORD.findall(_alone(text))
    before = [word for word in words if not word.isascii()]
    counted = [word for word in before if not _NEUTRAL.fullmatch(word)]
    after = [word for word in _WORD.findall(converted) if not word.isascii()]
    if not counted or not after:
        return 0.0
    spelt = sum(map(is_syllable, after)) / len(after)
    sound = sum(map(is_syllable, counted)) / len(counted)
    plain = [word for word in _WORD.findall(converted) if word.isascii() and not word.isupper() and len(word) > 1]
    native = sum(map(is_syllable, plain)) / len(plain) if plain else 1.0
    if spelt < 0.8 or native < 0.5 or sound > 0.75:
        return 0.0
    return spelt * (0.5 + 0.5 * native) * (1 - sound / 3)


def _alone(text: str) -> str:
    """The text without signs that stand at a figure: in «5½» and «3×4» they are no letters."""
    return re.sub(rf"(?<=\d)\s?[{_SIGNS}]+(?!\w)|[{_SIGNS}]+(?=\d)", " ", text)

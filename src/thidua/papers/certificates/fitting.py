"""Fits a text into its box: in one line, or in more where its letters are larger so; words stay whole, nothing is cut.

Lengths are binary floats here: no figure of a campaign hangs on them, only where ink lies.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from thidua.papers.certificates.compounds import is_one_word
from thidua.papers.widths import width_mm

MM_PER_POINT = 25.4 / 72
LINE = 1.25
"""A line in sizes of its letters; the marks over capitals such as Ễ need more room than plain letters."""
ASCENT = 0.98
"""How far below the top of a line its letters stand, in sizes: room for the marks over capitals."""
_SLACK = 0.99
"""Share of the box's width that is filled: printers and rounding need a hair."""
_STEP = 0.5
_HAIR = 1e-9
_SMALLER = 0.9
_DASHES = ("-", "–", "—")
_DASHED = [[dash] for dash in _DASHES]
_LONGEST = 30
"""Letters of a word; no Vietnamese word is longer, and what is may be broken anywhere."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines from top to bottom, at one size in points. `too_small`: below the least size that was allowed."""

    size: float
    lines: tuple[str, ...]
    too_small: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """What a text has to fit in: millimetres, points, and whether it is wrapped before it is made smaller."""

    width: float
    height: float
    size: float
    least: float
    bold: bool = False
    italic: bool = False
    wrap_first: bool = False

    def width_of(self, text: str) -> float:
        """Millimetres of a text in these letters, one point high."""
        return width(text, self.bold, self.italic)


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    before: str  # what parts it from the piece before: a space, or nothing inside an overlong word


@lru_cache(maxsize=2_000)
def fit(text: str, room: Room) -> Fitted:
    """The text in its room. Line breaks in the text stay; where even the least size is too large, it gets smaller."""
    paragraphs = [_pieces(line) for line in text.split("\n")]
    if not any(paragraphs):
        return Fitted(room.size, ())
    unbroken = None if room.wrap_first else _one_line_size(paragraphs, room)
    size = room.size
    while unbroken is None or size > unbroken:
        if lines := _wrapped(paragraphs, room, size):
            return Fitted(size, lines, size < room.least)
        size = max(size - _STEP, room.least) if size > room.least else size * _SMALLER
    return Fitted(unbroken, tuple(_joined(pieces) for pieces in paragraphs))


def _one_line_size(paragraphs: list[list[_Piece]], room: Room) -> float | None:
    """The largest size that needs no further line breaks, if it is not below the least."""
    widest = max(room.width_of(_joined(pieces)) for pieces in paragraphs)
    by_height = room.height / (len(paragraphs) * LINE * MM_PER_POINT)
    fitting = min(room.size, by_height, room.width * _SLACK / widest if widest else room.size)
    if fitting < room.least:
        return None
    return room.size if fitting == room.size else max(fitting // _STEP * _STEP, room.least)


def _wrapped(paragraphs: list[list[_Piece]], room: Room, size: float) -> tuple[str, ...] | None:
    """The lines at a size, even in length; None where they do not fit."""
    most = int(room.height / (size * LINE * MM_PER_POINT) + _HAIR)
    limit = room.width * _SLACK / size
    broken = [_broken(pieces, limit, room) for pieces in paragraphs]
    if any(lines is None for lines in broken) or sum(len(lines or ()) for lines in broken) > most:
        return None
    return tuple(line for pieces in paragraphs for line in _even(pieces, limit, room))


def _even(pieces: list[_Piece], limit: float, room: Room) -> list[str]:
    """As few lines as `limit` allows, in the least width that needs no more of them."""
    best = _broken(pieces, limit, room) or []
    count, low, high = len(best), 0.0, limit
    for _ in range(6 if count > 1 else 0):
        middle = (low + high) / 2
        lines = _broken(pieces, middle, room)
        if lines is not None and len(lines) <= count:
            best, high = lines, middle
        else:
            low = middle
    return best


def _broken(pieces: list[_Piece], limit: float, room: Room) -> list[str] | None:
    """Lines of at most `limit` mm a point, as full as they can be; None where a word alone is wider."""
    lines: list[str] = []
    line, used = "", 0.0
    for piece in pieces:
        own = room.width_of(piece.text)
        if own > limit:
            return None
        wider = used + own + room.width_of(piece.before)
        if line and wider > limit:
            lines.append(line)
            line, used = piece.text, own
        elif line:
            line, used = line + piece.before + piece.text, wider
        else:
            line, used = piece.text, own
    return [*lines, line]


def _pieces(line: str) -> list[_Piece]:
    pieces = []
    for word in _words(line.split()):
        for at in range(0, len(word), _LONGEST):
            pieces.append(_Piece(word[at : at + _LONGEST], "" if at else " "))
    return pieces


def _words(syllables: list[str]) -> Iterator[str]:
    """What is not broken: a syllable, a word of two, or words with a dash between, such as ``Văn hóa - Xã hội``."""
    held: list[str] = []
    while syllables:
        count = 2 if is_one_word(syllables[:2]) else 1
        held.append(" ".join(syllables[:count]))
        syllables = syllables[count:]
        if held[-1] not in _DASHES and syllables[:1] not in _DASHED:
            yield from _together(held)
            held = []
    yield from _together(held)


def _together(words: list[str]) -> list[str]:
    """Words around dashes as one, unless that would be too long for one."""
    joined = " ".join(words)
    return [joined] if words and len(joined) <= _LONGEST else words


def _joined(pieces: list[_Piece]) -> str:
    return "".join(piece.before + piece.text for piece in pieces).lstrip(" ")


@lru_cache(maxsize=20_000)
def width(text: str, bold: bool, italic: bool) -> float:
    """Millimetres of a text whose letters are one point high."""
    return float(width_mm(text, 1, bold, italic))

"""What is printed where on a page of a PDF: words with their font, and straight lines. Lengths in mm from top left."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pypdf import PageObject

from thidua.papers.checking.pdf_fonts import Widths, code_length, name_and_look
from thidua.papers.widths import width_mm

_MM = Fraction(254, 720)  # of one point
# What is only filled is no line: the ground behind a gap.
_STROKING = (b"S", b"s", b"B", b"B*", b"b", b"b*")
_PAINTING = (*_STROKING, b"f", b"F", b"f*", b"n")
# Where a word that is wider than its cell may break: put in by us, no part of what is said.
_MAY_BREAK = "\u200b"
Matrix = list[float]


@dataclass(frozen=True)
class Words:
    """Words in one font on one line; `y` is that of the line they stand on."""

    text: str
    x: Fraction
    end: Fraction
    y: Fraction
    size: Fraction  # points
    font: str
    bold: bool
    italic: bool
    black: bool = True


@dataclass(frozen=True)
class Stroke:
    x: Fraction
    y: Fraction
    to_x: Fraction
    to_y: Fraction
    solid: bool = True

    @property
    def level(self) -> bool:
        return abs(self.y - self.to_y) < Fraction(1, 10)

    @property
    def upright(self) -> bool:
        return abs(self.x - self.to_x) < Fraction(1, 10)

    @property
    def top(self) -> Fraction:
        return min(self.y, self.to_y)

    @property
    def bottom(self) -> Fraction:
        return max(self.y, self.to_y)


@dataclass(frozen=True)
class Page:
    width: Fraction
    height: Fraction
    words: tuple[Words, ...]
    strokes: tuple[Stroke, ...]


def read_page(page: PageObject) -> Page:
    """The words and strokes of a page, in the order in which they are drawn."""
    reader = _Reader(_exact(page.mediabox.width), _exact(page.mediabox.height))
    page.extract_text(visitor_text=reader.text, visitor_operand_before=reader.operator)
    return Page(reader.width * _MM, reader.height * _MM, tuple(reader.words), tuple(reader.strokes))


class _Reader:
    """Collects what a page draws. A PDF tells where words begin; where they end follows from the letters' widths
    and from the distances that its last string puts between them."""

    def __init__(self, width: Fraction, height: Fraction) -> None:
        self.width, self.height = width, height
        self.words: list[Words] = []
        self.strokes: list[Stroke] = []
        self._widths = Widths()
        self._string: tuple[Fraction, bytes, Fraction, bool] | None = (
            None  # beginning, codes, moved back (of 1000), black
        )
        self._path: list[Stroke] = []
        self._pen: tuple[Fraction, Fraction] | None = None
        self._ink = _Ink()

    def text(self, text: str, cm: Matrix, tm: Matrix, font: Any, size: float) -> None:
        string, self._string = self._string, None
        if not text.strip() or font is None:
            return
        family, bold, italic = name_and_look(font)
        text = text.strip("\n")
        shown = text.replace(_MAY_BREAK, "").strip(" ")
        points = _exact(size * abs(tm[3] * cm[3]))
        x, y = self._at(tm[4], tm[5], cm)
        end, black = x + width_mm(shown, 1, bold, italic) * points, self._ink.black
        if string is not None:
            begun, codes, back, black = string
            length = code_length(font)
            last = text[-(len(codes) // length) :]
            blank = len(last) - len(last.rstrip(" "))
            share = self._widths.of(font, codes[: len(codes) - blank * length])
            long = width_mm(last.rstrip(" "), 1, bold, italic) if share is None else share * _MM
            end = begun + (long - back * _MM / 1000) * points
        self.words.append(Words(shown, x, end, y, round(points, 2), family, bold, italic, black))

    def operator(self, operator: bytes, operands: Any, cm: Matrix, tm: Matrix) -> None:
        if operator in (b"Tj", b"TJ") and operands:
            shown = operands[0] if operator == b"TJ" else operands
            moves = [part for part in shown if isinstance(part, int | float)]
            codes = b"".join(_codes(part) for part in shown if isinstance(part, bytes | str))
            self._string = (self._at(tm[4], tm[5], cm)[0], codes, _exact(float(sum(moves))), self._ink.black)
        elif operator in (b"m", b"l"):
            point = self._at(float(operands[0]), float(operands[1]), cm)
            if operator == b"l" and self._pen is not None:
                self._path.append(Stroke(*self._pen, *point, self._ink.solid))
            self._pen = point
        elif operator in _PAINTING:
            if operator in _STROKING:
                self.strokes += self._path
            self._path = []
        else:
            self._ink.operator(operator, operands)

    def _at(self, x: float, y: float, cm: Matrix) -> tuple[Fraction, Fraction]:
        return (
            _exact(x * cm[0] + y * cm[2] + cm[4]) * _MM,
            (self.height - _exact(x * cm[1] + y * cm[3] + cm[5])) * _MM,
        )


class _Ink:
    """Whether words are drawn in black and lines without gaps, as the last settings say."""

    def __init__(self) -> None:
        self.black = self.solid = True
        self._kept: list[tuple[bool, bool]] = []

    def operator(self, operator: bytes, operands: Any) -> None:
        if operator == b"q":
            self._kept.append((self.black, self.solid))
        elif operator == b"Q" and self._kept:
            self.black, self.solid = self._kept.pop()
        elif operator == b"d" and operands:
            self.solid = not operands[0]
        elif operator in (b"g", b"rg", b"sc", b"scn", b"k"):
            amounts = [float(part) for part in operands if isinstance(part, int | float)]
            # Of the four printing inks the last is black.
            self.black = amounts[-1] == 1 if len(amounts) == 4 else bool(amounts) and not any(amounts)


def _codes(part: bytes | str) -> bytes:
    return part if isinstance(part, bytes) else getattr(part, "original_bytes", part.encode("latin-1", "replace"))


def _exact(length: float) -> Fraction:
    """A length of a PDF, which gives no more than thousandths of a point."""
    return Fraction(round(float(length) * 1000), 1000)

"""What is printed where on a page of a PDF: words with their font, and straight lines. Lengths in mm from top left."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pypdf import PageObject

from thidua.papers.widths import width_mm

_MM = Fraction(254, 720)  # of one point
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


@dataclass(frozen=True)
class Stroke:
    x: Fraction
    y: Fraction
    to_x: Fraction
    to_y: Fraction


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
        self._string: tuple[Fraction, int, Fraction] | None = None  # beginning, bytes, moved back (of 1000 of the size)
        self._pen: tuple[Fraction, Fraction] | None = None

    def text(self, text: str, cm: Matrix, tm: Matrix, font: Any, size: float) -> None:
        string, self._string = self._string, None
        if not text.strip() or font is None:
            return
        family, bold, italic = _font(str(font.get("/BaseFont", "")))
        text = text.strip("\n")
        shown = text.strip(" ")
        points = _exact(size * abs(tm[3] * cm[3]))
        x, y = self._at(tm[4], tm[5], cm)
        end = x + width_mm(shown, 1, bold, italic) * points
        if string is not None:
            begun, length, back = string
            letters = length // 2 if font.get("/Subtype") == "/Type0" else length
            last = width_mm(text[-letters:].rstrip(" "), 1, bold, italic)
            end = begun + (last - back * _MM / 1000) * points
        self.words.append(Words(shown, x, end, y, round(points, 2), family, bold, italic))

    def operator(self, operator: bytes, operands: Any, cm: Matrix, tm: Matrix) -> None:
        if operator in (b"Tj", b"TJ") and operands:
            shown = operands[0] if operator == b"TJ" else operands
            moves = [part for part in shown if isinstance(part, int | float)]
            length = sum(len(part) for part in shown if isinstance(part, bytes | str))
            self._string = (self._at(tm[4], tm[5], cm)[0], length, _exact(float(sum(moves))))
        elif operator in (b"m", b"l"):
            point = self._at(float(operands[0]), float(operands[1]), cm)
            if operator == b"l" and self._pen is not None:
                self.strokes.append(Stroke(*self._pen, *point))
            self._pen = point

    def _at(self, x: float, y: float, cm: Matrix) -> tuple[Fraction, Fraction]:
        return (
            _exact(x * cm[0] + y * cm[2] + cm[4]) * _MM,
            (self.height - _exact(x * cm[1] + y * cm[3] + cm[5])) * _MM,
        )


def _exact(length: float) -> Fraction:
    """A length of a PDF, which gives no more than thousandths of a point."""
    return Fraction(round(float(length) * 1000), 1000)


def _font(name: str) -> tuple[str, bool, bool]:
    family, _, look = re.sub(r"^/?([A-Z]{6}\+)?", "", name).replace(",", "-").partition("-")
    family = "Times New Roman" if family.startswith("TimesNewRoman") else family
    return family, "Bold" in look, "Italic" in look

"""Where everything of one certificate is drawn: lines of text at their base lines, rules, the QR code.

The result is plain data for `pages.typ`, which knows no certificate; millimetres from the upper left corner.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from thidua.papers.certificates.certificate import Certificate
from thidua.papers.certificates.fitting import ASCENT, LINE, MM_PER_POINT, Fitted, Room, fit, width
from thidua.papers.certificates.profile import Field, Printer, Profile
from thidua.papers.certificates.proof import Prover
from thidua.papers.certificates.qr import qr_rows
from thidua.papers.certificates.wording import words
from thidua.papers.characters import clean
from thidua.papers.typst.letters import printed

Drawn = dict[str, Any]
_RULE_BELOW = 1 / 3
"""How far under the letters a rule lies, in sizes."""
_LIGHT, _WHITE = 4, 255
_SHADES = bytes([_WHITE, 0, *range(2, 256)])
"""The light border of a QR code, in squares, without which readers do not find it."""
_ONE, _DRAFT_SIZE, _DRAFT_RED = Fraction(1), Fraction(14), "#b5121b"
_EXACT = Printer(label="không lệch")


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: its upper left corner and side in mm, and its squares as so many rows of shades, a byte each."""

    x: float
    y: float
    side: float
    squares: int
    shades: bytes


@dataclass(frozen=True, slots=True)
class Drawing:
    """One page, and the fields whose words had to become smaller than the profile allows.

    Under "emblems" stand left, top, width and height of each place of the emblem.
    """

    page: Drawn
    codes: tuple[Code, ...]
    too_small: tuple[str, ...]


def draw(certificate: Certificate, profile: Profile, printer: Printer | None, prover: Prover | None) -> Drawing:
    """One certificate by a profile; what the profile has no place for is not printed."""
    code = prover.code(certificate) if prover is not None else ""
    texts = words(certificate, code)
    pen = _Pen(printer or _EXACT)
    for name, field in _fields(certificate, profile):
        if name == "emblem":
            pen.place(field)
        elif name != "qr":
            there = field if code else _without_qr(field)
            pen.write(name, there, printed(clean(field.text) if field.text is not None else texts[name]))
        elif prover is not None and code:
            pen.stamp(field, prover.link(code))
    return Drawing(pen.page, tuple(pen.codes), tuple(pen.too_small))


def _fields(certificate: Certificate, profile: Profile) -> Iterator[tuple[str, Field]]:
    """The fields of a profile; a draft says that it is one, also on stock that has no place for that."""
    yield from profile.fields.items()
    if certificate.provisional and "draft" not in profile.fields:
        free, size = profile.page.width - 2, min(_DRAFT_SIZE, profile.page.height)
        yield (
            "draft",
            Field(x=_ONE, y=_ONE, width=free, height=size, size=size, bold=True, caps=True, colour=_DRAFT_RED),
        )


def _without_qr(field: Field) -> Field:
    return field if field.x_without_qr is None else field.model_copy(update={"x": field.x_without_qr})


def fitted(field: Field, text: str) -> Fitted:
    """The lines of a text in a field."""
    shown = text.upper() if field.caps else text
    size = (float(field.width), float(field.height), float(field.size), float(field.least))
    room = Room(*size, field.bold, field.italic, field.wrap_first)
    return fit(shown, room)


class _Pen:
    """Draws fields onto one page of a printer."""

    def __init__(self, printer: Printer) -> None:
        self.scale, self.dx, self.dy = float(printer.scale / 100), float(printer.dx), float(printer.dy)
        self.page: Drawn = {"lines": [], "rules": [], "emblems": []}
        self.codes: list[Code] = []
        self.too_small: list[str] = []

    def write(self, name: str, field: Field, text: str) -> None:
        set_ = fitted(field, text)
        if set_.too_small:
            self.too_small.append(name)
        for base, line in _bases(field, set_):
            self._line(field, set_.size, base, line)
        if field.rule is not None and set_.lines:
            self._rule(field, set_)

    def place(self, field: Field) -> None:
        left, top = self._x(float(field.x)), self._y(float(field.y))
        self.page["emblems"].append([left, top, self._long(float(field.width)), self._long(float(field.height))])

    def stamp(self, field: Field, held: str) -> None:
        rows = qr_rows(held)
        side = float(min(field.width, field.height))
        x, y = float(field.x) + (float(field.width) - side) / 2, float(field.y) + (float(field.height) - side) / 2
        light = bytes([_WHITE] * _LIGHT)
        broad = bytes([_WHITE] * (len(rows) + 2 * _LIGHT)) * _LIGHT
        shades = b"".join(light + row.translate(_SHADES) + light for row in rows)
        squares = len(rows) + 2 * _LIGHT
        self.codes.append(Code(self._x(x), self._y(y), self._long(side), squares, broad + shades + broad))

    def _line(self, field: Field, size: float, base: float, line: str) -> None:
        weight = "bold" if field.bold else "regular"
        slant = "italic" if field.italic else "normal"
        box = [self._x(float(field.x)), self._y(base), self._long(float(field.width)), field.align]
        self.page["lines"].append([*box, self._long(size), weight, slant, field.colour, line])

    def _rule(self, field: Field, set_: Fitted) -> None:
        *_, (base, _) = _bases(field, set_)
        longest = max(width(line, field.bold, field.italic) for line in set_.lines) * set_.size
        share = longest * float(field.rule or 0) / 100
        free = float(field.width) - share
        x = float(field.x) + {"left": 0.0, "center": free / 2, "right": free}[field.align]
        y = base + set_.size * MM_PER_POINT * _RULE_BELOW
        self.page["rules"].append([self._x(x), self._y(y), self._long(share), field.colour])

    def _x(self, x: float) -> float:
        return round(x * self.scale + self.dx, 3)

    def _y(self, y: float) -> float:
        return round(y * self.scale + self.dy, 3)

    def _long(self, length: float) -> float:
        return round(length * self.scale, 3)


def _bases(field: Field, set_: Fitted) -> Iterator[tuple[float, str]]:
    """Each line with the height at which its letters stand."""
    size = set_.size * MM_PER_POINT
    free = float(field.height) - len(set_.lines) * size * LINE
    top = float(field.y) + {"top": 0.0, "middle": free / 2, "bottom": free}[field.valign]
    for number, line in enumerate(set_.lines):
        yield top + size * (number * LINE + ASCENT), line

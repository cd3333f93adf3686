"""The fonts of a PDF: their names, and how wide a string is by the font's own widths, whatever letters it holds."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

_THOUSANDTH = Fraction(1, 1000)


def name_and_look(font: Mapping[str, Any]) -> tuple[str, bool, bool]:
    """The family, and whether it is bold and italic."""
    name = re.sub(r"^/?([A-Z]{6}\+)?", "", str(font.get("/BaseFont", "")))
    family, _, look = name.replace(",", "-").partition("-")
    family = "Times New Roman" if family.startswith("TimesNewRoman") else family
    return family, "Bold" in look, "Italic" in look


def code_length(font: Mapping[str, Any]) -> int:
    """Bytes for each letter."""
    return 2 if font.get("/Subtype") == "/Type0" else 1


class Widths:
    """The advances of the fonts of one page, read once for each font."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[dict[int, Fraction], Fraction | None]] = {}

    def of(self, font: Mapping[str, Any], codes: bytes) -> Fraction | None:
        """The length of a string in shares of the size; None where the font says no widths."""
        name = str(font.get("/BaseFont", "")) + str(font.get("/Subtype", ""))
        if name not in self._known:
            self._known[name] = _read(font)
        advances, other = self._known[name]
        if not advances:
            return None
        step = code_length(font)
        letters = (int.from_bytes(codes[at : at + step], "big") for at in range(0, len(codes), step))
        found = [advances.get(letter, other) for letter in letters]
        known = [advance for advance in found if advance is not None]
        return sum(known, Fraction(0)) * _THOUSANDTH if len(known) == len(found) else None


def _read(font: Mapping[str, Any]) -> tuple[dict[int, Fraction], Fraction | None]:
    if font.get("/Subtype") != "/Type0":
        first = int(font.get("/FirstChar", 0))
        return {first + at: _exact(width) for at, width in enumerate(font.get("/Widths") or ())}, None
    inner = font["/DescendantFonts"][0].get_object()
    return dict(_of_ranges(list(inner.get("/W") or ()))), _exact(inner.get("/DW", 1000))


def _of_ranges(said: list[Any]) -> Iterator[tuple[int, Fraction]]:
    """The two forms of a width table: "first [w w …]" and "first last w"."""
    at = 0
    while at + 1 < len(said):
        first, second = int(said[at]), said[at + 1]
        if isinstance(second, list):
            yield from ((first + more, _exact(width)) for more, width in enumerate(second))
            at += 2
        elif at + 2 < len(said):
            # No font of a paper has more letters: a hostile file must not make us count for ever.
            last = min(int(second), first + 0xFFFF)
            yield from ((letter, _exact(said[at + 2])) for letter in range(first, last + 1))
            at += 3
        else:
            return


def _exact(width: Any) -> Fraction:
    return Fraction(round(float(width) * 1000), 1000)

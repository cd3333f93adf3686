"""How a paragraph of a Word file looks once its style and what it says itself are put together."""

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from thidua.papers.layout import Alignment, Layout

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MM_IN_TWIP = Fraction(254, 14400)
_BLACK = (None, "000000", "auto")
_ALIGNMENTS = {"left": "left", "center": "center", "right": "right", "both": "justify"}


def value(node: ElementTree.Element | None, name: str = "val") -> str | None:
    """An attribute of a node that may be missing."""
    return None if node is None else node.get(W + name)


def mm(node: ElementTree.Element | None, name: str) -> Fraction:
    """A length in twips as mm; 0 where it is not said."""
    return int(value(node, name) or 0) * _MM_IN_TWIP


@dataclass(frozen=True)
class Look:
    """A paragraph as it is printed; indents in mm. An exact line height is told as the lines that it is high."""

    sizes: frozenset[Fraction]
    fonts: frozenset[str]
    bold: bool | None
    italic: bool | None
    align: Alignment
    left: Fraction
    right: Fraction
    first: Fraction  # indent of the first line
    before: Fraction  # points, as the next
    after: Fraction
    spacing: Fraction  # lines from line to line, 1 is single
    black: bool
    begins_bold: bool

    def between(self, width: Fraction) -> Fraction:
        """What is left of a width between the indents."""
        return width - self.left - self.right


class Looks:
    """The styles of one file."""

    def __init__(self, layout: Layout, styles: ElementTree.Element) -> None:
        self.layout = layout
        self._defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._paragraphs = styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        self._styles = {value(style, "styleId") or "": style for style in styles.iter(f"{W}style")}

    def style_of(self, paragraph: ElementTree.Element | None) -> str:
        """The id of a paragraph's style."""
        return value(None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle")) or "Normal"

    def of(self, paragraph: ElementTree.Element | None) -> Look:
        """How a paragraph looks."""
        style = self._styles.get(self.style_of(paragraph))
        paragraph = ElementTree.Element("none") if paragraph is None else paragraph
        runs = [run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None]
        direct = paragraph.find(f"{W}pPr")
        inherited = None if style is None else style.find(f"{W}pPr")
        align = value(_first("jc", direct, inherited)) or "left"
        indent, paragraphs = _first("ind", direct, inherited), self._paragraphs
        bold = [_on(node) for node in self._set(style, runs, "b")]
        return Look(
            frozenset(Fraction(int(value(node) or 0), 2) for node in self._set(style, runs, "sz") if node is not None),
            frozenset(value(node, "ascii") or "" for node in self._set(style, runs, "rFonts") if node is not None),
            _all(bold),
            _all([_on(node) for node in self._set(style, runs, "i")]),
            cast(Alignment, _ALIGNMENTS.get(align, "left")),
            mm(indent, "left"),
            mm(indent, "right"),
            mm(indent, "firstLine"),
            _points("before", direct, inherited, paragraphs),
            _points("after", direct, inherited, paragraphs),
            _points("line", direct, inherited, paragraphs) / 12,
            all(value(node) in _BLACK for node in self._set(style, runs, "color")),
            bool(bold) and bold[0],
        )

    def kept(self, paragraph: ElementTree.Element) -> bool:
        """Whether a paragraph stays on one page with the next."""
        style = self._styles.get(self.style_of(paragraph))
        inherited = None if style is None else style.find(f"{W}pPr")
        return _on(_first("keepNext", paragraph.find(f"{W}pPr"), inherited))

    def _set(
        self, style: ElementTree.Element | None, runs: list[ElementTree.Element], name: str
    ) -> list[ElementTree.Element | None]:
        """What each run says of something, else its style, else the defaults."""
        inherited = None if style is None else style.find(f"{W}rPr")
        return [_first(name, run.find(f"{W}rPr"), inherited, self._defaults) for run in runs]


def _first(name: str, *places: ElementTree.Element | None) -> ElementTree.Element | None:
    for place in places:
        if place is not None and (found := place.find(W + name)) is not None:
            return found
    return None


def _points(name: str, *places: ElementTree.Element | None) -> Fraction:
    """One of the distances of a paragraph, each of which may be said elsewhere; twentieths of a point."""
    for place in places:
        said = None if place is None else value(place.find(f"{W}spacing"), name)
        if said is not None:
            return Fraction(int(said), 20)
    return Fraction(0)


def _on(node: ElementTree.Element | None) -> bool:
    return node is not None and value(node) not in ("0", "false", "off")


def _all(answers: list[bool]) -> bool | None:
    """True or False where all agree, else None."""
    return answers[0] if answers and len(set(answers)) == 1 else (None if answers else False)

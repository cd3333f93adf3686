"""What was measured in a file, in the same words for Word and for PDF; lengths in mm, sizes in points."""

from dataclasses import dataclass
from fractions import Fraction

from thidua.papers.layout import Alignment


@dataclass(frozen=True)
class Part:
    """One part of a paper, by the key of its style in the layout.

    `bold` and `italic` are None where only some of the words are. `align` is None where it cannot be measured.
    `rule` is the length of the line under it in percent of the words' length; None where there is none.
    """

    style: str
    text: str
    sizes: frozenset[Fraction]
    fonts: frozenset[str]
    bold: bool | None
    italic: bool | None
    align: Alignment | None = None
    rule: Fraction | None = None
    where: str = ""


@dataclass(frozen=True)
class Margin:
    """A margin that was measured; `exact` False where words only show that it is at least so wide."""

    side: str
    width: Fraction
    exact: bool
    where: str


@dataclass(frozen=True)
class PageNumber:
    """The number printed on a page; `shown` None where there is none."""

    where: str
    shown: int | None
    starts: bool  # whether the page begins a paper or an appendix
    in_top_margin: bool = True
    centred: bool = True
    size: Fraction | None = None


@dataclass(frozen=True)
class Measured:
    papers: tuple[tuple[Fraction, Fraction], ...]  # width and height of each page or section
    margins: tuple[Margin, ...]
    numbers: tuple[PageNumber, ...]
    parts: tuple[Part, ...]

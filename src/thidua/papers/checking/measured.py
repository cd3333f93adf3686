"""What was measured in a file, in the same words for Word and for PDF; lengths in mm, sizes in points."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from thidua.papers.layout import Alignment


@dataclass(frozen=True)
class Part:
    """One part of a paper, by the key of its style in the layout.

    `bold` and `italic` are None where only some of the words are; `begins_bold` is that of the first words.
    `align` is None where it cannot be measured. `rule` is the length of the solid line under it in percent of the
    words' length; None where there is none. `lines` is 0 where it is not known how many it takes.
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
    black: bool = True
    begins_bold: bool = False
    lines: int = 0


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
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Amount:
    """One measure of the text: the indent of a first line in mm, points between paragraphs, lines from line to line
    (1 is single spacing), points between number and subject of a letter."""

    of: Literal["indent", "between", "spacing", "above_letter_subject"]
    is_: Fraction
    where: str


@dataclass(frozen=True)
class Standing:
    """How two parts stand to each other, and whether they do."""

    what: Literal["place_level", "signer_level", "signature_kept", "head_repeats"]
    holds: bool
    where: str


@dataclass(frozen=True)
class Measured:
    """`end` is the last paragraph of the paper itself before the signature; None where a table or chart is last."""

    papers: tuple[tuple[Fraction, Fraction], ...]  # width and height of each page or section
    margins: tuple[Margin, ...]
    numbers: tuple[PageNumber, ...]
    parts: tuple[Part, ...]
    amounts: tuple[Amount, ...] = ()
    standings: tuple[Standing, ...] = ()
    end: str | None = None

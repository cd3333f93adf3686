"""A paper that is set: paragraphs with their style, rules with their length, tables with their widths in mm.

Both writers read this and nothing else of a paper, so whatever is numbered, worded or measured is so only once.
"""

from dataclasses import dataclass
from fractions import Fraction

from thidua.papers.charts import Plot
from thidua.papers.layout import Alignment


@dataclass(frozen=True, slots=True)
class Piece:
    """Words set alike; `bold` and `italic` are as they are printed, the style's share included."""

    text: str
    bold: bool = False
    italic: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `align` overrides the style's; `left` is its distance from the left margin in mm, `above`
    the points that it keeps at least from what stands above it."""

    style: str
    pieces: tuple[Piece, ...]
    align: Alignment | None = None
    indent: bool = True
    left: Fraction = Fraction(0)
    next: bool = False  # keep on one page with what follows
    above: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A solid line, centred, of a length in mm."""

    length: Fraction


@dataclass(frozen=True, slots=True)
class Space:
    """Room left blank, such as for a signature, in mm."""

    height: int


Side = tuple[Line | Rule | Space, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Parts that stand side by side without lines, row by row; kept on one page."""

    widths: tuple[Fraction, ...]
    rows: tuple[tuple[Side, ...], ...]


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell; its row is at least `height` mm high."""

    line: Line
    columns: int = 1
    rows: int = 1
    height: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the rows of `head` repeat on each page. A row whose lines are `next` stays with what follows it."""

    widths: tuple[Fraction, ...]
    head: tuple[tuple[GridCell, ...], ...]
    rows: tuple[tuple[GridCell, ...], ...]
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart, as wide and high as its plot, in the middle of the line."""

    plot: Plot
    next: bool = False  # keep on one page with what follows


@dataclass(frozen=True, slots=True)
class NewPage:
    pass


Element = Line | Rule | Space | Columns | Grid | Drawn | NewPage


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that are numbered together from 1."""

    elements: tuple[Element, ...]
    landscape: bool = False

"""Tables of a paper: lists of names, rubrics, figures. The heading rows repeat on each page."""

from dataclasses import dataclass
from enum import Enum

from thidua.papers.paper.text import Text


class Align(Enum):
    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class RowKind(Enum):
    BODY = "body"
    GROUP = "group"  # bold: a heading within the table
    TOTAL = "total"  # bold, kept with the row before


@dataclass(frozen=True)
class Column:
    """One column. `width` is its share: of widths 1, 3, 2 the middle one takes half of the page's text width."""

    heading: Text
    width: int = 1
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Cell:
    """A cell that covers several columns or is aligned differently from its column."""

    text: Text = ""
    columns: int = 1
    align: Align | None = None
    bold: bool = False


@dataclass(frozen=True)
class Row:
    """A row; its cells cover the columns from the left. Cells that are missing at the right are empty."""

    cells: tuple[Text | Cell, ...]
    kind: RowKind = RowKind.BODY


@dataclass(frozen=True)
class Over:
    """A common heading over `columns` columns from the column `first` (counted from 0) on."""

    heading: Text
    first: int
    columns: int


@dataclass(frozen=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    over: tuple[Over, ...] = ()
    caption: Text | None = None  # above the table, centred
    ruled: bool = True  # False: no lines, for layouts such as ballots
    signed: bool = False  # rows high enough to be signed by hand
    when_empty: Text = "Không có"  # one row with these words stands where there are no rows

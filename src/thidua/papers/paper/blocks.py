"""What the body of a paper is made of, block after block.

Headings, articles, clauses and points are numbered by those who write them out: an article starts its clauses
anew, a clause its points. A `label` is printed instead where the text has numbers of its own.
"""

from dataclasses import dataclass

from thidua.papers.paper.charts import Chart
from thidua.papers.paper.tables import Align, Table
from thidua.papers.paper.text import Text


@dataclass(frozen=True)
class Bases:
    """The legal bases (căn cứ), one a line in italics; the ";" and the last "." are set by the writers."""

    lines: tuple[Text, ...]


@dataclass(frozen=True)
class Paragraph:
    text: Text
    align: Align = Align.JUSTIFY
    indent: bool = True  # of the first line
    keep_with_next: bool = False


@dataclass(frozen=True)
class Centred:
    """A bold line of its own in capitals: the power that decides, "QUYẾT ĐỊNH:", a chapter."""

    text: Text


@dataclass(frozen=True)
class Heading:
    """Level 1 is "I." in capitals, level 2 "1." bold, level 3 "a)" bold italic."""

    level: int
    text: Text
    label: str | None = None


@dataclass(frozen=True)
class Article:
    """Điều. Its `title` is bold beside the number; `text` follows upright."""

    title: Text | None = None
    text: Text | None = None
    label: str | None = None


@dataclass(frozen=True)
class Clause:
    """Khoản: "1."."""

    text: Text
    label: str | None = None


@dataclass(frozen=True)
class Point:
    """Điểm: "a)", in Vietnamese order, đ included."""

    text: Text
    label: str | None = None


@dataclass(frozen=True)
class Items:
    """A list with a dash before each."""

    items: tuple[Text, ...]
    mark: str = "-"


@dataclass(frozen=True)
class PageBreak:
    pass


Block = Bases | Paragraph | Centred | Heading | Article | Clause | Point | Items | Table | Chart | PageBreak

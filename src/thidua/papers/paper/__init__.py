"""The description of a paper, from which the Word file and the PDF are both written, so that they cannot drift apart.

    Paper("quyet-dinh", Head(...), body=(Bases(...), Centred("Quyết định:"), Article(...)), signers=(Signer(...),))

Plain frozen data: nothing here knows a page, a font or a file. Fields stand in the order of reading.
"""

from dataclasses import dataclass

from thidua.papers.paper.blocks import (
    Article,
    Bases,
    Block,
    Centred,
    Clause,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Point,
)
from thidua.papers.paper.charts import Chart, ChartKind, Series
from thidua.papers.paper.head import Day, Form, Head
from thidua.papers.paper.signing import Acting, Authority, Signer
from thidua.papers.paper.tables import Align, Cell, Column, Over, Row, RowKind, Table
from thidua.papers.paper.text import Gap, Inline, Run, Text, gaps_in, joined, plain, runs


@dataclass(frozen=True)
class Appendix:
    """An appendix or a list that goes along, on pages and with page numbers of its own.

    `label` is the line above the title, such as "Phụ lục I"; a list that is called by its title alone has none.
    `attached` is the line in brackets: "Kèm theo Quyết định số …"; see `texts.accompanying`.
    """

    title: Text
    body: tuple[Block, ...]
    label: Text | None = None
    attached: Text | None = None
    landscape: bool = False
    signers: tuple[Signer, ...] = ()


@dataclass(frozen=True)
class Paper:
    """One official paper. `kind` names it in file names: lower case without tones, such as "quyet-dinh".

    One signer stands at the right, with the recipients at the left; several stand side by side, in reading order.
    """

    kind: str
    head: Head
    addressees: tuple[Text, ...] = ()
    body: tuple[Block, ...] = ()
    signers: tuple[Signer, ...] = ()
    recipients: tuple[Text, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    landscape: bool = False

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What the paper lacks, each once, in the order of reading."""
        return tuple(dict.fromkeys(gaps_in(self)))


__all__ = [
    "Acting",
    "Align",
    "Appendix",
    "Article",
    "Authority",
    "Bases",
    "Block",
    "Cell",
    "Centred",
    "Chart",
    "ChartKind",
    "Clause",
    "Column",
    "Day",
    "Form",
    "Gap",
    "Head",
    "Heading",
    "Inline",
    "Items",
    "Over",
    "PageBreak",
    "Paper",
    "Paragraph",
    "Point",
    "Row",
    "RowKind",
    "Run",
    "Series",
    "Signer",
    "Table",
    "Text",
    "gaps_in",
    "joined",
    "plain",
    "runs",
]

"""The body of a paper or an appendix, block after block."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from thidua.papers.layout import Layout
from thidua.papers.paper import (
    Article,
    Bases,
    Block,
    Centred,
    Chart,
    Clause,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Point,
    Run,
    Table,
    Text,
    joined,
    runs,
)
from thidua.papers.setting.drawing import chart
from thidua.papers.setting.elements import Drawn, Element, Grid, Line, NewPage
from thidua.papers.setting.grid import grid
from thidua.papers.setting.lines import is_long, line, words
from thidua.papers.setting.numbering import Numbering
from thidua.papers.texts import ended


def body(layout: Layout, blocks: tuple[Block, ...], landscape: bool) -> Iterator[Element]:
    """The blocks, numbered. A line that leads to a table, chart or list stays with it; below a table there is room."""
    above: Element | None = None
    for element, below in pairwise((*_elements(layout, blocks, landscape), None)):
        if isinstance(element, Line):
            element = _leading(element, below)
            if isinstance(above, Grid):
                element = replace(element, above=layout.apart)
        if element is not None:
            yield element
        above = element


def _leading(line: Line, below: Element | None) -> Line:
    leads = isinstance(below, Grid | Drawn) or (isinstance(below, Line) and words(line).rstrip().endswith(":"))
    return replace(line, next=True) if leads and not is_long(line.pieces) else line


def _elements(layout: Layout, blocks: tuple[Block, ...], landscape: bool) -> Iterator[Element]:
    numbering = Numbering()
    for block in blocks:
        match block:
            case Table():
                yield from grid(layout, block, landscape)
            case Chart():
                yield from chart(layout, block, landscape)
            case PageBreak():
                yield NewPage()
            case Bases():
                yield from _bases(layout, block)
            case Items():
                yield from (line(layout, "item", joined(f"{block.mark} ", item)) for item in block.items)
            case _:
                yield _one_line(layout, block, numbering)


def _bases(layout: Layout, bases: Bases) -> Iterator[Line]:
    for index, base in enumerate(bases.lines, 1):
        yield line(layout, "basis", ended(base, "." if index == len(bases.lines) else ";"))


def _one_line(
    layout: Layout, block: Paragraph | Centred | Heading | Article | Clause | Point, numbering: Numbering
) -> Line:
    match block:
        case Paragraph():
            indent = block.indent and block.align.value in ("left", "justify")
            return line(layout, "body", block.text, align=block.align.value, indent=indent, next=block.keep_with_next)
        case Centred():
            return line(layout, "centred", block.text)
        case Article():
            label = numbering.label("article", block.label)
            return line(layout, "article", _article(block, label), next=block.text is None)
        case Heading():
            rank = f"heading_{block.level}"
            return line(layout, rank, joined(f"{numbering.label(rank, block.label)} ", block.text))
        case Clause():
            return line(layout, "clause", joined(f"{numbering.label('clause', block.label)} ", block.text))
        case Point():
            return line(layout, "point", joined(f"{numbering.label('point', block.label)} ", block.text))


def _article(article: Article, label: str) -> Text:
    title = () if article.title is None else (Run(" "), *runs(article.title))
    bold = tuple(Run(part.text, True, part.italic) if isinstance(part, Run) else part for part in title)
    text = () if article.text is None else (Run(" "), *runs(article.text))
    return (Run(label, bold=True), *bold, *text)

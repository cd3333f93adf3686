"""Printed lines as parts of a paper."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from thidua.papers.charts.wrapping import LABEL_SIZE
from thidua.papers.checking.measured import Part
from thidua.papers.checking.pdf_lines import Frame, PrintedLine
from thidua.papers.checking.pdf_page import Page, Stroke
from thidua.papers.layout import Alignment, Layout

_BASIS = re.compile("Căn cứ |Theo đề nghị ")
_NEAR = 3  # mm below the words


def part(
    style: str,
    lines: Sequence[PrintedLine],
    align: Alignment | None = None,
    rule: Fraction | None = None,
    page: int = 1,
) -> Part:
    """Lines of the first page that belong together as one part."""
    words = [words for line in lines for words in line.words]
    bold = {one.bold for one in words}
    italic = {one.italic for one in words}
    return Part(
        style,
        "\n".join(line.text for line in lines),
        frozenset(one.size for one in words),
        frozenset(one.font for one in words),
        bold.pop() if len(bold) == 1 else None,
        italic.pop() if len(italic) == 1 else None,
        align,
        rule,
        "trang 1",
    )


def aligned(line: PrintedLine, middle: Fraction) -> Alignment:
    """Whether a line stands in the middle of its column."""
    return "center" if abs(line.middle - middle) < 1 else "left"


def rule_below(page: Page, lines: Sequence[PrintedLine]) -> Fraction | None:
    """The length, in percent of the longest line, of the level stroke closely below lines; None where there is none."""
    longest = max(line.end - line.x for line in lines)
    left, right = min(line.x for line in lines), max(line.end for line in lines)
    for stroke in page.strokes:
        below = Fraction(-1, 2) < stroke.y - lines[-1].y < _NEAR
        if below and _level(stroke) and left - 1 < stroke.x and stroke.to_x < right + 1:
            return abs(stroke.to_x - stroke.x) * 100 / longest
    return None


def body_parts(layout: Layout, frame: Frame, page: Page, lines: Sequence[PrintedLine]) -> Iterator[Part]:
    """The body on one page: the bases, tables' words, and all else; of these size and font are measured."""
    borders = [stroke for stroke in page.strokes if _is_border(frame, stroke)]
    first = frame.left + layout.styles["basis"].indent
    basis: list[PrintedLine] = []
    for line in lines:
        goes_on = basis and line.x < first - 1
        if basis and not goes_on:
            yield part("basis", basis)
            basis = []
        if goes_on or _BASIS.match(line.text):
            basis.append(line)
        elif _within(borders, line):
            yield part("table_text", [line])
        elif not _labels(page, line):
            yield part("body", [line])
    if basis:
        yield part("basis", basis)


def _is_border(frame: Frame, stroke: Stroke) -> bool:
    """Whether a stroke is the left border of a table: upright, where the text begins."""
    return abs(stroke.x - stroke.to_x) < Fraction(1, 10) and abs(stroke.x - frame.left) < 1


def _within(borders: list[Stroke], line: PrintedLine) -> bool:
    """Whether a line stands in a table: beside its left border."""
    return any(min(stroke.y, stroke.to_y) < line.y < max(stroke.y, stroke.to_y) for stroke in borders)


def _labels(page: Page, line: PrintedLine) -> bool:
    """Whether a line belongs to a chart, for which nothing is ruled: as small as its labels, on a page with strokes."""
    return all(words.size == LABEL_SIZE for words in line.words) and any(not _level(stroke) for stroke in page.strokes)


def _level(stroke: Stroke) -> bool:
    return abs(stroke.y - stroke.to_y) < Fraction(1, 10)

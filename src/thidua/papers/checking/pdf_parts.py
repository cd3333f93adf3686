"""Printed lines as parts of a paper."""

from collections.abc import Sequence
from fractions import Fraction

from thidua.papers.checking.measured import Part
from thidua.papers.checking.pdf_lines import PrintedLine
from thidua.papers.checking.pdf_page import Page
from thidua.papers.layout import Alignment

_NEAR = 3  # mm below the words


def part(
    style: str,
    lines: Sequence[PrintedLine],
    align: Alignment | None = None,
    rule: Fraction | None = None,
) -> Part:
    """Lines that belong together as one part; the words of the lines stand one after another."""
    words = [words for line in lines for words in line.words]
    bold = {one.bold for one in words}
    italic = {one.italic for one in words}
    return Part(
        style,
        " ".join(line.text for line in lines),
        frozenset(one.size for one in words),
        frozenset(one.font for one in words),
        bold.pop() if len(bold) == 1 else None,
        italic.pop() if len(italic) == 1 else None,
        align,
        rule,
        black=all(one.black for one in words),
        begins_bold=bool(words) and words[0].bold,
        lines=len(lines),
    )


def aligned(line: PrintedLine, middle: Fraction) -> Alignment:
    """Whether a line stands in the middle of its column."""
    return "center" if abs(line.middle - middle) < 1 else "left"


def rule_below(page: Page, lines: Sequence[PrintedLine]) -> Fraction | None:
    """The length, in percent of the longest line, of the level stroke closely below lines; None where there is none,
    or one with gaps."""
    longest = max(line.end - line.x for line in lines)
    left, right = min(line.x for line in lines), max(line.end for line in lines)
    for stroke in page.strokes:
        below = Fraction(-1, 2) < stroke.y - lines[-1].y < _NEAR
        within = left - 1 < stroke.x and stroke.to_x < right + 1
        centred = abs(stroke.x + stroke.to_x - left - right) < _NEAR
        if below and stroke.level and stroke.solid and (within or centred):
            return abs(stroke.to_x - stroke.x) * 100 / longest
    return None

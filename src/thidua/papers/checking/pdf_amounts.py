"""How far paragraphs are indented and stand from one another on a PDF's page."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from thidua.papers.checking.measured import Amount
from thidua.papers.checking.pdf_areas import Areas
from thidua.papers.checking.pdf_body import first_line
from thidua.papers.checking.pdf_lines import PrintedLine
from thidua.papers.checking.pdf_page import Page
from thidua.papers.checking.pdf_parts import aligned

_MM = Fraction(254, 720)  # of one point
_SINGLE = Fraction(115, 100)  # of the size, as the fonts' tables say
_AT_EDGE = 1  # mm
_PARAGRAPH = 3  # points: more than words of another size move a line


def amounts(areas: Areas, page: Page, lines: Sequence[PrintedLine], right: Fraction) -> Iterator[Amount]:
    """The measures of the text between tables and charts; `right` is how far from the left full lines reach."""
    text = [line for line in lines if not areas.in_table(line) and not areas.in_chart(line)]
    for above, line in pairwise((None, *text)):
        assert line is not None
        indent = line.x - areas.frame.left
        centred = aligned(line, areas.frame.middle(page)) == "center"
        if indent > _AT_EDGE and not centred and line.end < right + _AT_EDGE:
            yield Amount("indent", indent, "")
        elif abs(indent) < _AT_EDGE and _unindented(areas, above, line, text, right):
            yield Amount("indent", Fraction(0), "")
        if above is not None and not _parted(areas, above, line):
            yield from _from_above(areas, above, line, right)


def _from_above(areas: Areas, above: PrintedLine, line: PrintedLine, right: Fraction) -> Iterator[Amount]:
    more = _more(above, line)
    if first_line(areas, line):
        yield Amount("between", more, "")
    elif abs(line.x - areas.frame.left) < _AT_EDGE and above.end > right - _AT_EDGE:
        yield Amount("spacing", (line.y - above.y) / (_SINGLE * line.size * _MM), "")


def _unindented(
    areas: Areas, above: PrintedLine | None, line: PrintedLine, text: Sequence[PrintedLine], right: Fraction
) -> bool:
    """Whether a paragraph of several lines begins where the text does."""
    if above is None or _parted(areas, above, line):
        return False
    after = next((other for other in text if other.y > line.y + 1), None)
    runs_on = after is not None and abs(after.x - areas.frame.left) < _AT_EDGE and line.end > right - _AT_EDGE
    return runs_on and above.end < right - _AT_EDGE and _more(above, line) > _PARAGRAPH


def _more(above: PrintedLine, line: PrintedLine) -> Fraction:
    """Points between two lines beyond single spacing."""
    return (line.y - above.y) / _MM - _SINGLE * line.size


def _parted(areas: Areas, above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a table or a chart stands between two lines, or a heading block with its rules."""
    tables = any(above.y < (top + bottom) / 2 < line.y for top, bottom in areas.tables)
    return tables or any(above.y < stroke.top < line.y for stroke in areas.drawn)


def above_letter_subject(lines: Sequence[PrintedLine]) -> Iterator[Amount]:
    """Points between the last line of a letter's number and its subject below."""
    for number, subject in pairwise(lines[:2]):
        yield Amount("above_letter_subject", _more(number, subject), "trang 1")

"""The margins of a PDF's pages, and between which of them the text stands."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from thidua.papers.checking.measured import Margin
from thidua.papers.checking.pdf_lines import Frame, PrintedLine
from thidua.papers.checking.pdf_page import Page
from thidua.papers.layout import Layout

_FULL = Fraction(1)  # mm that a full line may end before the others
_INDENTS = (8, 15)  # mm, as far as first lines may be indented and a little more
_TABLE = 4  # mm: lower than any row


def margins(page: Page, lines: Sequence[PrintedLine], where: str) -> Iterator[Margin]:
    """Each page shows how wide its margins are at least; a paragraph of several lines or a table shows exactly."""
    if not lines:
        return
    edges = [(line.x, line.end) for line in lines]
    edges += [(min(stroke.x, stroke.to_x), max(stroke.x, stroke.to_x)) for stroke in page.strokes]
    left, right = min(x for x, _ in edges), max(end for _, end in edges)
    exact = _runs_on(lines, left, right) or _bordered(page, left, right)
    tops = [line.top for line in lines] + [stroke.top for stroke in page.strokes]
    yield Margin("top", min(tops), True, where)
    yield Margin("bottom", page.height - max(line.bottom for line in lines), False, where)
    yield Margin("left", left, exact, where)
    yield Margin("right", page.width - right, exact, where)


def frame_of(layout: Layout, found: Sequence[Margin]) -> Frame:
    """Between which margins the text stands: those measured exactly, else those of our own papers."""
    exact = {margin.side: margin.width for margin in reversed(found) if margin.exact}
    ours = layout.margins
    return Frame(exact.get("left", Fraction(ours.left.ours)), exact.get("right", Fraction(ours.right.ours)))


def _runs_on(lines: Sequence[PrintedLine], left: Fraction, right: Fraction) -> bool:
    """Whether some paragraph runs on: below an indented line up to the right edge, one that begins at the left."""
    return any(
        above.end > right - _FULL
        and below.x < left + _FULL
        and (_INDENTS[0] < above.x - below.x < _INDENTS[1] or (above.x == below.x and below.end > right - _FULL))
        and below.top - above.bottom < 1
        for above, below in pairwise(lines)
    )


def _bordered(page: Page, left: Fraction, right: Fraction) -> bool:
    """Whether a table's borders stand at both edges."""
    borders = [stroke.x for stroke in page.strokes if stroke.upright and stroke.bottom - stroke.top > _TABLE]
    return any(x < left + _FULL / 2 for x in borders) and any(x > right - _FULL / 2 for x in borders)

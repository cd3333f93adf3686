"""Measures a PDF of one paper: pages, margins, page numbers, and the parts by what they say and where they stand."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from itertools import pairwise

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from thidua.papers.checking.measured import Margin, Measured, PageNumber, Part
from thidua.papers.checking.pdf_closing import closing_parts
from thidua.papers.checking.pdf_head import read_head
from thidua.papers.checking.pdf_lines import Frame, PrintedLine, lines_of
from thidua.papers.checking.pdf_page import Page, read_page
from thidua.papers.checking.pdf_parts import body_parts
from thidua.papers.checking.unreadable import UnreadablePaperError
from thidua.papers.layout import Layout

_CENTRED = Fraction(1)  # mm from the middle of the text
_FULL = Fraction(1)  # mm that a full line may end before the others


def measure_pdf(layout: Layout, file: bytes) -> Measured:
    """What stands in the file. Raises UnreadablePaperError for one that is no PDF, or one without pages."""
    try:
        pages = [read_page(page) for page in PdfReader(BytesIO(file)).pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadablePaperError("không phải tệp PDF đọc được") from error
    if not pages:
        raise UnreadablePaperError("tệp PDF không có trang nào")
    inner = [_without_number(layout, page, lines_of(page)) for page in pages]
    margins = tuple(
        margin
        for index, (page, (_, lines)) in enumerate(zip(pages, inner, strict=True), 1)
        for margin in _margins(page, lines, _page(index))
    )
    frame = _frame(layout, margins)
    head = read_head(layout, frame, pages[0])
    below = [head.below, *(lines for _, lines in inner[1:])]
    return Measured(
        tuple((page.width, page.height) for page in pages),
        margins,
        tuple(_numbers(layout, frame, pages, inner)),
        (
            *head.parts,
            *(part for index, lines in enumerate(below) for part in _parts(layout, frame, pages[index], lines, index)),
        ),
    )


def _parts(layout: Layout, frame: Frame, page: Page, lines: tuple[PrintedLine, ...], index: int) -> Iterator[Part]:
    """The body and, where it stands on this page, the end of the paper."""
    body, closing = closing_parts(frame, page, lines)
    for part in (*body_parts(layout, frame, page, body), *closing):
        yield replace(part, where=_page(index + 1))


def _frame(layout: Layout, margins: tuple[Margin, ...]) -> Frame:
    """Between which margins the text stands: those measured exactly, else those of our own papers."""
    exact = {margin.side: margin.width for margin in reversed(margins) if margin.exact}
    ours = layout.margins
    return Frame(exact.get("left", Fraction(ours.left.ours)), exact.get("right", Fraction(ours.right.ours)))


def _page(number: int) -> str:
    return f"trang {number}"


def _without_number(
    layout: Layout, page: Page, lines: tuple[PrintedLine, ...]
) -> tuple[PrintedLine | None, tuple[PrintedLine, ...]]:
    """The page's number, if there is one in the upper or the lower margin, and the other lines."""
    for line in (*lines[:1], *lines[-1:]):
        outside = line.bottom < layout.margins.top.least or line.top > page.height - layout.margins.bottom.least
        if outside and line.text.isdecimal():
            return line, tuple(other for other in lines if other is not line)
    return None, lines


def _numbers(
    layout: Layout, frame: Frame, pages: list[Page], inner: list[tuple[PrintedLine | None, tuple[PrintedLine, ...]]]
) -> Iterator[PageNumber]:
    for index, (page, (number, lines)) in enumerate(zip(pages, inner, strict=True), 1):
        middle = frame.middle(page)
        first = bool(lines) and lines[0].bold and abs(lines[0].middle - middle) < _CENTRED
        starts = index == 1 or (number is None and first)
        if number is None:
            yield PageNumber(_page(index), None, starts)
        else:
            in_top, size = number.y < layout.margins.top.most, number.words[0].size
            centred = abs(number.middle - middle) < _CENTRED
            yield PageNumber(_page(index), int(number.text), starts, in_top, centred, size)


def _margins(page: Page, lines: tuple[PrintedLine, ...], where: str) -> Iterator[Margin]:
    """Each page shows how wide its margins are at least; a paragraph of several lines shows exactly."""
    if not lines:
        return
    edges = [(line.x, line.end) for line in lines]
    edges += [(min(stroke.x, stroke.to_x), max(stroke.x, stroke.to_x)) for stroke in page.strokes]
    left, right = min(x for x, _ in edges), page.width - max(end for _, end in edges)
    full = _has_full_line(lines, right=page.width - right)
    tops = [line.top for line in lines] + [min(stroke.y, stroke.to_y) for stroke in page.strokes]
    yield Margin("top", min(tops), True, where)
    yield Margin("bottom", page.height - max(line.bottom for line in lines), False, where)
    yield Margin("left", left, full, where)
    yield Margin("right", right, full, where)


def _has_full_line(lines: tuple[PrintedLine, ...], right: Fraction) -> bool:
    """Whether some paragraph runs on: below a line up to the right edge, one that begins further to the left."""
    return any(
        above.end > right - _FULL and below.x < above.x and below.top - above.bottom < 1
        for above, below in pairwise(lines)
    )

"""Measures a PDF of one paper: pages, margins, page numbers, and the parts by what they say and where they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from thidua.papers.checking.measured import Amount, Measured, PageNumber, Part, Standing
from thidua.papers.checking.pdf_amounts import amounts
from thidua.papers.checking.pdf_appendix import appendix_parts, is_label
from thidua.papers.checking.pdf_areas import Areas, areas
from thidua.papers.checking.pdf_body import addressed, body_parts
from thidua.papers.checking.pdf_closing import Closing, read_closing
from thidua.papers.checking.pdf_head import read_head
from thidua.papers.checking.pdf_lines import Frame, PrintedLine, lines_of
from thidua.papers.checking.pdf_margins import frame_of, margins
from thidua.papers.checking.pdf_page import Page, read_page
from thidua.papers.checking.pdf_repeats import head_repeats
from thidua.papers.checking.unreadable import UnreadablePaperError
from thidua.papers.layout import Layout

_CENTRED = Fraction(1)  # mm from the middle of the text
_LINES_WITH_SIGNATURE = 2


@dataclass(frozen=True)
class _Sheet:
    """One page: its number line, the other lines, and the number as measured."""

    page: Page
    number_line: PrintedLine | None
    lines: tuple[PrintedLine, ...]
    areas: Areas
    where: str


@dataclass(frozen=True)
class _Read:
    """What one page tells. `end` is the last line of its text; None where a table or a chart stands last."""

    parts: tuple[Part, ...]
    amounts: tuple[Amount, ...]
    standings: tuple[Standing, ...]
    end: str | None


def measure_pdf(layout: Layout, file: bytes) -> Measured:
    """What stands in the file. Raises UnreadablePaperError for one that is no PDF, or one without pages."""
    try:
        pages = [read_page(page) for page in PdfReader(BytesIO(file)).pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadablePaperError("không phải tệp PDF đọc được") from error
    if not pages:
        raise UnreadablePaperError("tệp PDF không có trang nào")
    inner = [_without_number(layout, page, lines_of(page)) for page in pages]
    found = tuple(
        margin
        for index, (page, (_, lines)) in enumerate(zip(pages, inner, strict=True), 1)
        for margin in margins(page, lines, _page(index))
    )
    frame = frame_of(layout, found)
    sheets = [
        _Sheet(_unnumbered(page, number), number, lines, areas(frame, page), _page(index))
        for index, (page, (number, lines)) in enumerate(zip(pages, inner, strict=True), 1)
    ]
    numbers = list(_numbers(layout, frame, sheets))
    papers = list(_papers(sheets, numbers))
    read = [list(_read_paper(layout, paper, first=not index)) for index, paper in enumerate(papers)]
    told = [one for pages_of_one in read for one in pages_of_one]
    repeats = [
        one
        for paper in papers
        for one in head_repeats([(sheet.areas, sheet.lines) for sheet in paper], [sheet.where for sheet in paper])
    ]
    return Measured(
        tuple((page.width, page.height) for page in pages),
        found,
        tuple(numbers),
        tuple(part for one in told for part in one.parts),
        tuple(amount for one in told for amount in one.amounts),
        (*(standing for one in told for standing in one.standings), *repeats),
        read[0][-1].end or next((one.end for one in reversed(read[0][:-1]) if not read[0][-1].parts), None),
    )


def _page(number: int) -> str:
    return f"trang {number}"


def _papers(sheets: Sequence[_Sheet], numbers: Sequence[PageNumber]) -> Iterator[list[_Sheet]]:
    """The pages of the paper itself, then those of each appendix."""
    starts = [index for index, number in enumerate(numbers) if number.starts]
    for first, after in zip(starts, [*starts[1:], len(sheets)], strict=True):
        yield list(sheets[first:after])


def _read_paper(layout: Layout, sheets: list[_Sheet], *, first: bool) -> Iterator[_Read]:
    """The pages of the paper itself where `first`, else of an appendix."""
    for index, sheet in enumerate(sheets):
        yield _read(
            layout, sheet, begins="page" if index else "paper" if first else "appendix", last=sheet is sheets[-1]
        )


def _read(layout: Layout, sheet: _Sheet, *, begins: str, last: bool) -> _Read:
    parts: tuple[Part, ...] = ()
    lines, standings, above = sheet.lines, list[Standing](), tuple[Amount, ...]()
    if begins == "paper":
        head = read_head(layout, sheet.areas.frame, sheet.page)
        to, lines = addressed(sheet.areas, sheet.page, head.below)
        parts, above = (*head.parts, *to), head.amounts
        standings += head.standings
    elif begins == "appendix":
        parts, lines = appendix_parts(sheet.areas, sheet.page, lines)
    closing = read_closing(sheet.areas, sheet.page, lines, last)
    standings += closing.standings
    if begins == "page" and closing.parts:
        standings.append(Standing("signature_kept", _kept(sheet.areas, closing), ""))
    right = sheet.page.width - sheet.areas.frame.right
    measured = (*above, *amounts(sheet.areas, sheet.page, closing.body, right))
    said = (*parts, *body_parts(layout, sheet.areas, closing.body), *closing.parts)
    return _Read(
        tuple(replace(part, where=sheet.where) for part in said),
        tuple(replace(amount, where=sheet.where) for amount in measured),
        tuple(replace(standing, where=sheet.where) for standing in standings),
        _end(sheet.areas, closing.body),
    )


def _kept(areas: Areas, closing: Closing) -> bool:
    """Whether lines of text, a table or a chart stand above the signature on its page."""
    return len(closing.body) >= _LINES_WITH_SIGNATURE or bool(areas.tables or areas.drawn)


def _end(areas: Areas, lines: Sequence[PrintedLine]) -> str | None:
    last = max(lines, key=lambda line: line.y, default=None)
    return None if last is None or areas.in_table(last) or areas.in_chart(last) else last.text


def _without_number(
    layout: Layout, page: Page, lines: tuple[PrintedLine, ...]
) -> tuple[PrintedLine | None, tuple[PrintedLine, ...]]:
    """The page's number, if there is one in the upper or the lower margin, and the other lines."""
    for line in (*lines[:1], *lines[-1:]):
        outside = line.bottom < layout.margins.top.least or line.top > page.height - layout.margins.bottom.least
        if outside and line.text.isdecimal():
            return line, tuple(other for other in lines if other is not line)
    return None, lines


def _unnumbered(page: Page, number: PrintedLine | None) -> Page:
    """The page without the words of its number."""
    return page if number is None else replace(page, words=tuple(one for one in page.words if one not in number.words))


def _numbers(layout: Layout, frame: Frame, sheets: Sequence[_Sheet]) -> Iterator[PageNumber]:
    for index, sheet in enumerate(sheets):
        middle, number, lines = frame.middle(sheet.page), sheet.number_line, sheet.lines
        title = bool(lines) and (lines[0].bold or lines[0].in_capitals or is_label(lines[0]))
        first = title and abs(lines[0].middle - middle) < _CENTRED and not sheet.areas.in_table(lines[0])
        starts = index == 0 or (number is None and first)
        if number is None:
            yield PageNumber(sheet.where, None, starts)
        else:
            in_top, words = number.y < layout.margins.top.most, number.words[0]
            centred = abs(number.middle - middle) < _CENTRED
            yield PageNumber(
                sheet.where, int(number.text), starts, in_top, centred, words.size, words.bold, words.italic
            )

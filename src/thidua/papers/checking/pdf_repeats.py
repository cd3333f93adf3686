"""Whether a table that runs on to the next page begins there with its heading rows."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from thidua.papers.checking.measured import Standing
from thidua.papers.checking.pdf_areas import Areas
from thidua.papers.checking.pdf_lines import PrintedLine, levels

_Page = tuple[Areas, Sequence[PrintedLine]]


def head_repeats(pages: Sequence[_Page], where: Sequence[str]) -> Iterator[Standing]:
    """One answer for each page that begins within a table of the page before; pages of one paper or appendix."""
    for number, (before, page) in enumerate(pairwise(pages), 1):
        head = _head(before, -1)
        goes_on = _head(page, 0)
        if head and goes_on and _ends_in_table(before) and _begins_in_table(page):
            yield Standing("head_repeats", _told(goes_on) == _told(head), where[number])


def _head(page: _Page, table: int) -> list[PrintedLine]:
    """The first row of a page's table, where it is all bold as headings are."""
    areas, lines = page
    if not areas.tables:
        return []
    top, bottom = areas.tables[table]
    rows = levels(line for line in lines if top < line.y < bottom)
    return rows[0] if rows and (table == 0 or all(line.bold for line in rows[0])) else []


def _told(lines: list[PrintedLine]) -> list[str]:
    return [line.text for line in lines]


def _ends_in_table(page: _Page) -> bool:
    areas, lines = page
    return bool(lines) and areas.in_table(max(lines, key=lambda line: line.y))


def _begins_in_table(page: _Page) -> bool:
    areas, lines = page
    return bool(lines) and areas.in_table(min(lines, key=lambda line: line.y))

"""The end of a paper on a PDF's page: recipients at the left, one signer at the right or several side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from thidua.papers.checking.measured import Part, Standing
from thidua.papers.checking.pdf_areas import Areas
from thidua.papers.checking.pdf_lines import Frame, Parting, PrintedLine, levels, lines_of
from thidua.papers.checking.pdf_page import Page
from thidua.papers.checking.pdf_parts import aligned, part
from thidua.papers.setting.closing import RECIPIENTS_SHARE

_RECIPIENTS = "Nơi nhận:"
_LEVEL = 2  # mm
_ROOM = 10  # mm: less than any room for a signature
_MOST_SIGNERS = 4
Edges = tuple[Fraction, ...]


@dataclass(frozen=True)
class Closing:
    """`top` is where it begins; the page's height where there is none. `body` are the lines above."""

    body: tuple[PrintedLine, ...]
    parts: tuple[Part, ...] = ()
    standings: tuple[Standing, ...] = ()


def read_closing(areas: Areas, page: Page, lines: Sequence[PrintedLine], last: bool) -> Closing:
    """The end of a paper on a page; one without recipients only on the `last` page of a paper or an appendix."""
    frame = areas.frame
    begins = next((line for line in lines if line.text.startswith(_RECIPIENTS)), None)
    if begins is None and not last:
        return Closing(tuple(lines))
    listed = page.height if begins is None else begins.y - _LEVEL
    parting = frame.left + frame.width(page) * RECIPIENTS_SHARE
    beside = begins is not None and any(words.x >= parting and words.y >= listed for words in page.words)
    above = [line for line in lines if line.y < listed]
    top = _top(areas, page, above, listed)
    body = tuple(line for line in above if line.y < top)
    if begins is None and len(body) == len(lines):
        return Closing(body)
    edges = (parting, page.width - frame.right) if beside else _columns(frame, page, top, listed)
    bottom = page.height if beside else listed
    parts = list(_signers(page, edges, top, bottom))
    standings: tuple[Standing, ...] = ()
    if begins is not None:
        alone = len(edges) <= 2  # several signers stand above the recipients
        if parts and alone:
            first = min(line.y for line in _within(page, edges, top, bottom))
            standings = (Standing("signer_level", beside and abs(first - begins.y) < _LEVEL, ""),)
        parts = [*_recipients(page, Parting(parting, listed, page.height), beside), *parts]
    return Closing(body, tuple(parts), standings)


def _top(areas: Areas, page: Page, lines: list[PrintedLine], below: Fraction) -> Fraction:
    """Where the signers begin: upwards as long as nothing but what belongs to signers stands on a level."""
    top = below
    for level in reversed(levels(lines)):
        if not _is_signers(areas, page, level, _room_above(level[0], lines)):
            break
        top = min(line.top for line in level)
    return top


def _room_above(line: PrintedLine, lines: list[PrintedLine]) -> Fraction:
    """Millimetres that are blank above a line."""
    above = (one.bottom for one in lines if one.y < line.y - 1 and one.x < line.end and line.x < one.end)
    return line.top - max(above, default=Fraction(0))


def _is_signers(areas: Areas, page: Page, level: list[PrintedLine], room: Fraction) -> bool:
    """Whether a level belongs to signers: several lines side by side, or one that begins where no text does."""
    if any(areas.in_table(line) or areas.in_chart(line) or line.text.endswith("./.") for line in level):
        return False
    (line, *others) = level
    indent = line.x - areas.frame.left
    if others or not (indent < 1 or 9 < indent < 14):
        middle = aligned(line, areas.frame.middle(page)) == "center"
        return bool(others) or not middle or line.in_capitals or line.text.startswith("(") or room > _ROOM
    # Where text begins, only what fills the first of several columns.
    return line.in_capitals and any(_fits(edges[:2], line) for edges in _shared(areas.frame, page))


def _shared(frame: Frame, page: Page) -> list[Edges]:
    """The edges of columns that share the whole width."""
    width = frame.width(page)
    return [tuple(frame.left + width * at / count for at in range(count + 1)) for count in range(2, _MOST_SIGNERS + 1)]


def _columns(frame: Frame, page: Page, top: Fraction, bottom: Fraction) -> Edges:
    """The edges of the signers' columns: one at the right, or the whole width in equal parts."""
    width, right = frame.width(page), page.width - frame.right
    tried = [(frame.left + width * RECIPIENTS_SHARE, right), *_shared(frame, page)]
    for edges in tried:
        if all(_fits(edges, line) for line in _within(page, edges, top, bottom)):
            return edges
    words = [words for words in page.words if top <= words.y < bottom]
    return tried[0] if all(one.x >= tried[0][0] for one in words) else tried[1]


def _fits(edges: Edges, line: PrintedLine) -> bool:
    """Whether a line stands in the middle of one of the columns."""
    return any(left <= line.x + 1 and aligned(line, (left + right) / 2) == "center" for left, right in pairwise(edges))


def _within(page: Page, edges: Edges, top: Fraction, bottom: Fraction) -> list[PrintedLine]:
    partings = [Parting(at, top - _LEVEL, bottom) for at in edges[:-1]]
    return [line for line in lines_of(page, *partings) if top <= line.y < bottom and line.x >= edges[0] - 1]


def _signers(page: Page, edges: Edges, top: Fraction, bottom: Fraction) -> Iterator[Part]:
    lines = _within(page, edges, top, bottom)
    for left, right in pairwise(edges):
        yield from _signer([line for line in lines if left - 1 <= line.x < right - 1], (left + right) / 2)


def _signer(lines: list[PrintedLine], middle: Fraction) -> Iterator[Part]:
    """Office and notes above the room for the signature, the name below it."""
    signed = noted = False
    for above, line in pairwise((None, *lines)):
        assert line is not None
        signed = signed or (above is not None and line.top - above.bottom > _ROOM)
        noted = not signed and (noted or line.text.startswith("("))
        style = "signer_name" if signed else "signer_note" if noted else "authority"
        noted = noted and not line.text.endswith(")")
        yield part(style, [line], aligned(line, middle))


def _recipients(page: Page, parting: Parting, beside: bool) -> Iterator[Part]:
    lines = lines_of(page, parting) if beside else lines_of(page)
    left = [line for line in lines if line.y >= parting.top and (not beside or line.x < parting.at)]
    yield part("recipients", left[:1])
    yield from (part("recipient", item) for item in _items(left[1:]))


def _items(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """Each recipient with the lines that it runs on to."""
    items: list[list[PrintedLine]] = []
    for line in lines:
        if line.text.startswith("-") or not items:
            items.append([line])
        else:
            items[-1].append(line)
    return items

"""The end of a paper: "./.", the recipients at the left, the signers with their authority."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from thidua.papers.layout import Layout
from thidua.papers.paper import Signer, Text, joined
from thidua.papers.setting.elements import Columns, Drawn, Element, Grid, Line, Piece, Side, Space
from thidua.papers.setting.lines import line, words
from thidua.papers.texts import ended
from thidua.papers.widths import width_mm

_END = "./."
_ABOVE_RECIPIENTS = 3  # mm
_LINES_WITH_SIGNATURE = 2
_LONGEST_ROW = 1200  # letters: with a signature below, a row of so many still fits on a page
RECIPIENTS_SHARE = Fraction(45, 100)


def closed(elements: list[Element], *, mark: bool) -> list[Element]:
    """A body whose last paragraph ends "./." (where `mark`)."""
    if not mark or not elements or not isinstance(last := elements[-1], Line):
        return elements
    return [*elements[:-1], replace(last, pieces=_marked(last.pieces))]


def kept(layout: Layout, elements: list[Element], landscape: bool) -> list[Element]:
    """A body whose end stays on one page with the signature below: two lines of text, a table's last row or a chart.

    A paragraph is kept whole or, where it is long, with its last lines.
    """
    staying = list(elements)
    lines = 0
    for at in range(len(staying) - 1, -1, -1):
        element = staying[at]
        match element:
            case Line():
                staying[at] = replace(element, next=True)
                lines += _fewest_lines(layout, element, landscape)
            case Grid():
                staying[at] = _last_row_kept(element)
            case Drawn():
                staying[at] = replace(element, next=True)
        if not isinstance(element, Line) or lines >= _LINES_WITH_SIGNATURE:
            break
    return staying


def _fewest_lines(layout: Layout, line: Line, landscape: bool) -> int:
    """As many lines as a paragraph takes for sure."""
    style = layout.styles[line.style]
    length = width_mm(words(line), style.size.ours, style.bold, style.italic)
    return 1 if length <= layout.text_width(landscape) else _LINES_WITH_SIGNATURE


def _last_row_kept(grid: Grid) -> Grid:
    """The table with its last row kept with what follows, unless the row may be higher than a page."""
    *before, last = grid.rows
    if sum(len(words(cell.line)) for cell in last) > _LONGEST_ROW:
        return grid
    return replace(grid, rows=(*before, tuple(replace(cell, line=replace(cell.line, next=True)) for cell in last)))


def _marked(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    if "".join(piece.text for piece in pieces).rstrip().endswith(_END):
        return pieces
    *before, last = pieces
    if last.gap:
        return (*pieces, Piece(_END, last.bold, last.italic))
    return (*before, replace(last, text=last.text.rstrip().rstrip(".;,") + _END))


def closing(
    layout: Layout, signers: tuple[Signer, ...], recipients: tuple[Text, ...], landscape: bool
) -> Iterator[Element]:
    """Signers and recipients. With several signers the recipients stand below the first, on the same page."""
    width = Fraction(layout.text_width(landscape))
    sides = tuple(_signer(layout, signer) for signer in signers)
    left = _recipients(layout, recipients)
    yield line(layout, "table_text", "", next=True)
    if len(sides) > 1:
        widths = (width / len(sides),) * len(sides)
        if not left:
            yield Columns(widths, (sides,))
            return
        below: tuple[Side, ...] = ((Space(_ABOVE_RECIPIENTS), *left), *((),) * (len(sides) - 1))
        yield Columns(widths, (tuple(map(_staying, sides)), below))
    else:
        yield Columns((width * RECIPIENTS_SHARE, width * (1 - RECIPIENTS_SHARE)), ((left, *(sides or ((),))),))


def _staying(side: Side) -> Side:
    """A signer on one page with the recipients below."""
    return tuple(replace(part, next=True) if isinstance(part, Line) else part for part in side)


def _signer(layout: Layout, signer: Signer) -> Side:
    lines = [line(layout, "authority", joined(f"{one.authority.value} ", one.whom)) for one in signer.acting]
    if signer.office is not None:
        lines.append(line(layout, "authority", signer.office))
    if signer.note is not None:
        lines.append(line(layout, "signer_note", signer.note))
    name = line(layout, "signer_name", signer.name or "")
    return (*lines, Space(layout.signature_height), name)


def _recipients(layout: Layout, recipients: tuple[Text, ...]) -> Side:
    if not recipients:
        return ()
    lines = (
        line(layout, "recipient", ended(joined("- ", recipient), "." if index == len(recipients) else ";"))
        for index, recipient in enumerate(recipients, 1)
    )
    return (line(layout, "recipients", "Nơi nhận:"), *lines)

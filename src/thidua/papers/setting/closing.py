"""The end of a paper: "./.", the recipients at the left, the signers with their authority."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from thidua.papers.layout import Layout
from thidua.papers.paper import Signer, Text, joined
from thidua.papers.setting.elements import Columns, Element, Line, Piece, Side, Space
from thidua.papers.setting.lines import is_long, line
from thidua.papers.texts import ended

_END = "./."
_ABOVE_RECIPIENTS = 3  # mm
RECIPIENTS_SHARE = Fraction(45, 100)


def closed(elements: list[Element], *, mark: bool, signed: bool) -> list[Element]:
    """A body whose last paragraph ends "./." (where `mark`) and stays on one page with the signature (where `signed`).

    A long paragraph does not.
    """
    if not elements or not isinstance(last := elements[-1], Line):
        return elements
    stays = signed and not is_long(last.pieces)
    return [
        *elements[:-1],
        replace(last, pieces=_marked(last.pieces) if mark else last.pieces, next=last.next or stays),
    ]


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
    """Signers and recipients. With several signers the recipients stand below them."""
    width = Fraction(layout.text_width(landscape))
    sides = tuple(_signer(layout, signer) for signer in signers)
    left = _recipients(layout, recipients)
    yield line(layout, "table_text", "", next=True)
    if len(sides) > 1:
        yield Columns((width / len(sides),) * len(sides), (sides,))
        if left:
            yield Space(_ABOVE_RECIPIENTS)
        yield from left
    else:
        yield Columns((width * RECIPIENTS_SHARE, width * (1 - RECIPIENTS_SHARE)), ((left, *(sides or ((),))),))


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

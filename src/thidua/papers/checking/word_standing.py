"""What a Word file says of paragraphs' distances and of what stays together, which a page would show."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from thidua.papers.checking.measured import Amount, Standing
from thidua.papers.checking.word_styles import Looks, W
from thidua.papers.widths import width_mm
from thidua.papers.word.styles import style_id

_TEXT = frozenset(map(style_id, ("basis", "body", "article", "clause", "point", "item")))
_HEADING, _NUMBER, _PLACE, _SUBJECT, _BLANK = map(
    style_id, ("table_heading", "number", "place_day", "letter_subject", "table_text")
)
_SIGNERS = frozenset(map(style_id, ("authority", "signer_note", "signer_name")))
_RECIPIENTS = style_id("recipients")
_LINES_WITH_SIGNATURE = 2


def text_of(paragraph: ElementTree.Element) -> str:
    """The words of a paragraph, its breaks as "\\n"."""
    nodes = (node for node in paragraph.iter() if node.tag in (f"{W}t", f"{W}br"))
    return "".join("\n" if node.tag == f"{W}br" else node.text or "" for node in nodes)


def amounts(looks: Looks, body: ElementTree.Element) -> Iterator[Amount]:
    """The measures of the text outside tables, and of a letter's subject."""
    text = [one for one in body.findall(f"{W}p") if text_of(one)]
    for paragraph in text:
        look, own = looks.of(paragraph), paragraph.find(f"{W}pPr/{W}ind")
        if looks.style_of(paragraph) in _TEXT:
            if look.align in ("left", "justify") and (own is None or own.get(f"{W}firstLine") != "0"):
                yield Amount("indent", look.first, "")
            yield Amount("spacing", look.spacing, "")
    for above, below in pairwise(text):
        if looks.style_of(above) in _TEXT and looks.style_of(below) in _TEXT:
            yield Amount("between", max(looks.of(above).after, looks.of(below).before), "")
    for subject in body.iter(f"{W}p"):
        if looks.style_of(subject) == _SUBJECT:
            yield Amount("above_letter_subject", looks.of(subject).before, "")


def standings(looks: Looks, body: ElementTree.Element, width: Fraction) -> Iterator[Standing]:
    """What stands beside what, which rows repeat, whether the signature stays with text."""
    nodes = list(body)
    for at, node in enumerate(nodes):
        if node.tag != f"{W}tbl":
            continue
        rows = [_styles(looks, row) for row in node.findall(f"{W}tr")]
        for row, styles in zip(node.findall(f"{W}tr"), rows, strict=True):
            if _PLACE in styles:
                yield Standing("place_level", _NUMBER in styles or not any(_NUMBER in row for row in rows), "")
            if _RECIPIENTS in styles and not _several(looks, node):
                yield Standing("signer_level", bool(styles & _SIGNERS) and _begin_together(row), "")
        yield from _repeats(looks, node)
        if any(styles & _SIGNERS for styles in rows):
            yield Standing("signature_kept", _whole(node) and _kept(looks, nodes[:at], width), "")


def last_text(looks: Looks, body: ElementTree.Element) -> str | None:
    """The last paragraph of the paper itself before the signature; None where a table or a chart stands there."""
    last: str | None = None
    for node in body:
        if node.find(f"{W}pPr/{W}sectPr") is not None:
            return last
        if node.tag == f"{W}tbl":
            styles = {style for row in node.iter(f"{W}tr") for style in _styles(looks, row)}
            if styles & (_SIGNERS | {_RECIPIENTS}):
                return last
            last = None
        elif node.tag == f"{W}p" and looks.style_of(node) == _RECIPIENTS:
            return last
        elif next(node.iter(f"{W}drawing"), None) is not None:
            last = None
        elif node.tag == f"{W}p" and text_of(node):
            last = text_of(node)
    return last


def _styles(looks: Looks, part: ElementTree.Element) -> set[str]:
    return {looks.style_of(paragraph) for paragraph in part.iter(f"{W}p")}


def _several(looks: Looks, table: ElementTree.Element) -> bool:
    """Whether signers stand side by side: the recipients then stand below them."""
    rows = ([cell for cell in row.findall(f"{W}tc") if _styles(looks, cell) & _SIGNERS] for row in table.iter(f"{W}tr"))
    return any(len(cells) > 1 for cells in rows)


def _begin_together(row: ElementTree.Element) -> bool:
    """Whether words begin at the top of each cell that has any."""
    cells = [[text_of(one) for one in cell.iter(f"{W}p")] for cell in row.iter(f"{W}tc")]
    return all(texts[0] for texts in cells if any(texts))


def _repeats(looks: Looks, table: ElementTree.Element) -> Iterator[Standing]:
    headings = [row for row in table.findall(f"{W}tr") if _HEADING in _styles(looks, row)]
    if headings:
        yield Standing("head_repeats", all(row.find(f"{W}trPr/{W}tblHeader") is not None for row in headings), "")


def _whole(table: ElementTree.Element) -> bool:
    """Whether no row breaks over pages."""
    return all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.findall(f"{W}tr"))


def _kept(looks: Looks, above: Sequence[ElementTree.Element], width: Fraction) -> bool:
    """Whether everything from the second line or the last row above a signature on is kept with the next."""
    lines = 0
    for node in reversed(above):
        if node.tag == f"{W}tbl":
            return all(looks.kept(one) for one in node.findall(f"{W}tr")[-1].iter(f"{W}p"))
        if node.find(f"{W}pPr/{W}sectPr") is not None:
            return True
        if not looks.kept(node):
            return False
        if node.find(f".//{W}drawing") is not None:
            return True
        lines += _fewest_lines(looks, node, width)
        if lines >= _LINES_WITH_SIGNATURE:
            return True
    return True


def _fewest_lines(looks: Looks, paragraph: ElementTree.Element, width: Fraction) -> int:
    text, look = text_of(paragraph), looks.of(paragraph)
    size = int(max(look.sizes, default=Fraction(0)))
    if not text:
        return 0
    return 1 if width_mm(text, size, look.bold is True, look.italic is True) <= width else _LINES_WITH_SIGNATURE

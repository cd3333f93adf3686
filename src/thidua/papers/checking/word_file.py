"""Measures a Word file of our own writer, by its sections and by the styles of its paragraphs."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from thidua.papers.checking.measured import Margin, Measured, PageNumber, Part
from thidua.papers.checking.unreadable import UnreadablePaperError
from thidua.papers.checking.word_standing import amounts, last_text, standings, text_of
from thidua.papers.checking.word_styles import Look, Looks, W, mm, value
from thidua.papers.layout import Layout
from thidua.papers.widths import longest_line_mm, width_mm
from thidua.papers.word.styles import RULE, style_id

_SIDES = ("top", "bottom", "left", "right")


def measure_word(layout: Layout, file: bytes) -> Measured:
    """What stands in the file. Raises UnreadablePaperError for one that is no Word file."""
    try:
        with ZipFile(BytesIO(file)) as archive:
            document, styles, header = (
                ElementTree.fromstring(archive.read(f"word/{part}.xml")) for part in ("document", "styles", "header1")
            )
    except (BadZipFile, KeyError, ElementTree.ParseError, NotImplementedError, RuntimeError) as error:
        raise UnreadablePaperError("không phải tệp Word do thidua lập") from error
    looks, body = Looks(layout, styles), document.find(f"{W}body")
    if body is None:
        raise UnreadablePaperError("không phải tệp Word do thidua lập")
    sections = list(document.iter(f"{W}sectPr"))
    width = Fraction(layout.text_width(_is_landscape(sections)))
    return Measured(
        tuple((mm(section.find(f"{W}pgSz"), "w"), mm(section.find(f"{W}pgSz"), "h")) for section in sections),
        tuple(margin for index, section in enumerate(sections, 1) for margin in _margins(section, index)),
        tuple(
            number for index, section in enumerate(sections, 1) for number in _numbers(looks, section, header, index)
        ),
        tuple(_parts(looks, document, width)),
        tuple(amounts(looks, body)),
        tuple(standings(looks, body, width)),
        last_text(looks, body),
    )


def _is_landscape(sections: list[ElementTree.Element]) -> bool:
    """Whether the paper itself, which comes before its appendices, lies on its side."""
    size = sections[0].find(f"{W}pgSz") if sections else None
    return mm(size, "w") > mm(size, "h")


def _margins(section: ElementTree.Element, index: int) -> Iterator[Margin]:
    for side in _SIDES:
        yield Margin(side, mm(section.find(f"{W}pgMar"), side), True, f"phần {index}")


def _numbers(
    looks: Looks, section: ElementTree.Element, header: ElementTree.Element, index: int
) -> Iterator[PageNumber]:
    """What the first and the second page of a section will show."""
    where = f"phần {index}"
    field = "".join(node.text or "" for node in header.iter(f"{W}instrText")).strip()
    shows = field == "PAGE" and section.find(f"{W}headerReference") is not None
    start = value(section.find(f"{W}pgNumType"), "start")
    first = int(start) if start else index  # without a start the numbers of the section before go on
    look = looks.of(header.find(f"{W}p"))
    hidden = section.find(f"{W}titlePg") is not None
    high = mm(section.find(f"{W}pgMar"), "header") < mm(section.find(f"{W}pgMar"), "top")
    common = PageNumber(where, None, False, high, look.align == "center", max(look.sizes, default=None),
                        look.bold is not False, look.italic is not False)  # fmt: skip
    yield replace(common, shown=None if hidden or not shows else first, starts=True)
    yield replace(common, shown=first + 1 if shows else None)


def _parts(looks: Looks, document: ElementTree.Element, text_width: Fraction) -> Iterator[Part]:
    ids = {style_id(key): key for key in looks.layout.styles}
    before: Part | None = None
    for paragraph, width in _paragraphs(document, text_width):
        key = looks.style_of(paragraph)
        text = text_of(paragraph)
        if key == RULE and before is not None:
            border = value(paragraph.find(f"{W}pPr/{W}pBdr/{W}top"))
            if border != "single":  # one with gaps is none
                continue
            before = replace(before, rule=_share(before, looks.of(paragraph).between(width), width))
        elif text:
            if before is not None:
                yield before
            look = looks.of(paragraph)
            before = Part(
                ids.get(key, key), text, look.sizes, look.fonts, look.bold, look.italic, look.align,
                black=look.black, begins_bold=look.begins_bold, lines=_lines(text, look, width),
            )  # fmt: skip
    if before is not None:
        yield before


def _paragraphs(parent: ElementTree.Element, width: Fraction) -> Iterator[tuple[ElementTree.Element, Fraction]]:
    """Every paragraph with the width of the cell or page that it stands in."""
    for node in parent:
        if node.tag == f"{W}p":
            yield node, width
        elif node.tag == f"{W}tc":
            yield from _paragraphs(node, mm(node.find(f"{W}tcPr/{W}tcW"), "w"))
        else:
            yield from _paragraphs(node, width)


def _lines(text: str, look: Look, width: Fraction) -> int:
    """How many lines a text takes at least; 2 stands for more than one."""
    size = int(max(look.sizes, default=Fraction(0)))
    return 1 if width_mm(text, size, look.bold is True, look.italic is True) <= width else 2


def _share(above: Part, length: Fraction, width: Fraction) -> Fraction:
    """A rule's length in percent of the longest line of the words above it."""
    size = int(max(above.sizes, default=Fraction(0)))
    longest = longest_line_mm(above.text, size, int(width), above.bold is True)
    return length * 100 / longest if longest else Fraction(0)

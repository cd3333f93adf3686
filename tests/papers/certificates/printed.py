"""What stands where on a printed certificate, read back from the PDF."""

from pathlib import Path

from pypdf import PdfReader

from thidua.papers.certificates.profile import Field, Profile, design
from thidua.papers.checking.pdf_page import Page, Words, read_page

HAIR = 0.05
"""Millimetres that rounding may take."""


def bare(name: str) -> Profile:
    """A shipped profile without its ornament, which readers of PDFs walk through page by page."""
    return design(name).model_copy(update={"framed": False})


def pages(file: Path) -> list[Page]:
    """The pages of a PDF."""
    return [read_page(page) for page in PdfReader(file, strict=True).pages]


def within(field: Field, page: Page) -> list[Words]:
    """The words that stand on a line within a field's box."""
    return [
        words
        for words in page.words
        if field.y <= words.y <= field.y + field.height and field.x - 1 <= words.x <= field.x + field.width + 1
    ]


def outside(field: Field, words: list[Words]) -> list[str]:
    """Those that leave the box: at its sides, or by what rises above and hangs below the line that they stand on."""
    left, right = field.x - HAIR, field.x + field.width + HAIR
    top, bottom = field.y - HAIR, field.y + field.height + HAIR
    point = 25.4 / 72
    return [
        one.text
        for one in words
        if one.x < left
        or one.end > right
        or one.y - one.size * 0.95 * point < top
        or one.y + one.size * 0.22 * point > bottom
    ]


def letters(words: list[Words] | tuple[Words, ...]) -> str:
    """All that is printed, without the spaces between."""
    return "".join("".join(one.text.split()) for one in words)


def of(profile: Profile, name: str, page: Page) -> list[Words]:
    """The words in one field of a page."""
    return within(profile.fields[name], page)

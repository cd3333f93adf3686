"""Workbooks that come out byte-equal whenever their content is equal: no moment of writing stands in them."""

from datetime import datetime
from pathlib import Path
from typing import Any

from thidua.sheets.pages import Pages

# XlsxWriter would write the current moment; zip members bear 1980 in any case.
CREATED = datetime(2000, 1, 1)


def timeless_pages(file: Path, title: str, *, streaming: bool = False) -> Pages:
    """A workbook of tables to read."""
    pages = Pages(file, streaming=streaming)
    stamp(pages.book, title)
    return pages


def stamp(book: Any, title: str, subject: str = "") -> None:
    """Properties without the present moment."""
    book.set_properties({"title": title, "subject": subject, "comments": "thidua", "created": CREATED})

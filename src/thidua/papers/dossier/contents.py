"""The contents page of a dossier, and the numbers at the foot of its pages, set by typst from data."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from thidua.papers.characters import clean
from thidua.papers.typst.fonts_found import FAMILY, fonts

_MARKUP = Path(__file__).parent / "contents.typ"
_TIME = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the contents: a part with the page on which it begins, from 1, and how many it has.

    Without pages it is a heading over the lines below, or a part that ``lacks``: its note says what is to be done.
    ``number`` is that of the line: ``3``, and ``3.1`` for one of several under a heading. ``files`` are those it was
    sent as, which is not printed.
    """

    title: str
    page: int
    pages: int
    number: str = ""
    note: str = ""
    lacks: bool = False
    files: tuple[str, ...] = ()

    @property
    def span(self) -> str:
        """From page to page: ``3–5``, ``6``, or nothing."""
        last = self.page + self.pages - 1
        return "" if not self.pages else str(self.page) if self.pages == 1 else f"{self.page}–{last}"


def contents(title: str, listed: Sequence[Listed], about: Sequence[str] = (), sets: Sequence[str] = ("",)) -> bytes:
    """The contents page of each set as one PDF, each of as many pages; ``about`` are lines below the title.

    ``sets``: what each says of itself, in as many letters. Raises FontsMissingError.
    """
    told = {"title": _line(title), "about": [_line(one) for one in about], "rows": [_row(one) for one in listed]}
    return _set({"is": "contents", **told, "sets": sets})


def page_numbers(pages: int) -> bytes:
    """So many pages, each with nothing but its number at the foot: "Hồ sơ: trang 3/12"."""
    return _set({"is": "numbers", "pages": pages})


def _row(one: Listed) -> dict[str, str | bool]:
    return {
        "number": one.number,
        "title": _line(one.title),
        "pages": one.span,
        "note": _line(one.note),
        "lacks": one.lacks,
        "heading": not one.pages and not one.lacks,
        "inner": "." in one.number,
    }


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _set(data: Mapping[str, Any]) -> bytes:
    told = json.dumps({**data, "font": FAMILY}, ensure_ascii=False)
    made = _compiler().compile(sys_inputs={"dossier": told}, format="pdf", timestamp=_TIME)
    assert isinstance(made, bytes)
    return made


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(_MARKUP, root=_MARKUP.parent, font_paths=fonts())

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
    """A part as the contents list it: the page on which it begins, from 1, and how many it has."""

    title: str
    page: int
    pages: int


def contents(title: str, listed: Sequence[Listed]) -> bytes:
    """The contents page as a PDF. Raises FontsMissingError."""
    rows = [(" ".join(clean(one.title).split()), one.page, one.pages) for one in listed]
    return _set({"is": "contents", "title": " ".join(clean(title).split()), "rows": rows})


def page_numbers(pages: int) -> bytes:
    """So many pages, each with nothing but its number at the foot: "Hồ sơ: trang 3/12"."""
    return _set({"is": "numbers", "pages": pages})


def _set(data: Mapping[str, Any]) -> bytes:
    told = json.dumps({**data, "font": FAMILY}, ensure_ascii=False)
    made = _compiler().compile(sys_inputs={"dossier": told}, format="pdf", timestamp=_TIME)
    assert isinstance(made, bytes)
    return made


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(_MARKUP, root=_MARKUP.parent, font_paths=fonts())

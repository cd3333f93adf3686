"""Papers as PDF: the same description as the Word file, set by typst from data."""

import json
from functools import cache
from pathlib import Path

import typst

from thidua.papers.layout import Layout, layout_for
from thidua.papers.paper import Paper, plain
from thidua.papers.setting import set_paper
from thidua.papers.setting.elements import Section
from thidua.papers.typst.as_data import as_data
from thidua.papers.typst.fonts_found import fonts

_MARKUP = Path(__file__).parent / "paper.typ"
# Time of making would give other bytes for the same paper; the paper's own date is printed on it.
_TIME = 0


def pdf_file(paper: Paper, layout: Layout | None = None) -> bytes:
    """The PDF of a paper; the same bytes for the same paper. Without a layout, by the one of its day.

    Raises FontsMissingError where `make setup` could not fetch the fonts.
    """
    layout = layout or layout_for(paper.head.day)
    title = " ".join(plain(part) for part in (paper.head.title, paper.head.subject) if part is not None)
    return pdf_of(layout, set_paper(layout, paper), title)


def pdf_of(layout: Layout, sections: tuple[Section, ...], title: str) -> bytes:
    """The PDF of a paper that is set. Raises FontsMissingError as `pdf_file`."""
    data = as_data(layout, sections, title)
    made = _compiler().compile(
        sys_inputs={"paper": json.dumps(data, ensure_ascii=False)}, format="pdf", timestamp=_TIME
    )
    assert isinstance(made, bytes)
    return made


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(_MARKUP, root=_MARKUP.parent, font_paths=fonts())

"""Papers as Word files: document XML of our own, real styles and tables, the same bytes for the same paper."""

from thidua.papers.layout import Layout, layout_for
from thidua.papers.paper import Paper, plain
from thidua.papers.setting import set_paper
from thidua.papers.setting.elements import Section
from thidua.papers.word.package import package
from thidua.papers.word.sections import document, plots_in


def word_file(paper: Paper, layout: Layout | None = None) -> bytes:
    """The .docx file of a paper; the same bytes for the same paper. Without a layout, by the one of its day."""
    layout = layout or layout_for(paper.head.day)
    title = " ".join(plain(part) for part in (paper.head.title, paper.head.subject) if part is not None)
    return word_of(layout, set_paper(layout, paper), title)


def word_of(layout: Layout, sections: tuple[Section, ...], title: str) -> bytes:
    """The .docx file of a paper that is set."""
    return package(layout, document(layout, sections), title, plots_in(sections))

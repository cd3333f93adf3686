"""Papers as Word files: document XML of our own, real styles and tables, the same bytes for the same paper."""

from thidua.papers.layout import Layout, layout_for
from thidua.papers.paper import Paper, plain
from thidua.papers.setting import set_paper
from thidua.papers.word.package import package
from thidua.papers.word.sections import document, plots_in


def word_file(paper: Paper, layout: Layout | None = None) -> bytes:
    """The .docx file of a paper; the same bytes for the same paper. Without a layout, by the one of its day."""
    layout = layout or layout_for(paper.head.day)
    title = " ".join(plain(part) for part in (paper.head.title, paper.head.subject) if part is not None)
    sections = set_paper(layout, paper)
    return package(layout, document(layout, sections), title, plots_in(sections))

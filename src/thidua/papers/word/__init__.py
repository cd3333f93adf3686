"""Papers as Word files: document XML of our own, real styles and tables, the same bytes for the same paper."""

from thidua.papers.layout import layout_for
from thidua.papers.paper import Paper, plain
from thidua.papers.setting import set_paper
from thidua.papers.word.package import package
from thidua.papers.word.sections import document


def word_file(paper: Paper) -> bytes:
    """The .docx file of a paper; the same bytes for the same paper."""
    layout = layout_for(paper.head.day)
    title = " ".join(plain(part) for part in (paper.head.title, paper.head.subject) if part is not None)
    return package(layout, document(layout, set_paper(layout, paper)), title)

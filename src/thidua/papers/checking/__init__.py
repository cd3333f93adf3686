"""Measures Word files and PDFs of papers against the layout's table and tells every departure.

Word files are measured by their styles, so only those of our own writer; PDFs by what stands where on the page,
so also those that another program made of our Word files.
"""

from thidua.papers.checking.against_table import faults_of
from thidua.papers.checking.faults import Fault
from thidua.papers.checking.pdf_file import measure_pdf
from thidua.papers.checking.word_file import measure_word
from thidua.papers.checking.wording import wording_faults
from thidua.papers.layout import Layout


def check_word(layout: Layout, file: bytes) -> tuple[Fault, ...]:
    """The faults of a .docx file. Raises UnreadablePaperError for a file that is none."""
    measured = measure_word(layout, file)
    return (*faults_of(layout, measured), *wording_faults(layout, measured))


def check_pdf(layout: Layout, file: bytes) -> tuple[Fault, ...]:
    """The faults of a PDF of one paper. Raises UnreadablePaperError for a file that is none."""
    measured = measure_pdf(layout, file)
    return (*faults_of(layout, measured), *wording_faults(layout, measured))

"""From the description of a paper to its paragraphs, rules and tables, set by the layout of its day."""

from thidua.papers.layout import Layout
from thidua.papers.paper import Appendix, Form, Paper, joined
from thidua.papers.setting.body import body
from thidua.papers.setting.closing import closed, closing, kept
from thidua.papers.setting.elements import Element, Section
from thidua.papers.setting.heading import heading
from thidua.papers.setting.lines import line


def set_paper(layout: Layout, paper: Paper) -> tuple[Section, ...]:
    """The sections of a paper: itself, then each appendix."""
    return (_main(layout, paper), *(_appendix(layout, appendix) for appendix in paper.appendices))


def _main(layout: Layout, paper: Paper) -> Section:
    elements = list(heading(layout, paper.head, paper.addressees, paper.landscape))
    signed = bool(paper.signers or paper.recipients)
    written = list(body(layout, paper.body, paper.landscape))
    written = closed(written, mark=paper.head.form is not Form.MINUTES)
    elements += kept(layout, written, paper.landscape) if signed else written
    if signed:
        elements += closing(layout, paper.signers, paper.recipients, paper.landscape)
    return Section(tuple(elements), paper.landscape)


def _appendix(layout: Layout, appendix: Appendix) -> Section:
    elements: list[Element] = []
    if appendix.label is not None:
        elements.append(line(layout, "appendix_label", appendix.label))
    elements.append(line(layout, "appendix_title", appendix.title))
    if appendix.attached is not None:
        elements.append(line(layout, "appendix_attached", joined("(", appendix.attached, ")")))
    written = list(body(layout, appendix.body, appendix.landscape))
    elements += kept(layout, written, appendix.landscape) if appendix.signers else written
    if appendix.signers:
        elements += closing(layout, appendix.signers, (), appendix.landscape)
    return Section(tuple(elements), appendix.landscape)

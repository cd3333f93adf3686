"""The document: its sections, each on pages of its own with page numbers of its own."""

from collections.abc import Iterator
from itertools import count

from thidua.papers.charts import Plot
from thidua.papers.layout import Layout
from thidua.papers.setting.elements import Columns, Drawn, Element, Grid, Line, NewPage, Rule, Section, Space
from thidua.papers.word.charts import chart_in_text
from thidua.papers.word.paragraphs import NEW_PAGE, TINY_PARAGRAPH, paragraph, rule, space
from thidua.papers.word.styles import TINY, W, style_id
from thidua.papers.word.tables import columns, grid
from thidua.papers.word.units import twips

HEADER = "rId1"
_RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def document(layout: Layout, sections: tuple[Section, ...]) -> str:
    """word/document.xml."""
    parts = []
    charts = count(1)
    for index, section in enumerate(sections, 1):
        parts += _elements(layout, section, charts)
        page = _page(layout, section)
        last = index == len(sections)
        parts.append(page if last else f'<w:p><w:pPr><w:pStyle w:val="{TINY}"/>{page}</w:pPr></w:p>')
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {W} {_RELATIONS}>'
        f"<w:body>{''.join(parts)}</w:body></w:document>"
    )


def plots_in(sections: tuple[Section, ...]) -> list[Plot]:
    """The charts in the order of their numbers."""
    return [element.plot for section in sections for element in section.elements if isinstance(element, Drawn)]


def chart_relation(number: int) -> str:
    """How the document names the part of a chart."""
    return f"rIdChart{number}"


def _elements(layout: Layout, section: Section, charts: Iterator[int]) -> list[str]:
    written: list[str] = []
    table_before = False
    for element in section.elements:
        is_table = isinstance(element, Columns | Grid)
        if is_table and table_before:
            written.append(TINY_PARAGRAPH)  # or Word makes one table of two
        written.append(_element(layout, section, element, charts))
        table_before = is_table
    if table_before:
        written.append(TINY_PARAGRAPH)  # Word wants a paragraph after the last table
    return written


def _element(layout: Layout, section: Section, element: Element, charts: Iterator[int]) -> str:
    match element:
        case Line():
            return paragraph(layout, element)
        case Rule():
            return rule(element, layout.text_width(section.landscape))
        case Space():
            return space(element)
        case Columns():
            return columns(layout, element)
        case Grid():
            return grid(layout, element)
        case Drawn():
            number = next(charts)
            drawing = chart_in_text(element.plot, number, chart_relation(number))
            keep = "<w:keepNext/>" if element.next else ""
            return f'<w:p><w:pPr><w:pStyle w:val="{style_id("table_heading")}"/>{keep}</w:pPr>{drawing}</w:p>'
        case NewPage():
            return NEW_PAGE


def _page(layout: Layout, section: Section) -> str:
    width, height = (twips(mm) for mm in layout.paper)
    margins = layout.margins
    size = f'w:w="{width}" w:h="{height}"'
    if section.landscape:
        size = f'w:w="{height}" w:h="{width}" w:orient="landscape"'
    sides = " ".join(
        f'w:{name}="{twips(margin.ours)}"'
        for name, margin in (
            ("top", margins.top),
            ("right", margins.right),
            ("bottom", margins.bottom),
            ("left", margins.left),
        )
    )
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER}"/><w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar {sides} w:header="{twips(layout.page_number_from_edge)}" w:footer="{twips(10)}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )

"""The text of a paper on one page: to whom, bases, headings, articles, points, the words of tables, and all else."""

import re
from collections.abc import Iterator, Sequence

from thidua.papers.checking.measured import Part
from thidua.papers.checking.pdf_areas import Areas
from thidua.papers.checking.pdf_lines import PrintedLine
from thidua.papers.checking.pdf_page import Page
from thidua.papers.checking.pdf_parts import aligned, part
from thidua.papers.layout import Layout

_BASIS = re.compile("Căn cứ |Theo đề nghị ")
_TO = "Kính gửi"
_LABELS = (
    ("heading_1", re.compile(r"[IVXLC]+\. ")),
    ("article", re.compile(r"Điều \d+\.")),
    ("point", re.compile(r"[a-zđ]\) ")),
)
_INDENTS = (9, 14)  # mm: where first lines begin, and a little more


def first_line(areas: Areas, line: PrintedLine) -> bool:
    """Whether a line begins where the first line of a paragraph does."""
    return _INDENTS[0] < line.x - areas.frame.left < _INDENTS[1]


def body_parts(layout: Layout, areas: Areas, lines: Sequence[PrintedLine]) -> Iterator[Part]:
    """The parts of the text. Only what begins as they do is known as heading, article or point."""
    told = [line for line in lines if not areas.in_chart(line)]
    at = 0
    while at < len(told):
        line = told[at]
        at += 1
        if areas.in_table(line):
            yield part("table_text", [line])
        elif _BASIS.match(line.text):
            basis = [line]
            while at < len(told) and told[at].x < areas.frame.left + layout.styles["basis"].indent - 1:
                basis.append(told[at])
                at += 1
            yield part("basis", basis)
        else:
            begins = first_line(areas, line)
            style = next((style for style, form in _LABELS if begins and form.match(line.text)), "body")
            yield part(style, [line])


def addressed(
    areas: Areas, page: Page, lines: Sequence[PrintedLine]
) -> tuple[tuple[Part, ...], tuple[PrintedLine, ...]]:
    """To whom a paper goes: each addressee with the lines that it runs on to, and what stands below."""
    if not lines or not lines[0].text.startswith(_TO):
        return (), tuple(lines)
    several = lines[0].text.rstrip(" :") == _TO
    found = [[lines[0]]]
    for line in lines[1:]:
        centred = aligned(line, areas.frame.middle(page)) == "center"
        at_dash = abs(line.x - found[1][0].x) < 1 if len(found) > 1 else line.x > areas.frame.left + _INDENTS[1]
        if not (at_dash if several else centred):
            break
        if several and (line.text.startswith("-") or len(found) == 1):
            found.append([line])
        else:
            found[-1].append(line)
    return tuple(part("addressee", one) for one in found), tuple(lines[sum(map(len, found)) :])

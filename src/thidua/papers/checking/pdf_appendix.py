"""The heading of an appendix on a PDF's page: "Phụ lục I", the title, what it goes along with."""

from collections.abc import Sequence
from itertools import takewhile

from thidua.papers.checking.measured import Part
from thidua.papers.checking.pdf_areas import Areas
from thidua.papers.checking.pdf_lines import PrintedLine
from thidua.papers.checking.pdf_page import Page
from thidua.papers.checking.pdf_parts import aligned, part

_LABEL, _ATTACHED = "phụ lục", "("


def is_label(line: PrintedLine) -> bool:
    """Whether a line counts the appendices."""
    return line.text.casefold().startswith(_LABEL)


def appendix_parts(
    areas: Areas, page: Page, lines: Sequence[PrintedLine]
) -> tuple[tuple[Part, ...], tuple[PrintedLine, ...]]:
    """The parts of the heading and the lines below it."""
    middle = areas.frame.middle(page)
    centred = list(takewhile(lambda line: aligned(line, middle) == "center" and not areas.in_table(line), lines))
    label = centred[:1] if centred and is_label(centred[0]) else []
    rest = centred[len(label) :]
    brackets = next((at for at, line in enumerate(rest) if at and line.text.startswith(_ATTACHED)), None)
    title = rest[:brackets] if brackets is not None else [*rest[:1], *takewhile(_in_capitals, rest[1:])]
    attached = [] if brackets is None else _to_bracket(rest[brackets:])
    parts = [part("appendix_label", label, "center")] if label else []
    if title:
        parts.append(part("appendix_title", title, "center"))
    if attached:
        parts.append(part("appendix_attached", attached, "center"))
    return tuple(parts), tuple(lines[len(label) + len(title) + len(attached) :])


def _to_bracket(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Lines as far as the bracket closes."""
    closes = next((at for at, line in enumerate(lines) if line.text.endswith(")")), 0)
    return lines[: closes + 1]


def _in_capitals(line: PrintedLine) -> bool:
    return line.in_capitals

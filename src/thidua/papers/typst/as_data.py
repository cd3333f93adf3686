"""A paper that is set, as the plain data that `paper.typ` prints: lengths in mm, sizes in points."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from thidua.papers.characters import clean
from thidua.papers.layout import Layout, Style
from thidua.papers.setting.elements import Columns, Drawn, Element, Grid, GridCell, Line, NewPage, Rule, Section, Space
from thidua.papers.setting.lines import is_long
from thidua.papers.typst.charts import chart_as_data
from thidua.papers.typst.fonts_found import FAMILY
from thidua.papers.typst.letters import in_pieces

Data = Mapping[str, Any]
# A word that no language has, such as an address: it may break after each so many letters, as in Word.
_LONG_WORD = re.compile(r"\S{31,}")
_LETTERS_TOGETHER = re.compile(r"\S{10}(?=\S)")
_MAY_BREAK = "\u200b"
# What holds more letters may be higher than a page, and must be allowed to break.
_UNBREAKABLE = 1500


def as_data(layout: Layout, sections: tuple[Section, ...], title: str) -> Data:
    """What the markup reads from `sys.inputs.paper`."""
    margins = layout.margins
    return {
        "title": clean(title),
        "font": FAMILY,
        "margins": {
            "top": margins.top.ours,
            "bottom": margins.bottom.ours,
            "left": margins.left.ours,
            "right": margins.right.ours,
        },
        "page_number_from_edge": layout.page_number_from_edge,
        "styles": {key: _style(style) for key, style in layout.styles.items()},
        "sections": [_section(layout, section) for section in sections],
    }


def _style(style: Style) -> Data:
    return {
        "size": style.size.ours,
        "align": style.align,
        "before": style.before,
        "after": style.after,
        "indent": style.indent,
    }


def _section(layout: Layout, section: Section) -> Data:
    width, height = reversed(layout.paper) if section.landscape else layout.paper
    return {"width": width, "height": height, "elements": list(_elements(section.elements))}


def _elements(elements: tuple[Element, ...]) -> Iterator[Data]:
    """The elements, those that stay with a long paragraph or with a table's last row inside it as its `tail`:
    typst would move the whole paragraph or nothing of the table."""
    at = 0
    while at < len(elements):
        element = elements[at]
        at += 1
        tail: list[Data] = []
        while _holds(element) and at < len(elements):
            tail.append(_element(elements[at]))
            at += 1
            if not getattr(elements[at - 1], "next", False):
                break
        yield {**_element(element), "tail": tail}


def _holds(element: Element) -> bool:
    """Whether what follows must be set together with an element."""
    if isinstance(element, Line):
        return element.next and is_long(element.pieces)
    return isinstance(element, Grid) and bool(element.rows) and all(cell.line.next for cell in element.rows[-1])


def _element(element: Element) -> Data:
    match element:
        case Line():
            return _line(element)
        case Rule():
            return {"is": "rule", "length": _mm(element.length)}
        case Space():
            return {"is": "space", "height": element.height}
        case Columns():
            return _columns(element)
        case Grid():
            return _grid(element)
        case Drawn():
            return {**chart_as_data(element.plot), "next": element.next}
        case NewPage():
            return {"is": "page"}


def _line(line: Line) -> Data:
    pieces = [
        {"text": _breakable(words), "bold": piece.bold, "italic": piece.italic, "gap": piece.gap or lacking}
        for piece in line.pieces
        if piece.text
        for words, lacking in in_pieces(piece.text)
    ]
    return {
        "is": "line",
        "style": line.style,
        "pieces": pieces,
        "align": line.align,
        "indent": line.indent,
        "left": _mm(line.left),
        "next": line.next,
    }


def _columns(columns: Columns) -> Data:
    lines = [part for row in columns.rows for side in row for part in side if isinstance(part, Line)]
    return {
        "is": "columns",
        "widths": [_mm(width) for width in columns.widths],
        "whole": sum(map(_letters, lines)) < _UNBREAKABLE,
        "rows": [[{"parts": [_element(part) for part in side]} for side in row] for row in columns.rows],
    }


def _grid(grid: Grid) -> Data:
    return {
        "is": "grid",
        "widths": [_mm(width) for width in grid.widths],
        "ruled": grid.ruled,
        "head": [[_cell(cell) for cell in row] for row in grid.head],
        "rows": [_row(row) for row in grid.rows],
    }


def _row(row: tuple[GridCell, ...]) -> Data:
    return {"next": any(cell.line.next for cell in row), "cells": [_cell(cell) for cell in row]}


def _cell(cell: GridCell) -> Data:
    return {
        "columns": cell.columns,
        "rows": cell.rows,
        "whole": _letters(cell.line) < _UNBREAKABLE,
        "line": _line(cell.line),
    }


def _breakable(text: str) -> str:
    return _LONG_WORD.sub(lambda word: _LETTERS_TOGETHER.sub(lambda part: part[0] + _MAY_BREAK, word[0]), text)


def _letters(line: Line) -> int:
    return sum(len(piece.text) for piece in line.pieces)


def _mm(length: Fraction) -> float:
    """For print only: a thousandth of a millimetre is enough."""
    return round(float(length), 3)

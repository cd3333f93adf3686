"""A paper that is set, as the plain data that `paper.typ` prints: lengths in mm, sizes in points."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import groupby
from typing import Any

from thidua.papers.characters import clean
from thidua.papers.layout import Layout, Style
from thidua.papers.setting.elements import (
    Columns,
    Drawn,
    Element,
    Grid,
    GridCell,
    Line,
    NewPage,
    Piece,
    Rule,
    Section,
    Space,
)
from thidua.papers.setting.lines import is_long
from thidua.papers.typst.charts import chart_as_data
from thidua.papers.typst.fonts_found import FAMILY
from thidua.papers.typst.letters import in_pieces
from thidua.papers.widths import width_mm

Data = Mapping[str, Any]
# A word that no language has, such as an address: it may break after each so many letters, as in Word.
_LONG_WORD = re.compile(r"\S{31,}")
_LETTERS_TOGETHER = re.compile(r"\S{10}(?=\S)")
_MAY_BREAK = "\u200b"
# What typst may keep on one line: words, and by the rules of Unicode also blanks beside brackets and marks. Where that
# is wider than its cell it must break somewhere, as it does in Word.
_TOGETHER = re.compile(r"(?:[^ \n]| (?=[^\w\s])|(?<=[^\w\s]) )+")
_BROKEN_AFTER = re.compile(r"[^/–-]+[/–-]?")
_CELL_INSET = 3  # mm, of both sides
_EM_MM = Fraction(254, 720)  # of one point
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
    return {"width": width, "height": height, "elements": list(_elements(layout, section.elements))}


def _elements(layout: Layout, elements: tuple[Element, ...]) -> Iterator[Data]:
    """The elements, those that stay with a long paragraph or with a table's last row inside it as its `tail`:
    typst would move the whole paragraph or nothing of the table."""
    at = 0
    while at < len(elements):
        element = elements[at]
        at += 1
        tail: list[Data] = []
        while _holds(element) and at < len(elements):
            tail.append(_element(layout, elements[at]))
            at += 1
            if not getattr(elements[at - 1], "next", False):
                break
        yield {**_element(layout, element), "tail": tail}


def _holds(element: Element) -> bool:
    """Whether what follows must be set together with an element."""
    if isinstance(element, Line):
        return element.next and is_long(element.pieces)
    return isinstance(element, Grid) and bool(element.rows) and all(cell.line.next for cell in element.rows[-1])


def _element(layout: Layout, element: Element) -> Data:
    match element:
        case Line():
            return _line(element)
        case Rule():
            return {"is": "rule", "length": _mm(element.length)}
        case Space():
            return {"is": "space", "height": element.height}
        case Columns():
            return _columns(layout, element)
        case Grid():
            return _grid(layout, element)
        case Drawn():
            return {**chart_as_data(element.plot), "next": element.next}
        case NewPage():
            return {"is": "page"}


def _line(line: Line, room: tuple[int, Fraction] | None = None) -> Data:
    """``room``: the size of the letters and the width in mm that they have, where that is a cell's."""
    pieces = [
        {
            "text": _fitting(_breakable(words), piece, *room) if room else _breakable(words),
            "bold": piece.bold,
            "italic": piece.italic,
            "gap": piece.gap or lacking,
        }
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
        "above": line.above,
    }


def _columns(layout: Layout, columns: Columns) -> Data:
    lines = [part for row in columns.rows for side in row for part in side if isinstance(part, Line)]
    return {
        "is": "columns",
        "widths": [_mm(width) for width in columns.widths],
        "whole": sum(map(_letters, lines)) < _UNBREAKABLE,
        "rows": [[{"parts": [_element(layout, part) for part in side]} for side in row] for row in columns.rows],
    }


def _grid(layout: Layout, grid: Grid) -> Data:
    return {
        "is": "grid",
        "widths": [_mm(width) for width in grid.widths],
        "ruled": grid.ruled,
        "head": [[_cell(cell) for cell in row] for row in grid.head],
        "rows": list(_rows(layout, grid)),
    }


def _rows(layout: Layout, grid: Grid) -> Iterator[Data]:
    """The rows, those that stay with the next put together: typst keeps one such block with a row, and not two."""
    for kept, together in groupby(grid.rows, lambda row: any(cell.line.next for cell in row)):
        rows = [_row(layout, grid.widths, row) for row in together]
        if kept:
            yield {"next": True, "cells": [cell for row in rows for cell in row]}
        else:
            yield from ({"next": False, "cells": row} for row in rows)


def _row(layout: Layout, widths: tuple[Fraction, ...], row: tuple[GridCell, ...]) -> list[Data]:
    cells, column = [], 0
    for cell in row:
        width = sum(widths[column : column + cell.columns], Fraction(-_CELL_INSET))
        cells.append(_cell(cell, (layout.styles[cell.line.style].size.ours, width)))
        column += cell.columns
    return cells


def _cell(cell: GridCell, room: tuple[int, Fraction] | None = None) -> Data:
    return {
        "columns": cell.columns,
        "rows": cell.rows,
        "height": cell.height,
        "whole": _letters(cell.line) < _UNBREAKABLE,
        "line": _line(cell.line, room),
    }


def _fitting(text: str, piece: Piece, size: int, width: Fraction) -> str:
    """A text whose words may break anywhere where they are wider than the cell."""

    def too_wide(words: str) -> bool:
        # No letter is wider than an em, so most words need no measuring.
        return len(words) * size * _EM_MM > width < width_mm(words, size, piece.bold, piece.italic)

    def parted(found: re.Match[str]) -> str:
        return _MAY_BREAK.join(found[0]) if too_wide(found[0]) else found[0]

    def fitted(found: re.Match[str]) -> str:
        if not too_wide(found[0]):
            return found[0]
        return f" {_MAY_BREAK}".join(_BROKEN_AFTER.sub(parted, word) for word in found[0].split(" "))

    return _TOGETHER.sub(fitted, text)


def _breakable(text: str) -> str:
    return _LONG_WORD.sub(lambda word: _LETTERS_TOGETHER.sub(lambda part: part[0] + _MAY_BREAK, word[0]), text)


def _letters(line: Line) -> int:
    return sum(len(piece.text) for piece in line.pieces)


def _mm(length: Fraction) -> float:
    """For print only: a thousandth of a millimetre is enough."""
    return round(float(length), 3)

"""Moving what lies on a sheet when rows of it repeat: cells, formulas, areas, pictures, notes, names."""

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from lxml import etree
from openpyxl.formula.translate import Translator

from thidua.papers.templates.excel_book import Book, Sheet
from thidua.papers.templates.excel_cells import S, parsed
from thidua.papers.templates.excel_rows import Moves, moved_formula

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_AREAS = (
    ("dimension", "ref"), ("hyperlink", "ref"), ("autoFilter", "ref"), ("sortState", "ref"),
    ("conditionalFormatting", "sqref"), ("dataValidation", "sqref"), ("protectedRange", "sqref"),
    ("ignoredError", "sqref"),
)  # fmt: skip
_RULES = ("formula", "formula1", "formula2")
_NOTE_ROW = re.compile(rb"(<x:Row>\s*)([0-9]+)(\s*</x:Row>)")
_COPY = "thidua-copy"


def repeat_row(row: Any, times: int) -> list[Any]:
    """The row and its copies below it, each knowing which of them it is."""
    copies = [row]
    for number in range(1, times):
        copy = deepcopy(row)
        copy.set(_COPY, str(number))
        copies[-1].addnext(copy)
        copies.append(copy)
    return copies


def move_sheet(sheet: Sheet, moves: Mapping[str, Moves]) -> None:
    """Give every row its new number, and let all that refers to rows follow."""
    own = moves[sheet.name]
    _spell_out_shared(sheet)
    for row in sheet.rows:
        old = int(row.get("r"))
        new = own.first(old) + int(row.attrib.pop(_COPY, "0"))
        row.set("r", str(new))
        for cell in row.iter(f"{S}c"):
            cell.set("r", cell.get("r").rstrip("0123456789") + str(new))
            _move_formula(cell, sheet.name, moves, (old, new))
    for tag, attribute in _AREAS:
        for one in sheet.root.iter(f"{S}{tag}"):
            one.set(attribute, own.references(one.get(attribute, "")))
    for tag in _RULES:
        for rule in sheet.root.iter(f"{S}{tag}"):
            rule.text = moved_formula(rule.text or "", sheet.name, moves)
    for one in sheet.root.iterfind(f"{S}rowBreaks/{S}brk"):
        one.set("id", str(own.last(int(one.get("id", "0")))))
    _move_merged(sheet.root, own)


def _move_formula(cell: Any, sheet: str, moves: Mapping[str, Moves], own: tuple[int, int]) -> None:
    formula = cell.find(f"{S}f")
    if formula is None:
        return
    # What it came to before is no longer so.
    for value in cell.findall(f"{S}v"):
        cell.remove(value)
    cell.attrib.pop("t", None)
    if formula.text:
        formula.text = moved_formula(formula.text, sheet, moves, own)
    if formula.get("ref"):
        formula.set("ref", moves[sheet].reference(formula.get("ref"), own))


def _spell_out_shared(sheet: Sheet) -> None:
    """A formula written once for a whole area is written into each of its cells."""
    first: dict[str, tuple[str, str]] = {}
    for cell in sheet.root.iter(f"{S}c"):
        formula = cell.find(f"{S}f")
        if formula is None or formula.get("t") != "shared":
            continue
        number = formula.get("si", "")
        if formula.text:
            first.setdefault(number, (formula.text, cell.get("r")))
        elif number in first:
            text, origin = first[number]
            formula.text = Translator(f"={text}", origin).translate_formula(cell.get("r"))[1:]
        for attribute in ("t", "si", "ref"):
            formula.attrib.pop(attribute, None)


def _move_merged(root: Any, own: Moves) -> None:
    """Cells merged within one row are so in each copy of it; others stretch."""
    merged = root.find(f"{S}mergeCells")
    if merged is None:
        return
    for one in list(merged):
        written = one.get("ref", "")
        rows = [int(number) for number in re.findall(r"[0-9]+", written)]
        if len(rows) == 2 and rows[0] == rows[1]:
            for new in range(own.first(rows[0]), own.last(rows[0]) + 1):
                copy = etree.SubElement(merged, one.tag)
                copy.set("ref", own.reference(written, (rows[0], new)))
            merged.remove(one)
        else:
            one.set("ref", own.reference(written))
    merged.set("count", str(len(merged)))


def move_parts(book: Book, sheet: Sheet, own: Moves) -> None:
    """Pictures, tables and notes of the sheet."""
    if not own.added:
        return
    for kind, part in book.related(sheet.part).values():
        markup = book.parts.get(part)
        if markup is None:
            continue
        if kind == "vmlDrawing":
            book.parts[part] = _NOTE_ROW.sub(
                lambda found: found[1] + str(own.first(int(found[2]) + 1) - 1).encode() + found[3], markup
            )
        elif kind in ("drawing", "table", "comments"):
            root = parsed(markup)
            _move_part(root, own)
            book.parts[part] = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _move_part(root: Any, own: Moves) -> None:
    for row in root.iter(f"{_DRAWING}row"):
        # Counted from 0 here.
        row.text = str(own.first(int(row.text) + 1) - 1)
    for tag in ("table", "autoFilter", "comment"):
        for one in root.iter(f"{S}{tag}"):
            one.set("ref", own.reference(one.get("ref", "")))


def move_names(book: Book, moves: Mapping[str, Moves]) -> None:
    """Names for areas, the area of print among them."""
    for one in book.workbook.iter(f"{S}definedName"):
        if one.text:
            one.text = moved_formula(one.text, "", moves)

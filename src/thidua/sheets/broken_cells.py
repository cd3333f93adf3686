"""The cells of a workbook that python-calamine shows as blank although something stands there.

It gives an empty string for ``#DIV/0!`` and for a formula that no program has computed yet. Taken for
blanks, they would be "not given"; so they are looked up in the file's own XML and become ``Broken``. Those of an .xls
are found by ``guard.xls_marks``.
"""

import posixpath
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from functools import lru_cache
from io import BytesIO
from itertools import product
from typing import IO, TypeAlias

from thidua.sheets.cells import ERROR_VALUES, Broken, error_cell, formula_cell

Read: TypeAlias = Callable[[str], bytes]
"""Gives the part of a package that has a name; KeyError where there is none."""

BrokenCells = dict[tuple[int, int], Broken]
"""Broken cells by row and column, from 0."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_VALUE_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_FORMULA, _PLAIN_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]"), re.compile(rb"<f[\s/>]")
# A cell with a formula and perhaps a result, without prefixes and with nothing between.
_PLAIN = re.compile(rb"<c((?: [a-z]+=\"[^\"<>]*\")+)><f(?: [^<>]*)?>([^<]*)</f>(?:<v>([^<]*)</v>|<v/>|)")
_PLACE = re.compile(rb' r="([A-Z]{1,3})([0-9]{1,7})"')
_ODS_ERROR = re.compile(rb'"error"|<text:p[^>]*>(?:#|Err:)')
_ODS_OPEN = re.compile(rb"<table:table-cell(?![^>]*office:value-type)[^>]*table:formula")
# A place in a formula of an .ods: «[.A1]», as everybody knows it: «A1».
_BRACKETS = re.compile(r"\[\.([^\]]*)\]")
_ERR = re.compile(r"Err:[0-9]{3}")
_SMALL = 20_000
"""Bytes of a list of sheets that is remembered."""
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def sheet_members(read: Read) -> list[str]:
    """The names, inside an .xlsx, of the XML of each sheet in their order. Raises KeyError where one has none."""
    relations, book = read("xl/_rels/workbook.xml.rels"), read("xl/workbook.xml")
    known = _known_members if len(relations) + len(book) < _SMALL else _known_members.__wrapped__
    return list(known(relations, book))


@lru_cache(64)
def _known_members(relations_part: bytes, book: bytes) -> tuple[str, ...]:
    """The same, looked up once where forms share their list of sheets."""
    relations = {found.get("Id", ""): found.get("Target", "") for found in ElementTree.fromstring(relations_part)}
    members = []
    for node in ElementTree.fromstring(book).iter():
        if node.tag in (f"{_MAIN}sheet", f"{_STRICT}sheet"):
            mark = next((value for name, value in node.attrib.items() if name.endswith("}id")), "")
            target = relations[mark]
            members.append(target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}"))
    return tuple(members)


def broken_in_xlsx(markup: bytes) -> BrokenCells:
    """The broken cells of one sheet of an .xlsx."""
    formulas = len((_FORMULA if b":f" in markup else _PLAIN_FORMULA).findall(markup))
    if b't="e"' not in markup and not formulas:
        return {}
    if b't="e"' not in markup and b"<!" not in markup:
        plain = _PLAIN.findall(markup)
        # As every program writes them: each formula told apart from its result without building up all the rest.
        if len(plain) == formulas:
            open_ones = [cell for cell in plain if not cell[2] and b' t="str"' not in cell[0]]
            if not any(b"&" in attributes + formula for attributes, formula, _ in open_ones):
                return dict(_uncomputed(open_ones))
    found: BrokenCells = {}
    for cell in _elements(BytesIO(markup), "}c"):
        broken = _broken(cell)
        place = _ADDRESS.fullmatch(cell.get("r", ""))
        if broken is not None and place:
            found[int(place[2]) - 1, _column(place[1])] = broken
    return found


def _uncomputed(cells: list[tuple[bytes, bytes, bytes]]) -> Iterator[tuple[tuple[int, int], Broken]]:
    """Cells (attributes, formula, result) without a result, by their place."""
    for attributes, formula, _ in cells:
        if place := _PLACE.search(attributes):
            yield (int(place[2]) - 1, _column(place[1].decode())), formula_cell("=" + formula.decode())


def _broken(cell: ElementTree.Element) -> Broken | None:
    parts = {part.tag.rpartition("}")[2]: part.text or "" for part in cell}
    if cell.get("t") == "e":
        return error_cell(parts.get("v", "") or "#ERROR")
    # A result that is text may rightly be empty; a number or no type at all may not.
    if "f" in parts and not parts.get("v") and cell.get("t") != "str":
        return formula_cell("=" + parts["f"])
    return None


def broken_in_ods(markup: bytes, index: int) -> BrokenCells:
    """The broken cells of one sheet of an .ods: LibreOffice marks errors, other programs only show them."""
    if not (_ODS_ERROR.search(markup) or _ODS_OPEN.search(markup)):
        return {}
    tables = _elements(BytesIO(markup), f"{_TABLE}table")
    table = next((table for number, table in enumerate(tables) if number == index), None)
    if table is None:
        return {}
    found: BrokenCells = {}
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        column, rows = 0, int(line.get(f"{_TABLE}number-rows-repeated", "1"))
        for cell in line:
            columns = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            broken = _broken_ods(cell)
            if broken is not None:
                found |= dict.fromkeys(product(range(row, row + rows), range(column, column + columns)), broken)
            column += columns
        row += rows
    return found


def _broken_ods(cell: ElementTree.Element) -> Broken | None:
    formula = cell.get(f"{_TABLE}formula")
    if cell.get(_VALUE_TYPE) == "error":
        return error_cell("".join(cell.itertext()) or "#ERROR")
    if formula is None:
        return None
    shown = "".join(cell.itertext())
    if shown in ERROR_VALUES or _ERR.fullmatch(shown):
        return error_cell(shown)
    # An empty text is a result too: it has no type, but something shows it.
    if len(cell) == 0 and f"{_OFFICE}value-type" not in cell.attrib:
        return formula_cell("=" + _BRACKETS.sub(r"\1", formula.partition("=")[2]))
    return None


def _elements(stream: IO[bytes], ending: str) -> Iterator[ElementTree.Element]:
    """The complete elements whose tag ends so, each let go after use."""
    for _, element in ElementTree.iterparse(stream):
        if element.tag.endswith(ending):
            yield element
            element.clear()


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1

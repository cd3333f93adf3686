"""The cells of a workbook that python-calamine shows as blank although something stands there.

It gives an empty string for ``#DIV/0!`` and for a formula that no program has computed yet. Taken for
blanks, they would be "not given"; so they are looked up in the file's own XML and become ``Broken``. In the
old binary .xls they cannot be told from blanks this cheaply.
"""

import posixpath
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from typing import IO
from zipfile import ZipFile

from thidua.sheets.cells import Broken, error_cell, formula_cell

BrokenCells = dict[tuple[int, int], Broken]
"""Broken cells by row and column, from 0."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_VALUE_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def sheet_member(archive: ZipFile, index: int) -> str:
    """The name, inside an .xlsx, of the XML of sheet number ``index``. Raises KeyError where it has none."""
    members = sheet_members(archive)
    if index >= len(members):
        raise KeyError(index)
    return members[index]


def sheet_members(archive: ZipFile) -> list[str]:
    """The names, inside an .xlsx, of the XML of each sheet in their order. Raises KeyError where one has none."""
    relations = {
        found.get("Id", ""): found.get("Target", "")
        for found in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    members = []
    for node in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if node.tag in (f"{_MAIN}sheet", f"{_STRICT}sheet"):
            mark = next((value for name, value in node.attrib.items() if name.endswith("}id")), "")
            target = relations[mark]
            members.append(target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}"))
    return members


def broken_in_xlsx(archive: ZipFile, member: str) -> BrokenCells:
    """The broken cells of one sheet of an .xlsx."""
    text = archive.read(member)
    if b't="e"' not in text and not re.search(rb"<(\w+:)?f[ />]", text):
        return {}
    found: BrokenCells = {}
    with archive.open(member) as stream:
        for cell in _elements(stream, "}c"):
            broken = _broken(cell)
            place = _ADDRESS.fullmatch(cell.get("r", ""))
            if broken is not None and place:
                found[int(place[2]) - 1, _column(place[1])] = broken
    return found


def _broken(cell: ElementTree.Element) -> Broken | None:
    parts = {part.tag.rpartition("}")[2]: part.text or "" for part in cell}
    if cell.get("t") == "e":
        return error_cell(parts.get("v", "") or "#ERROR")
    # A result that is text may rightly be empty; a number or no type at all may not.
    if "f" in parts and not parts.get("v") and cell.get("t") != "str":
        return formula_cell("=" + parts["f"])
    return None


def broken_in_ods(archive: ZipFile, index: int) -> BrokenCells:
    """The broken cells of one sheet of an .ods, as LibreOffice marks them."""
    if b'"error"' not in archive.read("content.xml"):
        return {}
    found: BrokenCells = {}
    with archive.open("content.xml") as stream:
        tables = _elements(stream, f"{_TABLE}table")
        table = next((table for number, table in enumerate(tables) if number == index), None)
        if table is None:
            return {}
        row = 0
        for line in table.iter(f"{_TABLE}table-row"):
            column = 0
            for cell in line:
                if cell.get(_VALUE_TYPE) == "error":
                    found[row, column] = error_cell("".join(cell.itertext()) or "#ERROR")
                column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            row += int(line.get(f"{_TABLE}number-rows-repeated", "1"))
    return found


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

"""The parts of a workbook that filling in touches."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from thidua.papers.templates.excel_cells import S, Styles, parsed, strings_of
from thidua.papers.templates.repacked import packed
from thidua.sheets.problems import SheetError

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPOILT = "khuôn bị hỏng; hãy mở bằng Excel rồi lưu lại"
_WORKBOOK = "xl/workbook.xml"


@dataclass
class Sheet:
    """One worksheet."""

    name: str
    part: str
    root: Any
    changed: bool = False

    @property
    def data(self) -> Any:
        return self.root.find(f"{S}sheetData")

    @property
    def rows(self) -> list[Any]:
        return list(self.data) if self.data is not None else []

    @property
    def last_row(self) -> int:
        return max((int(row.get("r")) for row in self.rows), default=0)


class Book:
    """A workbook as its parts. Raises SheetError for one whose parts do not fit together."""

    def __init__(self, parts: Mapping[str, bytes], name: str) -> None:
        self.parts = dict(parts)
        try:
            self.workbook: Any = parsed(self.parts[_WORKBOOK])
            self.sheets = list(self._sheets())
            self.strings = strings_of(self.parts.get("xl/sharedStrings.xml"))
            self.styles = Styles(self.parts.get("xl/styles.xml"))
        except (KeyError, etree.XMLSyntaxError, ValueError, TypeError):
            raise SheetError(name, SPOILT) from None

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to within the package: kind and part by id."""
        folder, file = posixpath.split(part)
        markup = self.parts.get(f"{folder}/_rels/{file}.rels")
        if markup is None:
            return {}
        return {
            one.get("Id"): (
                one.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join(folder, one.get("Target", ""))).lstrip("/"),
            )
            for one in parsed(markup)
            if one.get("TargetMode") != "External"
        }

    def packed(self) -> bytes:
        """The workbook with what was changed; what was worked out before is worked out anew on opening."""
        for sheet in self.sheets:
            if sheet.changed:
                self.parts[sheet.part] = _written(sheet.root)
        if self.styles.root is not None:
            self.parts["xl/styles.xml"] = _written(self.styles.root)
        self._work_out_anew()
        self.parts[_WORKBOOK] = _written(self.workbook)
        return packed(self.parts)

    def _sheets(self) -> Any:
        related = self.related(_WORKBOOK)
        for one in self.workbook.iter(f"{S}sheet"):
            kind, part = related[one.get(f"{_R}id")]
            if kind == "worksheet":
                root = parsed(self.parts[part])
                _number(root)
                yield Sheet(one.get("name"), part, root)

    def _work_out_anew(self) -> None:
        # The order of the cells last time; a program that finds none makes a new one.
        if self.parts.pop("xl/calcChain.xml", None) is not None:
            for part, tag in (("[Content_Types].xml", "PartName"), ("xl/_rels/workbook.xml.rels", "Target")):
                root = parsed(self.parts[part])
                for one in [one for one in root if one.get(tag, "").endswith("calcChain.xml")]:
                    root.remove(one)
                self.parts[part] = _written(root)
        for setting in self.workbook.iter(f"{S}calcPr"):
            setting.set("fullCalcOnLoad", "1")

    @cached_property
    def names(self) -> list[str]:
        """The names of the sheets in their order, as areas of print refer to them."""
        return [one.get("name") for one in self.workbook.iter(f"{S}sheet")]


def _number(root: Any) -> None:
    """Rows and cells may leave their address out, and then follow one another."""
    from openpyxl.utils import get_column_letter
    from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

    row_number = 0
    for row in root.iter(f"{S}row"):
        row_number = int(row.get("r", row_number + 1))
        row.set("r", str(row_number))
        column = 0
        for cell in row.iter(f"{S}c"):
            address = cell.get("r")
            column = column_index_from_string(coordinate_from_string(address)[0]) if address else column + 1
            cell.set("r", f"{get_column_letter(column)}{row_number}")


def _written(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

"""What a workbook says outside of its cells: text boxes, charts, notes, heads and feet of printed pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from thidua.papers.templates import told
from thidua.papers.templates.asides import A, Aside, aside_of, asides_in
from thidua.papers.templates.excel_book import Book, Sheet
from thidua.papers.templates.excel_cells import S, parsed
from thidua.papers.templates.fields import Offer, Values
from thidua.papers.templates.printed import words_for
from thidua.papers.templates.problems import TemplateProblem
from thidua.sheets.problems import SheetError

_PRINTED_EDGES = {"Header": "đầu trang in", "Footer": "chân trang in"}
_LONGEST_EDGE = 255
_EDGE_TOO_LONG = "{place}: Excel chỉ cho {most} ký tự, điền vào thì thành {length}; hãy bớt chữ ở đó"
_SIZE_BEFORE = re.compile(r"&[0-9]+\Z")
_DRAWN = {"drawing": "hình vẽ", "chart": "biểu đồ", "comments": "ghi chú"}
_OTHER_MARKUP = re.compile(r"xl/(?!worksheets/|sharedStrings|styles|workbook\.xml|theme/).*\.xml|docProps/.*\.xml")
_CELL = "ô"


@dataclass
class ExcelAsides:
    """The asides of a workbook. Raises SheetError where a mark is no field."""

    book: Book
    file: str
    _edges: list[Aside] = field(init=False)
    _parts: dict[str, tuple[Any, list[Aside]]] = field(init=False)

    def __post_init__(self) -> None:
        self._edges = [one for sheet in self.book.sheets for one in self._edges_of(sheet)]
        self._parts = {}
        for sheet in self.book.sheets:
            self._look_into(sheet.part, f"trang «{sheet.name}», ")

    def problems(self, offer: Offer, values: Values | None) -> Iterator[TemplateProblem]:
        """What is unknown, of a list or missing, and where fields stand that nothing fills."""
        for one in (*self._edges, *(aside for _, asides in self._parts.values() for aside in asides)):
            yield from one.problems(offer, values)
        for name in self.book.names:
            if "{{" in name:
                yield told.not_filled(f"tên trang «{name}»", _CELL)
        for sheet in self.book.sheets:
            yield from _unfilled(sheet)
        for part, content in self.book.parts.items():
            if _OTHER_MARKUP.fullmatch(part) and part not in self._parts and b"{{" in content:
                yield told.not_filled(f"phần «{part}» của tệp", _CELL)

    def fill(self, offer: Offer, values: Values) -> None:
        """Put the values in. Raises SheetError where the head or foot of a page becomes too long for Excel."""
        for edge in self._edges:
            edge.replace(lambda name, before: _in_edge(words_for(offer, values, name), before))
            length = len(edge.pieces[0].text)
            if length > _LONGEST_EDGE:
                told_of = _EDGE_TOO_LONG.format(place=edge.place, most=_LONGEST_EDGE, length=length)
                raise SheetError(self.file, told_of)
        for part, (root, asides) in self._parts.items():
            for one in asides:
                one.fill(offer, values)
            if asides:
                markup = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
                self.book.parts[part] = bytes(markup)

    def _edges_of(self, sheet: Sheet) -> Iterator[Aside]:
        for edge in sheet.root.iterfind(f"{S}headerFooter/*"):
            where = next((words for name, words in _PRINTED_EDGES.items() if edge.tag.endswith(name)), "")
            yield from aside_of((edge,), f"trang «{sheet.name}», {where}", self.file)

    def _look_into(self, part: str, place: str) -> None:
        """The drawings, notes and charts that a part refers to, each once."""
        for kind, target in self.book.related(part).values():
            if kind not in _DRAWN or target in self._parts or target not in self.book.parts:
                continue
            root = parsed(self.book.parts[target])
            where = place + _DRAWN[kind]
            paragraph, text = (f"{S}text", f"{S}t") if kind == "comments" else (f"{A}p", f"{A}t")
            self._parts[target] = root, asides_in(root, paragraph, text, where, self.file)
            self._look_into(target, place)


def _in_edge(words: str, before: str) -> str:
    """A value in the head of a page, where "&" begins a command and figures after a size belong to it."""
    words = words.replace("&", "&&")
    return f" {words}" if words[:1].isdigit() and _SIZE_BEFORE.search(before) else words


def _unfilled(sheet: Sheet) -> Iterator[TemplateProblem]:
    """Fields in formulas, and in what a sheet says beside its cells: hints, rules, links."""
    for formula in sheet.root.iter(f"{S}f"):
        if "{{" in (formula.text or ""):
            yield told.not_filled(
                f"trang «{sheet.name}», công thức ở ô {formula.getparent().get('r')}", "ô không công thức"
            )
    for element in sheet.root:
        if element.tag in (f"{S}sheetData", f"{S}headerFooter"):
            continue
        if any("{{" in said for one in element.iter() for said in (one.text or "", *one.attrib.values())):
            yield told.not_filled(f"trang «{sheet.name}», gợi ý hoặc thiết đặt của trang", _CELL)

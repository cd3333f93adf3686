"""What an .ods may not hold: macros, links to elsewhere, and tables that unfold from a few repeated cells."""

import re
from collections.abc import Iterator, Sequence
from xml.parsers.expat import ExpatError, ParserCreate

from thidua.sheets.cells import column_name
from thidua.sheets.guard.limits import (
    CONNECTIONS,
    CROWDED,
    ENCRYPTED,
    LINKS,
    MACROS,
    MAX_ELEMENTS,
    MAX_SHEETS,
    MAX_STYLES,
    SPOILT,
    RefusedError,
    check_area,
    too_many,
)
from thidua.sheets.guard.package import Part

_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_MACRO = re.compile(rb"<script:event-listener\s|<office:script\s")
_LINK = re.compile(
    rb"<table:table-source\s|<table:cell-range-source\s|<table:dde-link|<office:dde-source\s"
    rb"|<draw:(?:image|object|object-ole|plugin|frame)\s[^>]*xlink:href=[\"'](?:\w+://|file:|//|\\\\)"
)
_CONNECTION = re.compile(rb"<table:database-source|<calcext:data-mapping\s")
_ELEMENT = re.compile(rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>")
_REPEATED = re.compile(rb"table:number-(?:rows|columns)-repeated\s*=\s*[\"']([0-9]+)[\"']")


def check_names(parts: Sequence[Part]) -> None:
    """Refuse by the names of the parts."""
    names = [part.name for part in parts]
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        raise RefusedError(MACROS)
    if "encrypted-package" in names:
        raise RefusedError(ENCRYPTED)


def check_type(content: bytes, suffix: str) -> None:
    """Refuse another kind of document by the part ``mimetype``."""
    if not content.startswith(_SHEET):
        raise RefusedError(f"tệp mang đuôi {suffix} nhưng là tài liệu OpenDocument loại khác; cần bảng tính .ods")


def check_part(part: Part, markup: Iterator[bytes]) -> None:
    """Refuse by what one part of XML holds."""
    table, cells, styles = _Table(), 0, 0
    for piece in _well_formed(markup):
        if part.name == "META-INF/manifest.xml" and b"encryption-data" in piece:
            raise RefusedError(ENCRYPTED)
        for found, reason in ((_MACRO, MACROS), (_LINK, LINKS), (_CONNECTION, CONNECTIONS)):
            if found.search(piece):
                raise RefusedError(reason)
        styles += piece.count(b"<style:style ")
        if styles > MAX_STYLES:
            raise too_many(MAX_STYLES, "định dạng ô")
        cells += piece.count(b"<table:table-cell") + piece.count(b"<table:table-row")
        if cells > MAX_ELEMENTS:
            raise RefusedError(CROWDED)
        if part.name == "content.xml":
            table.see(piece)


def _well_formed(markup: Iterator[bytes]) -> Iterator[bytes]:
    """The same; refuses tags that do not match, over which calamine would wait for ever. There are no entities."""
    parser = ParserCreate()
    try:
        for piece in markup:
            parser.Parse(piece, False)
            yield piece
        parser.Parse(b"", True)
    except ExpatError:
        raise RefusedError(SPOILT) from None


class _Table:
    """How far a table reaches. Blank cells and rows count only where something stands behind them."""

    def __init__(self) -> None:
        self._tables = 0
        self._start()

    def _start(self) -> None:
        self._rows, self._height, self._widest = 0, 0, 0
        self._start_row(0)

    def _start_row(self, repeated: int) -> None:
        self._repeated, self._columns, self._width = repeated, 0, 0

    def see(self, piece: bytes) -> None:
        for closing, tag, attributes in _ELEMENT.findall(piece):
            if tag.endswith(b"cell"):
                if not closing:
                    self._cell(attributes)
            elif tag == b"table-row":
                self._end_row()
                self._start_row(0 if closing else _times(attributes))
            elif not closing:
                self._start()
                self._tables += 1
                if self._tables > MAX_SHEETS:
                    raise too_many(MAX_SHEETS, "trang tính")

    def _cell(self, attributes: bytes) -> None:
        self._columns += _times(attributes)
        if not attributes.endswith(b"/") or b"value" in attributes or b"formula" in attributes:
            self._width = self._columns

    def _end_row(self) -> None:
        self._rows += self._repeated
        if self._repeated and self._width:
            self._height, self._widest = self._rows, max(self._widest, self._width)
            check_area(self._height, self._widest, column_name(min(self._widest, 10**9) - 1))


def _times(attributes: bytes) -> int:
    found = _REPEATED.search(attributes)
    return int(found[1][:12]) if found else 1

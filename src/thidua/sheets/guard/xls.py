"""What an .xls may not hold, from its directory and a walk over its records; only flags and numbers are decoded.

Records as in [MS-XLS]: a number, a length, and as many bytes.
"""

import struct

from thidua.sheets.cells import column_name
from thidua.sheets.guard.limits import (
    CONNECTIONS,
    CROWDED,
    ENCRYPTED,
    LINKS,
    MACROS,
    MAX_ELEMENTS,
    MAX_MERGES,
    MAX_SHEETS,
    MAX_STYLES,
    MAX_VALIDATIONS,
    SPOILT,
    RefusedError,
    check_area,
    too_many,
)
from thidua.sheets.guard.ole import Container
from thidua.sheets.guard.xls_marks import BEGIN, COLUMNS, COMPUTED, END, ERROR, FORMULA, LISTED, ROW, Marks, OldBook

_WORKBOOK_STREAMS = ("workbook", "book")
_FOREIGN = {"worddocument": "văn bản Word", "powerpoint document": "bản trình chiếu PowerPoint"}

_LOCKED, _STRINGS = 0x2F, 0xFC
_EXTENT, _PROJECT, _BOOK_LINK, _MULTIPLE, _MERGED = 0x200, 0xD3, 0x1AE, 0xBD, 0xE5
_REMOTE = frozenset((0xDC, 0x876, 0x1AD))
_CELLS = frozenset((FORMULA, 0x203, 0x27E, 0xFD, 0x204, ERROR, 0xD6, 0x406, 0x206, _MULTIPLE))
_TOLD = frozenset((FORMULA, ERROR))
_MARKED = frozenset((BEGIN, END, LISTED, COMPUTED, ROW, COLUMNS))
_COUNTED = {
    0xE0: (MAX_STYLES, "định dạng ô"),
    0x1BE: (MAX_VALIDATIONS, "ô có danh sách chọn"),
    LISTED: (MAX_SHEETS, "trang tính"),
}
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256
_RECORD = struct.Struct("<HH")
_PAIR = struct.Struct("<HH")


def check(content: bytes, suffix: str) -> OldBook:
    """Refuse an OLE file that is no harmless .xls, or that bears another suffix. Gives what its records tell."""
    if suffix != ".xls":
        # Told apart before anything is taken apart: Excel packs a locked .xlsx into such a container.
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise RefusedError(ENCRYPTED)
        raise RefusedError(_misnamed(content, suffix))
    container = Container(content)
    names = {name.lower() for name in container.names}
    if "encryptedpackage" in names:
        raise RefusedError(ENCRYPTED)
    if names & {"_vba_project_cur", "_vba_project", "vba", "macros"}:
        raise RefusedError(MACROS)
    for stream in container.streams:
        if stream.kind == 2 and stream.name.lower() in _WORKBOOK_STREAMS:
            return _Records(container.read(stream)).check()
    raise RefusedError(_foreign(names, suffix) or SPOILT)


def _misnamed(content: bytes, suffix: str) -> str:
    try:
        foreign = _foreign({name.lower() for name in Container(content).names}, suffix)
    except RefusedError:
        foreign = None
    return foreign or f"tệp là .xls mang đuôi {suffix}; hãy đổi lại đúng đuôi"


def _foreign(names: set[str], suffix: str) -> str | None:
    for name, what in _FOREIGN.items():
        if name in names:
            return f"tệp mang đuôi {suffix} nhưng là {what}; cần bảng tính .xlsx, .xls hoặc .ods"
    return None


class _Records:
    """The walk over the records of a workbook."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._counts = dict.fromkeys(_COUNTED, 0)
        self._merged = 0
        self._rows, self._columns = 0, 0
        self._marks = Marks(stream)

    def check(self) -> OldBook:
        """Refuse what the records tell of; what they hide otherwise is told."""
        stream, at, end, seen = self._stream, 0, len(self._stream), 0
        if len(stream) < 8 or stream[1] != 8:
            raise RefusedError(SPOILT)
        while at + 4 <= end:
            kind, length = _RECORD.unpack_from(stream, at)
            at += 4
            if at + length > end:
                raise RefusedError(SPOILT)
            if kind in _CELLS:
                if length >= 6:
                    self._cell(kind, at, length)
            elif kind:
                self._other(kind, at, length)
            at += length
            seen += 1
            if seen > MAX_ELEMENTS:
                raise RefusedError(CROWDED)
        return self._marks.book()

    def _cell(self, kind: int, at: int, length: int) -> None:
        row, column = _PAIR.unpack_from(self._stream, at)
        if kind == _MULTIPLE:
            column += (length - 6) // 6 - 1
        if row >= self._rows or column >= self._columns:
            self._rows, self._columns = max(self._rows, row + 1), max(self._columns, column + 1)
            check_area(self._rows, self._columns, column_name(self._columns - 1))
        if kind in _TOLD:
            self._marks.see_cell(kind, at, length)

    def _extent(self, claimed: bytes) -> None:
        """The claim how far a sheet reaches: calamine makes room for all of it, and dies of too much."""
        if len(claimed) not in (10, 14):
            raise RefusedError(SPOILT)
        first_row, rows, first_column, columns = struct.unpack_from("<IIHH" if len(claimed) == 14 else "<HHHH", claimed)
        if rows > _MOST_ROWS or columns > _MOST_COLUMNS or first_row > rows or first_column > columns:
            raise RefusedError(SPOILT)
        check_area(rows - first_row, columns - first_column, column_name(max(columns - 1, 0)))

    def _other(self, kind: int, at: int, length: int) -> None:
        stream = self._stream
        if kind in _MARKED:
            self._marks.see(kind, at, length)
        if kind == BEGIN:
            self._rows, self._columns = 0, 0
        elif kind == _LOCKED:
            raise RefusedError(ENCRYPTED)
        elif kind == _PROJECT:
            raise RefusedError(MACROS)
        elif kind in _REMOTE:
            raise RefusedError(CONNECTIONS)
        elif kind == LISTED and stream[at + 5 : at + 6] in (b"\1", b"\6"):
            raise RefusedError(MACROS)
        # The workbook itself and add-in functions are listed as links too.
        elif kind == _BOOK_LINK and stream[at + 2 : at + 4] not in (b"\1\4", b"\1\x3a"):
            raise RefusedError(LINKS)
        elif kind == _EXTENT:
            self._extent(stream[at : at + length])
        elif kind == _STRINGS and length >= 8:
            # Readers make room for as many as are claimed.
            if int.from_bytes(stream[at + 4 : at + 8], "little") > len(stream) // 3:
                raise RefusedError(SPOILT)
        elif kind == _MERGED:
            self._merged += int.from_bytes(stream[at : at + 2], "little")
            if self._merged > MAX_MERGES:
                raise too_many(MAX_MERGES, "ô gộp")
        if kind in _COUNTED:
            self._counts[kind] += 1
            limit, what = _COUNTED[kind]
            if self._counts[kind] > limit:
                raise too_many(limit, what)

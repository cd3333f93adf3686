"""What the records of an .xls say that python-calamine does not pass on: errors, formulas without a result, hiding.

Collected on the guard's own walk, so an .xls is gone through once. Only records within a listed sheet count: charts
bring records of cells of their own.
"""

import struct
from functools import cache

from thidua.sheets.broken_cells import BrokenCells
from thidua.sheets.cells import Broken, error_cell, formula_cell
from thidua.sheets.guard.hidden import Hidden, joined

BEGIN, END, LISTED, COMPUTED = 0x809, 0x0A, 0x85, 0x1C1
FORMULA, ERROR, ROW, COLUMNS = 0x06, 0x205, 0x208, 0x7D

_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
_RESULT = struct.Struct("<HH2xBxB3xHH")
_BOOL_OR_ERROR = struct.Struct("<HH2xBB")
_ROW = struct.Struct("<H4xH4xH")
_COLUMNS = struct.Struct("<HHH2xH")
_ZERO = bytes(8)
_HEADER = 4
"""Bytes of a record before its content."""

_NO_NUMBER, _IS_ERROR, _IS_EMPTY = 0xFFFF, 2, 3
_ON_OPENING = 0x02
"""Of a formula: to be computed when the file is opened. Programs that cannot compute write it beside a 0."""
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01


class OldBook:
    """What is known of the sheets of an .xls by their number, from 0; sheets without any of it are left out."""

    def __init__(self) -> None:
        self.broken: dict[int, BrokenCells] = {}
        self.hidden: dict[int, Hidden] = {}


class Marks:
    """Collects while the records go by."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._begins: dict[int, int] = {}
        self._listed = 0
        self._within: list[int | None] = []
        self._sheet: int | None = None
        self._computed = False
        self._found: dict[int, tuple[BrokenCells, list[range], list[range]]] = {}

    def book(self) -> OldBook:
        """All that was found, once the last record has gone by."""
        book = OldBook()
        for number, (broken, rows, columns) in self._found.items():
            if broken:
                book.broken[number] = broken
            if rows or columns:
                book.hidden[number] = Hidden(joined(rows), joined(columns))
        return book

    def see(self, kind: int, at: int, length: int) -> None:
        """Take a record into account that is no cell; ``at`` is where its content begins."""
        if kind == ROW:
            if self._sheet is not None and length >= 14:
                self._row(self._sheet, at)
        elif kind == COLUMNS:
            if self._sheet is not None and length >= 10:
                self._columns(self._sheet, at)
        elif kind == BEGIN:
            self._within.append(self._begins.get(at - _HEADER))
            self._sheet = self._within[-1]
        elif kind == END:
            if self._within:
                self._within.pop()
            self._sheet = self._within[-1] if self._within else None
        elif kind == LISTED and length >= 4:
            self._begins[int.from_bytes(self._stream[at : at + 4], "little")] = self._listed
            self._listed += 1
        elif kind == COMPUTED and length >= 8:
            self._computed = self._stream[at + 4 : at + 8] != _ZERO[:4]

    def see_cell(self, kind: int, at: int, length: int) -> None:
        """Take a formula or an error into account."""
        if self._sheet is None:
            return
        if kind == ERROR and length >= 8:
            row, column, code, is_error = _BOOL_OR_ERROR.unpack_from(self._stream, at)
            if is_error:
                self._of(self._sheet)[0][row, column] = _error(code)
        elif kind == FORMULA and length >= 16:
            row, column, result, code, no_number, flags = _RESULT.unpack_from(self._stream, at)
            if no_number == _NO_NUMBER and result == _IS_ERROR:
                self._of(self._sheet)[0][row, column] = _error(code)
            elif not self._computed and self._is_open(at, result, no_number, flags):
                self._of(self._sheet)[0][row, column] = _open_formula()

    def _is_open(self, at: int, result: int, no_number: int, flags: int) -> bool:
        """Whether a formula has only the result that programs write which cannot compute: an empty text, or 0.

        The text may also be right; a workbook that was ever computed says so (``COMPUTED``), and is believed.
        """
        if no_number == _NO_NUMBER:
            return result == _IS_EMPTY
        return bool(flags & _ON_OPENING) and self._stream[at + 6 : at + 14] == _ZERO

    def _row(self, sheet: int, at: int) -> None:
        row, height, flags = _ROW.unpack_from(self._stream, at)
        if flags & _HIDDEN_ROW or not height:
            self._of(sheet)[1].append(range(row, row + 1))

    def _columns(self, sheet: int, at: int) -> None:
        first, last, width, flags = _COLUMNS.unpack_from(self._stream, at)
        if flags & _HIDDEN_COLUMN or not width:
            self._of(sheet)[2].append(range(first, last + 1))

    def _of(self, sheet: int) -> tuple[BrokenCells, list[range], list[range]]:
        return self._found.setdefault(sheet, ({}, [], []))


@cache
def _error(code: int) -> Broken:
    return error_cell(_ERRORS.get(code, "#ERROR"))


@cache
def _open_formula() -> Broken:
    """Its text would have to be put together again from what it was compiled into."""
    return formula_cell("=…")

"""How far a sheet of an .xlsx reaches, from the addresses of the cells that hold something."""

import re

from thidua.sheets.cells import column_name
from thidua.sheets.guard.limits import CROWDED, FAR, LONG, MAX_CELLS, MAX_ROWS, SPOILT, RefusedError, check_area

LAST_COLUMN = 16_384

# As every program writes it, then as XML would also allow. A cell that closes itself is blank, however far away.
_COLUMN = re.compile(rb'<c r="([A-Z]+)')
_ROW = re.compile(rb'<c r="[A-Z]+([0-9]+)"')
_HELD = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*(?<!/)>')
_ODD = re.compile(rb'<c(?:[/>]|\s(?!r="[A-Z]))')
_PREFIXED = re.compile(rb"<\w+:c[\s/>]")
_ANY = re.compile(rb"<(?:\w+:)?c(?=[\s>])(?:[^>]*?\s(?i:r)\s*=\s*[\"']([A-Za-z]+)([0-9]+)[\"'])?[^>]*(?<!/)>")


class Area:
    """The area of one sheet, which grows as its pieces are seen; refused as soon as it is too large."""

    def __init__(self) -> None:
        self.within = False
        """Whether the cells have begun: most parts have none."""
        self._lines = 0
        self._unaddressed = 0
        self._rows = 1
        self._columns: set[bytes] = {b"A"}

    def see(self, piece: bytes) -> None:
        """Take the next piece of the part into account."""
        self.within = self.within or b"sheetData" in piece
        if not self.within:
            return
        self._lines += piece.count(b"row ") + piece.count(b"row>") // 2
        if self._lines > MAX_ROWS:
            raise RefusedError(LONG)
        if _ODD.search(piece) or (b":c" in piece and _PREFIXED.search(piece)):
            self._extend(*self._any(piece))
        elif b"/>" in piece:
            held = _HELD.findall(piece)
            self._extend({column for column, _ in held}, {row for _, row in held})
        else:
            self._extend(set(_COLUMN.findall(piece)), set(_ROW.findall(piece)))

    def _any(self, piece: bytes) -> tuple[set[bytes], set[bytes]]:
        """Addresses however written; cells without one follow one another, at worst in one row."""
        found = _ANY.findall(piece)
        self._unaddressed += sum(1 for column, _ in found if not column)
        if self._unaddressed > MAX_CELLS // 4:
            raise RefusedError(CROWDED)
        return {column.upper() for column, _ in found if column}, {row for _, row in found if row}

    def _extend(self, columns: set[bytes], rows: set[bytes]) -> None:
        if not columns or not rows:
            return
        self._columns |= columns
        longest = max(map(len, rows))
        if longest > 7:
            raise RefusedError(FAR)
        self._rows = max(self._rows, *map(int, rows))
        self._check()

    def _check(self) -> None:
        """Refuse what has become too large."""
        if any(len(letters) > 3 for letters in self._columns):
            raise RefusedError(SPOILT)
        widest = max(self._columns, key=lambda letters: (len(letters), letters))
        width = sum((letter - 64) * 26**place for place, letter in enumerate(reversed(widest)))
        if width > LAST_COLUMN:
            raise RefusedError(SPOILT)
        if self._unaddressed:
            width = max(width, min(self._unaddressed, LAST_COLUMN))
        check_area(self._rows, width, column_name(width - 1))

"""How far a sheet of an .xlsx reaches, from the addresses of the cells that hold something."""

import re
from collections.abc import Iterable

from thidua.sheets.cells import column_name
from thidua.sheets.guard.limits import CROWDED, FAR, LONG, MAX_CELLS, MAX_ROWS, SPOILT, RefusedError, check_area
from thidua.sheets.guard.markup import count

LAST_COLUMN = 16_384

# As every program writes it, then as XML would also allow. A cell that closes itself is blank, however far away.
_USUAL = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*(?<!/)>')
_UNUSUAL = re.compile(rb"<(?:\w+:)?c(?=[\s>])(?:[^>]*?\s(?i:r)\s*=\s*[\"']([A-Za-z]+)([0-9]+)[\"'])?[^>]*(?<!/)>")


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
        self._lines += count(piece, b"row")
        if self._lines > 2 * MAX_ROWS + 1000 or (self._lines > MAX_ROWS and self._rows_in(piece)):
            raise RefusedError(LONG)
        cells = piece.count(b"<c ") + piece.count(b"<c>") + piece.count(b":c ")
        usual = piece.count(b'<c r="')
        self._extend(_USUAL.findall(piece) if usual == cells else self._unusual(piece))

    def _rows_in(self, piece: bytes) -> bool:
        """Whether so many are rows of the table, and not page breaks or anchors that are named alike."""
        return piece.count(b"<row ") + piece.count(b"<row>") > 0

    def _unusual(self, piece: bytes) -> Iterable[tuple[bytes, bytes]]:
        """Addresses however written; cells without one follow one another, at worst in one row."""
        found = _UNUSUAL.findall(piece)
        self._unaddressed += sum(1 for column, _ in found if not column)
        if self._unaddressed > MAX_CELLS // 4:
            raise RefusedError(CROWDED)
        return [(column.upper(), row) for column, row in found if column]

    def _extend(self, cells: Iterable[tuple[bytes, bytes]]) -> None:
        if not cells:
            return
        columns, rows = zip(*cells, strict=True)
        self._columns.update(columns)
        longest = max(map(len, rows))
        if longest > 7:
            raise RefusedError(FAR)
        # Of numbers without leading zeros the last by length and letters is the largest; others cost nothing more.
        self._rows = max(self._rows, *map(int, {row for row in rows if len(row) == longest}))
        self.check()

    def check(self) -> None:
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

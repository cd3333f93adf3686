"""How many lines a text takes in a cell.

Excel leaves merged cells as they are, LibreOffice every row of a file that it did not write itself, so heights are
set. The estimate suits the widest serif font that stands in where Times New Roman is missing: rather a
little air than a line cut off on paper.
"""

from functools import lru_cache

LINE = 15.5
"""Points that a line of 12-point text takes."""

_CAPITAL, _OTHER, _BOLD = 1.4, 1.08, 1.1


def lines_in(text: str, width: float, *, bold: bool = False) -> int:
    """Lines of ``text`` wrapped between words in a column of this width (in Excel's units)."""
    room = (width - 1) / (_BOLD if bold else 1.0)
    if len(text) * _CAPITAL <= room:
        return 1
    lines, filled = 1, 0.0
    for word in text.split():
        size = _size_of(word)
        if filled and filled + _OTHER + size > room:
            lines += 1
            filled = 0.0
        filled += size + (_OTHER if filled else 0.0)
        while filled > room:
            lines += 1
            filled -= room
    return lines


@lru_cache(16384)
def _size_of(word: str) -> float:
    return sum(_CAPITAL if char.isupper() else _OTHER for char in word)


def height_of(lines: int) -> float:
    """Height of a row, in points."""
    return lines * LINE + 3

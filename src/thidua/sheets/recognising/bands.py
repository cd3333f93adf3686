"""Tables that stand side by side on one sheet, each looked at by itself."""

from collections.abc import Iterator
from functools import lru_cache

from thidua.sheets.cells import Grid, text_of
from thidua.sheets.layout import ORDINALS
from thidua.sheets.recognising.labels import words

_KEYS = frozenset(words(text) for text in (*ORDINALS, "Lĩnh vực", "Chỉ tiêu", "Nội dung", "Họ và tên"))

_FIRST = 2
"""A table's first heading is among so many texts of its row."""


def side_by_side(grid: Grid) -> Iterator[Grid]:
    """The sheet as it is, or once for each table beside another: the same places, the other columns blank."""
    starts = _starts(grid)
    if not starts:
        yield grid
        return
    for first, last in zip([0, *starts], [*starts, None], strict=True):
        rows = [
            [value if at >= first and (last is None or at < last) else "" for at, value in enumerate(row)]
            for row in grid.rows
        ]
        yield Grid(grid.file, grid.sheet, rows, grid.comma)


def _starts(grid: Grid) -> list[int]:
    """The columns at which further tables begin: there the first heading of a row stands once more."""
    for row in grid.rows:
        seen = 0
        for value in row:
            if not isinstance(value, str) or not value or value.isspace():
                continue
            heading = _key(value)
            if heading is not None:
                places = [at for at, other in enumerate(row) if isinstance(other, str) and _key(other) == heading]
                if len(places) > 1:
                    return places[1:]
            seen += 1
            if seen == _FIRST:
                break
    return []


@lru_cache(4096)
def _key(text: str) -> tuple[str, ...] | None:
    """The words of a text that is a first heading."""
    said = words(text_of(text))
    return said if said in _KEYS else None

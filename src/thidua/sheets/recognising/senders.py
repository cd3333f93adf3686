"""Whose paper it is, where our hidden sheet does not say so: a label such as «Tên đơn vị», or the top left."""

import re
from collections.abc import Iterator

from thidua.sheets.cells import Cell, Grid
from thidua.sheets.texts import bare

_LABEL = re.compile(
    r"\s*(?:tên\s+)?(?:đơn vị|cơ quan|trường|phòng, ban|đơn vị đăng ký|đơn vị báo cáo|đối tượng)"
    r"(?:\s+(?:đăng ký|báo cáo|gửi|lập biểu))?\s*[:：]\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_PLACEHOLDERS = frozenset(("ten don vi", "ten co quan", "don vi", "co quan", "ten co quan, don vi"))
_NOT_A_NAME = re.compile(
    r"(cong hoa xa hoi|doc lap|so\s*:|bieu|mau|phu luc|kem theo|ban hanh kem|\(|[-_─–]{3,}|danh sach|bang|thong ke"
    r"|bao cao|phieu|ke hoach)"
)
_ROWS_DOWN = 5


def find_sender(grid: Grid, top: int) -> Cell | None:
    """The cell that names the sender, above row ``top`` of the table; its value is the name alone."""
    return _labelled(grid, top) or _top_left(grid, top)


def _labelled(grid: Grid, top: int) -> Cell | None:
    for row in range(top):
        cells = [(at, cell) for at, cell in grid.filled(row) if isinstance(cell.value, str)]
        for number, (_, cell) in enumerate(cells):
            found = _LABEL.fullmatch(cell.text)
            if found is None and bare(cell.text) not in _PLACEHOLDERS:
                continue
            name = found[1].strip(" .…") if found else ""
            if name:
                return cell._replace(value=name)
            if number + 1 < len(cells) and not _NOT_A_NAME.match(bare(cells[number + 1][1].text)):
                return cells[number + 1][1]
    return None


def _top_left(grid: Grid, top: int) -> Cell | None:
    """The lowest of the lines top left: a superior body may stand above the unit's own name."""
    found: Cell | None = None
    start = next((row for row in range(top) if not grid.is_blank(row)), top)
    for row in range(start, min(start + _ROWS_DOWN, top)):
        first = next(iter(grid.filled(row)), None)
        if first is None or not isinstance(first[1].value, str):
            break
        lines = list(_lines(first[1].text))
        if not lines:
            if found is not None:
                break
            continue
        found = first[1]._replace(value=lines[-1])
    return found


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        plain = bare(line)
        if plain and plain not in _PLACEHOLDERS and not _NOT_A_NAME.match(plain):
            yield line.strip()

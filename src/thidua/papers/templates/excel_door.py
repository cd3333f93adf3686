"""The door for an Excel template: what workbooks pass, and no objects that run something."""

from pathlib import Path

from thidua.papers.templates.repacked import unpacked
from thidua.sheets.guard import check_file
from thidua.sheets.guard.files import bytes_of
from thidua.sheets.guard.limits import RefusedError
from thidua.sheets.problems import SheetError

_PROGRAMS = "khuôn có đối tượng nhúng hoặc ActiveX; hãy xóa rồi gửi lại"
_LARGE = "khuôn lớn bất thường; hãy chỉ giữ lại các trang của khuôn"
MAX_UNPACKED = 40_000_000


def check_excel(path: Path, name: str) -> dict[str, bytes]:
    """The parts of the package by name. Raises SheetError with the reason in Vietnamese."""
    check_file(path, name)
    try:
        content = bytes_of(path)
    except RefusedError as refused:
        raise SheetError(name, str(refused)) from None
    parts = unpacked(content)
    if any("/activex/" in part.lower() or "/embeddings/" in part.lower() for part in parts):
        raise SheetError(name, _PROGRAMS)
    if sum(map(len, parts.values())) > MAX_UNPACKED:
        raise SheetError(name, _LARGE)
    return parts

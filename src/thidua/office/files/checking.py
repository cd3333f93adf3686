"""What a file really is, by its bytes, and whether it may be kept: PDF, JPEG, PNG, Word and spreadsheets, no more.

Everything is looked at in a process of its own within bounds (``sheets.isolated``): a hostile file costs itself.
"""

from dataclasses import dataclass
from pathlib import Path

from thidua.office.files.errors import FileRefusedError
from thidua.papers.dossier.uploaded import OTHER_PICTURES, uploaded
from thidua.papers.one_file import in_a_process
from thidua.papers.templates.word_door import check_word
from thidua.sheets.guard import check_file
from thidua.sheets.guard.limits import MAX_BYTES
from thidua.sheets.isolated import Limits
from thidua.sheets.problems import SheetError

__all__ = ["HEAD", "MAX_BYTES", "Kind", "check", "kind_of"]

HEAD = 4096
"""So many first bytes say what a file claims to be."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is kept."""

    suffix: str
    media_type: str


PDF = Kind(".pdf", "application/pdf")
JPEG = Kind(".jpg", "image/jpeg")
PNG = Kind(".png", "image/png")
DOCX = Kind(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
XLSX = Kind(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
XLS = Kind(".xls", "application/vnd.ms-excel")
ODS = Kind(".ods", "application/vnd.oasis.opendocument.spreadsheet")

SEEN = (PDF, JPEG, PNG)
"""Kinds that a browser shows by itself."""
PICTURES = (JPEG, PNG)

_WANTED = "chỉ nhận PDF, ảnh JPEG, PNG, văn bản .docx và bảng tính .xlsx, .xls, .ods"
_OTHERS = (
    (0, b"Rar!\x1a\x07", "đây là tệp nén; hãy gửi từng tệp bên trong"),
    (0, b"7z\xbc\xaf\x27\x1c", "đây là tệp nén; hãy gửi từng tệp bên trong"),
    (0, b"\x1f\x8b\x08", "đây là tệp nén; hãy gửi từng tệp bên trong"),
    (0, b"MZ", "đây là chương trình"),
    (0, b"\x7fELF", "đây là chương trình"),
    (0, b"#!", "đây là chương trình"),
    *OTHER_PICTURES,
    (4, b"ftyp", "đây là phim; hãy gửi ảnh hoặc PDF"),
    (0, b"GIF8", "đây là ảnh GIF; hãy lưu thành PNG hoặc JPEG"),
    (0, b"RIFF", "hãy lưu thành PNG hoặc JPEG"),
    (0, b"{\\rtf", "đây là văn bản RTF; hãy lưu thành .docx hoặc PDF"),
)
_LIMITS = Limits(seconds=10.0, memory=400_000_000)
_WHAT, _MEND = "tệp", "hãy mở ra rồi lưu lại hoặc in ra PDF"


def check(path: Path, name: str) -> Kind:
    """The kind of a file. Raises FileRefusedError, naming it ``name``, for one that may not be kept."""
    with path.open("rb") as stream:
        kind = kind_of(stream.read(HEAD), name)
    try:
        if kind in SEEN:
            uploaded(name, path, name)
        else:
            in_a_process(_word if kind is DOCX else _table, path, name, _LIMITS, _WHAT, _MEND)
    except SheetError as error:
        raise FileRefusedError(name, error.message) from None
    return kind


def kind_of(head: bytes, name: str) -> Kind:
    """What a file claims to be by its first bytes, its name deciding only between kinds that begin alike."""
    if not head:
        raise FileRefusedError(name, "tệp trống, không có dữ liệu")
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if b"%PDF-" in head[:1024]:
        return PDF
    suffix = Path(name).suffix.casefold()
    if head.startswith(b"PK\x03\x04"):
        return _package(suffix, name)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if suffix == ".xls":
            return XLS
        why = "văn bản Word đời cũ; hãy lưu thành .docx hoặc PDF" if suffix == ".doc" else "tệp này không dùng được"
        raise FileRefusedError(name, f"{_WANTED}; {why}")
    why_not = next((why for at, start, why in _OTHERS if head.startswith(start, at)), "")
    if not why_not and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        why_not = "đây là trang web, SVG hoặc XML; hãy in ra PDF"
    raise FileRefusedError(name, f"{_WANTED}; {why_not}" if why_not else _WANTED)


def _package(suffix: str, name: str) -> Kind:
    for kind in (DOCX, XLSX, ODS):
        if suffix == kind.suffix:
            return kind
    if suffix in (".docm", ".xlsm", ".dotm", ".xltm"):
        raise FileRefusedError(name, "tệp có macro; hãy lưu lại thành .docx hoặc .xlsx không có macro rồi gửi lại")
    raise FileRefusedError(name, f"{_WANTED}; đây là tệp nén hoặc tệp khác, hãy gửi từng tệp bên trong")


def _word(path: Path, name: str) -> None:
    try:
        check_word(path, name)
    except SheetError as error:
        # The door was made for templates; here any text comes in.
        raise SheetError(name, error.message.replace("khuôn", "tệp")) from None


def _table(path: Path, name: str) -> None:
    check_file(path, name)

"""What a file is, by its first bytes, whatever it is called."""

import re
from enum import Enum

from thidua.sheets.guard.limits import RefusedError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Kind(Enum):
    """A container that the checks can look into, or text."""

    ZIP = "zip"
    OLE = "ole"
    TEXT = "text"


# First bytes, and what a clerk calls such a file.
_FOREIGN = (
    (rb"%PDF-", "tệp PDF"),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8|BM....\0\0\0\0|II\*\0|MM\0\*|RIFF....WEBP|....ftyp(?:heic|heix|mif1|avif)",
        "tệp ảnh",
    ),
    (rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08|BZh[1-9]|\xfd7zXZ\0", "tệp nén"),
    (rb"\{\\rtf", "văn bản RTF"),
    (rb"MZ[^\r\n]?\0|\x7fELF", "chương trình"),
    (rb"\x09[\0\x02\x04]\x04\0|\x09[\0\x02\x04]\x06\0", "bảng tính Excel đời rất cũ"),
)
_FOREIGN_KINDS = tuple((re.compile(start, re.DOTALL), what) for start, what in _FOREIGN)
_TABLES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt")
_EXCEL_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"


def kind_of(content: bytes, suffix: str) -> Kind:
    """Which kind a file is. Raises RefusedError for what can be no table under this suffix."""
    for start, what in _FOREIGN_KINDS:
        if start.match(content):
            named = f"mang đuôi {suffix} nhưng là" if suffix in _TABLES else "là"
            raise RefusedError(f"tệp {named} {what}; cần bảng tính .xlsx, .xls hoặc .ods")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Kind.ZIP
    if content.startswith(OLE):
        return Kind.OLE
    if suffix != ".csv" and suffix != ".txt":
        raise RefusedError(_no_workbook(content, suffix))
    return Kind.TEXT


def _no_workbook(content: bytes, suffix: str) -> str:
    head = content[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        if _EXCEL_2003 in head:
            return f"tệp là bảng tính XML của Excel 2003 mang đuôi {suffix}; hãy mở bằng Excel rồi lưu thành .xlsx"
        return "tệp là trang web (HTML hoặc XML) mang đuôi của Excel; hãy mở bằng Excel rồi lưu thành .xlsx"
    if b"\0" not in head and re.search(rb"[^\r\n]*[,;\t][^\r\n]*\r?\n", head):
        return f"tệp là văn bản CSV mang đuôi {suffix}; hãy mở bằng Excel rồi lưu thành .xlsx, hoặc đổi đuôi thành .csv"
    return f"tệp mang đuôi {suffix} nhưng không phải là bảng tính"

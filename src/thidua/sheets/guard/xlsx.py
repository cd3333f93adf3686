"""What an .xlsx may not hold: macros, links to elsewhere, data connections, parts beyond all measure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from thidua.sheets.guard.area import Area
from thidua.sheets.guard.limits import (
    CONNECTIONS,
    LINKS,
    MACROS,
    MAX_MERGES,
    MAX_SHEETS,
    MAX_STRINGS,
    MAX_STYLES,
    MAX_VALIDATIONS,
    RefusedError,
    too_many,
)
from thidua.sheets.guard.package import Part

# Ends of start tags, so that a prefix does not matter. Counted only in large pieces: a small one cannot hold so many.
_IN_SHEETS = (
    (b"mergeCell ", MAX_MERGES, "ô gộp"),
    (b"dataValidation ", MAX_VALIDATIONS, "ô có danh sách chọn"),
)
_ELSEWHERE = (
    (b"xf ", MAX_STYLES, "định dạng ô"),
    (b"cellStyle ", MAX_STYLES, "kiểu ô"),
    (b"/si>", MAX_STRINGS, "chuỗi chữ"),
    (b":si>", 2 * MAX_STRINGS, "chuỗi chữ"),
    (b"<sheet ", MAX_SHEETS, "trang tính"),
    (b":sheet ", MAX_SHEETS, "trang tính"),
)
_LARGE = 20_000
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_TYPE = re.compile(rb"\sType\s*=\s*[\"']([^\"']*)")
_MACRO_KINDS = (b"vbaProject", b"macrosheet", b"macroEnabled", b"intlMacrosheet")


def check_names(parts: Sequence[Part], suffix: str) -> None:
    """Refuse by the names of the parts: what they are called is what Excel takes them for."""
    names = [part.name.lower().replace("\\", "/").lstrip("/") for part in parts]
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        raise RefusedError(MACROS)
    if any(name.startswith("xl/externallinks/") for name in names):
        raise RefusedError(LINKS)
    if "xl/connections.xml" in names or any(name.startswith("xl/querytables/") for name in names):
        raise RefusedError(CONNECTIONS)
    if "xl/workbook.xml" not in names:
        raise RefusedError(_not_a_table(names, suffix))


def _not_a_table(names: Sequence[str], suffix: str) -> str:
    for folder, what in (("word/", "văn bản Word"), ("ppt/", "bản trình chiếu PowerPoint")):
        if any(name.startswith(folder) for name in names):
            return f"tệp mang đuôi {suffix} nhưng là {what}; cần bảng tính .xlsx, .xls hoặc .ods"
    if "xl/workbook.bin" in names:
        return "tệp là bảng tính dạng nhị phân (.xlsb); hãy mở bằng Excel rồi lưu thành .xlsx"
    return f"tệp mang đuôi {suffix} nhưng bên trong không có bảng tính"


def check_part(part: Part, markup: Iterator[bytes], suffix: str) -> None:
    """Refuse by what one part of XML holds."""
    totals: Counter[bytes] = Counter()
    area = Area()
    for piece in markup:
        if part.name.endswith(".rels"):
            _check_relations(piece)
        elif part.name == "[Content_Types].xml":
            _check_types(piece, suffix)
        else:
            area.see(piece)
        if len(piece) >= _LARGE:
            _count(piece, totals, _IN_SHEETS if area.within else _ELSEWHERE)


def _count(piece: bytes, totals: Counter[bytes], counted: tuple[tuple[bytes, int, str], ...]) -> None:
    for tag, limit, what in counted:
        totals[tag] += piece.count(tag)
        if totals[tag] > limit:
            raise too_many(limit, what)


def _check_relations(piece: bytes) -> None:
    """A link that the reader of the sheet clicks is harmless; anything else outside would be fetched."""
    if b"xternal" not in piece and b"vba" not in piece:
        return
    for relation in _RELATION.findall(piece):
        kind = _TYPE.search(relation)
        named = kind[1] if kind else b""
        if any(macro in named for macro in _MACRO_KINDS):
            raise RefusedError(MACROS)
        if re.search(rb"TargetMode\s*=\s*[\"']External", relation) and not named.endswith(b"/hyperlink"):
            raise RefusedError(LINKS)


def _check_types(piece: bytes, suffix: str) -> None:
    if b"vbaProject" in piece or b"acrosheet" in piece:
        raise RefusedError(MACROS)
    if b"macroEnabled" in piece and suffix != ".xlsm":
        raise RefusedError("tệp là .xlsm (có macro) mang đuôi .xlsx; hãy mở bằng Excel rồi lưu thành .xlsx")

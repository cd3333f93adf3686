"""One file through all checks that concern it."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from thidua.sheets.guard import ods, xls, xlsx
from thidua.sheets.guard.files import bytes_of
from thidua.sheets.guard.kinds import Kind, kind_of
from thidua.sheets.guard.limits import RefusedError
from thidua.sheets.guard.markup import checked, is_markup
from thidua.sheets.guard.opened import Opened
from thidua.sheets.guard.package import Budget, Part, parts_of, pieces
from thidua.sheets.guard.xls_marks import OldBook
from thidua.sheets.problems import SheetError

_ARCHIVES = (b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\0")
_NESTED = "tệp có tệp nén khác bên trong (bom nén lồng nhau); hãy bỏ tệp đính kèm rồi gửi lại"


def check_file(path: Path, name: str) -> Opened | OldBook | None:
    """Raise SheetError, with ``name`` and the reason, unless the file may be read as a table.

    Gives the parts of a package (.xlsx, .ods), what the records of an .xls tell, None for other files.

    The suffix says what it claims to be: .csv and .txt are only looked at from outside, any other is to be a workbook.
    """
    try:
        content = bytes_of(path)
        suffix = path.suffix.lower()
        kind = kind_of(content, suffix)
        if kind is Kind.OLE:
            return xls.check(content, suffix)
        if kind is Kind.ZIP:
            return _check_package(content, suffix)
    except RefusedError as refused:
        raise SheetError(name, str(refused)) from None
    return None


def _check_package(content: bytes, suffix: str) -> Opened:
    if suffix in (".csv", ".txt"):
        raise RefusedError(f"tệp là bảng tính mang đuôi {suffix}; hãy đổi lại đúng đuôi (.xlsx, .xls hoặc .ods)")
    if suffix == ".xls":
        raise RefusedError("tệp là .xlsx hoặc .ods mang đuôi .xls; hãy đổi lại đúng đuôi")
    parts = parts_of(content)
    names = {part.name for part in parts}
    opened = {"mimetype", "content.xml"} <= names
    if opened and suffix != ".ods":
        raise RefusedError(f"tệp là .ods mang đuôi {suffix}; hãy đổi lại đúng đuôi")
    if not opened and suffix == ".ods" and "xl/workbook.xml" in names:
        raise RefusedError("tệp là .xlsx mang đuôi .ods; hãy đổi lại đúng đuôi")
    if opened:
        ods.check_names(parts)
    else:
        xlsx.check_names(parts, suffix)
    budget, package = Budget(), Opened(content)
    for part in parts:
        _check_once(part, content, budget, package, suffix)
    return package


_PASSED: dict[tuple[object, ...], bytes] = {}
"""Small parts that were checked in full, by everything that the checks look at, and what they unpack to."""
_SMALL, _MANY = 4_000, 200


def _check_once(part: Part, content: bytes, budget: Budget, package: Opened, suffix: str) -> None:
    """Check a part, unless the very same bytes have passed under this name: forms share their styles and themes."""
    if part.packed > _SMALL:
        _check_part(part, package.keeping(part, pieces(content, part, budget)), budget, suffix)
        return
    packed = content[part.start : part.start + part.packed]
    same = (part.name, part.method, part.size, part.crc, suffix, packed)
    known = _PASSED.get(same)
    if known is not None:
        budget.take(len(known))
        package.keep(part, known)
        return
    _check_part(part, package.keeping(part, pieces(content, part, budget)), budget, suffix)
    whole = package.kept(part)
    if whole is not None and len(whole) <= 8 * _SMALL and is_markup(part.name, whole):
        if len(_PASSED) >= _MANY:
            _PASSED.clear()
        _PASSED[same] = whole


def _check_part(part: Part, inflated: Iterator[bytes], budget: Budget, suffix: str) -> None:
    first = next(inflated, b"")
    whole = chain((first,), inflated)
    if is_markup(part.name, first):
        markup = checked(whole)
        if suffix == ".ods":
            ods.check_part(part, markup)
        else:
            xlsx.check_part(part, markup, suffix)
        return
    if part.name == "mimetype" and suffix == ".ods":
        ods.check_type(first, suffix)
    if first.startswith(_ARCHIVES):
        _check_nested(part, b"".join(whole), budget)
        return
    for _ in whole:
        pass


def _check_nested(part: Part, archive: bytes, budget: Budget) -> None:
    """Excel keeps a workbook or text that was put into a sheet as a package of its own; it holds no further one."""
    if not part.name.startswith("xl/embeddings/") or not archive.startswith(b"PK"):
        raise RefusedError(_NESTED)
    for inner in parts_of(archive):
        inflated = pieces(archive, inner, budget)
        first = next(inflated, b"")
        if first.startswith(_ARCHIVES):
            raise RefusedError(_NESTED)
        if is_markup(inner.name, first):
            inflated = checked(chain((first,), inflated))
        for _ in inflated:
            pass

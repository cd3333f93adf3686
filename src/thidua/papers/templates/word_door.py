"""The door for a Word template: a plain .docx, without macros, programs, links to elsewhere or fields that fetch.

The zip and the XML go through the checks that workbooks pass (``sheets.guard``); what is peculiar to Word is here.
"""

import re
from itertools import chain
from pathlib import Path

from thidua.sheets.guard import xlsx
from thidua.sheets.guard.files import bytes_of
from thidua.sheets.guard.kinds import OLE
from thidua.sheets.guard.limits import RefusedError
from thidua.sheets.guard.markup import checked, is_markup
from thidua.sheets.guard.package import Budget, parts_of, pieces
from thidua.sheets.problems import SheetError

MAX_BYTES, MAX_MARKUP = 20_000_000, 20_000_000

_MACROS = "khuôn có macro; hãy lưu lại thành .docx không có macro rồi gửi lại"
_LINKS = "khuôn lấy nội dung từ tệp khác hoặc từ mạng; hãy chèn hẳn nội dung vào khuôn rồi gửi lại"
_PROGRAMS = "khuôn có đối tượng nhúng (OLE, ActiveX hoặc tài liệu chèn nguyên); hãy xóa rồi gửi lại"
_FIELDS = "khuôn có trường tự lấy dữ liệu hoặc chạy lệnh ({name}); hãy đổi thành chữ thường (Ctrl+Shift+F9) rồi gửi lại"
_NO_WORD = "không phải là văn bản Word .docx"

_EMBEDDED = "word/embeddings/"
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_TYPE = re.compile(rb"\sType\s*=\s*[\"'][^\"']*/([\w-]+)[\"']")
_EXTERNAL = re.compile(rb"\sTargetMode\s*=\s*[\"']\s*External", re.IGNORECASE)
_INSTRUCTION = re.compile(rb"<(?:\w+:)?instrText[^>]*>([^<]*)<|<(?:\w+:)?fldSimple[^>]*?instr\s*=\s*\"([^\"]*)\"")
_FETCHING = re.compile(
    rb"DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK(?=\s)|MACROBUTTON|DATABASE|RD(?=\s)"
)
_HYPERLINK = re.compile(rb"HYPERLINK")
# The reader clicks on a hyperlink; the name of the template that a text was once made from is left out when filling.
_HARMLESS = (b"hyperlink", b"attachedTemplate")


def check_word(path: Path, name: str) -> dict[str, bytes]:
    """The parts of the package by name. Raises SheetError with the reason in Vietnamese."""
    try:
        return _parts(bytes_of(path))
    except RefusedError as refused:
        raise SheetError(name, str(refused).replace("Excel hay LibreOffice", "Word")) from None


def _parts(content: bytes) -> dict[str, bytes]:
    if content.startswith(OLE):
        raise RefusedError("khuôn có mật khẩu hoặc là văn bản Word đời cũ (.doc); hãy bỏ mật khẩu, lưu thành .docx")
    if not content.startswith(b"PK"):
        raise RefusedError(_NO_WORD)
    if len(content) > MAX_BYTES:
        raise RefusedError(f"khuôn lớn quá {MAX_BYTES // 1_000_000} MB")
    listed = parts_of(content)
    _check_names([part.name.lower() for part in listed])
    budget, parts = Budget(), {}
    for part in listed:
        inflated = pieces(content, part, budget)
        first = next(inflated, b"")
        whole = chain((first,), inflated)
        markup = is_markup(part.name, first)
        parts[part.name] = b"".join(checked(whole) if markup else whole)
        if markup:
            _check_markup(part.name, parts[part.name])
        elif part.name.lower().startswith(_EMBEDDED):
            _check_figures(parts[part.name], budget)
    return parts


def _check_names(names: list[str]) -> None:
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        raise RefusedError(_MACROS)
    if any("/activex/" in name or "/afchunk" in name for name in names):
        raise RefusedError(_PROGRAMS)
    if any("/embeddings/" in name and not (name.startswith(_EMBEDDED) and name.endswith(".xlsx")) for name in names):
        raise RefusedError(_PROGRAMS)
    if "word/document.xml" not in names or "[content_types].xml" not in names:
        raise RefusedError(_NO_WORD)


def _check_figures(content: bytes, budget: Budget) -> None:
    """A chart has its figures in a workbook of its own, which is to be as harmless as one that is sent."""
    if not content.startswith(b"PK"):
        raise RefusedError(_PROGRAMS)
    parts = parts_of(content)
    xlsx.check_names(parts, ".xlsx")
    for part in parts:
        inflated = pieces(content, part, budget)
        first = next(inflated, b"")
        whole = chain((first,), inflated)
        if not is_markup(part.name, first):
            raise RefusedError(_PROGRAMS)
        xlsx.check_part(part, checked(whole), ".xlsx")


def _check_markup(name: str, markup: bytes) -> None:
    if len(markup) > MAX_MARKUP:
        raise RefusedError("khuôn dài bất thường")
    if name == "[Content_Types].xml" and (b"macroEnabled" in markup or b"vbaProject" in markup):
        raise RefusedError(_MACROS)
    if name.endswith(".rels"):
        _check_relations(markup, of_chart=name.startswith("word/charts/_rels/"))
        return
    if b"altChunk" in markup or b"subDoc" in markup:
        raise RefusedError(_PROGRAMS)
    _check_fields(markup)


def _check_relations(markup: bytes, *, of_chart: bool) -> None:
    for relation in _RELATION.findall(markup):
        kind = _TYPE.search(relation)
        named = kind[1] if kind else b""
        if b"vba" in named:
            raise RefusedError(_MACROS)
        if named in (b"aFChunk", b"oleObject", b"control", b"subDocument") or (named == b"package" and not of_chart):
            raise RefusedError(_PROGRAMS)
        if _EXTERNAL.search(relation) and named not in _HARMLESS:
            raise RefusedError(_LINKS)


def _check_fields(markup: bytes) -> None:
    """A field may be written in pieces, so its instructions are put together first."""
    if b"instr" not in markup:
        return
    written = b"".join(one or other for one, other in _INSTRUCTION.findall(markup)).upper()
    found = _FETCHING.search(_HYPERLINK.sub(b"", written))
    if found is not None:
        raise RefusedError(_FIELDS.format(name=found[0].decode()))

"""A file that somebody uploaded, PDF, JPEG or PNG: taken in page by page, with what is seen and nothing that acts."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from thidua.papers.dossier.joined import Part
from thidua.papers.dossier.pictures import JPEG, PNG, picture_page
from thidua.papers.one_file import each_in_a_process
from thidua.sheets.guard.files import bytes_of
from thidua.sheets.guard.limits import RefusedError
from thidua.sheets.isolated import Limits
from thidua.sheets.problems import SheetError

MAX_PAGES = 1_000
LIMITS = Limits(seconds=20.0, memory=600_000_000)

_WHAT, _MEND = "tệp", "hãy in lại ra PDF (Print to PDF) rồi gửi lại"
_UNKNOWN = "không phải là tệp PDF, JPEG hay PNG"
OTHER_PICTURES = (
    (4, b"ftyphei", "đây là ảnh HEIC của điện thoại; hãy lưu thành JPEG"),
    (4, b"ftypmif", "đây là ảnh HEIC của điện thoại; hãy lưu thành JPEG"),
    (0, b"II*\x00", "đây là ảnh TIFF; hãy lưu thành PDF hoặc JPEG"),
    (0, b"MM\x00*", "đây là ảnh TIFF; hãy lưu thành PDF hoặc JPEG"),
)
"""Pictures that are not taken, by how they begin (at the offset), with the way to mend it."""
# What else is sent, by how it begins (at the offset), with the way to mend it.
_OTHERS = (
    (0, b"PK\x03\x04", "đây là tệp Word, Excel hoặc tệp nén; hãy in ra PDF"),
    (0, b"\xd0\xcf\x11\xe0", "đây là tệp Word, Excel đời cũ; hãy in ra PDF"),
    *OTHER_PICTURES,
)
_SUFFIXES = {".pdf": "PDF", ".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG"}
_LOCKED = "tệp PDF có mật khẩu; hãy bỏ mật khẩu rồi gửi lại"
_BROKEN = f"tệp PDF bị hỏng hoặc tải về chưa trọn; {_MEND}"
_EMPTY = "tệp PDF không có trang nào"
_LONG = f"tệp PDF có quá {MAX_PAGES} trang"
_FORM = f"tệp PDF là biểu mẫu XFA, chỉ một vài chương trình đọc được; {_MEND}"

# What a page is drawn from. Everything else of it speaks to a screen.
_KEPT = ("/Type", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources", "/Contents", "/Group", "/Annots")
# What of a remark is drawn.
_DRAWN = ("/Type", "/Subtype", "/Rect", "/AP", "/AS", "/F", "/C", "/CA", "/Border", "/BS", "/MK", "/FT", "/Ff", "/V")
_ACTING = {"/JavaScript": "mã JavaScript", "/Launch": "lệnh mở chương trình", "/SubmitForm": "lệnh gửi dữ liệu",
           "/ImportData": "lệnh nhập dữ liệu", "/GoToR": "lệnh mở tệp khác", "/GoToE": "lệnh mở tệp đính kèm",
           "/Rendition": "âm thanh, phim", "/Movie": "âm thanh, phim", "/Sound": "âm thanh, phim"}  # fmt: skip
_PLAYING = {"/FileAttachment": "tệp đính kèm", "/RichMedia": "âm thanh, phim", "/Movie": "âm thanh, phim",
            "/Screen": "âm thanh, phim", "/Sound": "âm thanh, phim", "/3D": "mô hình 3D"}  # fmt: skip
_A4 = (595, 842)
_NEAR = 15
_SMALLEST, _LARGEST = 72, 14_400
_HIDDEN = 2  # of a remark's flags


def uploaded(title: str, path: Path, name: str | None = None, limits: Limits = LIMITS) -> Part:
    """The part of a dossier that an uploaded file is. Raises SheetError for one that cannot be taken in."""
    (answer,) = all_uploaded([(path, name or path.name)], title, limits)
    if isinstance(answer, SheetError):
        raise answer
    return answer


def all_uploaded(
    files: Iterable[tuple[Path, str]],
    title: str = "",
    limits: Limits = LIMITS,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Part | SheetError]:
    """The part that each file (path, name) is, in their order, or why it cannot be taken in."""
    return each_in_a_process(partial(_part, title=title), files, limits, _WHAT, _MEND, progress)


def _part(path: Path, name: str, *, title: str) -> Part:
    try:
        content = bytes_of(path)
        kind = _kind(content)
        taken, told = _whole(content) if kind == "PDF" else picture_page(content)
    except RefusedError as refused:
        raise SheetError(name, str(refused)) from None
    meant = _SUFFIXES.get(path.suffix.casefold())
    if meant != kind:
        told.insert(0, f"nội dung là {kind}, không như đuôi «{path.suffix}» của tệp")
    return Part(title, taken, tuple(f"{name}: {one}" for one in told))


def _kind(content: bytes) -> str:
    """By how it begins, whatever the file is called."""
    if content.startswith(JPEG):
        return "JPEG"
    if content.startswith(PNG):
        return "PNG"
    if b"%PDF-" in content[:1024]:
        return "PDF"
    other = next((why for at, head, why in _OTHERS if content.startswith(head, at)), None)
    raise RefusedError(f"{_UNKNOWN}; {other}" if other else _UNKNOWN)


def _whole(content: bytes) -> tuple[bytes, list[str]]:
    """The pages of a PDF as a new one, and what is to be told of them."""
    try:
        reader = _opened(content)
        told: dict[str, None] = dict.fromkeys(_of_document(reader))
        writer = PdfWriter()
        for number, page in enumerate(reader.pages, 1):
            told |= dict.fromkeys(_taken_in(writer, page, number))
        held = BytesIO()
        writer.write(held)
    except RecursionError:
        raise RefusedError(_BROKEN) from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, NotImplementedError, OSError,
            ArithmeticError):  # fmt: skip
        # pypdf trips over broken files in many ways.
        raise RefusedError(_BROKEN) from None
    return held.getvalue(), list(told)


def _opened(content: bytes) -> PdfReader:
    reader = PdfReader(BytesIO(content), strict=False)
    if reader.is_encrypted:
        raise RefusedError(_LOCKED)
    if not reader.pages:
        raise RefusedError(_EMPTY)
    if len(reader.pages) > MAX_PAGES:
        raise RefusedError(_LONG)
    return reader


def _of_document(reader: PdfReader) -> list[str]:
    """What the file as a whole holds and the dossier does not."""
    root, told = reader.root_object, []
    names, form = _inside(root, "/Names"), _inside(root, "/AcroForm")
    if "/XFA" in form and "/NeedsRendering" in root:
        raise RefusedError(_FORM)
    told += [_left_out(what) for what in _actions(root.get("/OpenAction"))]
    told += [_left_out(what) for one in _inside(root, "/AA").values() for what in _actions(one)]
    if "/JavaScript" in names:
        told.append(_left_out(_ACTING["/JavaScript"]))
    if "/EmbeddedFiles" in names:
        told.append(_left_out(_PLAYING["/FileAttachment"]))
    if int(form.get("/SigFlags", 0)) & 1:
        told.append("chữ ký số của tệp không còn kiểm tra được trong bản ghép; hãy giữ tệp gốc")
    return told


def _inside(of: DictionaryObject, key: str) -> DictionaryObject:
    found = of.get(key)
    found = found.get_object() if found is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _left_out(what: str) -> str:
    return f"đã bỏ {what}"


def _actions(action: Any, depth: int = 0) -> list[str]:
    """What an action would do, and those that follow it."""
    action = action.get_object() if action is not None else None
    if isinstance(action, ArrayObject) and depth < 50:
        return [what for one in action for what in _actions(one, depth + 1)]
    if not isinstance(action, DictionaryObject) or depth >= 50:
        return []
    kind = _ACTING.get(str(action.get("/S")))
    if kind is None and "/JS" in action:
        kind = _ACTING["/JavaScript"]
    return [*([kind] if kind else []), *_actions(action.get("/Next"), depth + 1)]


def _taken_in(writer: PdfWriter, page: PageObject, number: int) -> list[str]:
    """Add what the page shows; gives what is to be told of it."""
    told = [_left_out(what) for one in _inside(page, "/AA").values() for what in _actions(one)]
    remarks = page.get("/Annots")
    remarks = remarks.get_object() if remarks is not None else None
    kept = ArrayObject()
    for one in remarks if isinstance(remarks, ArrayObject) else ():
        remark = one.get_object()
        if isinstance(remark, DictionaryObject):
            told += [_left_out(what) for what in _of_remark(remark)]
            if "/AP" in remark and str(remark.get("/Subtype")) not in _PLAYING and not _flags(remark) & _HIDDEN:
                kept.append(DictionaryObject({NameObject(key): remark.raw_get(key) for key in _DRAWN if key in remark}))
    for key in [key for key in page if key not in _KEPT]:
        del page[key]
    if "/Annots" in page:
        page[NameObject("/Annots")] = kept
    # What is seen of the page, by which its number is placed: unreadable sides come as 0.
    seen = float(page.cropbox.width), float(page.cropbox.height)
    if page.rotation % 90 or not all(_SMALLEST <= side <= _LARGEST for side in seen):
        raise RefusedError(f"trang {number} có khổ giấy không dùng được; {_MEND}")
    width, height = sorted((float(page.mediabox.width), float(page.mediabox.height)))
    if abs(width - _A4[0]) > _NEAR or abs(height - _A4[1]) > _NEAR:
        told.append(f"trang {number} không phải khổ A4")
    writer.add_page(page)
    return told


def _flags(remark: DictionaryObject) -> int:
    return int(remark.get("/F", 0))


def _of_remark(remark: DictionaryObject) -> list[str]:
    found = _actions(remark.get("/A"))
    found += [what for one in _inside(remark, "/AA").values() for what in _actions(one)]
    playing = _PLAYING.get(str(remark.get("/Subtype")))
    return [*found, playing] if playing else found

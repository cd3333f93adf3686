"""PDFs for the tests of dossiers."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from thidua.papers.dossier.contents import contents

Change = Callable[[PdfWriter], object]


def pdf(*titles: str, change: Change = lambda writer: None) -> bytes:
    """A PDF with a page for each title, on which it stands."""
    writer = PdfWriter()
    for title in titles:
        writer.append(BytesIO(contents(title, ())))
    change(writer)
    held = BytesIO()
    writer.write(held)
    return held.getvalue()


def saved(folder: Path, content: bytes) -> Path:
    (folder / "bien-ban.pdf").write_bytes(content)
    return folder / "bien-ban.pdf"


def texts(content: bytes) -> list[str]:
    """The words of each page, without the title that the helper sets above each."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    return [" ".join(page.replace("MỤC LỤC HỒ SƠ", "").split()) for page in pages]


def named(**entries: Any) -> DictionaryObject:
    """A dictionary of a PDF: words become names, lists arrays."""
    return DictionaryObject({NameObject(f"/{key}"): _object(value) for key, value in entries.items()})


def _object(value: Any) -> Any:
    if isinstance(value, str):
        return NameObject(value) if value.startswith("/") else TextStringObject(value)
    if isinstance(value, bool) or not isinstance(value, int | list | tuple):
        return value
    return NumberObject(value) if isinstance(value, int) else ArrayObject(map(_object, value))


def remark(writer: PdfWriter, drawn: bool = True, **entries: Any) -> IndirectObject:
    """A remark on the first page; ``drawn`` gives it a look of its own."""
    look = StreamObject()
    look.set_data(b"0 0 20 20 re f")
    look.update(named(Type="/XObject", Subtype="/Form", BBox=[0, 0, 20, 20]))
    found = named(Type="/Annot", Rect=[10, 10, 30, 30], **entries)
    if drawn:
        found[NameObject("/AP")] = named(N=writer._add_object(look))
    reference = writer._add_object(found)
    page = writer.pages[0]
    page[NameObject("/Annots")] = ArrayObject([*page.get("/Annots", ()), reference])
    return reference


def keys_and_names(content: bytes) -> set[str]:
    """Every key and every name that stands anywhere in the file."""
    reader, found = PdfReader(BytesIO(content)), set[str]()
    size: Any = reader.trailer["/Size"]
    for number in range(1, int(size)):
        _gather(reader.get_object(IndirectObject(number, 0, reader)), found)
    return found


def _gather(one: Any, found: set[str]) -> None:
    if isinstance(one, DictionaryObject):
        for key in one:
            found.add(str(key))
            _gather(one.raw_get(key), found)
    elif isinstance(one, ArrayObject):
        for inner in one:
            _gather(inner, found)
    elif isinstance(one, NameObject):
        found.add(str(one))

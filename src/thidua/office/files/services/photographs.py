"""Photographs from a phone as one PDF: each drawn anew, upright, on a page; where it was taken is left behind."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from thidua.office.accounts.models import User
from thidua.office.files.checking import HEAD, PDF, PICTURES, kind_of
from thidua.office.files.errors import FileRefusedError
from thidua.office.files.models import Attachment
from thidua.office.files.services.keeping import attach
from thidua.office.files.shelf import received
from thidua.office.organisations.models import Organisation
from thidua.papers.dossier.uploaded import all_uploaded
from thidua.sheets.problems import SheetError

MOST = 60
Photograph = tuple[str, Iterable[bytes]]
"""Name and bytes."""


def keep_photographs(
    *, photographs: Sequence[Photograph], name: str, owner: Organisation, by: User | None
) -> Attachment:
    """Keep photographs as one PDF, in the order given. Raises FileRefusedError, naming the one that cannot be used."""
    if not 1 <= len(photographs) <= MOST:
        raise FileRefusedError("", f"cần từ 1 đến {MOST} ảnh cho một tệp PDF")
    with ExitStack() as stack:
        files = [(stack.enter_context(_picture(one, content)), one) for one, content in photographs]
        whole = _joined(files)
        path = stack.enter_context(received([whole], name, PDF.suffix))
        return attach(path=path, name=name, kind=PDF, owner=owner, by=by)


def _picture(name: str, content: Iterable[bytes]) -> AbstractContextManager[Path]:
    whole = b"".join(content)
    kind = kind_of(whole[:HEAD], name)
    if kind not in PICTURES:
        raise FileRefusedError(name, "cần ảnh JPEG hoặc PNG; tệp khác thì gửi riêng")
    return received([whole], name, kind.suffix)


def _joined(files: list[tuple[Path, str]]) -> bytes:
    writer = PdfWriter()
    for (_, name), page in zip(files, all_uploaded(files), strict=True):
        if isinstance(page, SheetError):
            raise FileRefusedError(name, page.message)
        writer.append(PdfReader(BytesIO(page.content)))
    held = BytesIO()
    writer.write(held)
    return held.getvalue()

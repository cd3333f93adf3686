"""Form fields for files, and keeping what came by them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from thidua.office.accounts.models import User
from thidua.office.files.checking import HEAD, PICTURES, kind_of
from thidua.office.files.models import Attachment
from thidua.office.files.services.keeping import keep
from thidua.office.files.services.photographs import keep_photographs
from thidua.office.organisations.models import Organisation


class _SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files; its value is the list of them."""

    widget = _SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each as a single file would be."""
        given = (data or [None]) if isinstance(data, list | tuple) else [data]
        found = [super(FilesField, self).clean(one, initial) for one in given]
        return [one for one in found if one is not None]


def keep_as_one(files: Sequence[UploadedFile], *, name: str, owner: Organisation, by: User | None) -> Attachment:
    """One file as it is; pictures, one or several, as one PDF called ``name``. Raises FileRefusedError."""
    if len(files) == 1 and not _is_picture(files[0]):
        return keep(pieces=files[0].chunks(), name=files[0].name or name, owner=owner, by=by)
    return keep_photographs(
        photographs=[(one.name or "ảnh", one.chunks()) for one in files], name=name, owner=owner, by=by
    )


def _is_picture(file: UploadedFile) -> bool:
    head = file.read(HEAD)
    file.seek(0)
    return bool(head) and kind_of(head, file.name or "") in PICTURES

"""Keeping a file that somebody gave. The bytes are on the disk, synced, before anything names them."""

from collections.abc import Iterable
from pathlib import Path

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.files.checking import HEAD, Kind, check, kind_of
from thidua.office.files.models import Attachment, StoredFile
from thidua.office.files.naming import safe_name
from thidua.office.files.shelf import place, received
from thidua.office.organisations.models import Organisation


def keep(*, pieces: Iterable[bytes], name: str, owner: Organisation, by: User | None) -> Attachment:
    """Keep a file under its name. Raises FileRefusedError for what may not be kept.

    Called outside a transaction where that can be: looking at a file takes a while, and a writer would wait for it.
    """
    pieces = iter(pieces)
    first = next((piece for piece in pieces if piece), b"")
    kind = kind_of(first[:HEAD], name)
    with received(_again(first, pieces), name, kind.suffix) as path:
        kind = check(path, name)
        return attach(path=path, name=name, kind=kind, owner=owner, by=by)


def attach(*, path: Path, name: str, kind: Kind, owner: Organisation, by: User | None) -> Attachment:
    """Place a file that was looked at, and name it."""
    sha256, size = place(path)
    with transaction.atomic():
        stored, _ = StoredFile.objects.get_or_create(
            sha256=sha256, defaults={"size": size, "media_type": kind.media_type}
        )
        return Attachment.objects.create(file=stored, name=safe_name(name, kind.suffix), owner=owner, added_by=by)


def _again(first: bytes, rest: Iterable[bytes]) -> Iterable[bytes]:
    yield first
    yield from rest

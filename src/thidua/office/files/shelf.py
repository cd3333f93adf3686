"""The folder of stored files: ``ab/abcd…`` by SHA-256, each written whole and synced before it has its name."""

import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from thidua.office.files.checking import MAX_BYTES
from thidua.office.files.errors import FileRefusedError


def folder() -> Path:
    """Where stored files lie."""
    return Path(settings.FILES)


def path_of(sha256: str) -> Path:
    """Where the bytes with this hash lie."""
    return folder() / sha256[:2] / sha256


@contextmanager
def received(pieces: Iterable[bytes], name: str, suffix: str) -> Iterator[Path]:
    """The bytes in a file of their own while it is looked at; it is gone afterwards unless it was placed.

    Raises FileRefusedError for nothing at all and for too much, before all of it is written.
    """
    with incoming(suffix) as path:
        with path.open("wb") as stream:
            size = 0
            for piece in pieces:
                size += len(piece)
                if size > MAX_BYTES:
                    raise FileRefusedError(name, f"tệp lớn quá {MAX_BYTES // 1_000_000} MB")
                stream.write(piece)
            if not size:
                raise FileRefusedError(name, "tệp trống, không có dữ liệu")
            stream.flush()
            os.fsync(stream.fileno())
        yield path


@contextmanager
def incoming(suffix: str) -> Iterator[Path]:
    """An empty file of nobody else's beside the stored ones; it is gone afterwards unless it was placed."""
    beside = folder() / "incoming"
    beside.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = beside / f"{secrets.token_hex(16)}{suffix}"
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def place(path: Path) -> tuple[str, int]:
    """Give a received file its name for good: its hash, and its size. The same bytes lie there once."""
    sha256, size = _hash_of(path), path.stat().st_size
    final = path_of(sha256)
    with locked():
        final.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if final.exists() and final.stat().st_size == size:
            # Young again, so that a sweep that is under way lets it be.
            os.utime(final)
        else:
            path.replace(final)
            _sync(final.parent)
            _sync(folder())
    return sha256, size


@contextmanager
def locked() -> Iterator[None]:
    """Nobody places or takes away a file meanwhile; of all processes."""
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder() / "lock").open("ab") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def lying() -> Iterator[Path]:
    """All files in the folder, those that are just coming in too."""
    for one in sorted(folder().glob("*/*")):
        if one.is_file():
            yield one


def _hash_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _sync(of: Path) -> None:
    handle = os.open(of, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Making an archive while the installation is in use."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.db.models import Model

from thidua import __version__
from thidua.office import clock
from thidua.office.files.shelf import path_of
from thidua.web.installation.backups.database import last_keys, one_moment
from thidua.web.installation.backups.manifest import NAME, Manifest
from thidua.web.installation.backups.rows import lines_of, tables
from thidua.web.installation.errors import InstallationError
from thidua.web.installation.schema import models_at, schema


def back_up(to: Path, *, step: Callable[[str], None] = lambda name: None) -> Manifest:
    """Write the archive under another name and give it its own once it is whole and synced.

    Raises InstallationError where the file is there already, cannot be written, or nothing is to be backed up. A file
    that is named but not there is told in ``missing``; all else is kept nevertheless.
    """
    if to.exists():
        raise InstallationError(f"{to} đã có; hãy chọn tên khác, bản sao lưu cũ không bị ghi đè.")
    found = schema()
    if found.state == "new":
        raise InstallationError("Chưa có dữ liệu để sao lưu.")
    manifest = Manifest(__version__, clock.now().isoformat(), sorted(found.applied))
    own = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        with ZipFile(own, "x", ZIP_DEFLATED) as archive:
            own.chmod(0o600)
            _fill(archive, manifest, step)
        _sync(own)
        # Unlike a renaming this never takes the place of a file that has come meanwhile.
        os.link(own, to)
    except FileExistsError as there:
        raise InstallationError(f"{to} đã có; hãy chọn tên khác.") from there
    except OSError as wrong:
        raise InstallationError(f"Không ghi được {to}: {wrong.strerror}.") from wrong
    finally:
        own.unlink(missing_ok=True)
    _sync(to.parent)
    return manifest


def _fill(archive: ZipFile, manifest: Manifest, step: Callable[[str], None]) -> None:
    models = models_at(manifest.migrations)
    with one_moment():
        manifest.last_keys = last_keys()
        found = tables(models)
        for name, model in found.items():
            step(name)
            manifest.tables[name] = _table(archive, name, model)
        # Building that was interrupted may not have come to files yet.
        stored = found.get("files_storedfile")
        files = list(stored._base_manager.order_by("pk").values_list("sha256", "size")) if stored else []
    # Files never change, and a sweep leaves alone for a day what is named no more: they may be read afterwards.
    for sha256, size in files:
        step(sha256)
        if _file(archive, sha256, size):
            manifest.files[sha256] = size
        else:
            manifest.missing.append(sha256)
    archive.writestr(NAME, manifest.text())


def _table(archive: ZipFile, name: str, model: type[Model]) -> dict[str, object]:
    digest, rows = hashlib.sha256(), -1
    with archive.open(f"tables/{name}.jsonl", "w", force_zip64=True) as part:
        for line in lines_of(model):
            text = f"{line}\n".encode()
            digest.update(text)
            part.write(text)
            rows += 1
    return {"rows": rows, "sha256": digest.hexdigest()}


def _file(archive: ZipFile, sha256: str, size: int) -> bool:
    """Whether the bytes are there and are those of the hash; read twice, so that nothing false gets in."""
    path = path_of(sha256)
    if not path.is_file() or path.stat().st_size != size:
        return False
    with path.open("rb") as stream:
        if hashlib.file_digest(stream, "sha256").hexdigest() != sha256:
            return False
    archive.write(path, f"files/{sha256}", ZIP_STORED)
    return True


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

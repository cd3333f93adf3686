"""An archive into an empty installation, all of it or nothing; each part is held against its hash."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from django.apps.registry import Apps
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from thidua.office.files.shelf import place, received
from thidua.web.installation.backups.database import set_last_keys, triggers_aside
from thidua.web.installation.backups.manifest import NAME, Manifest, read_manifest
from thidua.web.installation.backups.rows import reader_of, tables
from thidua.web.installation.errors import InstallationError
from thidua.web.installation.schema import build, migrate, models_at, schema

AT_ONCE = 500
PIECE = 1024 * 1024
_HASH = re.compile(r"[0-9a-f]{64}")


def restore(archive: Path, *, step: Callable[[str], None] = lambda name: None) -> Manifest:
    """Restore an archive, and bring it to the present schema.

    Raises InstallationError where the installation is not empty, or the archive is damaged or not ours; nothing stays
    then but empty tables. Interrupted, it can be begun again.
    """
    try:
        with ZipFile(archive) as opened:
            manifest = read_manifest(opened.read(NAME).decode())
            _restore(opened, manifest, step)
    except (BadZipFile, KeyError, ZlibError, UnicodeDecodeError, EOFError) as wrong:
        raise InstallationError(f"{archive} hỏng hoặc không phải bản sao lưu của thidua: {wrong}") from wrong
    except OSError as wrong:
        raise InstallationError(f"Không đọc được {archive}: {wrong.strerror or wrong}.") from wrong
    migrate(step)
    return manifest


def _restore(opened: ZipFile, manifest: Manifest, step: Callable[[str], None]) -> None:
    _make_room(manifest)
    models = models_at(manifest.migrations)
    # The bytes first, as always: whatever names them comes after them.
    for sha256 in manifest.files:
        step(sha256)
        _file(opened, sha256)
    try:
        with transaction.atomic():
            _rows(opened, manifest, models, step)
    except DatabaseError as wrong:
        raise InstallationError(f"Bản sao lưu không khớp với cơ sở dữ liệu: {wrong}") from wrong


def _make_room(manifest: Manifest) -> None:
    """Build the tables as the archive's were; one that was interrupted in this goes on."""
    if _has_data():
        raise InstallationError(
            "Nơi này đã có dữ liệu; chỉ khôi phục vào nơi còn trống (THIDUA_DATA hoặc DATABASE_URL khác)."
        )
    if not schema().applied <= set(manifest.migrations):
        raise InstallationError(
            "Cơ sở dữ liệu đã được dựng theo phiên bản mới hơn bản sao lưu; hãy dùng cơ sở dữ liệu trống."
        )
    build(manifest.migrations)


def _has_data() -> bool:
    """Whether there are rows of what even the smallest installation has."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table in sorted(there & {"organisations_organisation", "accounts_user", "journal_entry"}):
            cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")
            if cursor.fetchone():
                return True
    return False


def _rows(opened: ZipFile, manifest: Manifest, models: Apps, step: Callable[[str], None]) -> None:
    known = tables(models)
    if unknown := sorted(set(manifest.tables) - set(known)):
        raise InstallationError(f"Bản sao lưu có bảng lạ: {', '.join(unknown)}.")
    with triggers_aside():
        for name in known:
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")
        for name in manifest.tables:
            step(name)
            _table(opened, manifest, name, known[name])
        set_last_keys({name: last for name, last in manifest.last_keys.items() if name in known})


def _table(opened: ZipFile, manifest: Manifest, name: str, model: type[Model]) -> None:
    digest, rows = hashlib.sha256(), 0
    with opened.open(f"tables/{name}.jsonl") as part, connection.cursor() as cursor:
        lines = _hashed(part, digest)
        columns = next(lines)
        read = reader_of(model, _columns(columns))
        statement = _insert(name, _columns(columns))
        while batch := [read(line) for line in islice(lines, AT_ONCE)]:
            cursor.executemany(statement, batch)
            rows += len(batch)
    if digest.hexdigest() != manifest.tables[name]["sha256"] or rows != manifest.tables[name]["rows"]:
        raise InstallationError(f"Bản sao lưu hỏng: bảng {name} không khớp với mã băm.")


def _columns(line: str) -> list[str]:
    return [str(name) for name in json.loads(line)]


def _insert(name: str, columns: list[str]) -> str:
    quoted = ", ".join(connection.ops.quote_name(column) for column in columns)
    return f"INSERT INTO {connection.ops.quote_name(name)} ({quoted}) VALUES ({', '.join(['%s'] * len(columns))})"


def _hashed(part: Iterable[bytes], digest: "hashlib._Hash") -> Iterator[str]:
    for line in part:
        digest.update(line)
        yield line.decode()


def _file(opened: ZipFile, sha256: str) -> None:
    if not _HASH.fullmatch(sha256):
        raise InstallationError("Bản sao lưu hỏng: tên tệp lạ.")
    with opened.open(f"files/{sha256}") as part, received(iter(lambda: part.read(PIECE), b""), sha256, "") as path:
        found, _ = place(path)
    if found != sha256:
        raise InstallationError(f"Bản sao lưu hỏng: tệp {sha256} không khớp với mã băm.")

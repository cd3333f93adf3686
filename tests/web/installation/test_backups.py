"""An archive holds everything of one moment, exactly, and goes only whole into an empty installation."""

import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection

from tests.office.made import campaign, organisation, participant, person, user
from thidua.office.accounts.models import User
from thidua.office.files.models import StoredFile
from thidua.office.files.services.keeping import keep
from thidua.office.files.shelf import path_of
from thidua.office.jobs.services.enqueueing import enqueue
from thidua.office.journal.models import Entry
from thidua.office.journal.queries import verify
from thidua.office.journal.services import record
from thidua.office.organisations.models import Organisation, Person
from thidua.web.installation.backups.manifest import NAME
from thidua.web.installation.backups.restoring import restore
from thidua.web.installation.backups.rows import lines_of, tables
from thidua.web.installation.backups.writing import back_up
from thidua.web.installation.errors import InstallationError
from thidua.web.installation.schema import models_at, schema

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_files(tmp_path, settings):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def archive(tmp_path) -> Path:
    return tmp_path / "sao-luu.zip"


def _some_data() -> User:
    owner, by = organisation(), user()
    started = campaign(owner)
    for _ in range(3):
        participant(started)
    for number in range(3):
        record(act="thu.viec", actor=by, campaign=started.pk, after={"số": number}, personal={"tên": "Nguyễn Mẫu"})
    keep(pieces=[_picture()], name="anh.png", owner=owner, by=by)
    enqueue(kind="mail.deliver", by=by, arguments={"một": [1, None, "hai"]})
    return by


def _picture() -> bytes:
    from io import BytesIO

    from PIL import Image

    held = BytesIO()
    Image.new("RGB", (8, 8), "red").save(held, "PNG")
    return held.getvalue()


def _everything() -> dict[str, list[str]]:
    return {name: list(lines_of(model)) for name, model in tables(models_at(schema().applied)).items()}


def _empty() -> None:
    call_command("flush", interactive=False, verbosity=0)
    shutil.rmtree(settings.FILES, ignore_errors=True)


def _changed(archive: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    with ZipFile(archive) as old:
        parts = {one: old.read(one) for one in old.namelist()}
    archive.unlink()
    with ZipFile(archive, "w") as new:
        for one, content in parts.items():
            new.writestr(one, change(content) if one == name else content)


def test_everything_comes_back_as_it_was(archive):
    _some_data()
    before, file = _everything(), StoredFile.objects.get()
    back_up(archive)
    _empty()
    made = restore(archive)
    assert _everything() == before
    assert made.rows == sum(len(lines) - 1 for lines in before.values())
    assert path_of(file.sha256).read_bytes() == _picture()
    assert [one.sound for one in verify()] == [True, True]


def test_what_is_restored_goes_on_growing_and_stays_protected(archive):
    by = _some_data()
    back_up(archive)
    _empty()
    restore(archive)
    record(act="thu.viec", actor=User.objects.get(pk=by.pk), campaign=None)
    assert all(one.sound for one in verify())
    with pytest.raises(DatabaseError, match="append-only"):
        Entry.objects.update(act="thu.khac")


def test_a_key_that_was_given_up_is_not_given_to_another(archive):
    _some_data()
    gone = person()
    key = gone.pk
    gone.delete()
    back_up(archive)
    _empty()
    restore(archive)
    assert Person.objects.create(full_name="Trần Mẫu").pk == key + 1


def test_a_backup_is_of_one_moment_and_keeps_nobody_from_writing(archive):
    _some_data()
    before = _everything()
    faults: list[Exception] = []

    def write() -> None:
        try:
            record(act="thu.xen-vao", actor=None)
            person()
        except Exception as wrong:
            faults.append(wrong)
        finally:
            connection.close()

    def step(name: str) -> None:
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()

    back_up(archive, step=step)
    assert (faults, Entry.objects.filter(act="thu.xen-vao").count() > 10) == ([], True)
    _empty()
    restore(archive)
    assert _everything() == before


def test_sessions_are_left_out(archive, client):
    client.force_login(user())
    back_up(archive)
    with ZipFile(archive) as opened:
        names = opened.namelist()
    assert [name for name in names if "session" in name] == []


@pytest.mark.parametrize("part", ["tables/organisations_person.jsonl", "tables/journal_entry.jsonl", "file"])
def test_a_damaged_archive_is_refused_and_nothing_of_it_stays(archive, part):
    _some_data()
    name = f"files/{StoredFile.objects.get().sha256}" if part == "file" else part
    back_up(archive)
    _changed(
        archive,
        name,
        lambda content: (
            content.replace(b"M\xe1\xba\xabu", b"Mau").replace(b"IEND", b"JEND").replace(b"thu.viec", b"thu.voec")
        ),
    )
    _empty()
    with pytest.raises(InstallationError, match="không khớp với mã băm"):
        restore(archive)
    assert (Organisation.objects.count(), Entry.objects.count()) == (0, 0)


@pytest.mark.parametrize("content", [b"", b"khong phai zip", None])
def test_what_is_no_archive_of_ours_is_refused(archive, content):
    if content is None:
        with ZipFile(archive, "w") as opened:
            opened.writestr(NAME, '{"format": 1}')
    else:
        archive.write_bytes(content)
    with pytest.raises(InstallationError, match="không phải bản sao lưu của thidua"):
        restore(archive)


def test_an_archive_of_a_newer_program_is_refused(archive):
    _some_data()
    back_up(archive)

    def newer(content: bytes) -> bytes:
        found = json.loads(content)
        found["migrations"].append(["jobs", "0999_tomorrow"])
        return json.dumps(found).encode()

    _changed(archive, NAME, newer)
    _empty()
    with pytest.raises(InstallationError, match="phiên bản mới hơn"):
        restore(archive)


def test_nothing_is_restored_over_what_is_there(archive):
    _some_data()
    back_up(archive)
    before = _everything()
    with pytest.raises(InstallationError, match="Nơi này đã có dữ liệu"):
        restore(archive)
    assert _everything() == before


def test_an_archive_is_never_written_over(archive):
    _some_data()
    archive.write_bytes(b"ban cu")
    with pytest.raises(InstallationError, match="đã có"):
        back_up(archive)
    assert archive.read_bytes() == b"ban cu"


def test_a_backup_that_is_interrupted_leaves_nothing_behind(archive):
    _some_data()

    def stop(name: str) -> None:
        if name == "journal_entry":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(archive, step=stop)
    assert list(archive.parent.glob("*sao-luu*")) == []
    back_up(archive)
    assert archive.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_a_file_that_is_lost_is_told_and_all_else_is_kept(archive, damage):
    _some_data()
    sha256 = StoredFile.objects.get().sha256
    path = path_of(sha256)
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes().replace(b"IEND", b"JEND"))
    made = back_up(archive)
    assert (made.missing, made.files) == ([sha256], {})
    before = _everything()
    _empty()
    restore(archive)
    assert _everything() == before

"""Installations kept from earlier releases come to the present schema with everything that was in them."""

import gzip
import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.web.installation.installed import POSTGRESQL, Installed, until

KEPT = Path(__file__).parent / "kept"
RELEASES = sorted(file.stem for file in KEPT.glob("*.zip"))


def test_at_least_one_release_is_kept():
    assert "issue-6" in RELEASES


@pytest.mark.parametrize("release", RELEASES)
def test_a_kept_database_is_upgraded(installed, release, tmp_path):
    """As it was then: the kept file of SQLite, or on PostgreSQL the kept rows in the tables of then."""
    data = tmp_path / "data"
    data.mkdir()
    with ZipFile(KEPT / f"{release}.zip") as archive:
        then = json.loads(archive.read("thidua.json"))["migrations"]
        for name in archive.namelist():
            if name.startswith("files/"):
                sha256 = name.removeprefix("files/")
                place = data / "files" / sha256[:2] / sha256
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(archive.read(name))
    if POSTGRESQL:
        installed.make("rows_of_then", archive=str(KEPT / f"{release}.zip"))
    else:
        with gzip.open(KEPT / f"{release}.sqlite3.gz") as kept, (data / "thidua.sqlite3").open("wb") as database:
            shutil.copyfileobj(kept, database)
    assert installed.make("migrations") == len(then)
    installed.run("upgrade")
    assert "không cần nâng cấp" in installed.run("upgrade")
    _assert_all_there(installed, release)


@pytest.mark.parametrize("release", RELEASES)
def test_a_kept_archive_is_restored_and_upgraded(installed, release):
    assert "Nhật ký nguyên vẹn." in installed.run("restore", KEPT / f"{release}.zip")
    assert "không cần nâng cấp" in installed.run("upgrade")
    _assert_all_there(installed, release)


def test_an_older_database_is_refused_until_it_is_upgraded(installed):
    installed.run("restore", KEPT / f"{RELEASES[-1]}.zip")
    installed.make("step_back", app="account")
    for command in (("serve", "--check"), ("worker", "--once")):
        assert "Hãy chạy: thidua upgrade (tự sao lưu trước)." in installed.run(*command, code=1)
    said = installed.run("upgrade")
    assert "Cần chuyển đổi 1 bước." in said
    assert "Đã nâng cấp xong." in said
    [backup] = (installed.folder / "data" / "backups").iterdir()
    with ZipFile(backup) as archive:
        assert archive.testzip() is None
    _assert_all_there(installed, RELEASES[-1])


@pytest.mark.slow
def test_building_that_was_killed_is_gone_on_with(installed):
    building = installed.start("serve", "--check")
    until(lambda: installed.make("migrations") > 20, "the middle of the building")
    installed.kill(building)
    if installed.make("migrations") < installed.make("migrations_known"):
        assert "thidua upgrade" in installed.run("serve", "--check", code=1)
    installed.run("upgrade")
    assert "Sẵn sàng chạy" in installed.run("serve", "--check")


def _assert_all_there(installed: Installed, release: str) -> None:
    with ZipFile(KEPT / f"{release}.zip") as archive:
        tables = json.loads(archive.read("thidua.json"))["tables"]
    # Rows that Django keeps of the models themselves grow with the models.
    wanted = {name: one["rows"] for name, one in tables.items() if not name.startswith(("auth_", "django_"))}
    there = installed.make("rows_of", tables=sorted(wanted))
    assert there == wanted
    stands = installed.make("how_it_stands")
    assert (stands["sendings"], stands["scans"], stands["missing"], stands["sound"]) == (2, 2, 0, True)
    assert installed.make("signs_in", username="nguoi-dung-2", password="mat-khau-mau")

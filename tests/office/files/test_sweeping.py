"""What nobody names is swept away, and nothing else."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from tests.office.made import organisation
from tests.papers.dossier.pdfs import pdf
from thidua.office import clock
from thidua.office.files import shelf
from thidua.office.files.queries import path_of_attachment
from thidua.office.files.services.keeping import keep
from thidua.office.files.services.sweeping import missing, sweep


@pytest.fixture(autouse=True)
def _folder(tmp_path, settings):
    settings.FILES = tmp_path / "files"


def _kept(title: str):
    return keep(pieces=[pdf(title)], name=f"{title}.pdf", owner=organisation(), by=None)


def _orphan(title: str) -> str:
    """Bytes that were placed for an act that never came."""
    with shelf.received([pdf(title)], "a.pdf", ".pdf") as path:
        return shelf.place(path)[0]


def _later():
    return clock.at(datetime.now(UTC) + timedelta(days=2))


def test_bytes_that_nothing_names_go_once_they_are_old():
    named, orphan = _kept("Một"), _orphan("Hai")
    assert sweep() == 0
    with _later():
        assert sweep() == 1
    assert [one.name for one in shelf.lying()] == [named.file.sha256]
    assert orphan != named.file.sha256


def test_a_file_that_is_attached_to_nothing_any_more_goes():
    kept, gone = _kept("Một"), _kept("Hai")
    gone.delete()
    with _later():
        assert sweep() == 1
    assert [one.name for one in shelf.lying()] == [kept.file.sha256]


def test_a_file_whose_bytes_have_just_come_again_stays():
    orphan = _orphan("Một")
    path = shelf.path_of(orphan)
    os.utime(path, (0, 0))
    _orphan("Một")
    assert sweep() == 0
    assert path.exists()


def test_files_that_are_named_and_do_not_lie_there_whole_are_told():
    whole, cut, gone = _kept("Một"), _kept("Hai"), _kept("Ba")
    path_of_attachment(gone).unlink()
    path_of_attachment(cut).write_bytes(b"%PDF")
    assert missing() == [cut.file, gone.file]
    assert path_of_attachment(whole).exists()

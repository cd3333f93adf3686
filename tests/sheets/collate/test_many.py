"""An inbox of so many forms that the tables are written by other processes: the same tables, and no more memory."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from tests.sheets.collate.conftest import Inbox
from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.sheets.collate.collation import Collation
from thidua.sheets.collate.outputs.all import FEW
from thidua.sheets.collate.outputs.overview import write_overview
from thidua.sheets.sources import write_sources
from thidua.sheets.written import write_facts

MANY = FEW + 10


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory, hoa_thanh: Plan) -> Inbox:
    """One form many times, each for another commune; one in fifty holds what must be asked about."""
    people = [Participant(f"HT-{at:03}", "collective", "commune", name=f"Xã HT-{at:03}") for at in range(MANY)]
    found = Inbox(tmp_path_factory.mktemp("nhieu"), hoa_thanh, people)
    good = _parts(found.facts("HT-000", {"conduct_violations": 3, "radio_items": 12}))
    wrong = _parts(found.facts("HT-000", {"conduct_violations": 3, "radio_items": "khoảng 5"}))
    for number, one in enumerate(people):
        with ZipFile(found.folder / f"{one.id}.xlsx", "w", ZIP_DEFLATED) as archive:
            for name, content in (wrong if number % 50 == 7 else good).items():
                archive.writestr(name, content.replace(b"HT-000", one.id.encode()))
    return found


@pytest.fixture(scope="module")
def collation(inbox: Inbox) -> Collation:
    return inbox.collate()


def _parts(path: Path) -> dict[str, bytes]:
    """What a form holds, which is then taken away."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    path.unlink()
    return parts


def test_every_form_is_there(inbox: Inbox, collation: Collation) -> None:
    assert collation.sums.files == {"accepted": MANY - 5, "asked": 5, "refused": 0}
    assert sorted(path.stem for path in (inbox.out / "tra-lai").iterdir()) == [
        f"HT-{at:03}" for at in range(7, MANY, 50)
    ]


def test_the_tables_are_those_that_this_process_writes(inbox: Inbox, collation: Collation, tmp_path: Path) -> None:
    participants = inbox.check().participants()
    write_facts(tmp_path / "so-lieu.csv", inbox.plan, participants)
    write_sources(tmp_path / "nguon.csv", inbox.plan, participants, inbox.round_id)
    for name in ("so-lieu.csv", "nguon.csv"):
        assert (inbox.out / name).read_bytes() == (tmp_path / name).read_bytes()
    write_overview(tmp_path / "tong-hop.xlsx", collation)
    assert list(_cells(inbox.out / "tong-hop.xlsx")) == list(_cells(tmp_path / "tong-hop.xlsx"))


def test_a_second_run_gives_the_same_bytes(inbox: Inbox, collation: Collation, tmp_path: Path) -> None:
    first = tmp_path / "first"
    shutil.copytree(inbox.out, first)
    inbox.collate()
    names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(inbox.out) for path in inbox.out.rglob("*") if path.is_file())
    assert [name for name in names if (first / name).read_bytes() != (inbox.out / name).read_bytes()] == []


def _cells(path: Path) -> Iterator[tuple[object, ...]]:
    """Every cell with its value and look, and the heights of the rows."""
    for sheet in load_workbook(path).worksheets:
        yield sheet.title, sheet.auto_filter.ref, sheet.freeze_panes
        yield tuple((number, row.height) for number, row in sheet.row_dimensions.items())
        for row in sheet.iter_rows():
            yield tuple((cell.coordinate, cell.value, cell.style_id) for cell in row)

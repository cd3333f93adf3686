"""Many at once, in threads with connections of their own, on whichever database: no error, nothing lost."""

import threading
from collections.abc import Callable, Sequence

import pytest
from django.db import connection

from tests.office.submissions.made import Room, fill, user_of, write
from thidua.office.access.standing import standing_of
from thidua.office.campaigns.models import Way
from thidua.office.journal.models import Entry
from thidua.office.journal.queries import verify
from thidua.office.organisations.models import Role
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.models import Cell, CellVersion, Sending, Sheet
from thidua.office.submissions.services.opening import open_sheets
from thidua.office.submissions.services.reviewing import accept_many
from thidua.office.submissions.services.sending import send
from thidua.office.submissions.services.writing import Typed, save_cells

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts: Sequence[Callable[[], object]]) -> list[str]:
    """Do all of them at one moment; what went wrong."""
    gate, wrong = threading.Barrier(len(acts)), []

    def work(act: Callable[[], object]) -> None:
        try:
            gate.wait(timeout=60)
            act()
        except Exception as error:
            wrong.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(act,)) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=180)
    return wrong


def test_thirty_units_send_in_the_same_moment():
    room = Room(units=30)
    acts = []
    for unit in room.units:
        head = room.at(Role.HEAD, unit)
        sheet = fill(room.sheet(unit=unit), head)
        acts.append(
            lambda sheet=sheet, head=head: send(
                sheet=sheet, way=Way.HEAD, revision=sheet.revision, standing=standing_of(user_of(head))
            )
        )
    assert at_once(acts) == []
    assert Sending.objects.count() == 30
    assert set(Sheet.objects.filter(key="registration").values_list("state", flat=True)) == {"sent"}
    assert Entry.objects.filter(act="submissions.send").count() == 30
    assert {one.sound for one in verify()} == {True}
    assert len(accept_many(sendings=list(Sending.objects.select_related("sheet")), standing=room.body)) == 30


def test_ten_writers_of_one_field_lose_nothing():
    room = Room()
    sheet, slot = room.sheet(), ("bieu_1", next(iter(plan_of(room.campaign.plan).fields)), "note")
    officer = room.at(Role.OFFICER)
    write(sheet, officer, {slot: "đầu"})
    texts = [f"ý thứ {number}" for number in range(10)]
    acts = [lambda text=text: save_cells(sheet=sheet, cells=[Typed(slot, text, 1)], standing=officer) for text in texts]
    assert at_once(acts) == []
    versions = CellVersion.objects.filter(cell__sheet=sheet)
    assert sorted(versions.values_list("value", flat=True)) == sorted(["đầu", *texts])
    assert versions.filter(applied=True).count() == 2
    cell = Cell.objects.get(sheet=sheet)
    assert (cell.version, cell.value) == (2, versions.get(applied=True, version=2).value)
    sheet.refresh_from_db()
    assert sheet.revision == 11


def test_ten_who_fill_different_fields_of_one_sheet_all_stay():
    room = Room()
    sheet, officer = room.sheet(), room.at(Role.OFFICER)
    fields = list(plan_of(room.campaign.plan).fields)
    slots = [(form, one, "note") for form in ("bieu_1", "bieu_2") for one in fields][:10]
    acts = [
        lambda slot=slot: save_cells(sheet=sheet, cells=[Typed(slot, slot[1], 0)], standing=officer) for slot in slots
    ]
    assert at_once(acts) == []
    assert {(one.form, one.row, one.column) for one in Cell.objects.filter(sheet=sheet)} == set(slots)


def test_a_sheet_is_sent_once_though_two_press_at_once():
    room = Room()
    head = room.at(Role.HEAD)
    sheet = fill(room.sheet(), head)
    acts = [lambda: send(sheet=sheet, way=Way.HEAD, revision=sheet.revision, standing=head)] * 2
    wrong = at_once(acts)
    assert [one.startswith("WrongStateError") for one in wrong] == [True]
    assert Sending.objects.count() == 1


def test_sheets_are_opened_once_though_two_open_at_once():
    room = Room(units=3)
    Sheet.objects.all().delete()
    assert at_once([lambda: open_sheets(campaign=room.campaign, by=None)] * 4) == []
    assert Sheet.objects.count() == 12

"""The journal as auditors read it."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.office.made import campaign, organisation, person, user, user_with
from thidua.office import clock
from thidua.office.journal.models import Entry, PersonalValue
from thidua.office.journal.queries import verify
from thidua.office.journal.services import record
from thidua.office.organisations.models import Organisation, Role


@pytest.fixture
def place() -> Organisation:
    return organisation(name="Phòng Mẫu")


@pytest.fixture
def client(place: Organisation) -> Client:
    signed_in = Client()
    signed_in.force_login(user_with(Role.AUDITOR, at=place))
    return signed_in


def _shown(client: Client, **asked: str) -> list[str]:
    return [one.act for one in client.get(reverse("journal"), asked).context["rows"]]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    client: Client, place: Organisation, count: int, django_assert_num_queries: Any
):
    for _ in range(count):
        record(
            act="organisations.rename",
            target=f"organisations.organisation:{organisation().pk}",
            actor=user(),
            owner=place,
        )
    with django_assert_num_queries(10):
        assert len(_shown(client)) == count


def test_entries_are_filtered_by_campaign_person_act_and_day(client: Client, place: Organisation):
    started = campaign(place)
    binh = user(person=person(full_name="Trần Mẫu Bình"))
    with clock.at(date(2026, 6, 1)):
        record(act="organisations.rename", actor=binh, owner=place)
    with clock.at(date(2026, 6, 30)):
        record(act="organisations.move", actor=user(), owner=place)
        record(act="campaigns.launch", actor=None, campaign=started.pk)
    assert _shown(client, tim="mau binh") == ["organisations.rename"]
    assert _shown(client, viec="organisations.move") == ["organisations.move"]
    assert _shown(client, **{"phong-trao": str(started.pk)}) == ["campaigns.launch"]
    assert _shown(client, tu="01/06/2026", den="01/06/2026") == ["organisations.rename"]
    assert _shown(client, tu="30/6/2026", den="30/6/2026") == ["campaigns.launch", "journal.open", "organisations.move"]


def test_a_day_that_cannot_be_read_is_told_with_its_field(client: Client):
    told = "«Đến hết ngày»: không đọc được ngày «31/2/2026»"
    assert told in client.get(reverse("journal"), {"den": "31/2/2026"}).content.decode()
    assert "không đọc được ngày" not in client.get(reverse("journal"), {"den": "28/2/2026"}).content.decode()


def test_nobody_reads_what_belongs_to_another_owner(client: Client):
    foreign = organisation()
    record(act="organisations.rename", actor=None, owner=foreign)
    record(act="campaigns.launch", actor=None, campaign=campaign(foreign).pk)
    record(act="system.start", actor=None)
    assert _shown(client) == []


def test_who_audits_every_top_of_the_tree_reads_what_has_no_owner(client: Client, place: Organisation):
    record(act="system.start", actor=None)
    assert _shown(client) == ["system.start"]
    organisation()
    assert _shown(client) == []


def test_an_entry_shows_before_and_after_and_what_is_personal(client: Client, place: Organisation):
    entry = record(
        act="organisations.rename",
        target=f"organisations.organisation:{place.pk}",
        actor=None,
        owner=place,
        before={"name": "Phòng Cũ"},
        after={"name": "Phòng Mẫu"},
        reason="Quyết định 1",
        personal={"phone": "0900000001"},
    )
    page = " ".join(client.get(reverse("journal_entry", args=[entry.pk])).content.decode().split())
    assert "Đơn vị: Phòng Mẫu" in page
    told = ["Đổi tên đơn vị", "Phòng Cũ", "Quyết định 1", "Hệ thống", "0900000001", entry.hash]
    assert [text for text in told if text not in page] == []
    assert "Xóa vĩnh viễn" not in page


def test_who_administers_as_well_erases_a_personal_value_with_a_reason(place: Organisation):
    both = Client()
    both.force_login(user_with(Role.AUDITOR, Role.ADMINISTRATOR, at=place))
    entry = record(act="organisations.rename", actor=None, owner=place, personal={"phone": "0900000001"})
    value = PersonalValue.objects.get()
    url = reverse("journal_erase", args=[value.pk])
    both.post(url, {"reason": " "})
    assert PersonalValue.objects.get().value == "0900000001"
    both.post(url, {"reason": "theo đơn đề nghị"})
    assert PersonalValue.objects.get().value == ""
    page = both.get(reverse("journal_entry", args=[entry.pk])).content.decode()
    assert "0900000001" not in page
    assert Entry.objects.filter(act="journal.erase", content__contains="theo đơn đề nghị").count() == 1
    assert [one.sound for one in verify()] == [True]


def test_what_is_filtered_is_given_out_as_excel(client: Client, place: Organisation):
    record(act="organisations.rename", target=f"organisations.organisation:{place.pk}", actor=None, owner=place)
    answer = client.get(reverse("journal"), {"xuat": "excel"})
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[1][2:] == ["Đổi tên đơn vị", "Đơn vị: Phòng Mẫu", "Hệ thống", "Toàn hệ thống #1"]

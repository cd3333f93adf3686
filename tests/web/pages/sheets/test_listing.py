"""The lists of sheets: filtered, searched without tones, given out, answered in one act; always as many queries."""

import re
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.office.submissions.made import IN_TIME, Room, sent, user_of
from thidua.office import clock
from thidua.office.organisations.models import Role
from thidua.office.submissions.models import Sheet
from thidua.web.components.confirming import MARK


@pytest.fixture(autouse=True)
def _early_in_may():
    with clock.at(IN_TIME):
        yield


def client(standing) -> Client:
    made = Client()
    made.force_login(user_of(standing))
    return made


def named(room: Room) -> Room:
    for one, name in zip(room.units, ("Xã Tân Phú", "Xã Đông", "Xã An"), strict=False):
        one.name = name
        one.save()
    return room


def listed(room: Room, **asked: str) -> list[str]:
    answer = client(room.body).get(reverse("campaign_sheets", args=[room.campaign.pk]), asked)
    return re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', answer.content.decode())


@pytest.mark.parametrize("units", [1, 3])
def test_the_lists_cost_the_same_queries(units, django_assert_num_queries):
    room = Room(units=units)
    for unit in room.units:
        sent(room.sheet(unit=unit), room.at(Role.HEAD, unit), incomplete=True)
    made, own = client(room.body), client(room.at(Role.OFFICER))
    with django_assert_num_queries(13):
        assert made.get(reverse("campaign_sheets", args=[room.campaign.pk])).status_code == 200
    with django_assert_num_queries(9):
        assert own.get(reverse("my_sheets")).status_code == 200


def test_filters_and_a_search_that_forgives_tones():
    room = named(Room(units=3))
    sent(room.sheet(), room.at(Role.HEAD), incomplete=True)
    assert listed(room, **{"trang-thai": "sent"}) == ["Xã Tân Phú"]
    assert listed(room, bieu="registration") == ["Xã An", "Xã Đông", "Xã Tân Phú"]
    assert listed(room, bieu="registration", tim="dong xa") == ["Xã Đông"]
    assert listed(room, muon="co") == []
    assert listed(room, muon="khong") == ["Xã Tân Phú"]


def test_what_is_filtered_is_given_out():
    room = named(Room(units=3))
    answer = client(room.body).get(
        reverse("campaign_sheets", args=[room.campaign.pk]), {"bieu": "registration", "xuat": "excel"}
    )
    rows = list(load_workbook(BytesIO(answer.content)).worksheets[0].values)
    assert [row[0] for row in rows] == ["Đơn vị", "Xã An", "Xã Đông", "Xã Tân Phú"]


def test_several_are_accepted_after_a_preview_of_whose_they_are():
    room = named(Room(units=3))
    for unit in room.units[:2]:
        sent(room.sheet(unit=unit), room.at(Role.HEAD, unit), incomplete=True)
    made, address = client(room.body), reverse("sheets_accept", args=[room.campaign.pk])
    chosen = {"chon": [str(room.sheet(unit=unit).pk) for unit in room.units]}
    preview = made.post(address, chosen).content.decode()
    assert ("<strong>2</strong> bản" in preview, "Xã An" in preview) == (True, False)
    assert len(re.findall(r"· gửi \d\d/\d\d/\d{4}, ghi lúc \d\d:\d\d:\d\d \d\d/\d\d/\d{4}\s*<", preview)) == 2
    mark = re.search(rf'name="{MARK}" value="(\w+)"', preview)[1]  # type: ignore[index]
    assert Sheet.objects.filter(state="accepted").count() == 0
    made.post(address, chosen | {MARK: mark})
    assert Sheet.objects.filter(state="accepted").count() == 2


def test_the_reviewer_goes_from_one_to_the_next():
    room = named(Room(units=3))
    for unit in room.units:
        sent(room.sheet(unit=unit), room.at(Role.HEAD, unit), incomplete=True)
    made, order = client(room.body), []
    sheet = room.sheet(unit=room.units[2])
    for _ in range(3):
        order.append(sheet.participant.name)
        values = {"sending": sheet.sendings.get().pk, "tra-loi": "nhan"}
        answer = made.post(reverse("sheet_answer", args=[sheet.pk]), values)
        if "tra-loi" in answer["Location"]:
            sheet = Sheet.objects.get(pk=answer["Location"].split("/")[2])
    assert order == ["Xã An", "Xã Đông", "Xã Tân Phú"]
    assert answer["Location"] == reverse("campaign_sheets", args=[room.campaign.pk])

"""The board of a deadline: what it says of each unit, its filters, its workbook, its number of queries."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.office.made import campaign, organisation, participant, user_with
from tests.office.reminders.test_board import extended, put
from tests.web.components.drawing import words
from tests.web.pages.signed_in import browser
from thidua.office import clock
from thidua.office.organisations.models import Role
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.services.opening import open_sheets


def address(started, query: str = "") -> str:
    return f"/phong-trao/{started.pk}/theo-doi/registration/{query}"


def said(account, url: str) -> str:
    return words(browser(account).get(url).content.decode())


def test_the_nearest_deadline_is_shown_first(started, officer):
    answer = browser(officer).get(f"/phong-trao/{started.pk}/theo-doi/")
    assert (answer.status_code, answer["Location"]) == (302, address(started))


def test_a_campaign_without_sheets_says_what_will_stand_here(officer, started):
    other = campaign(started.owner, state="preparing")
    assert "Chưa có gì để theo dõi" in said(officer, f"/phong-trao/{other.pk}/theo-doi/")


def test_each_unit_stands_there_with_its_state_and_its_own_day(started, units, officer):
    put(units[0], "sent", late=True)
    extended(units[1], date(2020, 5, 20))
    with clock.at(date(2020, 5, 12)):
        text = said(officer, address(started))
    assert "1/3 đã gửi" in text
    assert "20/05/2020 · còn 8 ngày (được gia hạn riêng)" in text
    assert "Đang soạn, quá hạn" in text


def test_filters_and_the_workbook_of_what_is_filtered(started, units, officer):
    put(units[0], "accepted")
    page = words(browser(officer).get(address(started, "?tinh-trang=missing&tim=XÁ")).content.decode())
    assert "2 đơn vị (đã lọc)" in page
    answer = browser(officer).get(address(started, "?tinh-trang=missing&xuat=excel"))
    rows = list(load_workbook(BytesIO(answer.content)).active.values)  # type: ignore[union-attr]
    assert [row[0] for row in rows] == ["Đơn vị", "Xã 2", "Xã 3"]
    assert {row[rows[0].index("Trạng thái")] for row in rows[1:]} == {"Đang soạn"}


def test_the_summary_for_the_chat_names_who_is_missing(started, units, officer):
    put(units[0], "sent")
    assert "đã gửi 1/3. Chưa gửi (2): 1. Xã 2 2. Xã 3" in said(officer, address(started))


@pytest.mark.parametrize("number", [1, 3, 300])
def test_the_board_costs_the_same_for_1_3_and_300_units(started, officer, number, django_assert_num_queries):
    made = campaign(started.owner, title="Khác")
    for at in range(number):
        participant(made, organisation(name=f"Xã {at}"))
    open_sheets(campaign=made, by=None)
    client = browser(officer)
    client.get(address(made))
    with django_assert_num_queries(16):
        assert client.get(address(made)).status_code == 200


def test_a_unit_sees_neither_the_board_nor_the_reminders(started, units):
    client = browser(user_with(Role.HEAD, at=units[0].organisation))
    for url in (address(started), f"/phong-trao/{started.pk}/da-nhac/", f"/phong-trao/{started.pk}/lich-nhac/"):
        assert client.get(url).status_code == 404


def test_who_only_watches_sees_the_board_without_buttons(started):
    text = said(user_with(Role.OBSERVER, at=started.owner), address(started))
    assert "Xã 1" in text
    assert "Nhắc đơn vị đã chọn" not in text


def test_where_a_unit_owes_two_sheets_by_the_day_sheets_and_units_are_told_apart(started, units, officer):
    Sheet.objects.create(participant=units[0], key="second", deadline="registration")
    text = said(officer, address(started))
    assert "0/4 biểu đã gửi" in text
    assert "4 biểu của 3 đơn vị" in text
    assert "Nhắc cả 3 đơn vị chưa gửi đủ bằng thư" in text
    assert "đã gửi 0/4 biểu. Chưa gửi đủ (3 đơn vị): 1. Xã 1 2. Xã 2 3. Xã 3" in text
    put(units[1], "sent")
    assert "3 biểu của 2 đơn vị (đã lọc)" in said(officer, address(started, "?tinh-trang=missing"))
    assert "1 đơn vị (đã lọc)" in said(officer, address(started, "?tinh-trang=sent"))

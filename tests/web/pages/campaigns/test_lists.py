"""The lists of campaigns and participants: filtered, searched without tones, given out, at a constant cost."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.office.made import campaign, organisation, participant
from tests.web.pages.campaigns.conftest import signed_in
from thidua.office.campaigns.models import Campaign
from thidua.office.organisations.models import Role


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_campaigns_costs_the_same_however_long_it_is(
    officer, owner, running, number, django_assert_num_queries
):
    for _ in range(number - 1):
        participant(campaign(owner))
    with django_assert_num_queries(8):
        answer = officer.get("/phong-trao/")
    assert answer.content.count(b'<th scope="row">') == number


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_participants_costs_the_same_however_long_it_is(
    officer, running, number, django_assert_num_queries
):
    for _ in range(number - 1):
        participant(running)
    with django_assert_num_queries(10):
        answer = officer.get(f"/phong-trao/{running.pk}/doi-tuong/")
    assert answer.content.count(b'<th scope="row">') == number


def test_a_campaign_is_found_without_tones(officer, owner, running):
    campaign(owner, title="Chuyển đổi số")
    found = officer.get("/phong-trao/", {"tim": "cai cach HANH chinh"}).content.decode()
    assert "Thi đua cải cách hành chính</a>" in found and "Chuyển đổi số</a>" not in found


def test_campaigns_are_filtered_by_state(officer, owner, running):
    campaign(owner, title="Đã xong", state=Campaign.State.CLOSED)
    found = officer.get("/phong-trao/", {"trang-thai": "closed"}).content.decode()
    assert "Đã xong</a>" in found and "Thi đua cải cách hành chính</a>" not in found


def test_participants_are_filtered_and_given_out_as_filtered(officer, running):
    participant(running, organisation(name="Trường Mẫu"), group="school")
    participant(running, organisation(name="Phòng Mẫu"), kind="individual", group="official")
    url = f"/phong-trao/{running.pk}/doi-tuong/"
    found = officer.get(url, {"nhom": "school", "tim": "TRUONG mau"}).content.decode()
    assert "Trường Mẫu" in found and "UBND xã Hòa Mẫu" not in found
    book = load_workbook(BytesIO(officer.get(url, {"loai": "collective", "xuat": "excel"}).content))
    assert [row[0].value for row in book.worksheets[0].iter_rows()] == ["Tên", "Trường Mẫu", "UBND xã Hòa Mẫu"]


def test_a_unit_does_not_see_the_list_of_participants(running):
    unit = running.participants.get().organisation
    client = signed_in(Role.OFFICER, unit)
    assert client.get(f"/phong-trao/{running.pk}/doi-tuong/").status_code == 404
    assert client.get(f"/phong-trao/{running.pk}/").status_code == 200


def test_an_empty_list_says_what_to_do_next(officer, owner):
    assert "Chuẩn bị phong trào mới" in officer.get("/phong-trao/").content.decode()
    made = campaign(owner, state=Campaign.State.PREPARING)
    assert "Nhập từ Excel" in officer.get(f"/phong-trao/{made.pk}/doi-tuong/").content.decode()

"""The page of a campaign and that of a participant."""

from datetime import date

import pytest

from tests.office.made import organisation, participant
from tests.web.pages.campaigns.conftest import signed_in
from thidua.office.campaigns.models import BodyRole, Change
from thidua.office.organisations.models import Role
from thidua.office.submissions.models import Sheet


def extension(running, one, day):
    return Change.objects.create(
        campaign=running, kind="extension", participant=one, deadline="registration", day=day,
        number=f"{day.day}/TB", reason="Mưa lũ", happened_on=date(2020, 5, 6),
    )  # fmt: skip


@pytest.mark.parametrize("number", [1, 3])
def test_a_campaigns_page_costs_the_same_however_many_take_part(officer, running, number, django_assert_num_queries):
    for _ in range(number - 1):
        participant(running)
    for one in running.participants.all():
        extension(running, one, date(2020, 5, 20))
    with django_assert_num_queries(13):
        page = officer.get(f"/phong-trao/{running.pk}/").content.decode()
    assert page.count("Mưa lũ") == number


def test_days_off_and_what_a_notice_moved_are_noted(officer, running):
    extension(running, None, date(2020, 5, 17))
    page = officer.get(f"/phong-trao/{running.pk}/").content.decode()
    assert "Ngày nghỉ: Chủ nhật." in page
    assert "Trước là 11/05/2020." in page and "Thông báo số 17/TB." in page


def test_a_unit_sees_its_own_changes_and_those_for_all_alone(running):
    own, other = running.participants.get(), participant(running)
    for one, day in ((own, 18), (other, 19), (None, 20)):
        extension(running, one, date(2020, 5, day))
    page = signed_in(Role.OFFICER, own.organisation).get(f"/phong-trao/{running.pk}/").content.decode()
    assert ("18/TB" in page, "19/TB" in page, "20/TB" in page) == (True, False, True)
    assert other.name not in page


def test_a_participant_sees_what_it_owes_with_its_own_days(running):
    own = running.participants.get()
    extension(running, own, date(2020, 5, 25))
    page = signed_in(Role.OFFICER, own.organisation).get(f"/phong-trao/doi-tuong/{own.pk}/").content.decode()
    assert "25/05/2020" in page and "Báo cáo sơ kết của đơn vị" in page
    sibling = signed_in(Role.OFFICER, organisation())
    assert sibling.get(f"/phong-trao/doi-tuong/{own.pk}/").status_code == 404


def test_a_participants_page_says_how_each_sheet_stands(officer, running):
    own = running.participants.get()
    Sheet.objects.create(participant=own, key="registration", deadline="registration", state="returned")
    page = officer.get(f"/phong-trao/doi-tuong/{own.pk}/").content.decode()
    assert (page.count("Trả lại"), page.count("Chưa mở")) == (1, 3)


def test_a_body_of_the_cascade_is_offered_to_launch_the_lower_level(running):
    own = running.participants.get()
    BodyRole.objects.create(campaign=running, body="education_office", organisation=own.organisation)
    client = signed_in(Role.HEAD, own.organisation)
    assert "Triển khai xuống cấp dưới" in client.get(f"/phong-trao/doi-tuong/{own.pk}/").content.decode()
    url = f"/phong-trao/doi-tuong/{own.pk}/cap-duoi/"
    answer = client.post(url, {"title": "Các trường", "ways": ["head"]})
    assert (answer.status_code, own.lower_campaign.title, own.lower_campaign.ways) == (302, "Các trường", ["head"])
    assert client.post(url, {"title": "Nữa", "ways": ["head"]}).status_code == 422


@pytest.mark.parametrize(("form", "start"), [("word", b"PK"), ("pdf", b"%PDF")])
def test_the_letter_of_the_launch_is_given_out(officer, running, form, start):
    own = running.participants.get()
    answer = officer.get(f"/phong-trao/doi-tuong/{own.pk}/cong-van/", {"dang": form})
    assert answer.content[: len(start)] == start
    assert "attachment" in answer["Content-Disposition"]

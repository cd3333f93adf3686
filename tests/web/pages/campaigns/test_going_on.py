"""«Mở kỳ mới»: the round chosen, the preview with what goes and what stays, the draft; nothing before the yes."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tests.office.made import campaign, organisation, participant, user_with
from thidua.office import clock
from thidua.office.campaigns.models import Campaign
from thidua.office.organisations.models import Role
from thidua.office.organisations.services.tree import merge


@pytest.fixture
def first():
    started = campaign(organisation(name="UBND thành phố Mẫu"), "thai-nguyen-2018-2020")
    for number in (1, 2):
        participant(started, organisation(started.owner, name=f"Phường Mẫu {number}"), group="commune")
    return started


def client(first):
    made = Client()
    made.force_login(user_with(Role.OFFICER, at=first.owner))
    return made


def test_the_preview_says_what_goes_along_and_what_does_not_and_a_yes_does_just_that(first):
    one, two = (row.organisation for row in first.participants.order_by("pk"))
    merge(sources=[two], into=one, on=clock.today(), by=None, reason="Sắp xếp")
    made, address = client(first), reverse("campaign_new_round", args=[first.pk])
    assert "Mở kỳ mới" in made.get(reverse("campaign", args=[first.pk])).content.decode()
    page = unescape(made.get(address).content.decode())
    assert ("Năm 2019" in page, "Năm 2018</option>" in page) == (True, False)
    asked = {"plan": f"{first.plan_id}:2019", "title": "Thi đua năm 2019"}
    answer = made.post(address, asked)
    shown = unescape(answer.content.decode())
    assert "Phường Mẫu 1 · " in shown
    assert "<li>Không chép 1 đối tượng</li>" in shown
    assert "Không chép Phường Mẫu 2: đã sáp nhập vào «Phường Mẫu 1», đơn vị này đã có trong danh sách" in shown
    assert Campaign.objects.count() == 1
    made.post(address, asked | {"xac-nhan": answer.context["preview"].mark})
    new = Campaign.objects.get(previous=first)
    assert (new.state, new.title, [one.name for one in new.participants.all()]) == (
        "preparing", "Thi đua năm 2019", ["Phường Mẫu 1"])  # fmt: skip
    again = made.post(address, asked)
    assert (again.status_code, "Đợt này đã mở rồi: «Thi đua năm 2019»." in unescape(again.content.decode())) == (
        422,
        True,
    )


def test_where_the_plan_has_no_other_round_the_page_says_what_to_do():
    only = campaign(organisation(), "cu-chi-2020")
    page = client(only).get(reverse("campaign_new_round", args=[only.pk]))
    assert "Kế hoạch không còn đợt nào khác" in page.content.decode()

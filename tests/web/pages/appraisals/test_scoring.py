"""Pages of scoring apart: what one has to score, who is asked, and the scores once they are opened."""

import pytest
from django.urls import reverse

from tests.office.appraisals.made import appraiser_at
from tests.office.appraisals.made_scoring import FACT, gave, scorers_at, scoring, value_of
from tests.office.made import user_with
from tests.web.pages.signed_in import browser
from thidua.office.appraisals.models import Appraisal, Score, Seat
from thidua.office.appraisals.services.scoring import ask
from thidua.office.organisations.models import Role


@pytest.fixture
def started():
    return scoring(units=1)


@pytest.fixture
def unit(started):
    return started[0].participants.get()


@pytest.fixture
def leader(started):
    return user_with(Role.HEAD, at=started[1])


@pytest.fixture
def two(started, leader):
    found = scorers_at(started[1], 2)
    for one in found:
        ask(campaign=started[0], fact=FACT, scorer=one, by=leader)
    return found


def _page(who, name, *args, **query):
    answer = browser(who).get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def _gives(who, unit, text, **more):
    seat = Seat.objects.get(participant=unit, scorer=who, ended_at=None)
    typed = {f"diem-{seat.pk}": text} | {f"diem-{seat.pk}-{name}": value for name, value in more.items()}
    return browser(who).post(reverse("scoring", args=[unit.campaign_id]), typed)


def test_one_scores_without_seeing_what_another_gave(unit, two):
    gave(unit, two[0], "7,25")
    page = _page(two[1], "scoring", unit.campaign_id)
    assert ("7,25" in page, unit.name in page, "Còn <strong>1</strong>" in page) == (False, True, True)
    assert _gives(two[1], unit, "8,75", nx="Bài rõ").status_code == 302
    assert (value_of(unit), Score.objects.get(seat__scorer=two[1]).note) == (8, "Bài rõ")
    assert 'value="8,75"' in _page(two[1], "scoring", unit.campaign_id, cham="roi")


def test_what_cannot_be_kept_is_there_again_with_why(unit, two):
    answer = _gives(two[0], unit, "12", nx="Nhận xét dài")
    page = answer.content.decode()
    assert (answer.status_code, Score.objects.count()) == (422, 0)
    assert ('value="12"' in page, 'value="Nhận xét dài"' in page, "không lớn hơn 10" in page) == (True, True, True)


def test_a_change_after_all_have_given_asks_for_its_reason_and_is_told(unit, two, leader):
    gave(unit, two[0], "7")
    gave(unit, two[1], "8")
    assert "cần ghi lý do" in _gives(two[0], unit, "7,5").content.decode()
    assert _gives(two[0], unit, "7,5", **{"ly-do": "Cộng sót ý"}).status_code == 302
    page = _page(leader, "scores_of", unit.pk)
    assert ("sửa thành 7,5. Cộng sót ý" in page, "7,75" in page) == (True, True)


def test_who_leads_sees_only_who_has_given_until_all_have(unit, two, leader):
    gave(unit, two[0], "7,25")
    for page in (_page(leader, "seating", unit.campaign_id), _page(leader, "scores_of", unit.pk)):
        assert ("7,25" in page, "29/4" in page) == (False, False)
    assert "đã chấm</div>" in _page(leader, "seating", unit.campaign_id)
    gave(unit, two[1], "8,75")
    assert f"{two[0].person.full_name}: 7,25" in _page(leader, "scores_of", unit.pk)


def test_who_leads_asks_a_third_and_replaces_who_left(started, unit, two, leader):
    gave(unit, two[0], "3")
    gave(unit, two[1], "9")
    url, third = reverse("seating", args=[unit.campaign_id]), appraiser_at(started[1])
    assert "Cần người chấm thêm" in _page(leader, "seating", unit.campaign_id)
    assert browser(leader).post(url, {"scorer": third.pk}).status_code == 302
    third.person.memberships.all().delete()
    assert "không còn ở cơ quan thẩm định" in _page(leader, "seating", unit.campaign_id)
    assert browser(leader).post(url, {"thoi": third.pk}).status_code == 302
    assert not Seat.objects.filter(scorer=third, ended_at=None).exists()
    assert browser(leader).post(url, {"scorer": two[0].pk}).status_code == 422


def test_the_unit_sees_the_value_and_how_many_scored_but_no_single_score(unit, two):
    gave(unit, two[0], "7,25")
    gave(unit, two[1], "8,75")
    head = user_with(Role.HEAD, at=unit.organisation)
    assert browser(head).get(reverse("scores_of", args=[unit.pk])).status_code == 404
    judge = f"{two[0].person.full_name}: 7,25"
    assert judge in _page(user_with(Role.HEAD, at=unit.campaign.owner), "result", unit.pk)
    settled = Appraisal.objects.filter(participant=unit)
    settled.update(state=Appraisal.State.SETTLED)
    page = _page(head, "result", unit.pk)
    assert "Phiếu chấm, trung bình các điểm của 2 người chấm" in page
    assert ("7,25" in page, "8,75" in page, two[0].person.full_name in page) == (False, False, False)


@pytest.mark.parametrize("name", ["scoring", "seating"])
def test_a_list_takes_the_same_queries_for_one_row_and_for_three(name, django_assert_num_queries):
    for units in (1, 3):
        campaign, place = scoring(units)
        leader = user_with(Role.HEAD, at=place)
        for one in (leader, *scorers_at(place, 1)):
            ask(campaign=campaign, fact=FACT, scorer=one, by=leader)
        client = browser(leader)
        client.get(reverse(name, args=[campaign.pk]))
        with django_assert_num_queries({"scoring": 15, "seating": 18}[name]):
            client.get(reverse(name, args=[campaign.pk]))

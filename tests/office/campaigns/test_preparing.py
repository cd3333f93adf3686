"""Preparing a campaign, mapping bodies, moving to an amended plan, closing."""

from datetime import date

import pytest

from tests.office.made import campaign, organisation, plan_version, user_with
from thidua.office.access.predicates import works_on
from thidua.office.access.standing import standing_of
from thidua.office.campaigns.errors import CampaignError, UnknownNameError, WrongStateError
from thidua.office.campaigns.models import BodyRole, Campaign, Participant
from thidua.office.campaigns.services.preparing import close, discard, map_body, prepare, settle
from thidua.office.journal.models import Entry
from thidua.office.organisations.models import Role


def acts(campaign):
    return list(Entry.objects.filter(chain__name=f"campaign:{campaign.pk}").values_list("act", flat=True))


def test_a_campaign_is_prepared_with_its_owner_as_the_issuing_body(owner, officer):
    made = prepare(owner=owner, plan=plan_version(owner), round_id="2020", title="  Thi  đua ", by=officer)
    assert (made.title, made.state, made.round) == ("Thi đua", Campaign.State.PREPARING, "2020")
    assert [(one.body, one.organisation, one.runs) for one in made.bodies.all()] == [("committee", owner, True)]
    assert acts(made) == ["campaigns.prepare"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"round_id": "2021"}, "round"),
        ({"title": " "}, "title"),
        ({"title": "Đ" * 256}, "title"),
        ({"ways": []}, "ways"),
        ({"ways": ["bồ câu"]}, "ways"),
        ({"self_joining": True}, "self_joining"),
    ],
)
def test_what_cannot_be_prepared_names_its_field(owner, officer, values, field):
    given = {"round_id": "2020", "title": "Thi đua"} | values
    with pytest.raises(CampaignError) as refused:
        prepare(owner=owner, plan=plan_version(owner), by=officer, **given)
    assert refused.value.field == field
    assert Campaign.objects.count() == 0


def test_a_plan_of_another_owner_is_refused(owner, officer):
    with pytest.raises(CampaignError) as refused:
        prepare(owner=owner, plan=plan_version(organisation()), round_id="2020", title="Thi đua", by=officer)
    assert str(refused.value) == "Kế hoạch này của cơ quan khác."


def test_bodies_are_mapped_moved_and_taken_off(prepared, officer):
    home, other = organisation(), organisation()
    map_body(campaign=prepared, body="home_affairs", organisation=home, by=officer, runs=True)
    map_body(campaign=prepared, body="home_affairs", organisation=other, by=officer)
    map_body(campaign=prepared, body="home_affairs", organisation=other, by=officer)
    assert BodyRole.objects.get(body="home_affairs").organisation == other
    map_body(campaign=prepared, body="home_affairs", organisation=None, by=officer)
    assert not BodyRole.objects.filter(body="home_affairs").exists()
    assert acts(prepared).count("campaigns.map_body") == 3
    with pytest.raises(UnknownNameError):
        map_body(campaign=prepared, body="hoi_dong_la", organisation=home, by=officer)


def test_what_is_settled_as_it_was_is_not_written_down_again(prepared, officer):
    settle(campaign=prepared, title="Thi đua 2020", ways=["scan"], self_joining=False, by=officer)
    settle(campaign=prepared, title="Thi đua 2020", ways=["scan"], self_joining=False, by=officer)
    assert acts(prepared).count("campaigns.settle") == 1
    assert Campaign.objects.get(pk=prepared.pk).ways == ["scan"]


def test_a_prepared_campaign_can_be_given_up_and_its_chain_stays(prepared, officer):
    gone = Campaign(pk=prepared.pk)
    discard(campaign=prepared, by=officer, reason="Lập nhầm")
    assert (Campaign.objects.count(), Participant.objects.count()) == (0, 0)
    assert acts(gone)[-1] == "campaigns.discard"


def test_a_running_campaign_cannot_be_given_up(running, officer):
    with pytest.raises(WrongStateError):
        discard(campaign=running, by=officer, reason="Nhầm")


def test_a_campaign_is_closed_with_its_day_and_reason(running, officer):
    with pytest.raises(CampaignError):
        close(campaign=running, on=date(2020, 12, 31), reason=" ", by=officer)
    with pytest.raises(CampaignError):
        close(campaign=running, on=date(2020, 5, 4), reason="Xong", by=officer)
    closed = close(campaign=running, on=date(2020, 12, 31), reason="Đã tổng kết", by=officer)
    assert (closed.state, closed.closed_on) == (Campaign.State.CLOSED, date(2020, 12, 31))
    with pytest.raises(WrongStateError) as refused:
        settle(campaign=running, title="Khác", ways=["scan"], self_joining=False, by=officer)
    assert str(refused.value) == (
        "Phong trào đã kết thúc; việc này chỉ làm khi phong trào đang chuẩn bị hoặc đang diễn ra."
    )


def test_a_body_that_appraises_reads_what_all_sent_and_one_that_collects_from_its_own_units_does_not():
    owner, appraising, collecting = organisation(), organisation(), organisation()
    made = campaign(owner)
    map_body(campaign=made, body="economic_office", organisation=appraising, by=None)
    map_body(campaign=made, body="education_office", organisation=collecting, by=None)
    standings = [standing_of(user_with(Role.OFFICER, at=one)) for one in (owner, appraising, collecting)]
    assert [works_on.test(one, made) for one in standings] == [True, True, False]

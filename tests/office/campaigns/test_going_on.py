"""A new round is made from the one before: who takes part as they stand today, settings, what is left out, named."""

from datetime import date

import pytest

from tests.office.made import organisation, person, plan_version
from thidua.office.campaigns.errors import CampaignError, WrongStateError
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.services.going_on import Left, open_round
from thidua.office.campaigns.services.grounds import Ground
from thidua.office.campaigns.services.joining import Joiner, join, leave, units
from thidua.office.campaigns.services.launching import launch
from thidua.office.campaigns.services.preparing import map_body, prepare
from thidua.office.journal.models import Entry
from thidua.office.organisations.services.tree import close, merge, rename
from thidua.office.reminders.models import Schedule
from thidua.office.reminders.services.scheduled import add_schedule, stop_schedule

TODAY = date(2020, 5, 6)


@pytest.fixture
def first(owner, officer):
    """The round of 2018 of Thái Nguyên, launched, with three units and somebody of the first."""
    made = prepare(
        owner=owner, plan=plan_version(owner, "thai-nguyen-2018-2020"), round_id="2018", title="Thi đua", by=officer,
        ways=["head"],
    )  # fmt: skip
    places = [organisation(owner, name=f"Phường Mẫu {number}") for number in (1, 2, 3)]
    join(campaign=made, joiners=units(places, "commune"), by=officer)
    somebody = Joiner(
        code="ca-nhan-1", name="Lê Mẫu", kind="individual", group="commune", organisation=places[0],
        person=person(full_name="Lê Mẫu", organisation=places[0]),
    )  # fmt: skip
    join(campaign=made, joiners=[somebody], by=officer)
    return launch(campaign=made, on=date(2020, 5, 5), number="1/KH", by=officer)


def going_on(first, officer, **values):
    made = {"plan": first.plan, "round_id": "2019", "title": "Thi đua 2019"} | values
    return open_round(campaign=first, by=officer, **made)


def unit(first, number):
    return first.participants.get(name=f"Phường Mẫu {number}")


def inside(opened):
    rows = Participant.objects.filter(campaign=opened.campaign)
    return sorted((one.kind, one.name) for one in rows if one.group == "commune")


def test_who_took_part_and_how_it_is_sent_are_those_of_the_round_before(first, officer, owner):
    office = organisation(owner)
    map_body(campaign=first, body="home_affairs", organisation=office, runs=True, by=officer)
    deadline = add_schedule(campaign=first, deadline="registration", days=-3, by=officer)
    stop_schedule(schedule=add_schedule(campaign=first, deadline="registration", days=2, by=officer), by=officer)
    opened = going_on(first, officer)
    made = Campaign.objects.get(pk=opened.campaign.pk)
    assert (made.state, made.round, made.title, made.ways, made.previous) == (
        "preparing", "2019", "Thi đua 2019", ["head"], first)  # fmt: skip
    assert inside(opened) == [
        ("collective", "Phường Mẫu 1"),
        ("collective", "Phường Mẫu 2"),
        ("collective", "Phường Mẫu 3"),
        ("individual", "Lê Mẫu"),
    ]
    acting = made.bodies.values_list("body", "organisation", "runs")
    assert sorted(acting) == [("committee", owner.pk, True), ("home_affairs", office.pk, True)]
    rules = Schedule.objects.filter(campaign=made).values_list("deadline", "days", "active", "since")
    assert list(rules) == [(deadline.deadline, -3, True, TODAY)]
    assert (opened.left, opened.left_things, opened.changed) == ([], [], [])
    acts = Entry.objects.filter(chain__name=f"campaign:{made.pk}").values_list("act", flat=True)
    assert {"campaigns.prepare", "campaigns.join", "campaigns.open_round", "reminders.carry"} <= set(acts)


def test_a_merged_unit_is_replaced_by_its_successor_or_left_out_where_that_is_there(first, officer, owner):
    new = organisation(owner, name="Phường Mẫu Mới")
    places = [unit(first, number).organisation for number in (1, 2, 3)]
    merge(sources=places[:2], into=new, on=TODAY, by=None, reason="Sắp xếp")
    opened = going_on(first, officer)
    assert inside(opened) == [
        ("collective", "Phường Mẫu 3"),
        ("collective", "Phường Mẫu Mới"),
        ("individual", "Lê Mẫu"),
    ]
    assert opened.changed == ["«Phường Mẫu Mới» thay «Phường Mẫu 1»"]
    why = "đã sáp nhập vào «Phường Mẫu Mới», đơn vị này đã có trong danh sách"
    assert opened.left == [Left("Phường Mẫu 2", why)]
    assert {one.organisation for one in opened.participants} == {new, places[2]}


def test_who_is_no_more_has_left_or_works_elsewhere_is_named_with_the_reason(first, officer, owner):
    ground = Ground(number="2/TB", day=TODAY, reason="Xin thôi")
    leave(participant=unit(first, 2), ground=ground, by=officer)
    close(organisation=unit(first, 3).organisation, last_day=date(2020, 5, 5), by=None, reason="Giải thể")
    somebody = first.participants.get(kind="individual")
    somebody.person.organisation = organisation(name="Sở Mẫu")
    somebody.person.save()
    opened = going_on(first, officer)
    assert inside(opened) == [("collective", "Phường Mẫu 1")]
    assert sorted((one.name, one.why) for one in opened.left) == [
        ("Lê Mẫu", "nay ở «Sở Mẫu»"),
        ("Phường Mẫu 2", "thôi tham gia từ 06/05/2020"),
        ("Phường Mẫu 3", "đã kết thúc hoạt động từ hết ngày 05/05/2020"),
    ]


def test_a_renamed_unit_bears_its_name_of_today(first, officer):
    rename(organisation=unit(first, 1).organisation, name="Phường Đổi Tên", on=TODAY, by=None, reason="Nghị quyết")
    opened = going_on(first, officer)
    assert ("collective", "Phường Đổi Tên") in inside(opened)
    assert opened.changed == ["«Phường Đổi Tên» thay «Phường Mẫu 1»"]


def test_groups_bodies_and_deadlines_that_another_plan_lacks_are_left_out_and_named(first, officer, owner):
    map_body(campaign=first, body="radio_station", organisation=organisation(owner), by=officer)
    add_schedule(campaign=first, deadline="stage_dossiers", days=-3, by=officer)
    opened = going_on(first, officer, plan=plan_version(owner), round_id="2020")
    assert inside(opened) == []
    assert {one.why for one in opened.left} == {"kế hoạch không có nhóm «Xã, phường»"}
    assert [one.name for one in opened.left_things] == ["Cơ quan «Đài Truyền thanh - Truyền hình thành phố»",
                                                        "Lịch nhắc «Gửi hồ sơ khen thưởng giai đoạn»"]  # fmt: skip


def test_the_same_round_twice_another_owners_plan_and_an_unlaunched_campaign_are_refused(first, prepared, officer):
    with pytest.raises(CampaignError, match="đã là đợt đó"):
        going_on(first, officer, round_id="2018")
    with pytest.raises(CampaignError, match="của cơ quan khác"):
        going_on(first, officer, plan=plan_version(organisation(), "thai-nguyen-2018-2020"))
    with pytest.raises(WrongStateError):
        going_on(prepared, officer)
    going_on(first, officer)
    with pytest.raises(CampaignError, match="Đợt này đã mở rồi"):
        going_on(first, officer)
    assert Campaign.objects.filter(previous=first).count() == 1

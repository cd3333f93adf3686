"""Going on under an amended plan: the campaign, its sheets, and the campaigns of the levels below."""

from datetime import date

import pytest

from tests.office.made import organisation, user_with
from thidua.catalogue import plan_files
from thidua.office import clock
from thidua.office.campaigns.errors import CampaignError
from thidua.office.campaigns.models import Campaign, Change
from thidua.office.campaigns.queries.owing import owed_in
from thidua.office.campaigns.services.cascading import prepare_below
from thidua.office.campaigns.services.changing import close_non_senders, extend
from thidua.office.campaigns.services.grounds import Ground
from thidua.office.campaigns.services.joining import join, units
from thidua.office.campaigns.services.launching import launch
from thidua.office.campaigns.services.moving import move_plan
from thidua.office.campaigns.services.preparing import close, map_body
from thidua.office.journal.models import Entry
from thidua.office.mail.models import Message
from thidua.office.organisations.models import Role
from thidua.office.plans.services import adopt
from thidua.office.submissions.models import Sheet

GROUND = Ground(number="14/TB-UBND", day=date(2020, 5, 6), reason="Bổ sung")


def amended(owner, old, change=("", "")):
    text = plan_files()["cu-chi-2020"].read_text(encoding="utf-8").replace(*change) + "\n# sửa đổi\n"
    return adopt(owner=owner, files=[("cu-chi-2020.yaml", text)], by=None, replaces=old)


def test_a_campaign_goes_on_under_the_version_that_replaces_its_own(running, owner, officer, ground):
    new = amended(owner, running.plan)
    newer = amended(owner, new, ("Đăng ký thi đua, act", "Đăng ký, act"))
    move_plan(campaign=running, plan=newer, ground=ground, by=officer)
    assert Campaign.objects.get(pk=running.pk).plan == newer
    assert [(one.kind, one.number, one.happened_on) for one in running.changes.all()] == [
        (Change.Kind.PLAN, "15/TB-UBND", date(2020, 5, 6))
    ]


def test_a_version_that_replaces_nothing_is_refused(running, owner, officer, ground):
    with pytest.raises(CampaignError) as refused:
        move_plan(campaign=running, plan=amended(owner, None), ground=ground, by=officer)
    assert refused.value.field == "plan"


def test_a_version_without_what_the_campaign_stands_on_is_refused(running, owner, officer, ground):
    text = plan_files()["long-thanh-2024"].read_text(encoding="utf-8")
    other = adopt(owner=owner, files=[("long-thanh-2024.yaml", text)], by=None, replaces=running.plan)
    with pytest.raises(CampaignError) as refused:
        move_plan(campaign=running, plan=other, ground=ground, by=officer)
    assert str(refused.value) == (
        "Kế hoạch mới không còn đợt «2020», nhóm «unit» loại «collective» mà phong trào đang dùng."
    )


def without(name: str) -> tuple[str, str]:
    """A change of the plan's text that takes one report away."""
    text = plan_files()["cu-chi-2020"].read_text(encoding="utf-8")
    [line] = [one for one in text.splitlines() if one.startswith(f"  {name}: {{") and "kind:" in one]
    return f"{line}\n", ""


@pytest.fixture
def lower(running, owner, officer):
    """The schools' level of a running campaign, launched by the education office to one school."""
    office = organisation(owner, name="Phòng Giáo dục")
    head = user_with(Role.HEAD, at=office)
    head.email = "giao-duc@mau.example"
    head.save()
    [one] = join(campaign=running, joiners=units([office], "unit"), by=officer, ground=GROUND)
    map_body(campaign=running, body="education_office", organisation=office, by=officer)
    made = prepare_below(participant=one, level="education", by=head)
    join(campaign=made, joiners=units([organisation(office)], "school"), by=head)
    return launch(campaign=made, on=date(2020, 5, 5), number="537/GDĐT", by=head)


def test_campaigns_of_the_level_below_move_in_the_same_act_each_in_its_own_chain(
    running, lower, owner, officer, ground
):
    new = amended(owner, running.plan, without("school_interim"))
    move_plan(campaign=running, plan=new, ground=ground, by=officer)
    assert {one.plan for one in Campaign.objects.all()} == {new}
    for one in (running, lower):
        assert one.changes.filter(kind=Change.Kind.PLAN, number="15/TB-UBND").count() == 1
        chain = Entry.objects.filter(chain__name=f"campaign:{one.pk}", act="campaigns.move_plan")
        assert chain.count() == 1
    [entry] = Entry.objects.filter(chain__name=f"campaign:{running.pk}", act="campaigns.move_plan")
    assert f'"lower":[{lower.pk}]' in entry.content
    [told] = Message.objects.filter(to="giao-duc@mau.example", subject__startswith="Kế hoạch sửa đổi")
    assert f"Phong trào của cấp dưới chuyển theo: {lower.title}." in told.body


def test_what_is_no_more_asked_is_closed_below_and_opens_again_where_it_is_asked_again(
    running, lower, owner, officer, ground
):
    states = Sheet.objects.filter(participant__campaign=lower, key="report:school_interim").values_list("state")
    second = amended(owner, running.plan, without("school_interim"))
    move_plan(campaign=running, plan=second, ground=ground, by=officer)
    assert list(states.all()) == [("closed",)]
    move_plan(campaign=running, plan=amended(owner, second), ground=ground, by=officer)
    assert list(states.all()) == [("draft",)]


def test_a_report_by_another_deadline_stands_on_its_board(running, owner, officer, ground):
    change = ("phase: phase_1, deadline: interim_report, contents: [Tiến độ từng việc đã đăng ký", "phase: phase_1, "
              "deadline: final_report, contents: [Tiến độ từng việc đã đăng ký")  # fmt: skip
    move_plan(campaign=running, plan=amended(owner, running.plan, change), ground=ground, by=officer)
    of_units = Sheet.objects.filter(participant__campaign=running, key="report:unit_interim")
    assert set(of_units.values_list("deadline", "state")) == {("final_report", "draft")}


def test_late_closed_and_extended_units_stay_so_under_a_later_day(running, owner, officer, ground):
    late, closed, extended = running.participants.order_by("pk")
    registrations = Sheet.objects.filter(key="registration")
    registrations.filter(participant=late).update(state="sent", late=True, sent_on=date(2020, 5, 13))
    with clock.at(date(2020, 5, 14)):
        day = Ground(number="16/TB", day=date(2020, 5, 14), reason="Chưa gửi")
        close_non_senders(campaign=running, participants=[closed], deadline="registration", ground=day, by=officer)
        later = date(2020, 5, 29)
        extend(campaign=running, participants=[extended], deadline="registration", day=later, ground=day, by=officer)
        change = ("act: registration, date: 2020-05-12", "act: registration, date: 2020-05-20")
        move_plan(campaign=running, plan=amended(owner, running.plan, change), ground=ground, by=officer)
    assert list(registrations.order_by("participant").values_list("state", "late")) == [
        ("sent", True), ("closed", False), ("draft", False)]  # fmt: skip
    due = owed_in(Campaign.objects.get(pk=running.pk), [late, extended])
    days = {one.key: one.last_day for one in due[late.pk]}, {one.key: one.last_day for one in due[extended.pk]}
    assert [one["registration"] for one in days] == [date(2020, 5, 19), date(2020, 5, 29)]


def test_a_level_below_that_would_lose_what_it_stands_on_stops_the_whole_move(running, lower, owner, officer, ground):
    new = amended(owner, running.plan)
    lower.changes.create(kind="event", deadline="hoi_thi", day=date(2020, 6, 1), number="1", reason="x",
                         happened_on=date(2020, 5, 6))  # fmt: skip
    with pytest.raises(CampaignError, match=f"phong trào cấp dưới «{lower.title}»"):
        move_plan(campaign=running, plan=new, ground=ground, by=officer)
    assert set(Campaign.objects.values_list("plan", flat=True)) == {running.plan_id}


def test_a_level_below_does_not_move_by_itself_nor_once_it_is_over(running, lower, owner, officer, ground):
    new = amended(owner, running.plan)
    with pytest.raises(CampaignError, match="chuyển cùng phong trào ấy"):
        move_plan(campaign=lower, plan=new, ground=ground, by=officer)
    close(campaign=lower, on=date(2020, 5, 6), reason="Xong", by=officer)
    move_plan(campaign=running, plan=new, ground=ground, by=officer)
    assert Campaign.objects.get(pk=lower.pk).plan == running.plan

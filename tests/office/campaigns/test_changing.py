"""Extensions, days of events, closing those who never sent; the days that follow."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office.made import campaign, organisation, participant
from thidua.office import clock
from thidua.office.campaigns.errors import CampaignError, LackingGroundError, UnknownNameError, WrongStateError
from thidua.office.campaigns.models import Change
from thidua.office.campaigns.queries.calendar import days_of
from thidua.office.campaigns.queries.notices import notices_of
from thidua.office.campaigns.queries.owing import owed_by, owed_in
from thidua.office.campaigns.services.changing import close_non_senders, extend, set_day
from thidua.office.campaigns.services.joining import join, units
from thidua.office.campaigns.services.launching import launch
from thidua.office.campaigns.services.preparing import map_body
from thidua.office.submissions.models import Sheet


def registration(one):
    [found] = [owed for owed in owed_by(one) if owed.key == "registration"]
    return found.last_day


def test_an_extension_for_all_moves_everybodys_last_day(running, officer, ground):
    one, two, _ = running.participants.all()
    extend(campaign=running, deadline="registration", day=date(2020, 5, 20), ground=ground, by=officer)
    assert [registration(one), registration(two)] == [date(2020, 5, 20)] * 2
    [moved] = [day for day in days_of(running) if day.deadline.id == "registration"]
    assert moved.notice is not None
    assert (moved.last_day, moved.moved_from, moved.notice.number) == (
        date(2020, 5, 20), date(2020, 5, 11), "15/TB-UBND")  # fmt: skip


def test_an_extension_for_one_moves_its_last_day_alone_and_prevails(running, officer, ground):
    one, two, three = running.participants.all()
    given = {"campaign": running, "deadline": "registration", "ground": ground, "by": officer}
    extend(day=date(2020, 5, 25), participants=[one], **given)
    extend(day=date(2020, 5, 15), **given)
    assert [registration(each) for each in (one, two, three)] == [
        date(2020, 5, 25), date(2020, 5, 15), date(2020, 5, 15)]  # fmt: skip
    assert Change.objects.filter(kind="extension").count() == 2


def test_what_is_no_extension_is_refused(running, officer, ground):
    given = {"campaign": running, "deadline": "registration", "ground": ground, "by": officer}
    with pytest.raises(CampaignError) as refused:
        extend(day=date(2020, 5, 11), **given)
    assert str(refused.value) == "Hạn hiện nay là 11/05/2020; gia hạn phải đến một ngày sau đó."
    for wrong in ({"deadline": "la"}, {"part": "2020-05"}):
        with pytest.raises(UnknownNameError):
            extend(day=date(2020, 5, 20), **(given | wrong))
    with pytest.raises(LackingGroundError):
        extend(day=date(2020, 5, 20), **(given | {"ground": replace(ground, number="")}))
    stranger = participant(campaign(organisation()))
    with pytest.raises(CampaignError):
        extend(day=date(2020, 5, 20), participants=[stranger], **given)
    assert Change.objects.count() == 0


def test_a_campaign_that_does_not_run_is_not_changed(prepared, officer, ground):
    with pytest.raises(WrongStateError):
        extend(campaign=prepared, deadline="registration", day=date(2020, 5, 20), ground=ground, by=officer)


def huong_lua(owner):
    started = campaign(owner, "xa-huong-lua-2026")
    return started, participant(started, group="offices")


def test_one_month_of_a_report_is_extended_by_its_part(owner, officer, ground):
    started, one = huong_lua(owner)
    given = {"campaign": started, "deadline": "monthly_report", "ground": ground, "by": officer}
    with pytest.raises(UnknownNameError) as refused:
        extend(day=date(2026, 4, 2), **given)
    assert str(refused.value).startswith("«Báo cáo tháng»: cần nêu kỳ: 2026-02, 2026-03")
    extend(day=date(2026, 4, 2), part="2026-03", **given)
    days = {owed.part: owed.last_day for owed in owed_by(one) if owed.report == "monthly"}
    assert (days["2026-02"], days["2026-03"]) == (date(2026, 2, 25), date(2026, 4, 2))


def test_the_day_of_an_event_is_set_and_set_again(owner, officer, ground):
    started, _ = huong_lua(owner)
    given = {"campaign": started, "deadline": "conference", "ground": ground, "by": officer}
    [waiting] = [one for one in days_of(started) if one.deadline.id == "conference"]
    assert (waiting.last_day, waiting.waits_for) == (None, "Hội nghị tổng kết")
    with pytest.raises(CampaignError) as refused:
        extend(day=date(2026, 12, 30), **given)
    assert str(refused.value) == "«Hội nghị tổng kết» chưa có ngày; hãy định ngày trước."
    set_day(day=date(2026, 12, 20), **given)
    set_day(day=date(2026, 12, 22), **given)
    [known] = [one for one in days_of(started) if one.deadline.id == "conference"]
    assert known.last_day == date(2026, 12, 22)
    with pytest.raises(CampaignError) as refused:
        set_day(day=date(2026, 3, 9), **(given | {"deadline": "registration"}))
    assert refused.value.field == "deadline"


def test_a_day_off_is_noted(owner, officer, ground):
    started, _ = huong_lua(owner)
    set_day(campaign=started, deadline="conference", day=date(2026, 12, 20), ground=ground, by=officer)
    offs = {one.deadline.id: one.off for one in days_of(started)}
    assert (offs["conference"], offs["registration"]) == ("Chủ nhật", "")


def test_those_who_never_sent_are_closed_once_their_own_day_is_over(running, officer, ground):
    one, two, _ = running.participants.all()
    given = {"campaign": running, "deadline": "registration", "by": officer}
    extend(day=date(2020, 5, 20), participants=[two], ground=ground, **given)
    with clock.at(date(2020, 5, 13)):
        late = replace(ground, day=date(2020, 5, 13))
        with pytest.raises(CampaignError) as refused:
            close_non_senders(participants=[one, two], ground=late, **given)
        assert str(refused.value) == f"Hạn «Đăng ký thi đua» của «{two.name}» chưa qua vào ngày thông báo."
        [made] = close_non_senders(participants=[one], ground=late, **given)
    assert (made.kind, made.participant, made.deadline, made.reason) == (
        Change.Kind.CLOSING, one, "registration", "Theo đề nghị của các xã")  # fmt: skip
    with pytest.raises(CampaignError):
        close_non_senders(participants=[], ground=ground, **given)


@pytest.mark.parametrize("number", [1, 3])
def test_what_all_owe_costs_the_same_however_many_they_are(running, number, django_assert_num_queries):
    chosen = list(running.participants.all()[:number])
    with django_assert_num_queries(2):
        found = owed_in(running, chosen)
    assert [len(found[one.pk]) for one in chosen] == [4] * number


def test_what_is_announced_above_holds_below(running, officer, ground, owner):
    top = running.participants.first()
    lower = campaign(top.organisation, plan_id="cu-chi-2020", level="education", reports_as=top)
    school = participant(lower, group="school")
    extend(campaign=running, deadline="interim_report", day=date(2020, 6, 15), ground=ground, by=officer)
    extend(campaign=running, deadline="interim_report", day=date(2020, 6, 20), ground=ground, by=officer,
           participants=[top])  # fmt: skip
    days = {owed.key: owed.last_day for owed in owed_by(school)}
    assert (days["registration"], days["report:school_interim"]) == (date(2020, 5, 14), date(2020, 6, 15))
    assert list(notices_of(lower).own) == [top.pk]


def test_sheets_follow_the_campaign_in_the_act_itself(prepared, owner, officer, ground):
    launch(campaign=prepared, on=date(2020, 5, 5), number="1", by=officer)
    keys = ["registration", "report:unit_final", "report:unit_interim", "self_assessment"]
    assert sorted(Sheet.objects.values_list("key", flat=True)) == sorted(keys * 3)
    [late] = join(campaign=prepared, joiners=units([organisation(owner)], "unit"), by=officer, ground=ground)
    assert sorted(late.sheets.values_list("key", flat=True)) == keys
    map_body(campaign=prepared, body="home_affairs", organisation=late.organisation, by=officer)
    assert sorted(late.sheets.values_list("key", flat=True)) == sorted([*keys, "report:conference"])
    given = {"campaign": prepared, "deadline": "registration", "by": officer, "participants": [late]}
    with clock.at(date(2020, 5, 13)):
        over = replace(ground, day=date(2020, 5, 13))
        close_non_senders(ground=over, **given)
        assert list(Sheet.objects.filter(state="closed").values_list("participant", "key")) == [
            (late.pk, "registration")
        ]
        extend(day=date(2020, 5, 20), ground=over, **given)
    assert not Sheet.objects.filter(state="closed").exists()

"""Launching, the mails that tell of it, the lower level of a cascade, joining of one's own accord."""

from datetime import date
from typing import Any

import pytest

from tests.office.made import organisation, plan_version, user_with
from thidua.office.campaigns.errors import CampaignError, WrongStateError
from thidua.office.campaigns.models import Application, Campaign
from thidua.office.campaigns.queries.cascade import below, level_of, levels_of
from thidua.office.campaigns.queries.owing import owed_by
from thidua.office.campaigns.services.applying import accept, apply, refuse
from thidua.office.campaigns.services.cascading import prepare_below
from thidua.office.campaigns.services.changing import extend
from thidua.office.campaigns.services.joining import join, units
from thidua.office.campaigns.services.launching import launch
from thidua.office.campaigns.services.preparing import map_body, prepare
from thidua.office.mail.models import Message
from thidua.office.organisations.models import Role


def with_address(role, place, address):
    made = user_with(role, at=place)
    made.email = address
    made.save()
    return made


def test_launching_tells_each_officer_and_head_with_an_address_once(prepared, officer):
    one, two, three = (each.organisation for each in prepared.participants.all())
    both = with_address(Role.OFFICER, one, "canbo@don-vi.example")
    both.person.memberships.create(organisation=two, role=Role.HEAD)
    with_address(Role.HEAD, two, "truong@don-vi.example")
    with_address(Role.AUDITOR, three, "kiemtoan@don-vi.example")
    user_with(Role.OFFICER, at=three)
    launched = launch(campaign=prepared, on=date(2020, 5, 5), number=" 100/KH-UBND ", by=officer)
    assert (launched.state, launched.launch_number) == (Campaign.State.RUNNING, "100/KH-UBND")
    assert sorted(Message.objects.values_list("to", flat=True)) == ["canbo@don-vi.example", "truong@don-vi.example"]
    body = Message.objects.order_by("to")[0].body
    assert body.startswith("UBND huyện Mẫu phát động Thi đua năm 2020 theo văn bản số 100/KH-UBND.")
    assert "- Đăng ký thi đua (Các phòng, ban, đơn vị sự nghiệp, UBND xã, thị trấn): chậm nhất 11/05/2020" in body


def test_those_who_join_and_those_who_are_given_more_time_are_told_alone(running, owner, officer, ground):
    new, other = organisation(owner), running.participants.first().organisation
    with_address(Role.OFFICER, new, "moi@don-vi.example")
    with_address(Role.OFFICER, other, "cu@don-vi.example")
    [joined] = join(campaign=running, joiners=units([new], "unit"), by=officer, ground=ground)
    given: dict[str, Any] = {"campaign": running, "deadline": "registration", "ground": ground, "by": officer}
    extend(day=date(2020, 5, 20), participants=[joined], **given)
    extend(day=date(2020, 5, 22), **given)
    assert sorted(Message.objects.values_list("to", "subject")) == [
        ("cu@don-vi.example", "Gia hạn: Đăng ký thi đua"),
        ("moi@don-vi.example", "Gia hạn: Đăng ký thi đua"),
        ("moi@don-vi.example", "Gia hạn: Đăng ký thi đua"),
        ("moi@don-vi.example", "Mời tham gia: Thi đua năm 2020"),
    ]
    body = Message.objects.filter(subject__startswith="Gia hạn").order_by("pk")[0].body
    assert "Gia hạn: Đăng ký thi đua: 20/05/2020.\nThông báo số 15/TB-UBND ngày 06/05/2020." in body


def test_a_campaign_is_launched_once_with_a_number_and_somebody_in_it(owner, officer, prepared):
    empty = prepare(owner=owner, plan=plan_version(owner), round_id="2020", title="Trống", by=officer)
    for campaign, number in ((empty, "1"), (prepared, " ")):
        with pytest.raises(CampaignError):
            launch(campaign=campaign, on=date(2020, 5, 5), number=number, by=officer)
    launch(campaign=prepared, on=date(2020, 5, 5), number="1", by=officer)
    with pytest.raises(WrongStateError):
        launch(campaign=prepared, on=date(2020, 5, 5), number="1", by=officer)


@pytest.fixture
def education(running, officer):
    """A unit of the campaign that acts as the education office."""
    one = running.participants.first()
    map_body(campaign=running, body="education_office", organisation=one.organisation, by=officer)
    return one


def test_a_body_of_the_cascade_runs_the_lower_level_for_its_own_units(running, education, owner):
    head = user_with(Role.HEAD, at=education.organisation)
    schools = [organisation(education.organisation) for _ in range(2)]
    lower = prepare_below(participant=education, level="education", by=head)
    assert (lower.owner, lower.plan, lower.round, lower.reports_as) == (
        education.organisation, running.plan, "2020", education)  # fmt: skip
    level = level_of(lower)
    assert below(education) == lower and level is not None and level.collects_from == "school"
    assert lower.title == "Thi đua năm 2020: Phòng Giáo dục và Đào tạo với các trường"
    made = join(campaign=lower, joiners=units(schools, "school"), by=head)
    launch(campaign=lower, on=date(2020, 5, 6), number="537/GDĐT", by=head)
    assert [owed.key for owed in owed_by(made[0])] == [
        "registration", "self_assessment", "report:school_registration", "report:school_interim",
        "report:school_final"]  # fmt: skip
    assert [owed.forms for owed in owed_by(education) if owed.report == "education_roll_up"] == [("bieu_1", "bieu_2")]
    with pytest.raises(CampaignError) as refused:
        prepare_below(participant=education, level="education", by=head)
    assert str(refused.value) == "Đã triển khai xuống cấp dưới rồi."
    assert levels_of(made[0]) == []


def test_who_collects_nothing_has_no_lower_level(running, education, officer):
    other = running.participants.exclude(pk=education.pk).first()
    assert levels_of(other) == []
    with pytest.raises(CampaignError):
        prepare_below(participant=other, level="education", by=officer)


@pytest.fixture
def open_campaign(owner, officer):
    """Thái Nguyên 2018, whose groups join freely, with one unit."""
    plan = plan_version(owner, "thai-nguyen-2018-2020")
    made = prepare(owner=owner, plan=plan, round_id="2020", title="Thi đua", by=officer, self_joining=True)
    join(campaign=made, joiners=units([organisation(owner)], "department"), by=officer)
    return launch(campaign=made, on=date(2020, 5, 5), number="1", by=officer)


def test_a_unit_asks_to_join_and_is_taken_in_by_notice(open_campaign, officer, ground):
    ward = organisation(name="UBND phường Mẫu")
    clerk = user_with(Role.OFFICER, at=ward)
    given = {"campaign": open_campaign, "organisation": ward, "kind": "collective", "group": "commune", "by": clerk}
    asked = apply(name="UBND phường Mẫu", goals="Giảm hồ sơ trễ", **given)
    with pytest.raises(CampaignError) as refused:
        apply(name="UBND phường Mẫu", **given)
    assert str(refused.value) == "«UBND phường Mẫu» đã gửi đề nghị tham gia và đang chờ trả lời."
    made = accept(application=asked, ground=ground, by=officer)
    assert (made.code, made.group, made.joined_on) == (ward.code, "commune", date(2020, 5, 6))
    assert Application.objects.get().state == Application.State.ACCEPTED
    with pytest.raises(CampaignError):
        accept(application=asked, ground=ground, by=officer)
    with pytest.raises(CampaignError):
        apply(name="UBND phường Mẫu", **given)


def test_people_of_a_unit_join_under_codes_of_their_own(open_campaign, officer, ground):
    ward = organisation(code="phuong-mau")
    clerk = user_with(Role.OFFICER, at=ward)
    for name in ("Trần Thị Mẫu", "Lê Văn Mẫu"):
        asked = apply(
            campaign=open_campaign, organisation=ward, kind="individual", group="commune", name=name, by=clerk
        )
        accept(application=asked, ground=ground, by=officer)
    found = open_campaign.participants.filter(organisation=ward).order_by("code")
    assert [one.code for one in found] == ["phuong-mau-1", "phuong-mau-2"]


def test_an_application_is_refused_with_its_reason(open_campaign, officer):
    ward = organisation()
    clerk = user_with(Role.OFFICER, at=ward)
    asked = apply(
        campaign=open_campaign, organisation=ward, kind="collective", group="commune", name="Phường", by=clerk
    )
    with pytest.raises(CampaignError):
        refuse(application=asked, reason=" ", by=officer)
    refuse(application=asked, reason="Không thuộc thành phố", by=officer)
    assert Application.objects.get().reason == "Không thuộc thành phố"


def test_nobody_joins_of_his_own_accord_where_it_is_not_allowed(running, open_campaign):
    ward = organisation()
    clerk = user_with(Role.OFFICER, at=ward)
    given: dict[str, Any] = {"organisation": ward, "kind": "collective", "name": "Phường", "by": clerk}
    for campaign, group in ((running, "unit"), (open_campaign, "la")):
        with pytest.raises(CampaignError) as refused:
            apply(campaign=campaign, group=group, **given)
        assert refused.value.field == "group"

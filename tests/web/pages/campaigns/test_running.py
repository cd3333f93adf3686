"""A running campaign: extended, moved to another plan, joined, closed; bad input told, bulk acts shown first."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.office.made import campaign, organisation, participant
from tests.papers.dossier.pdfs import pdf
from tests.web.pages.campaigns.acting import GROUND, MARK, yes
from tests.web.pages.campaigns.conftest import signed_in
from thidua.catalogue import plan_files
from thidua.office import clock
from thidua.office.campaigns.models import Application, Campaign, Change
from thidua.office.mail.models import Message
from thidua.office.organisations.models import Role
from thidua.office.plans.services import adopt
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.services.opening import open_sheets


def test_a_deadline_is_extended_for_all_and_for_one(officer, running):
    url, one = f"/phong-trao/{running.pk}/gia-han/", running.participants.get()
    given = GROUND | {"deadline": "registration/", "last_day": "20/05/2020"}
    shown, done = yes(officer, url, given)
    preview = shown.context["preview"]
    assert (preview.label, preview.things, preview.follows) == (
        "Gia hạn cho 1 đối tượng",
        ["UBND xã Hòa Mẫu (xa-hoa-mau): từ 11/05/2020 sang 20/05/2020"],
        ["Đăng ký thi đua: từ 11/05/2020 sang 20/05/2020"],
    )
    assert done.status_code == 302
    assert "Chỉ gia hạn cho: <strong>UBND xã Hòa Mẫu</strong>" in officer.get(f"{url}?chon={one.pk}").content.decode()
    shown, done = yes(officer, f"{url}?chon={one.pk}", given | {"last_day": "24/05/2020"})
    assert shown.context["preview"].things == [
        "UBND xã Hòa Mẫu (xa-hoa-mau): từ 20/05/2020 sang 24/05/2020 (ngày nghỉ: Chủ nhật)"
    ]
    assert [(one_.participant, one_.day) for one_ in Change.objects.all()] == [
        (None, date(2020, 5, 20)), (one, date(2020, 5, 24))]  # fmt: skip


@pytest.mark.parametrize("chosen", ["", "x", "999999"])
def test_an_extension_for_nobody_is_not_one_for_all(officer, running, chosen):
    given = GROUND | {"deadline": "registration/", "last_day": "20/05/2020"}
    answer = officer.post(f"/phong-trao/{running.pk}/gia-han/?chon={chosen}", given)
    assert answer["Location"] == f"/phong-trao/{running.pk}/doi-tuong/"
    assert not Change.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"last_day": "10/05/2020"}, "Hạn hiện nay là 11/05/2020"),
        ({"last_day": "mai"}, "Chưa đọc được ngày: hãy ghi ngày/tháng/năm, như 31/12/2026."),
        ({"deadline": "la/"}, "registration"),
        ({"number": ""}, "15/TB-UBND"),
        ({"day": "07/05/2020"}, "Ngày thông báo 07/05/2020 chưa đến."),
        ({"paper": SimpleUploadedFile("a.exe", b"MZ\x90")}, "a.exe"),
    ],
)
def test_a_wrong_extension_is_told_and_nothing_typed_is_lost(officer, running, wrong, told):
    given = GROUND | {"deadline": "registration/", "last_day": "20/05/2020"} | wrong
    answer = officer.post(f"/phong-trao/{running.pk}/gia-han/", given)
    page = answer.content.decode()
    assert (answer.status_code, told in page, "Mưa lũ" in page) == (422, True, True)
    assert not Change.objects.exists()


def test_the_day_of_an_event_is_set(owner, officer):
    made = campaign(owner, "xa-huong-lua-2026")
    given = GROUND | {"deadline": "conference/", "event_day": "20/12/2026"}
    shown, done = yes(officer, f"/phong-trao/{made.pk}/dinh-ngay/", given)
    assert any("20/12/2026 (ngày nghỉ: Chủ nhật)" in one for one in shown.context["preview"].things)
    assert done.status_code == 302
    assert "Chủ nhật" in officer.get(f"/phong-trao/{made.pk}/").content.decode()


def test_a_campaign_moves_to_an_amended_plan(officer, running, owner):
    text = plan_files()["cu-chi-2020"].read_text(encoding="utf-8") + "\n# sửa\n"
    new = adopt(owner=owner, files=[("cu-chi-2020.yaml", text)], by=None, replaces=running.plan)
    url = f"/phong-trao/{running.pk}/ke-hoach/"
    assert officer.post(url, GROUND | {"plan": running.plan_id}).status_code == 422
    shown, done = yes(officer, url, GROUND | {"plan": new.pk})
    assert (shown.context["preview"].things, done.status_code) == ([], 302)
    running.refresh_from_db()
    assert running.plan == new


def test_the_preview_of_an_amended_plan_names_days_sheets_and_campaigns_below(officer, running, owner):
    unit = running.participants.get()
    lower = campaign(unit.organisation, title="Các trường", level="education", reports_as=unit)
    Campaign.objects.update(plan=running.plan)
    participant(lower, group="school")
    for one in (running, lower):
        open_sheets(campaign=one, by=None)
    text = plan_files()["cu-chi-2020"].read_text(encoding="utf-8")
    text = text.replace("act: interim_report, date: 2020-06-08", "act: interim_report, date: 2020-06-15")
    [line] = [one for one in text.splitlines() if one.startswith("  school_final: {")]
    text = text.replace(f"{line}\n", "")
    new = adopt(owner=owner, files=[("cu-chi-2020.yaml", text)], by=None, replaces=running.plan)
    shown, done = yes(officer, f"/phong-trao/{running.pk}/ke-hoach/", GROUND | {"plan": new.pk})
    preview = shown.context["preview"]
    assert preview.things == [
        "Báo cáo sơ kết giai đoạn 1: từ 07/06/2020 (ngày nghỉ: Chủ nhật) sang 14/06/2020 (ngày nghỉ: Chủ nhật)"
    ]
    assert preview.follows == [
        "Phong trào của cấp dưới chuyển cùng: Các trường (UBND xã Hòa Mẫu)",
        "Khóa 1 biểu chưa gửi; những gì đã điền vẫn giữ",
    ]
    assert done.status_code == 302
    assert set(Campaign.objects.values_list("plan", flat=True)) == {new.pk}


def test_looking_at_a_preview_changes_nothing_and_what_was_typed_comes_back(officer, running):
    url = f"/phong-trao/{running.pk}/gia-han/"
    scan = SimpleUploadedFile("thong-bao.pdf", pdf("Thông báo"), content_type="application/pdf")
    given = GROUND | {"deadline": "registration/", "last_day": "20/05/2020"}
    shown = officer.post(url, given | {"paper": scan})
    carried = dict(shown.context["carried"])
    assert (Change.objects.count(), Message.objects.count()) == (0, 0)
    back = officer.post(url, carried | {MARK: shown.context["preview"].mark, "sua-lai": "1"})
    page = back.content.decode()
    assert (back.status_code, "Mưa lũ" in page, "20/05/2020" in page) == (200, True, True)
    assert "Đã nhận «thong-bao.pdf»" in page
    typed = given | {"reason": "Bão số 3", "paper_kept": carried["paper_kept"]}
    _, done = yes(officer, url, typed)
    change = Change.objects.get()
    assert (done.status_code, change.reason, str(change.paper)) == (302, "Bão số 3", "thong-bao.pdf")


def test_a_scan_that_somebody_else_kept_or_a_made_up_one_goes_along_with_nothing(officer, running, owner):
    url = f"/phong-trao/{running.pk}/gia-han/"
    given = GROUND | {"deadline": "registration/", "last_day": "20/05/2020"}
    scan = SimpleUploadedFile("thong-bao.pdf", pdf("Thông báo"), content_type="application/pdf")
    other = signed_in(Role.OFFICER, owner).post(url, given | {"paper": scan})
    for kept in (dict(other.context["carried"])["paper_kept"], "1:x:y"):
        shown = officer.post(url, given | {"paper_kept": kept})
        assert shown.status_code == 200
    yes(officer, url, given | {"paper_kept": dict(other.context["carried"])["paper_kept"]})
    assert Change.objects.get().paper is None


def test_those_who_never_sent_are_shown_with_their_count_and_closed(officer, running):
    late, other = running.participants.get(), participant(running)
    for one, state in ((late, "draft"), (other, "sent")):
        Sheet.objects.update_or_create(
            participant=one, key="registration", defaults={"deadline": "registration", "state": state}
        )
    url = f"/phong-trao/{running.pk}/khoa/"
    with clock.at(date(2020, 5, 13)):
        given = GROUND | {"deadline": "registration/", "day": "13/05/2020"}
        shown, done = yes(officer, url, given)
    preview = shown.context["preview"]
    assert preview.things == ["UBND xã Hòa Mẫu (xa-hoa-mau): hạn 11/05/2020"]
    assert preview.follows == ["Khóa 1 biểu chưa gửi; những gì đã điền vẫn giữ"]
    assert [(one.kind, one.participant) for one in Change.objects.all()] == [("closing", late)]
    assert done.status_code == 302


def test_nobody_is_closed_before_the_last_day(officer, running):
    Sheet.objects.update_or_create(
        participant=running.participants.get(), key="registration", defaults={"deadline": "registration"}
    )
    done = officer.post(f"/phong-trao/{running.pk}/khoa/", GROUND | {"deadline": "registration/"})
    assert (done.status_code, Change.objects.count()) == (422, 0)


def test_a_participant_is_amended_and_leaves_by_notice(officer, running):
    one = running.participants.get()
    officer.post(f"/phong-trao/doi-tuong/{one.pk}/sua/", {"name": "UBND xã Mới", "group": "unit"})
    open_sheets(campaign=running, by=None)
    shown, done = yes(officer, f"/phong-trao/doi-tuong/{one.pk}/thoi/", GROUND)
    assert shown.context["preview"].follows == ["4 biểu chưa gửi sẽ không còn được chờ"]
    assert done.status_code == 302
    one.refresh_from_db()
    assert (one.name, one.left_on) == ("UBND xã Mới", date(2020, 5, 6))
    assert officer.post(f"/phong-trao/doi-tuong/{one.pk}/thoi/", GROUND).status_code == 422


def test_a_campaign_is_closed_after_a_preview(officer, running):
    _, done = yes(officer, f"/phong-trao/{running.pk}/ket-thuc/", {"day": "31/12/2020", "reason": "Đã tổng kết"})
    running.refresh_from_db()
    assert (done.status_code, running.state) == (302, "closed")


def test_a_prepared_campaign_is_given_up_after_a_preview(officer, prepared):
    shown, done = yes(officer, f"/phong-trao/{prepared.pk}/bo/", {"reason": "Lập nhầm"})
    assert len(shown.context["preview"].things) == 1
    assert (done["Location"], Campaign.objects.count()) == ("/phong-trao/", 0)


@pytest.fixture
def open_campaign(owner):
    return campaign(owner, "thai-nguyen-2018-2020", self_joining=True, title="Mở cho mọi đơn vị")


def test_a_unit_asks_to_join_and_is_answered(officer, open_campaign, owner):
    ward = organisation(owner, name="UBND phường Mẫu")
    clerk = signed_in(Role.OFFICER, ward)
    assert "Mở cho mọi đơn vị" in clerk.get("/phong-trao/").content.decode()
    given = {"organisation": ward.pk, "whom": "commune/collective", "name": ward.name, "goals": "Không trễ hẹn"}
    assert clerk.post(f"/phong-trao/{open_campaign.pk}/tham-gia/", given).status_code == 302
    assert clerk.post(f"/phong-trao/{open_campaign.pk}/tham-gia/", given).status_code == 422
    asked = Application.objects.get()
    assert "UBND phường Mẫu" in officer.get(f"/phong-trao/{open_campaign.pk}/").content.decode()
    assert officer.post(f"/phong-trao/de-nghi/{asked.pk}/", {"refuse": "1", "refusal-reason": ""}).status_code == 422
    shown, done = yes(officer, f"/phong-trao/de-nghi/{asked.pk}/", GROUND)
    assert shown.context["preview"].follows[0] == "Mở thêm 3 biểu cho đơn vị điền"
    assert done.status_code == 302
    assert open_campaign.participants.get().organisation == ward


def test_an_application_is_refused_with_a_reason(officer, open_campaign, owner):
    ward = organisation(owner)
    given = {"organisation": ward.pk, "whom": "commune/collective", "name": ward.name}
    signed_in(Role.OFFICER, ward).post(f"/phong-trao/{open_campaign.pk}/tham-gia/", given)
    asked = Application.objects.get()
    officer.post(f"/phong-trao/de-nghi/{asked.pk}/", {"refuse": "1", "refusal-reason": "Ngoài phạm vi"})
    asked.refresh_from_db()
    assert (asked.state, asked.reason) == ("refused", "Ngoài phạm vi")

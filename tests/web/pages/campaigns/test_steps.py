"""From the plan to the launch and on: each step by its page, bad input told at its field, bulk acts shown first."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.office.made import campaign, organisation, participant, plan_version
from tests.papers.dossier.pdfs import pdf
from tests.web.pages.campaigns.conftest import signed_in
from thidua.catalogue import plan_files
from thidua.office import clock
from thidua.office.campaigns.models import Application, Campaign, Change, Participant
from thidua.office.files.services.keeping import keep
from thidua.office.jobs.letters import DIRECT
from thidua.office.jobs.models import Job
from thidua.office.mail.models import Message
from thidua.office.organisations.models import Role
from thidua.office.plans.services import adopt
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.services.opening import open_sheets

GROUND = {"number": "15/TB", "day": "06/05/2020", "reason": "Mưa lũ"}
MARK = "xac-nhan"


def yes(client, url, given):
    """Post, look at the preview, and say yes to it."""
    shown = client.post(url, given)
    assert shown.status_code == 200
    return shown, client.post(url, given | {MARK: shown.context["preview"].mark})


def test_a_campaign_is_prepared_from_a_plan_and_a_round(officer, owner):
    version = plan_version(owner)
    assert officer.get("/phong-trao/moi/").context["form"].initial["plan"] == f"{version.pk}:2020"
    answer = officer.post("/phong-trao/moi/", {"plan": f"{version.pk}:2020", "title": "Thi đua 2020"})
    made = Campaign.objects.get()
    assert (answer["Location"], made.title, made.round) == (f"/phong-trao/{made.pk}/co-quan/", "Thi đua 2020", "2020")


@pytest.mark.parametrize("plan", ["", "1:2020", "x", "{}:1999"])
def test_another_plan_or_round_cannot_be_prepared(officer, owner, plan):
    stranger, own = plan_version(organisation()), plan_version(owner)
    for given in (plan.format(own.pk), f"{stranger.pk}:2020"):
        answer = officer.post("/phong-trao/moi/", {"plan": given, "title": "Tên đã gõ"})
        assert answer.status_code == 422
        assert "Tên đã gõ" in answer.content.decode()
    assert not Campaign.objects.exists()


def test_bodies_are_mapped(officer, prepared, owner):
    home = organisation(owner)
    given = {"body-committee": owner.pk, "body-home_affairs": home.pk, "runs": ["committee", "home_affairs"]}
    assert officer.post(f"/phong-trao/{prepared.pk}/co-quan/", given).status_code == 302
    assert [(one.body, one.organisation, one.runs) for one in prepared.bodies.all()] == [
        ("committee", owner, True), ("home_affairs", home, True)]  # fmt: skip
    assert officer.post(f"/phong-trao/{prepared.pk}/co-quan/", {"body-committee": "999999"}).status_code == 422


def test_settings_are_kept_and_what_is_typed_wrong_is_shown_again(officer, prepared):
    url = f"/phong-trao/{prepared.pk}/thiet-lap/"
    assert officer.post(url, {"title": "Mới", "ways": ["scan"]}).status_code == 302
    prepared.refresh_from_db()
    assert (prepared.title, prepared.ways) == ("Mới", ["scan"])
    answer = officer.post(url, {"title": "Tên đã gõ", "ways": []})
    assert (answer.status_code, "Tên đã gõ" in answer.content.decode()) == (422, True)


def test_organisations_of_the_tree_are_added_by_group(officer, prepared, owner):
    new, stranger = organisation(owner), organisation()
    url = f"/phong-trao/{prepared.pk}/doi-tuong/to-chuc/"
    assert new.name in officer.get(url).content.decode()
    shown, _ = yes(officer, url, {"chon": [new.pk, stranger.pk, "x"], "group": "unit"})
    assert shown.context["preview"].things == [f"{new.name} ({new.code})"]
    assert set(prepared.participants.values_list("organisation", flat=True)) >= {new.pk}
    assert prepared.participants.count() == 2
    assert officer.post(url, {"group": "unit"}).status_code == 422


def test_one_participant_is_added_by_hand(officer, prepared):
    url = f"/phong-trao/{prepared.pk}/doi-tuong/them/"
    given = {"whom": "official/individual", "code": "CB-1", "name": "Trần Thị Mẫu"}
    assert officer.post(url, given).status_code == 302
    answer = officer.post(url, given | {"name": "Người khác"})
    assert (answer.status_code, "Mã «CB-1» đã có" in answer.content.decode()) == (422, True)
    assert officer.post(url, given | {"whom": "la/la"}).status_code == 422


def test_who_joins_a_running_campaign_is_shown_first_with_sheets_and_days(officer, running):
    url = f"/phong-trao/{running.pk}/doi-tuong/them/"
    given = GROUND | {"whom": "unit/collective", "code": "X-9", "name": "UBND xã Mới"}
    open_sheets(campaign=running, by=None)
    shown, done = yes(officer, url, given)
    preview = shown.context["preview"]
    assert (preview.things, preview.follows[:2]) == (
        ["UBND xã Mới (X-9)"],
        [
            "Mở thêm 4 biểu cho đơn vị điền",
            "Phòng Giáo dục và Đào tạo gửi bản tổng hợp đăng ký: 10/05/2020 (ngày nghỉ: Chủ nhật)",
        ],
    )
    assert (done.status_code, running.participants.filter(code="X-9").count()) == (302, 1)


def listed(*lines, name="ds.csv"):
    return SimpleUploadedFile(name, "\n".join(("mã,tên,loại,nhóm", *lines)).encode())


def test_a_list_from_excel_is_shown_row_by_row_and_added_on_a_yes(officer, prepared):
    url = f"/phong-trao/{prepared.pk}/doi-tuong/danh-sach/"
    shown = officer.post(url, {"file": listed("xa-hoa-mau,Đã có,collective,unit", "X-1,Đơn vị mới,collective,unit")})
    page = shown.content.decode()
    assert "Mã «xa-hoa-mau» đã có trong danh sách tham gia." in page and "Đơn vị mới" in page
    assert shown.context["count"] == 1
    assert officer.post(url, {"rows": shown.context["rows"]}).status_code == 302
    assert prepared.participants.get(code="X-1").name == "Đơn vị mới"


def test_where_a_list_does_not_say_for_certain_which_organisation_is_meant_it_is_asked(officer, prepared, owner):
    above = [organisation(owner, name=name) for name in ("Khối Một", "Khối Hai")]
    (_, other) = (organisation(one, name="Phòng Mẫu Chung") for one in above)
    url, asked = f"/phong-trao/{prepared.pk}/doi-tuong/danh-sach/", "Tổ chức của «Trần Mẫu Bình» (C-1)"
    lines = "mã,họ và tên,loại,nhóm,tên đơn vị\nC-1,Trần Mẫu Bình,individual,official,phòng mẫu chung"
    shown = officer.post(url, {"file": SimpleUploadedFile("ds.csv", lines.encode())})
    assert asked in shown.content.decode()
    rows = {"rows": shown.context["rows"]}
    again = officer.post(url, rows)
    assert (again.status_code, asked in again.content.decode()) == (422, True)
    assert officer.post(url, rows | {"don-vi-0": str(other.pk)}).status_code == 302
    assert prepared.participants.get(code="C-1").organisation == other


@pytest.mark.parametrize("rows", ["", "{", "[1]", '[["a"]]', '[["a", "b", "collective", "unit", "x"]]', "{}", "null"])
def test_a_list_that_was_tampered_with_adds_nobody(officer, prepared, rows):
    before = Participant.objects.count()
    assert officer.post(f"/phong-trao/{prepared.pk}/doi-tuong/danh-sach/", {"rows": rows}).status_code == 302
    assert Participant.objects.count() == before


def test_a_file_that_is_no_list_is_told(officer, prepared):
    url = f"/phong-trao/{prepared.pk}/doi-tuong/danh-sach/"
    for sent in (SimpleUploadedFile("a.xlsx", b"PK\x03\x04"), SimpleUploadedFile("a.exe", b"MZ")):
        answer = officer.post(url, {"file": sent})
        assert (answer.status_code, sent.name in answer.content.decode()) == (422, True)


def test_participants_are_taken_off_after_a_preview(officer, prepared):
    url = f"/phong-trao/{prepared.pk}/doi-tuong/bo/"
    one = prepared.participants.get()
    shown, done = yes(officer, url, {"chon": [one.pk]})
    assert list(shown.context["preview"].things) == ["UBND xã Hòa Mẫu (xa-hoa-mau)"]
    assert (done.status_code, prepared.participants.count()) == (302, 0)


def test_a_campaign_is_launched_after_a_preview_with_the_counts(officer, prepared):
    url = f"/phong-trao/{prepared.pk}/phat-dong/"
    assert officer.get(url).context["total"] == 1
    shown, done = yes(officer, url, {"number": "100/KH-UBND", "day": "05/05/2020"})
    assert shown.context["preview"].label == "Phát động đến 1 đối tượng"
    prepared.refresh_from_db()
    assert (done.status_code, prepared.state, prepared.launched_on) == (302, "running", date(2020, 5, 5))
    assert officer.post(url, {"number": "", "day": "31/02/2020"}).status_code == 422


@pytest.mark.parametrize(("form", "suffix"), [("word", "docx"), ("", "pdf")])
def test_all_letters_come_as_one_archive(officer, prepared, form, suffix):
    participant(prepared, organisation(code="xa-hai"))
    content = officer.get(f"/phong-trao/{prepared.pk}/cong-van-phat-dong/", {"dang": form}).content
    assert sorted(ZipFile(BytesIO(content)).namelist()) == [f"xa-hai.{suffix}", f"xa-hoa-mau.{suffix}"]


def test_many_letters_are_a_job_after_a_preview_and_the_file_is_for_who_wanted_it(officer, prepared, owner):
    for number in range(DIRECT):
        participant(prepared, organisation(name=f"Xã {number}"))
    url = f"/phong-trao/{prepared.pk}/cong-van-phat-dong/?dang=word"
    shown = officer.get(url)
    assert (len(shown.context["preview"].things), Job.objects.count()) == (DIRECT + 1, 0)
    done = officer.post(url, {MARK: shown.context["preview"].mark})
    job = Job.objects.get()
    assert (done["Location"], job.arguments) == (f"/viec-nen/{job.pk}/", {"campaign": prepared.pk, "form": "word"})
    job.file = keep(pieces=[pdf("Thư")], name="thu.pdf", owner=owner, by=None)
    job.save()
    assert "Tải «thu.pdf»" in officer.get(done["Location"]).content.decode()
    assert officer.get(f"/tep/{job.file_id}/").status_code == 200
    assert signed_in(Role.OFFICER, organisation()).get(f"/tep/{job.file_id}/").status_code == 404


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

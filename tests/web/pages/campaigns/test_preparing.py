"""From the plan to the launch: each step by its page, bad input told at its field, bulk acts shown first."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.office.made import organisation, participant, plan_version
from tests.papers.dossier.pdfs import pdf
from tests.web.pages.campaigns.acting import GROUND, MARK, yes
from tests.web.pages.campaigns.conftest import signed_in
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.files.services.keeping import keep
from thidua.office.jobs.letters import DIRECT
from thidua.office.jobs.models import Job
from thidua.office.organisations.models import Role
from thidua.office.submissions.services.opening import open_sheets


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

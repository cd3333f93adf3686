"""Lists of plans, beginning one, plans as adopted, and what becomes of a draft as a whole."""

import re
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.office.made import campaign, organisation, participant, plan_version, user_with
from tests.web.components.drawing import words
from thidua.catalogue import plan_files
from thidua.office.organisations.models import Organisation, Role
from thidua.office.plans import services
from thidua.office.plans.models import PlanDraft
from thidua.office.plans.queries import study_of_draft


def _at(place: Organisation, role: Role = Role.OFFICER) -> Client:
    client = Client()
    client.force_login(user_with(role, at=place))
    return client


def _draft(owner: Organisation, plan_id: str = "cu-chi-2020") -> PlanDraft:
    return services.start_from_shipped(owner=owner, plan_id=plan_id, by=user_with(Role.OFFICER, at=owner))


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_asks_the_same_number_of_queries(many: int, owner: Organisation, django_assert_num_queries: Any):
    for plan_id in sorted(plan_files())[:many]:
        plan_version(owner, plan_id)
        _draft(owner, plan_id)
    client = _at(owner)
    client.get(reverse("plans"))
    with django_assert_num_queries(8):
        assert client.get(reverse("plans")).status_code == 200


def test_an_empty_list_says_what_to_do(owner: Organisation):
    assert "Bắt đầu từ một kế hoạch mẫu" in words(_at(owner).get(reverse("plans")).content.decode())
    assert "Khi cơ quan của bạn tham gia" in words(_at(owner, Role.OBSERVER).get(reverse("plans")).content.decode())


def test_a_plan_is_read_by_who_takes_part_and_drafts_by_nobody_else(owner: Organisation):
    started, draft = campaign(owner), _draft(owner)
    unit, stranger = organisation(), organisation()
    participant(started, unit)
    plan, own = reverse("plan", args=[started.plan_id]), reverse("draft", args=[draft.pk])
    seen = {
        name: (client.get(plan).status_code, client.get(own).status_code)
        for name, client in (("owner", _at(owner)), ("unit", _at(unit)), ("stranger", _at(stranger)))
    }
    assert seen == {"owner": (200, 302), "unit": (200, 404), "stranger": (404, 404)}
    told = words(_at(unit).get(plan).content.decode())
    assert "Kế hoạch bằng lời" in told
    assert "Sửa đổi kế hoạch này" not in told


def test_four_ways_lead_to_a_draft(owner: Organisation):
    client, url = _at(owner), reverse("plan_start")
    text = plan_files()["an-bien-2020"].read_bytes()
    sent: list[dict[str, Any]] = [
        {"cach": "mau", "mau-plan": "cu-chi-2020", "mau-years": "6", "mau-owner": owner.pk},
        {"cach": "tep", "tep-file": SimpleUploadedFile("k.yaml", text), "tep-owner": owner.pk},
        {"cach": "trong", "trong-title": "Thi đua mới", "trong-year": "2027", "trong-owner": owner.pk},
    ]
    assert [client.post(url, one).status_code for one in sent] == [302, 302, 302]
    client.post(reverse("plan_renew", args=[plan_version(owner).pk]), {"years": "2"})
    found = [study_of_draft(one).plan for one in PlanDraft.objects.order_by("pk")]
    assert [plan.id for plan in found if plan] == ["cu-chi-2026", "an-bien-2020", "thi-dua-moi-2027", "cu-chi-2022"]


def test_what_cannot_be_begun_is_told_at_its_field(owner: Organisation):
    client, url, other = _at(owner), reverse("plan_start"), organisation()
    for sent, told in (
        ({"cach": "tep", "tep-file": SimpleUploadedFile("k.yaml", b"\xff\xfe"), "tep-owner": owner.pk}, "UTF-8"),
        ({"cach": "tep", "tep-file": SimpleUploadedFile("k", b"x" * 2_100_000), "tep-owner": owner.pk}, "2 MB"),
        ({"cach": "trong", "trong-title": "", "trong-year": "x", "trong-owner": owner.pk}, "Có 2 chỗ cần sửa"),
        ({"cach": "trong", "trong-title": "A", "trong-year": "2026", "trong-owner": other.pk}, "Có 1 chỗ cần sửa"),
    ):
        answer = client.post(url, sent)
        assert (answer.status_code, told in words(answer.content.decode())) == (422, True)
    assert not PlanDraft.objects.exists()


def test_an_amendment_begins_with_a_day(owner: Organisation):
    version, client = plan_version(owner), _at(owner)
    url = reverse("plan_amend", args=[version.pk])
    assert client.post(url, {"from_": "31/02/2020"}).status_code == 422
    assert client.post(url, {"from_": "01/07/2020"}).status_code == 302
    draft = PlanDraft.objects.get()
    page = words(client.get(reverse("draft_review", args=[draft.pk])).content.decode())
    assert f"thay thế {version.title} từ ngày 01/07/2020" in page


def test_a_plan_is_taken_along_as_text_word_and_pdf(owner: Organisation):
    version, client = plan_version(owner), _at(owner)
    found = {name: client.get(reverse(name, args=[version.pk])) for name in ("plan_export", "plan_word", "plan_pdf")}
    assert found["plan_export"].content == plan_files()["cu-chi-2020"].read_bytes()
    assert (found["plan_word"].content[:2], found["plan_pdf"].content[:5]) == (b"PK", b"%PDF-")
    assert found["plan_word"]["Content-Disposition"] == 'attachment; filename="cu-chi-2020.docx"'


def test_a_draft_is_renamed_and_dropped_after_being_asked(owner: Organisation):
    draft, client = _draft(owner), _at(owner)
    client.post(reverse("draft_rename", args=[draft.pk]), {"title": "Bản của tôi"})
    url = reverse("draft_delete", args=[draft.pk])
    page = client.post(url).content.decode()
    assert "Xóa bản thảo «Bản của tôi»?" in words(page)
    assert PlanDraft.objects.exists()
    mark = re.search(r'name="xac-nhan" value="(\w+)"', page)
    assert mark is not None
    assert client.post(url, {"xac-nhan": mark[1]})["Location"] == reverse("plans")
    assert not PlanDraft.objects.exists()


def test_a_rubric_comes_from_a_workbook_by_way_of_a_preview(owner: Organisation):
    draft, client = _draft(owner, "hoa-thanh-2018"), _at(owner)
    answer = client.post(reverse("draft_rubric", args=[draft.pk]), {"file": _workbook([["1.1", "Một cửa", 12]])})
    page = answer.content.decode()
    assert "Sửa chỉ tiêu 1.1: đổi tên, trước là «TTHC giải quyết qua một cửa điện tử»; đổi điểm, trước là 10" in words(
        page
    )
    draft.refresh_from_db()
    assert draft.revision == 1
    rows = dict(re.findall(r'name="((?:ma|ten|diem|dieu-khoan|phan|giu)-\d+)" value="([^"]*)"', page))
    assert client.post(reverse("draft_rubric_rows", args=[draft.pk]), rows).status_code == 302
    draft.refresh_from_db()
    assert '    "1.1":\n      label: Một cửa\n' in draft.text
    assert draft.text.count("max: 12\n") == 1


def test_what_is_no_rubric_is_told(owner: Organisation):
    draft, client = _draft(owner), _at(owner)
    for file in (SimpleUploadedFile("a.xlsx", b"PK\x03\x04 broken"), _workbook([], head=["Họ tên"])):
        answer = client.post(reverse("draft_rubric", args=[draft.pk]), {"file": file})
        assert (answer.status_code, "Có 1 chỗ cần sửa" in words(answer.content.decode())) == (422, True)


def _workbook(rows: list[list[Any]], head: list[str] | None = None) -> SimpleUploadedFile:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet()
        for number, row in enumerate([head or ["STT", "Nội dung", "Điểm tối đa"], *rows]):
            page.write_row(number, 0, row)
    return SimpleUploadedFile("bang.xlsx", content.getvalue())

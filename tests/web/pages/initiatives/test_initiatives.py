"""Initiatives on pages: listed, filtered, given out, described by their unit, judged by the standing body."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests.office.initiatives.sending import alike, joined, registers
from tests.office.made import organisation, user_with
from tests.papers.dossier.pdfs import pdf
from tests.web.components.drawing import words
from tests.web.pages.signed_in import browser
from thidua.office.initiatives.models import Evidence, Initiative, Pair
from thidua.office.organisations.models import Role


def unit_of(one, role=Role.OFFICER):
    return browser(user_with(role, at=one.organisation))


def said(client, url: str) -> str:
    return words(client.get(url).content.decode())


def test_a_unit_sees_its_own_and_another_owner_nothing():
    one = joined()
    registers(one, "Khoán chi")
    registers(joined(), "Số hóa hồ sơ")
    page = said(unit_of(one), "/sang-kien/")
    assert "Khoán chi" in page
    assert "Số hóa" not in page
    found = Initiative.objects.get(name="Số hóa hồ sơ")
    for url in (f"/sang-kien/{found.pk}/", f"/sang-kien/{found.pk}/sua/"):
        assert unit_of(one).get(url).status_code == 404
    assert "Chưa có sáng kiến nào" in said(browser(user_with(Role.OFFICER, at=organisation())), "/sang-kien/")


def test_the_filter_by_year_says_the_year_as_a_year():
    one = joined()
    registers(one, "Khoán chi")
    assert one.campaign.launched_on is not None
    year = one.campaign.launched_on.year
    page = unit_of(one).get("/sang-kien/").content.decode()
    assert f'<option value="{year}">{year}</option>' in page


def test_the_workbook_has_what_is_filtered_authors_too():
    one = joined()
    registers(one, "Khoán chi", "Ngày thứ Sáu không chờ")
    Initiative.objects.filter(name="Khoán chi").update(authors_as_written="Trần Mẫu Bình")
    answer = unit_of(one).get("/sang-kien/?tim=khoan&xuat=excel")
    rows = list(load_workbook(BytesIO(answer.content)).active.values)  # type: ignore[union-attr]
    assert [(row[0], row[7]) for row in rows] == [("Tên", "Tác giả"), ("Khoán chi", "Trần Mẫu Bình")]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same(number, django_assert_num_queries):
    one = joined()
    registers(one, *(f"Sáng kiến thứ {'abc'[at] * 6}" for at in range(number)))
    client = browser(user_with(Role.OFFICER, at=one.campaign.owner))
    client.get("/sang-kien/")
    with django_assert_num_queries(10):
        assert f"{number} sáng kiến" in said(client, "/sang-kien/")


def posted(client, url: str, **values):
    """The form of a page as a browser sends it back, with these fields changed."""
    page = client.get(url).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(initial-[^"]+)" value="([^"]*)"', page))
    shown = {name.removeprefix("initial-"): value for name, value in hidden.items()}
    return hidden | shown | values


def test_its_unit_describes_it_and_the_standing_body_only_reads():
    one = joined()
    registers(one, "Khoán chi")
    found = Initiative.objects.get()
    client, url = unit_of(one), f"/sang-kien/{found.pk}/sua/"
    answer = client.post(url, posted(client, url, kind="solution", tags="tiết kiệm; khoán"))
    assert answer["Location"] == f"/sang-kien/{found.pk}/"
    page = said(client, f"/sang-kien/{found.pk}/")
    assert "tiết kiệm; khoán" in page
    assert browser(user_with(Role.OFFICER, at=one.campaign.owner)).get(url).status_code == 404


def test_two_writers_are_shown_each_other_and_the_second_may_then_decide():
    one = joined()
    registers(one, "Khoán chi")
    found = Initiative.objects.get()
    url = f"/sang-kien/{found.pk}/sua/"
    first, second = unit_of(one), unit_of(one, Role.HEAD)
    mine = posted(second, url, expected_completion="Tháng 10")
    first.post(url, posted(first, url, expected_completion="Tháng 9"))
    met = second.post(url, mine)
    assert met.status_code == 422
    page = met.content.decode()
    assert "Tháng 9" in words(page)
    assert 'value="Tháng 10"' in page
    found.refresh_from_db()
    assert found.expected_completion == "Tháng 9"
    again = dict(re.findall(r'<input type="hidden" name="(initial-[^"]+)" value="([^"]*)"', page))
    assert second.post(url, mine | again).status_code == 302
    found.refresh_from_db()
    assert found.expected_completion == "Tháng 10"


def test_evidence_is_added_read_and_taken_off():
    one = joined()
    registers(one, "Khoán chi")
    found = Initiative.objects.get()
    client = unit_of(one)
    good = SimpleUploadedFile("ảnh.pdf", pdf("Mẫu"))
    bad = SimpleUploadedFile("virus.pdf", b"MZ khong phai")
    page = client.post(f"/sang-kien/{found.pk}/minh-chung/", {"evidence": [good, bad]}, follow=True)
    kept = Evidence.objects.get()
    assert "Đã thêm 1 tệp minh chứng." in words(page.content.decode())
    assert "virus.pdf" in words(page.content.decode())
    read = client.get(f"/tep/{kept.attachment_id}/")
    assert b"".join(read.streaming_content)[:5] == b"%PDF-"
    assert browser(user_with(Role.OFFICER, at=organisation())).get(f"/tep/{kept.attachment_id}/").status_code == 404
    client.post(f"/sang-kien/minh-chung/{kept.pk}/bo/")
    assert Evidence.objects.count() == 0


@pytest.fixture
def pair() -> Pair:
    return alike()


def test_two_stand_side_by_side_and_are_judged_with_a_reason(pair):
    client = browser(user_with(Role.OFFICER, at=pair.first.participant.campaign.owner))
    url = f"/sang-kien/trung/{pair.pk}/"
    page = client.get(url).content.decode()
    assert words(page).count("Khoán chi hành chính") == 2
    seen = re.search(r'name="seen" value="([^"]*)"', page)[1]  # type: ignore[index]
    assert client.post(url, {"verdict": "same", "reason": "", "seen": seen}).status_code == 422
    assert client.post(url, {"verdict": "same", "reason": "Cùng phần mềm", "seen": seen}).status_code == 302
    assert Pair.objects.get().verdict == "same"
    assert "Không còn cặp nào chờ xem" in said(client, "/sang-kien/trung/")
    late = client.post(url, {"verdict": "different", "reason": "Khác", "seen": seen})
    assert (late.status_code, Pair.objects.get().verdict) == (422, "same")
    assert "Có người vừa trả lời" in words(late.content.decode())


def test_a_unit_does_not_see_what_its_own_is_like(pair):
    client = unit_of(pair.first.participant)
    assert client.get(f"/sang-kien/trung/{pair.pk}/").status_code == 404
    assert pair.second.participant.name not in said(client, f"/sang-kien/{pair.first_id}/")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_pairs_costs_the_same(number, django_assert_num_queries):
    owner = organisation()
    one = joined(owner)
    for at in range(number):
        first, second = (Initiative.objects.create(participant=one, name=f"Mẫu {at} {it}") for it in "ab")
        Pair.objects.create(first=first, second=second, likeness=90)
    client = browser(user_with(Role.OFFICER, at=owner))
    client.get("/sang-kien/trung/")
    with django_assert_num_queries(7):
        assert f"{number} cặp" in said(client, "/sang-kien/trung/")


@pytest.mark.parametrize("number", [1, 3])
def test_one_initiative_costs_the_same_however_much_there_is_of_it(number, django_assert_num_queries):
    one = joined()
    registers(one, "Khoán chi")
    found = Initiative.objects.get()
    for at in range(number):
        other = Initiative.objects.create(participant=one, name=f"Khoán chi {at}")
        Pair.objects.create(first=found, second=other, likeness=90)
    client = browser(user_with(Role.OFFICER, at=one.campaign.owner))
    client.get(f"/sang-kien/{found.pk}/")
    with django_assert_num_queries(12):
        client.get(f"/sang-kien/{found.pk}/")

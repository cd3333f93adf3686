"""Matters on pages: recorded, filtered, concluded; a unit sees its own and not who complained."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests.office.made import organisation, participant, user_with
from tests.office.records.acts import complaint, forwarded, recorded, value_of
from tests.office.records.conftest import Run
from tests.papers.dossier.pdfs import pdf
from tests.web.components.drawing import words
from tests.web.pages.signed_in import browser
from thidua.office.campaigns.models import BodyRole
from thidua.office.facts.services.stating import Proof
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Role
from thidua.office.organisations.services.tree import merge
from thidua.office.records.models import Book, Evidence, Inspection, Matter, State


def _page(account, url: str) -> str:
    return words(browser(account).get(url).content.decode())


def _unit(run: Run, role: Role = Role.OFFICER):
    return user_with(role, at=run.unit)


def _list(run: Run) -> str:
    return f"/phong-trao/{run.campaign.pk}/su-viec/"


def _told(run: Run, **more):
    return {
        "body": "office", "participant": run.commune.pk, "nature": "complaint", "happened_on": "05/06/2018",
        "what": "Thu thừa phí", "complainant": "Trần Thị Mẫu", "reference": "Đơn 3, trang 1", "confidential": "on",
    } | more  # fmt: skip


def test_a_matter_is_recorded_with_evidence_and_stands_in_the_list(run: Run):
    file = SimpleUploadedFile("don.pdf", pdf("Đơn"), "application/pdf")
    url = f"{_list(run)}moi/?so=harassment"
    answer = browser(run.officer).post(url, _told(run, documents=file))
    one = Matter.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/su-viec/{one.pk}/")
    assert (one.state, one.complainant, one.body) == (State.OPEN, "Trần Thị Mẫu", "office")
    proofs = Evidence.objects.filter(matter=one)
    assert [(proof.reference, proof.attachment is None, proof.confidential) for proof in proofs] == [
        ("", False, True), ("Đơn 3, trang 1", True, True),
    ]  # fmt: skip
    assert "Thu thừa phí" in _page(run.officer, _list(run))
    assert "Trần Thị Mẫu" in _page(run.officer, f"/su-viec/{one.pk}/")


def test_what_is_refused_stays_typed_with_why(run: Run):
    answer = browser(run.officer).post(f"{_list(run)}moi/?so=harassment", _told(run, happened_on="05/06/2019"))
    page = words(answer.content.decode())
    assert (answer.status_code, "chưa đến" in page, "Thu thừa phí" in page) == (422, True, True)
    assert Matter.objects.count() == 0


def test_a_unit_sees_what_is_about_itself_and_not_who_complained(run: Run):
    other = participant(run.campaign, group="commune")
    kept = keep(pieces=[pdf("Đơn")], name="don.pdf", owner=run.office, by=run.officer)
    one = complaint(run, evidence=[Proof(kept)], confidential=True)
    theirs = recorded(run, participant=other, what="Việc của nơi khác")
    unit = _unit(run)
    page = _page(unit, f"/su-viec/{one.pk}/")
    assert ("vắng mặt" in page, "Trần Thị Mẫu" in page, "don.pdf" in page, "Kết luận" in page) == (
        True, False, False, False,
    )  # fmt: skip
    assert "Việc của nơi khác" not in _page(unit, _list(run))
    reached = [
        browser(unit).get(url).status_code
        for url in (f"/su-viec/{theirs.pk}/", f"/tep/{kept.pk}/", f"{_list(run)}moi/?so=harassment")
    ]
    assert reached == [404, 404, 404]
    assert browser(run.officer).get(f"/tep/{kept.pk}/").status_code == 200
    observer = user_with(Role.OBSERVER, at=run.campaign.owner)
    seen = _page(observer, f"/su-viec/{one.pk}/")
    assert ("vắng mặt" in seen, "Trần Thị Mẫu" in seen) == (True, False)
    assert browser(observer).get(f"/tep/{kept.pk}/").status_code == 404


def test_who_keeps_a_book_but_does_not_work_on_the_campaign_sees_what_the_body_recorded(run: Run):
    portal = organisation()
    BodyRole.objects.filter(campaign=run.campaign, body="portal").update(organisation=portal)
    account = user_with(Role.OFFICER, at=portal)
    mine, theirs = forwarded(run), recorded(run)
    page = _page(account, _list(run))
    assert ("thủ tục đất đai" in page, "vắng mặt" in page) == (True, False)
    assert [browser(account).get(f"/su-viec/{one.pk}/").status_code for one in (mine, theirs)] == [200, 404]
    assert run.campaign.title in _page(account, "/su-viec/")


def test_a_complaint_is_concluded_and_counts(run: Run):
    one = complaint(run)
    told = {"act": "conclude", "conclude-seen": "open", "conclude-state": "confirmed", "conclude-on": "15/06/2018"}
    url = f"/su-viec/{one.pk}/"
    assert browser(run.officer).post(url, told).status_code == 422
    told["conclude-conclusion"] = "Kết luận 3/KL"
    assert browser(run.officer).post(url, told).status_code == 302
    assert value_of(run.commune, "confirmed_harassment_cases") == 1
    page = _page(run.officer, url)
    assert ("đang được tính" in page, "Kết luận đơn, phản ánh: Kết luận đúng" in page) == (True, True)
    again = browser(run.officer).post(url, told)
    assert (again.status_code, "Có người vừa chuyển" in words(again.content.decode())) == (422, True)
    assert browser(_unit(run)).post(url, told).status_code == 404


def test_a_withdrawn_matter_stays_to_be_read_and_nothing_more_is_done_with_it(run: Run):
    one = recorded(run)
    url, told = f"/su-viec/{one.pk}/", {"act": "withdraw", "withdraw-seen": "recorded", "withdraw-reason": "Nhầm"}
    assert browser(run.officer).post(url, told).status_code == 302
    assert browser(run.officer).post(url, told).status_code == 404
    assert "Nhầm" in _page(run.officer, url)


def test_a_unit_records_its_own_media_and_of_nobody_else(run: Run):
    other = participant(run.campaign, group="commune")
    unit, url = _unit(run), f"{_list(run)}moi/?so=media"
    told = {
        "body": "self", "nature": "media", "happened_on": "05/06/2018", "what": "Tin về một cửa", "fact": "radio_items"
    }  # fmt: skip
    assert browser(unit).post(url, told | {"participant": other.pk}).status_code == 422
    assert browser(unit).post(url, told | {"participant": run.commune.pk}).status_code == 302
    assert value_of(run.commune, "radio_items") == 1


def test_a_book_is_said_to_be_complete_after_what_follows_was_seen(run: Run):
    url, told = f"{_list(run)}ghi-du/", {"so": "conduct", "ghi-du": "1"}
    seen = browser(run.officer).post(url, told)
    assert ("được tính là 0" in words(seen.content.decode()), Book.objects.count()) == (True, 0)
    mark = seen.context["preview"].mark
    assert browser(run.officer).post(url, told | {"xac-nhan": mark}).status_code == 302
    assert value_of(run.commune, "conduct_violations") == 0


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["Phản ánh A", "Vi phạm B", "Hỏi C"]),
        ("?loai=violation", ["Vi phạm B"]),
        ("?trang-thai=mo", ["Phản ánh A", "Hỏi C"]),
        ("?so-nao=harassment", ["Phản ánh A"]),
        ("?tim=vi+pham", ["Vi phạm B"]),
    ],
)
def test_the_list_is_filtered_and_given_out_as_it_is(run: Run, query: str, shown: list[str]):
    complaint(run, what="Phản ánh A")
    recorded(run, what="Vi phạm B")
    forwarded(run, date(2018, 6, 13))
    Matter.objects.filter(nature="forwarded").update(what="Hỏi C")
    answer = browser(run.officer).get(f"{_list(run)}{query}{'&' if query else '?'}xuat=excel")
    rows = list(load_workbook(BytesIO(answer.content)).active.values)  # type: ignore[union-attr]
    assert sorted(str(row[2]) for row in rows[1:]) == sorted(shown)


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [("su-viec", 15), ("su-viec/chuyen-den", 15), ("su-viec/kiem-tra", 12)])
def test_lists_cost_the_same_for_one_row_and_for_three(run: Run, django_assert_num_queries, number, page, queries):
    for _ in range(number):
        forwarded(run)
        Inspection.objects.create(
            campaign=run.campaign, record="reminders", body="inspection_team", visited_on=date(2018, 6, 5)
        )
    client = browser(run.officer)
    with django_assert_num_queries(queries):
        client.get(f"/phong-trao/{run.campaign.pk}/{page}/")


def test_a_merged_unit_s_matters_are_read_by_who_took_it_over(run: Run):
    one = recorded(run)
    successor = organisation()
    account = user_with(Role.HEAD, at=successor)
    assert browser(account).get(f"/su-viec/{one.pk}/").status_code == 404
    merge(sources=[run.unit], into=successor, on=date(2018, 6, 15), by=run.officer, reason="NQ 5")
    assert browser(account).get(f"/su-viec/{one.pk}/").status_code == 200
    assert value_of(run.commune, "conduct_violations") == 1

"""Inspections, items forwarded, lists from Excel and figures supplied, on pages."""

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.office.made import campaign, organisation, participant, user_with
from tests.office.records.acts import forwarded, recorded, value_of
from tests.office.records.conftest import Run
from tests.office.records.test_supplying import naming
from tests.papers.dossier.pdfs import pdf
from tests.web.components.drawing import words
from tests.web.pages.signed_in import browser
from thidua.office import clock
from thidua.office.campaigns.models import BodyRole
from thidua.office.facts.models import Version
from thidua.office.organisations.models import Role
from thidua.office.plans.queries import plan_of
from thidua.office.records.models import Forwarding, Inspection, Matter, State


def _workbook(*rows: list[str], name: str = "danh-sach.xlsx") -> SimpleUploadedFile:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return SimpleUploadedFile(name, content.getvalue())


def test_an_inspection_with_its_minutes_and_what_it_found_at_a_unit(run: Run):
    client, base = browser(run.officer), f"/phong-trao/{run.campaign.pk}/su-viec/kiem-tra/"
    told = {"body": "inspection_team", "visited_on": "06/06/2018", "others": "Ông Lê Mẫu", "number": "4/BB"}
    minutes = SimpleUploadedFile("bien-ban.pdf", pdf("Biên bản"), "application/pdf")
    assert client.post(f"{base}moi/", told | {"others": ""}).status_code == 422
    client.post(f"{base}moi/", told | {"minutes": minutes, "minutes_on": "07/06/2018"})
    one = Inspection.objects.get()
    url = f"/kiem-tra/{one.pk}/"
    found = {
        "act": "find", "body": "inspection_team", "participant": run.commune.pk, "nature": "reminder",
        "happened_on": "06/06/2018", "what": "Nhắc nhở bằng biên bản",
    }  # fmt: skip
    assert client.post(url, found).status_code == 302
    assert value_of(run.commune, "inspection_reminders") == 1
    unit = browser(user_with(Role.OFFICER, at=run.unit))
    page = words(unit.get(url).content.decode())
    assert ("Nhắc nhở bằng biên bản" in page, "Rút cuộc kiểm tra" in page) == (True, False)
    assert [unit.post(url, found).status_code, unit.get(f"/tep/{one.minutes_id}/").status_code] == [404, 200]
    client.post(url, {"act": "withdraw", "withdraw-reason": "Ghi hai lần"})
    assert value_of(run.commune, "inspection_reminders") is None


def test_items_forwarded_are_listed_by_their_clock_and_replied_to(run: Run):
    late, waiting = forwarded(run), forwarded(run, date(2018, 6, 14))
    client, url = browser(run.officer), f"/phong-trao/{run.campaign.pk}/su-viec/chuyen-den/"
    page = words(client.get(url).content.decode())
    assert "2 việc chưa trả lời · 1 việc muộn" in page
    assert [one.pk for one in client.get(f"{url}?tra-loi=muon").context["rows"]] == [late.pk]
    told = {"act": "reply", "reply-replied_on": "15/06/2018", "reply-reply": "9/CV"}
    assert client.post(f"/su-viec/{waiting.pk}/", told).status_code == 302
    assert Forwarding.objects.get(matter=waiting).reply == "9/CV"
    told = {"act": "extend", "extend-due_on": "20/06/2018", "extend-number": "5/TB", "extend-reason": "Phức tạp"}
    assert client.post(f"/su-viec/{late.pk}/", told).status_code == 302
    assert value_of(run.commune, "late_portal_replies") is None


def test_a_list_of_items_from_excel_is_shown_row_by_row_and_done_once(run: Run):
    heads = ["Đơn vị", "Nội dung", "Ngày nhận", "Ngày chuyển", "Ngày trả lời"]
    rows = [
        [run.commune.code, "Hỏi về đất", "04/06/2018", "05/06/2018", "11/06/2018"],
        [run.commune.name, "Hỏi về hộ tịch", "12/06/2018", "12/06/2018", ""],
        ["Nơi nào đó xa lạ", "Hỏi", "12/06/2018", "12/06/2018", ""],
        [run.commune.code, "Hỏi sai ngày", "12/06/2018", "31/06/2018", ""],
    ]
    client, url = browser(run.officer), f"/phong-trao/{run.campaign.pk}/su-viec/nhap/?so=forwarded_items"
    seen = client.post(url, {"file": _workbook(heads, *rows)})
    assert [one.verdict for one in seen.context["told"]] == ["make", "make", "refuse", "refuse"]
    assert Matter.objects.count() == 0
    carried = {"lines": seen.context["lines"]}
    client.post(url, carried | {"yes": "1"})
    assert value_of(run.commune, "late_portal_replies") == 1
    again = client.post(url, carried)
    assert [one.verdict for one in again.context["told"]] == ["same", "same", "refuse", "refuse"]
    assert Matter.objects.count() == 2


def test_a_list_is_recorded_for_the_body_that_is_chosen(run: Run):
    BodyRole.objects.create(campaign=run.campaign, body="home_affairs", organisation=run.office)
    client, url = browser(run.officer), f"/phong-trao/{run.campaign.pk}/su-viec/nhap/?so=conduct"
    first = client.get(url)
    names = [label for _, label, _ in first.context["kind"].choices]
    assert names == [plan_of(run.campaign.plan).bodies[one].label for one in ("office", "home_affairs")]
    assert first.context["kind"].chosen == "office"
    chosen = first.context["kind"].choices[1][2]
    rows = [["Đơn vị", "Nội dung", "Ngày", "Loại"], [run.commune.code, "Uống rượu", "05/06/2018", "Vi phạm"]]
    seen = client.post(chosen, {"file": _workbook(*rows)})
    assert f"Ghi nhận với tư cách: {names[1]}" in words(seen.content.decode())
    client.post(chosen, {"lines": seen.context["lines"], "yes": "1"})
    assert Matter.objects.get().body == "home_affairs"
    assert client.get(f"{url}&co-quan=portal").status_code == 404


def test_a_list_of_violations_names_whom_a_row_may_mean(run: Run):
    run.commune.name = "UBND xã Trường Hòa"
    run.commune.save()
    recorded(run)
    client, url = browser(run.officer), f"/phong-trao/{run.campaign.pk}/su-viec/nhap/?so=conduct"
    rows = [
        ["Đơn vị", "Nội dung vi phạm", "Ngày vi phạm", "Loại"],
        ["UBND xa Truong Hoa", "Uống rượu", "05/06/2018", ""],
    ]
    seen = client.post(url, {"file": _workbook(*rows)})
    (told,) = seen.context["told"]
    assert (told.verdict, told.candidates) == ("ask", [(run.commune.code, "UBND xã Trường Hòa")])
    carried = {"lines": seen.context["lines"], "row-2": run.commune.code, "yes": "1"}
    client.post(url, carried)
    assert value_of(run.commune, "conduct_violations") == 2


@pytest.fixture
def supplied():
    """The Front of Hương Lụa with its officer and a unit of which it supplies figures."""
    with clock.at(date(2026, 6, 15)):
        started = campaign(organisation(), "xa-huong-lua-2026")
        front = organisation()
        BodyRole.objects.create(campaign=started, body="front", organisation=front)
        unit = participant(started, group=next(iter(plan_of(started.plan).groups)))
        yield started, user_with(Role.OFFICER, at=front), unit


def test_figures_are_saved_together_and_what_is_refused_stays_typed(supplied):
    started, account, unit = supplied
    client, url = browser(account), f"/phong-trao/{started.pk}/su-viec/so-lieu/"
    assert "Số người được khảo sát" in words(client.get(url).content.decode())
    told = {f"o-{unit.pk}-surveyed": "120", f"o-{unit.pk}-satisfied": "nhiều", "reference": "Phiếu 3"}
    answer = client.post(url, told)
    assert (answer.status_code, value_of(unit, "surveyed"), value_of(unit, "satisfied")) == (422, 120, None)
    page = answer.content.decode()
    assert ('value="nhiều"' in page, "Cần một số nguyên" in words(page)) == (True, True)
    version = Version.objects.get(current=True)
    name = f"o-{unit.pk}-surveyed"
    theirs = {name: "130", f"{name}-thay": "0", f"{name}-truoc": ""}
    met = client.post(url, theirs)
    assert "Có người vừa ghi giá trị khác" in words(met.content.decode())
    assert value_of(unit, "surveyed") == 120
    assert client.post(url, theirs | {f"{name}-thay": str(version.pk), f"{name}-truoc": "120"}).status_code == 302
    assert value_of(unit, "surveyed") == 130


def test_figures_of_a_body_are_closed_to_others(supplied):
    started, _, unit = supplied
    client, url = browser(user_with(Role.HEAD, at=unit.organisation)), f"/phong-trao/{started.pk}/su-viec/so-lieu/"
    assert [client.get(url).status_code, client.post(f"{url}nhap/", {}).status_code] == [404, 404]


def test_figures_from_excel(supplied):
    started, account, unit = supplied
    client, url = browser(account), f"/phong-trao/{started.pk}/su-viec/so-lieu/nhap/?co-quan=front"
    labels = [plan_of(started.plan).facts[name].label for name in ("survey_held", "surveyed", "satisfied")]
    rows = [["Đơn vị", *labels, "Minh chứng"], [unit.code, "có", "120", "100", "Phiếu 3"]]
    seen = client.post(url, {"file": _workbook(*rows)})
    assert [one.verdict for one in seen.context["told"]] == ["make"]
    client.post(url, {"lines": seen.context["lines"], "yes": "1"})
    assert [value_of(unit, name) for name in ("survey_held", "surveyed", "satisfied")] == [True, 120, 100]
    assert client.get(f"{url}&mau=1").status_code == 200


def test_a_table_from_excel_says_in_which_cell_somebody_unknown_is_named():
    started, somebody, unit = naming()
    url = f"/phong-trao/{started.pk}/su-viec/so-lieu/nhap/?co-quan=inspection_team"
    client = browser(user_with(Role.OFFICER, at=started.owner))
    label = plan_of(started.plan).facts["unit"].label
    rows = [["Đơn vị", "Tên", label], [somebody.code, somebody.name, "Sở Nào đó"]]
    seen = client.post(url, {"file": _workbook(*rows)})
    for answer in (seen, client.post(url, {"lines": seen.context["lines"]})):
        (told,) = answer.context["told"]
        assert told.verdict == "refuse"
        assert f"«{label}» (trang «Sheet1», ô C2) ghi «Sở Nào đó»: Cần mã hoặc tên" in told.sentence
    rows[1][2] = unit.name
    seen = client.post(url, {"file": _workbook(*rows)})
    client.post(url, {"lines": seen.context["lines"], "yes": "1"})
    assert value_of(somebody, "unit") == unit.code
    again = client.post(url, {"lines": seen.context["lines"]})
    assert [one.verdict for one in again.context["told"]] == ["same"]


def test_who_withdraws_twice_is_told(run: Run):
    one = recorded(run)
    Matter.objects.filter(pk=one.pk).update(state=State.WITHDRAWN)
    told = {"act": "evidence", "evidence-reference": "1"}
    assert browser(run.officer).post(f"/su-viec/{one.pk}/", told).status_code == 404

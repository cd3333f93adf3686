"""Pages of results: figures with their reasons, previews, and what a unit sees of them."""

import csv
import io
from datetime import date
from fractions import Fraction

import openpyxl
import pytest
from django.urls import reverse

from tests.office.made import organisation, user_with
from tests.office.results.made import campaign_of
from tests.papers.dossier.pdfs import pdf
from tests.web.pages.results.reading import read, text
from tests.web.pages.signed_in import browser
from thidua.office.appraisals.models import Appraisal, Explaining
from thidua.office.facts.models import Origin, Version
from thidua.office.facts.services.stating import Proof, Stated, state
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Role
from thidua.office.results.models import Choice, Snapshot
from thidua.office.results.services.freezing import freeze
from thidua.office.results.services.working_out import up_to_date
from thidua.web.pages.results.figures import shown


def test_the_ranking_shows_each_total_with_a_link_to_its_reason(started, officer):
    page = text(read(officer, "results", started.pk))
    row = up_to_date(started).rows.get(position=1)
    link = reverse("result", args=[row.participant_id])
    for anchor, figure in (("tong", row.final), ("chi-tieu", row.criteria_total), ("tru", row.penalty)):
        assert f'<a href="{link}#{anchor}">{shown(figure)}</a>' in page
    assert "Bản xem trước." in page


def test_the_ranking_is_filtered_searched_and_sorted(started, officer):
    rows = up_to_date(started).rows

    def found(**query):
        return [one.code for one in read(officer, "results", started.pk, **query).context["rows"]]

    assert found(nhom="commune") == [one.code for one in rows.filter(group="commune")]
    one = rows.get(position=2)
    assert one.code in found(tim=one.name.lower())
    finals = [Fraction(rows.get(code=code).final or -1) for code in found(sap="diem")]
    assert finals == sorted(finals)
    assert set(found(**{"tinh-trang": "chua-xep"})) == {one.code for one in rows.all() if one.lacking}


@pytest.mark.parametrize(("name", "count"), [("results", 16), ("results_criteria", 16), ("results_places", 17)])
def test_a_page_takes_the_same_queries_for_one_row_and_for_three(name, count, django_assert_num_queries):
    started = campaign_of("hoa-thanh-2018", "hoa-thanh-2018")
    client, everybody = browser(user_with(Role.OFFICER, at=started.owner)), list(started.participants.all())
    for rows in (1, 3):
        for number, one in enumerate(everybody):
            one.left_on = None if number < rows else date(2018, 1, 1)
            one.save()
        read(client, name, started.pk)
        with django_assert_num_queries(count):
            page = read(client, name, started.pk)
        assert page.context["ranking"].summary["participants"] == rows


def test_a_reason_goes_down_to_the_fact_and_its_evidence(started, officer):
    row = up_to_date(started).rows.get(position=1)
    plan_fact = Version.objects.filter(participant=row.participant, fact="late_portal_replies")[0]
    proof = keep(pieces=[pdf("Biên bản")], name="bien-ban.pdf", owner=started.owner, by=None)
    stated = Stated(
        participant=row.participant, fact=plan_fact.fact, value=int(plan_fact.value) + 2, reason="Theo biên bản",
        evidence=[Proof(attachment=proof, reference="Biên bản 3, trang 2")],
    )  # fmt: skip
    # What appraisers accept they take over with its evidence, which is told once all the same.
    for origin in (Origin.MEASURED, Origin.APPRAISED):
        state(stated=[stated], origin=origin, by=None)
    page = text(read(officer, "result", row.participant_id))
    assert 'id="muc-late_replies"' in page
    assert "Số lần trả lời chậm thông tin cổng chuyển đến" in page
    link = f'<a href="{reverse("attachment", args=[proof.pk])}">bien-ban.pdf</a>; Biên bản 3, trang 2'
    assert page.count(link) == 1
    assert f"thay cho {plan_fact.value} lần (đơn vị tự báo cáo)" in page
    assert officer.get(reverse("attachment", args=[proof.pk])).status_code == 200


def test_each_cell_of_the_matrix_leads_to_a_reason_that_is_there(started, officer):
    matrix = read(officer, "results_criteria", started.pk).context["matrix"]
    row, points, final = matrix[0]
    page = text(read(officer, "result", row.participant_id))
    assert (len(points) > 3, final) == (True, shown(row.final))
    assert [name for name, value in points if value and f'id="muc-{name}"' not in page] == []


def test_a_unit_sees_its_own_alone_before_publication(started, unit):
    own, other = started.participants.all()[:2]
    page = text(read(unit, "results", started.pk))
    assert (own.name in page, other.name in page, "bản xem trước" in page) == (True, False, True)
    freeze(campaign=started, by=None)
    pages = [
        read(unit, "result", own.pk).status_code,
        read(unit, "result", other.pk).status_code,
        read(unit, "snapshot", Snapshot.objects.get().pk).status_code,
        read(unit, "results_criteria", started.pk).status_code,
    ]
    assert pages == [200, 404, 404, 404]


def test_a_unit_sees_what_was_appraised_once_that_is_told(started, unit):
    own, fact = started.participants.all()[0], "simplifications_proposed"
    before = up_to_date(started).rows.get(participant=own)
    found = Stated(participant=own, fact=fact, value=0, reason="Sổ không ghi đề xuất nào")
    state(stated=[found], origin=Origin.APPRAISED, by=None)
    lists = []

    def told():
        lists.append(text(read(unit, "results", started.pk)))
        page = read(unit, "result", own.pk)
        return "Theo số liệu đã khai." in text(page), page.context["account"].final

    as_said = told()
    opened = Explaining.objects.create(campaign=started, last_day=date(2030, 1, 1))
    as_found = told()
    after = up_to_date(started).rows.get(participant=own)
    assert (as_said, as_found) == ((True, shown(before.final)), (False, shown(after.final)))
    assert [shown(after.final) + " điểm" in one for one in lists] == [False, True]
    opened.delete()
    Appraisal.objects.create(participant=own, state=Appraisal.State.SETTLED)
    assert told() == as_found


def test_names_and_figures_of_others_are_not_told_to_a_unit_among_its_reasons(started):
    contest = up_to_date(started).summary["contests"][0]["participants"]
    own, other = (started.participants.get(code=code) for code in contest[:2])
    at_unit = browser(user_with(Role.OFFICER, at=own.organisation))
    page = text(read(at_unit, "result", own.pk))
    assert (other.name in page, "có chỗ hoặc đang tranh chỗ" in page) == (False, False)
    at_owner = browser(user_with(Role.OFFICER, at=started.owner))
    assert other.name in text(read(at_owner, "result", own.pk))


def test_a_choice_is_recorded_from_the_contest_and_taken_back(started, officer):
    contest = up_to_date(started).summary["contests"][0]
    one = started.participants.get(code=contest["participants"][0])
    link = f"{reverse('results_choose', args=[started.pk])}?doi-tuong={one.pk}&amp;hinh-thuc={contest['places'][0]}"
    assert link in text(read(officer, "results_places", started.pk))
    given = {"participant": one.pk, "award": contest["places"][0], "number": "3/BB", "day": "01/12/2018", "reason": "a"}
    assert officer.post(reverse("results_choose", args=[started.pk]), given).status_code == 302
    assert contest["places"][0] in up_to_date(started).rows.get(participant=one).awards
    held = {label: those for label, those, _ in read(officer, "results_places", started.pk).context["held"]}
    assert held["Giải Nhì"] == [(one.pk, one.name, True)]
    made = Choice.objects.get()
    assert officer.post(reverse("results_take_back", args=[made.pk]), {"reason": "Nhầm"}).status_code == 302
    assert up_to_date(started).summary["contests"][0] == contest


def test_charts_have_their_figures_beside_them(started, officer):
    row = up_to_date(started).rows.get(position=1)
    fact = Version.objects.filter(participant=row.participant, fact="late_portal_replies")[0]
    changed = Stated(participant=row.participant, fact=fact.fact, value=int(fact.value) + 4)
    state(stated=[changed], origin=Origin.APPRAISED, by=None)
    page = text(read(officer, "results_charts", started.pk))
    for key in ("phan-bo", "mat-diem", "theo-don-vi"):
        assert f'<figure class="chart" id="{key}">' in page
    now = up_to_date(started).rows.get(participant=row.participant)
    cells = [f'<td class="number">{shown(figure)}</td>' for figure in (row.final, now.final)]
    assert "".join(cells) in page
    assert ("<svg" in page, "style=" in page) == (True, False)


def test_the_workbook_and_the_table_hold_the_same_totals(started, officer):
    rows = {one.code: one for one in up_to_date(started).rows.all()}
    book = openpyxl.load_workbook(io.BytesIO(read(officer, "results_workbook", started.pk).content))
    lines = [[cell.value for cell in line] for line in book["Xếp hạng"].iter_rows(min_row=5)]
    assert {line[1]: line[7] for line in lines} == {
        code: float(Fraction(one.final)) if one.final else None for code, one in rows.items()
    }
    table = list(csv.DictReader(io.StringIO(read(officer, "results_csv", started.pk).content.decode("utf-8-sig"))))
    assert {line["Mã"]: line["Cuối cùng"] for line in table} == {code: shown(one.final) for code, one in rows.items()}


def test_a_name_that_looks_like_a_formula_is_none_in_the_table(started, officer):
    started.participants.filter(pk=started.participants.all()[0].pk).update(name="=1+1")
    lines = read(officer, "results_csv", started.pk).content.decode("utf-8-sig")
    assert ("'=1+1" in lines, ",=1+1" in lines) == (True, False)


@pytest.mark.parametrize(
    "plan", ["an-bien-2020", "cu-chi-2020", "long-thanh-2024", "thai-nguyen-2018-2020", "xa-huong-lua-2026"]
)
def test_the_pages_of_every_plan_open_with_the_reasons_of_all(plan):
    started = campaign_of(plan, plan)
    client = browser(user_with(Role.OFFICER, at=started.owner))
    for name in ("results", "results_criteria", "results_places", "results_charts", "snapshots", "results_freeze"):
        assert (name, read(client, name, started.pk).status_code) == (name, 200)
    for one in started.participants.all():
        assert (one.code, read(client, "result", one.pk).status_code) == (one.code, 200)
    frozen = freeze(campaign=started, by=None)
    assert read(client, "snapshot", frozen.pk).status_code == 200
    for row in frozen.rows.all():
        assert (row.code, read(client, "snapshot_row", row.pk).status_code) == (row.code, 200)


def test_an_empty_campaign_says_what_to_do_next():
    from tests.office.made import campaign

    made = campaign(organisation(), "hoa-thanh-2018")
    client = browser(user_with(Role.OFFICER, at=made.owner))
    assert "Chưa có ai để xếp" in text(read(client, "results", made.pk))
    refused = client.post(reverse("results_freeze", args=[made.pk]), {"seen": ""})
    assert (refused.status_code, "chưa có gì để chốt" in refused.content.decode()) == (422, True)

"""Pages of appraising: by participant, by part, fact by fact; accepting together; sharing out; explaining."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.office.appraisals.made import LATE, appraised, appraiser_at, judged, line_of
from tests.office.made import user_with
from tests.papers.dossier.pdfs import pdf
from tests.web.pages.signed_in import browser
from thidua.office import clock
from thidua.office.appraisals.models import Appraisal, Assignment, Explanation, Judgement
from thidua.office.appraisals.subjects import subjects_of
from thidua.office.facts.models import Origin
from thidua.office.facts.services.stating import Proof, Stated, state
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Membership, Role
from thidua.office.plans.queries import plan_of

pytestmark = pytest.mark.usefixtures("in_november")


@pytest.fixture
def appraiser(started):
    return appraiser_at(started[1])


@pytest.fixture
def client(appraiser):
    return browser(appraiser)


@pytest.fixture
def leader(started):
    return browser(user_with(Role.HEAD, at=started[1]))


@pytest.fixture
def head(unit):
    return browser(user_with(Role.HEAD, at=unit.organisation))


def _get(client, name, *args, **query):
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer


def _post(client, name, *args, **fields):
    return client.post(reverse(name, args=args), fields)


def _page(answer):
    return answer.content.decode()


def _subject(campaign):
    return next(name for name, one in subjects_of(plan_of(campaign.plan)).items() if LATE in one.facts)


@pytest.mark.parametrize(("name", "count"), [("appraisal", 14), ("appraisal_subject", 15)])
def test_a_list_takes_the_same_queries_for_one_row_and_for_three(name, count, django_assert_num_queries):
    campaign, place = appraised()
    client, everybody = browser(appraiser_at(place)), list(campaign.participants.exclude(facts=None).distinct())
    judged(everybody[0], "9", appraiser_at(place), reason="x")
    args = [campaign.pk, _subject(campaign)] if name == "appraisal_subject" else [campaign.pk]
    for rows in (1, 3):
        campaign.participants.update(left_on=date(2018, 1, 1))
        campaign.participants.filter(pk__in=[one.pk for one in everybody[:rows]]).update(left_on=None)
        with django_assert_num_queries(count):
            page = _get(client, name, *args)
        assert len(page.context["table"]) == rows


def test_a_participant_is_shown_with_both_values_and_both_points(client, unit, appraiser):
    base = line_of(unit).base
    assert base is not None
    before = base.value
    judged(unit, str(int(before) + 20), appraiser, reason="Theo sổ theo dõi")
    page = _get(client, "appraisal_of", unit.pk)
    part = next(one for one in page.context["parts"] if LATE in one.subject.facts)
    shown = next(one for one in part.lines if one.line.fact.id == LATE)
    assert (shown.said.split()[0], shown.found.split()[0]) == (before, str(int(before) + 20))
    assert part.own != part.found
    assert "Theo sổ theo dõi" in _page(page)


def test_the_list_is_filtered_and_sorted(client, started, unit, appraiser):
    judged(unit, "9", appraiser, reason="x")
    rows = _get(client, "appraisal", started[0].pk, **{"trang-thai": "in_hand"}).context["rows"]
    assert [one.pk for one in rows] == [unit.pk]
    rows = _get(client, "appraisal", started[0].pk, sap="-khac").context["rows"]
    assert next(iter(rows)) == unit
    subject = _get(client, "appraisal_subject", started[0].pk, _subject(started[0]), xet="khac").context["rows"]
    assert [one.pk for one in subject] == [unit.pk]


def test_a_fact_is_judged_on_its_page_with_a_file_and_leads_to_the_next(client, unit):
    mark = line_of(unit).mark
    fields: dict[str, object] = {"value": "9", "reason": "Theo sổ", "seen": mark}
    fields["documents"] = SimpleUploadedFile("so.pdf", pdf("Sổ"), "application/pdf")
    answer = _post(client, "appraisal_fact", unit.pk, LATE, **fields)
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"/phong-trao/doi-tuong/{unit.pk}/tham-dinh/")
    made = Judgement.objects.get()
    names = list(made.found.evidence.values_list("attachment__name", flat=True))
    assert (made.found.value, names, made.body) == ("9", ["so.pdf"], "home_affairs")


def test_what_is_refused_stays_as_typed_with_the_reason_at_its_field(client, unit):
    mark = line_of(unit).mark
    answer = _post(client, "appraisal_fact", unit.pk, LATE, value="rất nhiều", reason="Vì thế", seen=mark)
    assert (answer.status_code, Judgement.objects.count()) == (422, 0)
    assert 'value="rất nhiều"' in _page(answer)
    assert list(answer.context["form"].errors) == ["value"]
    answer = _post(client, "appraisal_fact", unit.pk, LATE, value="9", reason="", seen=mark)
    assert list(answer.context["form"].errors) == ["reason"]


def test_evidence_is_read_on_the_page_and_nowhere_else(client, unit):
    paper = keep(pieces=[pdf("Minh chứng")], name="a.pdf", owner=unit.organisation, by=None)
    stated = Stated(participant=unit, fact=LATE, value=4, evidence=[Proof(attachment=paper, reference="Số 3")])
    state(stated=[stated], origin=Origin.SELF_REPORTED, by=None)
    page = _page(_get(client, "appraisal_fact", unit.pk, LATE))
    address = f"{reverse('attachment', args=[paper.pk])}?xem=trang"
    assert f'<iframe class="proof-page" src="{address}#navpanes=0&amp;view=FitH"' in page
    answer = client.get(address)
    assert (answer.status_code, answer["X-Frame-Options"]) == (200, "SAMEORIGIN")
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    alone = client.get(f"{reverse('attachment', args=[paper.pk])}?xem=1")
    assert "frame-ancestors 'none'" in alone["Content-Security-Policy"]
    assert alone["X-Frame-Options"] == "DENY"


def test_all_of_a_participant_is_accepted_after_a_preview_with_the_count(client, started, unit, appraiser):
    judged(unit, "9", appraiser, reason="x")
    fields = {"doi-tuong": unit.pk, "ve": unit.pk}
    page = _post(client, "appraisal_accept", started[0].pk, **fields)
    preview = page.context["preview"]
    assert (page.status_code, Judgement.objects.count()) == (200, 1)
    assert f"Chấp nhận {len(preview.things)} số liệu" in _page(page)
    done = _post(client, "appraisal_accept", started[0].pk, **fields, **{"xac-nhan": preview.mark})
    assert done["Location"] == reverse("appraisal_of", args=[unit.pk])
    assert Judgement.objects.filter(differs=False).count() == len(preview.things) > 5
    assert line_of(unit).state == "differs"


def test_one_part_of_all_or_of_those_chosen_is_accepted(client, started):
    campaign, subject = started[0], _subject(started[0])
    rows = list(campaign.participants.filter(facts__fact=LATE).distinct())
    key = line_of(rows[0]).key
    page = _post(client, "appraisal_accept", campaign.pk, muc=subject, chon=key)
    assert len(page.context["preview"].things) == 1
    page = _post(client, "appraisal_accept", campaign.pk, muc=subject)
    mark = page.context["preview"].mark
    state(stated=[Stated(participant=rows[0], fact=LATE, value=66)], origin=Origin.SELF_REPORTED, by=None)
    again = _post(client, "appraisal_accept", campaign.pk, muc=subject, **{"xac-nhan": mark})
    assert (again.status_code, Judgement.objects.count()) == (200, 0)
    mark = again.context["preview"].mark
    _post(client, "appraisal_accept", campaign.pk, muc=subject, **{"xac-nhan": mark})
    assert Judgement.objects.filter(fact=LATE).count() == len(rows)


def test_nobody_accepts_for_their_own_body(started):
    campaign, place = started
    own = campaign.participants.exclude(facts=None)[0]
    own.organisation = place
    own.save()
    client = browser(appraiser_at(place))
    _post(client, "appraisal_accept", campaign.pk, **{"doi-tuong": own.pk})
    answer = _post(client, "appraisal_fact", own.pk, LATE, value="1", reason="x", seen=line_of(own).mark)
    assert (answer.status_code, Judgement.objects.count()) == (200, 0)
    assert "Bạn chỉ xem." in _page(answer)


def test_what_changed_after_it_was_judged_is_said_on_each_page(client, started, unit, appraiser):
    judged(unit, "9", appraiser, reason="x")
    state(stated=[Stated(participant=unit, fact=LATE, value=3)], origin=Origin.SELF_REPORTED, by=None)
    for name, args in (
        ("appraisal", [started[0].pk]),
        ("appraisal_of", [unit.pk]),
        ("appraisal_fact", [unit.pk, LATE]),
        ("appraisal_subject", [started[0].pk, _subject(started[0])]),
    ):
        assert "đã đổi sau khi thẩm định" in _page(_get(client, name, *args)).lower()


def test_parts_are_shared_out_and_who_left_is_listed(leader, started, appraiser):
    campaign, subject = started[0], _subject(started[0])
    assert _post(leader, "appraisal_sharing", campaign.pk, appraiser=appraiser.pk, subjects=subject).status_code == 302
    assert Assignment.objects.get().appraiser == appraiser
    Membership.objects.filter(person=appraiser.person).update(valid_to=clock.today() - timedelta(1))
    page = _page(_get(leader, "appraisal_sharing", campaign.pk))
    assert "Người được phân công không còn thẩm định" in page
    told = f"Đã phân công cho người không còn thẩm định: {appraiser.person.full_name} (1 mục)."
    assert told in _page(_get(leader, "appraisal", campaign.pk))
    _post(leader, "appraisal_sharing", campaign.pk, thoi=Assignment.objects.get().pk)
    assert Assignment.objects.get().ended_at is not None


def test_a_unit_sees_what_was_found_once_the_round_is_open_and_answers_once(leader, started, unit, appraiser, head):
    found = judged(unit, "9", appraiser, reason="Theo sổ theo dõi")
    assert "Theo sổ theo dõi" not in _page(_get(head, "explanation", unit.pk))
    days = {"last_day": "25/11/2018", "review_last_day": "30/11/2018"}
    assert _post(leader, "appraisal_round", started[0].pk, **days).status_code == 302
    page = _page(_get(head, "explanation", unit.pk))
    assert "Theo sổ theo dõi" in page
    assert "Gửi giải trình" in page
    fields: dict[str, object] = {f"noi-dung-{found.pk}": "Mạng hỏng hai ngày"}
    fields[f"tep-{found.pk}"] = SimpleUploadedFile("bb.pdf", pdf("Biên bản"), "application/pdf")
    assert _post(head, "explanation", unit.pk, **fields).status_code == 302
    made = Explanation.objects.get()
    assert (made.answers.get().text, made.late) == ("Mạng hỏng hai ngày", False)
    assert _post(head, "explanation", unit.pk, **fields).status_code == 200
    assert Explanation.objects.count() == 1
    client, file = browser(appraiser), made.answers.get().files.get().attachment
    assert "Mạng hỏng hai ngày" in _page(_get(client, "appraisal_fact", unit.pk, LATE))
    assert client.get(reverse("attachment", args=[file.pk])).status_code == 200


def test_an_officer_of_the_unit_reads_but_does_not_sign(leader, started, unit, appraiser):
    found = judged(unit, "9", appraiser, reason="Theo sổ")
    _post(leader, "appraisal_round", started[0].pk, last_day="25/11/2018")
    officer = browser(user_with(Role.OFFICER, at=unit.organisation))
    answer = _post(officer, "explanation", unit.pk, **{f"noi-dung-{found.pk}": "Vì"})
    assert (answer.status_code, Explanation.objects.count()) == (200, 0)
    assert "Theo sổ" in _page(answer)


def test_a_participant_is_settled_and_taken_up_again(client, started, unit):
    page = _post(client, "appraisal_accept", started[0].pk, **{"doi-tuong": unit.pk})
    _post(
        client, "appraisal_accept", started[0].pk,
        **{"doi-tuong": unit.pk, "xac-nhan": page.context["preview"].mark},
    )  # fmt: skip
    _post(client, "appraisal_settle", unit.pk)
    assert Appraisal.objects.get(participant=unit).state == Appraisal.State.SETTLED
    assert "Mở lại" in _page(_get(client, "appraisal_fact", unit.pk, LATE))
    _post(client, "appraisal_settle", unit.pk, reason="Có đơn mới")
    assert Appraisal.objects.get(participant=unit).state == Appraisal.State.IN_HAND


def test_the_round_is_closed_after_a_preview(leader, started, unit, appraiser):
    _post(leader, "appraisal_round", started[0].pk, last_day="25/11/2018")
    page = _post(leader, "appraisal_round", started[0].pk, dong="1")
    fields = {"dong": "1", "xac-nhan": page.context["preview"].mark}
    assert _post(leader, "appraisal_round", started[0].pk, **fields).status_code == 302
    assert "đã kết thúc" in _page(_get(leader, "appraisal", started[0].pk))


def test_judgements_of_no_use_after_an_amendment_are_named_and_taken_back(leader, started, unit, appraiser):
    made = judged(unit, "9", appraiser, reason="x")
    Judgement.objects.update(fact="so_lieu_cu")
    type(made.found).objects.filter(pk=made.found_id).update(fact="so_lieu_cu")
    assert "1 kết quả thẩm định không còn dùng được" in _page(_get(leader, "appraisal", started[0].pk))
    assert unit.name in _page(_get(leader, "appraisal_without_use", started[0].pk))
    fields = {"ket-qua": made.pk, "reason": "Kế hoạch đã bỏ số liệu này"}
    assert _post(leader, "appraisal_without_use", started[0].pk, **fields).status_code == 302
    assert Judgement.objects.filter(current=True).count() == 0


def test_a_plan_of_conditions_alone_is_appraised_by_them():
    campaign, place = appraised("cu-chi-2020")
    page = _page(_get(browser(appraiser_at(place)), "appraisal_subjects", campaign.pk))
    for gate in plan_of(campaign.plan).gates[:3]:
        assert gate.label in page

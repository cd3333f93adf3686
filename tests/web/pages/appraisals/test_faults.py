"""What people are shown when something changes under an appraisal; going from fact to fact; points as they count."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.office.appraisals.made import LATE, appraiser_at, judged, line_of, said_of
from tests.office.made import organisation, user_with
from tests.office.results.made import campaign_of
from tests.papers.dossier.pdfs import pdf
from tests.web.pages.signed_in import browser
from thidua.office import clock
from thidua.office.appraisals.services.explaining import open_round
from thidua.office.appraisals.subjects import subjects_of
from thidua.office.campaigns.models import BodyRole
from thidua.office.campaigns.services.grounds import Ground
from thidua.office.campaigns.services.moving import move_plan
from thidua.office.facts.models import Evidence, Origin
from thidua.office.facts.services.stating import Proof, Stated, state
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Role
from thidua.office.organisations.services.tree import merge
from thidua.office.plans.queries import plan_of
from thidua.office.plans.services import adopt
from thidua.office.results.services.working_out import up_to_date
from thidua.web.pages.results.figures import shown

pytestmark = pytest.mark.usefixtures("in_november")


@pytest.fixture
def by(started):
    return appraiser_at(started[1])


def _page(client, name, *args, **query):
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def _proved(unit, text):
    """The unit says the same with another file."""
    value = int(said_of(unit))
    paper = keep(pieces=[pdf(text)], name=f"{text}.pdf", owner=unit.organisation, by=None)
    stated = Stated(participant=unit, fact=LATE, value=value, evidence=[Proof(attachment=paper)])
    state(stated=[stated], origin=Origin.SELF_REPORTED, by=None)


def test_replaced_evidence_is_named_and_not_accepted_with_the_rest(started, unit, by):
    client = browser(by)
    _proved(unit, "so-cu")
    judged(unit, said_of(unit), by)
    _proved(unit, "so-moi")
    said = "Minh chứng đã thay sau khi thẩm định"
    for name in ("appraisal_of", "appraisal_fact"):
        assert said in _page(client, name, *([unit.pk] if name == "appraisal_of" else [unit.pk, LATE]))
    url, fields = reverse("appraisal_accept", args=[started[0].pk]), {"doi-tuong": unit.pk, "ve": unit.pk}
    preview = client.post(url, fields).context["preview"]
    named = f"{unit.name}: {line_of(unit).fact.label} ({said.lower()})"
    assert (named in preview.note, any(LATE in one for one in preview.things)) == (True, False)
    done = client.post(url, {**fields, "xac-nhan": preview.mark})
    assert [named in str(one) for one in get_messages(done.wsgi_request)] == [False, True]
    assert line_of(unit).state == "changed"
    judged(unit, said_of(unit), by)
    assert line_of(unit).state == "same"


def test_a_merged_unit_is_said_to_be_so_on_both_sides(started, unit, by):
    into = organisation(name="Xã Mới Lập")
    merge(sources=[unit.organisation], into=into, on=clock.today(), by=None, reason="Sắp xếp lại")
    client, head = browser(by), browser(user_with(Role.HEAD, at=into))
    told = [
        "Xã Mới Lập" in _page(client, name, *args)
        for name, args in (
            ("appraisal", [started[0].pk]), ("appraisal_of", [unit.pk]), ("appraisal_fact", [unit.pk, LATE]),
            ("appraisal_subject", [started[0].pk, "late_replies"]),
        )
    ]  # fmt: skip
    assert [*told, "sáp nhập vào <strong>Xã Mới Lập" in _page(head, "explanation", unit.pk)] == [True] * 5


def test_an_amendment_is_shown_to_who_appraises_with_what_comes_and_goes(started, unit, by):
    campaign = started[0]
    judged(unit, "3", by, fact="website_items", reason="Đếm lại")
    (file,) = campaign.plan.files
    text = file["text"].replace("website_items", "portal_items")
    text = text.replace("Số tin đăng trên trang", "Số bài đăng trên cổng")
    new = adopt(owner=campaign.owner, files=[(file["name"], text)], by=None, replaces=campaign.plan)
    move_plan(campaign=campaign, plan=new, ground=Ground(number="14/TB", day=clock.today(), reason="Bổ sung"), by=None)
    page = _page(browser(by), "appraisal", campaign.pk)
    assert "sửa đổi theo thông báo ngày 20/11/2018" in page
    assert "1 kết quả thẩm định không còn dùng được" in page
    page = _page(browser(user_with(Role.HEAD, at=started[1])), "appraisal_without_use", campaign.pk)
    assert ("<li>Số bài đăng trên cổng" in page, "<li>Số tin đăng trên trang" in page, "14/TB" in page) == (True,) * 3


def test_a_unit_reads_the_documents_on_which_a_change_rests(started, unit, by):
    head, paper = browser(user_with(Role.HEAD, at=unit.organisation)), pdf("Sổ theo dõi")
    fields = {"value": "19", "reason": "Theo sổ", "seen": line_of(unit).mark}
    file = SimpleUploadedFile("so-theo-doi.pdf", paper, "application/pdf")
    browser(by).post(reverse("appraisal_fact", args=[unit.pk, LATE]), {**fields, "documents": file})
    open_round(campaign=started[0], last_day=clock.today(), review_last_day=None, by=by)
    page = _page(head, "explanation", unit.pk)
    found = Evidence.objects.get(attachment__name="so-theo-doi.pdf").attachment_id
    link = reverse("attachment", args=[found])
    assert (f'<a href="{link}">so-theo-doi.pdf</a>' in page, head.get(link).status_code) == (True, 200)


def test_one_goes_down_a_part_from_unit_to_unit(started, unit, by):
    client, campaign = browser(by), started[0]
    rows = list(campaign.participants.filter(facts__fact=LATE).distinct().order_by("sort_key", "pk"))
    page = client.get(reverse("appraisal_subject", args=[campaign.pk, "late_replies"]))
    assert page.context["first_open"] == f"{reverse('appraisal_fact', args=[rows[0].pk, LATE])}?muc=late_replies"
    for one, after in zip(rows, [*rows[1:], None], strict=True):
        url = f"{reverse('appraisal_fact', args=[one.pk, LATE])}?muc=late_replies"
        form = client.get(url).context["form"]
        done = client.post(url, {name: form[name].value() or "" for name in ("value", "reason", "seen")})
        there = reverse("appraisal_fact", args=[after.pk, LATE]) if after else ""
        end = reverse("appraisal_subject", args=[campaign.pk, "late_replies"])
        assert done["Location"] == (f"{there}?muc=late_replies" if after else end)


@pytest.mark.parametrize("plan", ["xa-huong-lua-2026", "hoa-thanh-2018"])
def test_the_points_of_a_part_are_those_that_count_in_the_whole(plan):
    campaign, place = campaign_of(plan, plan), organisation()
    appraisal = plan_of(campaign.plan).appraisal
    assert appraisal is not None
    BodyRole.objects.create(campaign=campaign, body=appraisal.by[0], organisation=place, reads=True)
    client, rows = browser(appraiser_at(place)), {one.participant_id: one for one in up_to_date(campaign).rows.all()}
    compared = 0
    for name, subject in subjects_of(plan_of(campaign.plan)).items():
        if subject.kind != "criterion":
            continue
        for each in client.get(reverse("appraisal_subject", args=[campaign.pk, name])).context["table"]:
            points = rows[each["row"].pk].points.get(name)
            if points not in (None, "not_applicable"):
                assert (name, each["found"]) == (name, shown(points))
                compared += 1
    assert compared > 10

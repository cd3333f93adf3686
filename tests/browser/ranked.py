"""Hòa Thành with its results at each stage, for the pages of results."""

from datetime import date

from django.urls import reverse

from tests.office.made import organisation, user_with
from tests.office.results.made import hoa_thanh
from tests.papers.dossier.pdfs import pdf
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.models import Origin, Version
from thidua.office.facts.services.stating import Proof, Stated, state
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Organisation, Role
from thidua.office.results.models import Snapshot
from thidua.office.results.services.choosing import Minutes, choose
from thidua.office.results.services.freezing import freeze, publish
from thidua.office.results.services.working_out import up_to_date

FORMS = ("results", "results_criteria", "results_places", "results_charts", "snapshots", "results_freeze")


def ranked() -> list[tuple[str, str, str]]:
    """(name of the picture, sign-in name, address): before and after publication, for the standing body and a unit."""
    owner = organisation(name="Phòng Nội vụ huyện Mẫu")
    open_, done = _campaign(owner, "Thi đua năm 2018, đang xét"), _campaign(owner, "Thi đua năm 2018, đã công bố")
    body = user_with(Role.HEAD, Role.OFFICER, at=owner).username
    published = _published(done)
    _appraised(open_, 5)
    _appraised(done, 1)
    pages = [(name, body, reverse(name, args=[open_.pk])) for name in FORMS]
    contested = up_to_date(open_).summary["contests"][0]["participants"][0]
    one = open_.participants.get(code=contested)
    row = published.rows.get(position=1)
    unit, own = (_head_of(each) for each in (row.participant, one))
    corrected = freeze(campaign=done, by=None, reason="Bổ sung số lần trả lời chậm theo biên bản kiểm tra")
    return [
        *pages,
        ("result", body, reverse("result", args=[one.pk])),
        ("results_choose", body, reverse("results_choose", args=[open_.pk])),
        ("snapshot", body, reverse("snapshot", args=[published.pk])),
        ("snapshots_published", body, reverse("snapshots", args=[done.pk])),
        ("snapshot_publish", body, reverse("snapshot_publish", args=[corrected.pk])),
        ("results_again", body, reverse("results_freeze", args=[done.pk])),
        ("snapshot_row-unit", unit, reverse("snapshot_row", args=[row.pk])),
        ("snapshot-unit", unit, reverse("snapshot", args=[published.pk])),
        ("results-unit", unit, reverse("results", args=[done.pk])),
        ("result-unit", own, reverse("result", args=[one.pk])),
    ]


def _head_of(one: Participant) -> str:
    assert one.organisation is not None, "the table's participants have one each"
    return user_with(Role.HEAD, at=one.organisation).username


def _campaign(owner: Organisation, title: str) -> Campaign:
    started = hoa_thanh(owner)
    started.title = title
    started.save()
    for one in started.participants.all():
        Organisation.objects.filter(participations=one).update(name=one.name)
    return started


def _appraised(campaign: Campaign, number: int) -> None:
    """Some units answered late more often than they say."""
    proof = keep(pieces=[pdf("Biên bản")], name="bien-ban-kiem-tra.pdf", owner=campaign.owner, by=None)
    said = Version.objects.filter(participant__campaign=campaign, fact="late_portal_replies", current=True)
    state(
        stated=[
            Stated(
                participant=one.participant, fact=one.fact, value=int(one.value) + place, reason="Theo biên bản",
                evidence=[Proof(attachment=proof, reference=f"Biên bản số {place}, trang 2")],
            )
            for place, one in enumerate(said.select_related("participant")[:number], 1)
        ],
        origin=Origin.APPRAISED,
        by=None,
    )  # fmt: skip


def _published(campaign: Campaign) -> Snapshot:
    """Once the council has chosen; who lacks facts has left."""
    incomplete = up_to_date(campaign).summary["incomplete"]
    campaign.participants.filter(code__in=incomplete).update(left_on=date(2018, 12, 1))
    while contests := up_to_date(campaign).summary["contests"]:
        one = campaign.participants.get(code=contests[0]["participants"][0])
        minutes = Minutes(number="03/BB-HĐ", day=date(2018, 12, 3), reason="Nhiều sáng kiến được nhân rộng hơn")
        choose(participant=one, award=contests[0]["places"][0], minutes=minutes, by=None)
    paper = keep(pieces=[pdf("Quyết định")], name="quyet-dinh.pdf", owner=campaign.owner, by=None)
    frozen = freeze(campaign=campaign, by=None)
    return publish(snapshot=frozen, number="512/QĐ-UBND", dated=date(2018, 12, 10), paper=paper, by=None)

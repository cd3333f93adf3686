"""What the journey does not do by hand: the self-assessments of most units, and most of the appraisers' acceptance."""

from tests.browser.hoa_thanh.table import UNITS, expected, facts, typed
from tests.papers.dossier.pdfs import pdf
from thidua.office.access.standing import Standing, standing_of
from thidua.office.accounts.models import User
from thidua.office.appraisals.filters import participants_appraised
from thidua.office.appraisals.predicates import body_of
from thidua.office.appraisals.queries.lines import lines_of
from thidua.office.appraisals.services.judging import accept
from thidua.office.campaigns.models import Campaign, Participant, Way
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Role
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.facts_table import evidence_at, value_at
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.reading import Slot
from thidua.office.submissions.services.attaching import attach
from thidua.office.submissions.services.sending import send
from thidua.office.submissions.services.writing import Typed, save_cells

BY_HAND = ("Xã Long Hải", "Thị trấn Bình An", "Xã Phước Lộc")
"""Whose self-assessments people fill in on pages."""
CLAIMED = {"Chi nhánh đất đai": {"cases_returned_early_with_notice": 60}}
"""What a unit says of itself otherwise than the table has it."""
FORM = "self_assessment"


def rest_sent(campaign: int) -> int:
    """Everybody else has filled in and sent; one has put a paper beside the fact that will be doubted."""
    rest = Participant.objects.filter(
        campaign=campaign, name__in=[UNITS[one].name for one in UNITS if one not in BY_HAND]
    )
    for one in rest.select_related("organisation"):
        assert one.organisation is not None
        heading = one.organisation.memberships.filter(role=Role.HEAD)
        head = standing_of(User.objects.get(person__memberships__in=heading))
        _fill(one.sheets.get(key=FORM), head, next(key for key, unit in UNITS.items() if unit.name == one.name))
    return len(rest)


def rest_accepted(campaign: int, usernames: list[str]) -> int:
    """What these appraisers may still accept as it was said, they accept."""
    found = Campaign.objects.get(pk=campaign)
    return sum(_accept(found, User.objects.get_by_natural_key(one)) for one in usernames)


def _accept(campaign: Campaign, by: User) -> int:
    standing = standing_of(by)
    rows = participants_appraised(standing).filter(campaign=campaign)
    waiting = {one.key: one.mark for some in lines_of(campaign, rows).lines.values() for one in some}
    return accept(campaign=campaign, chosen=waiting, body=body_of(standing, campaign), by=by)


def _fill(sheet: Sheet, head: Standing, name: str) -> None:
    own = asked_by(sheet).facts
    assert own is not None
    said = {one: value for one, value in (facts()[name] | CLAIMED.get(name, {})).items() if one in own.own}
    cells: dict[Slot, str] = {}
    for number, (one, value) in enumerate(said.items(), 1):
        cells[value_at(one)] = typed(one, value)
        if own.own[one].evidence != "none":
            cells[evidence_at(one)] = f"Báo cáo {number}/BC ngày 05/12/2018, trang {number}"
    for criterion, points in (expected()[name].get("criteria") or {}).items():
        cells[FORM, criterion, "points"] = typed_points(points)
    save_cells(sheet=sheet, cells=[Typed(slot, text, 0) for slot, text in cells.items()], standing=head)
    for one in CLAIMED.get(name, {}):
        assert head.user is not None
        owner = sheet.participant.organisation
        assert owner is not None
        kept = keep(pieces=[pdf("Sổ theo dõi hồ sơ, trang 14")], name="so-theo-doi.pdf", owner=owner, by=head.user)
        attach(sheet=sheet, attachment=kept, label="Sổ theo dõi", fact=one, standing=head)
    sheet.refresh_from_db()
    send(sheet=sheet, way=Way.HEAD, revision=sheet.revision, standing=head, incomplete=True)


def typed_points(points: float) -> str:
    """Points as somebody types them."""
    return f"{points:g}".replace(".", ",")

"""Every plan without a level below goes through its pages from the catalogue to the last accepted sheet.

What is to be sent is asked of the plan (``rules.owed``), never of its name. Củ Chi, which has a level below, goes the
same way in ``tests/browser/test_cu_chi.py``.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle

import pytest
from django.urls import reverse

from tests.office.made import organisation
from tests.office.submissions.made import filled
from tests.web.journeys.at_a_browser import Somebody, paper_of
from thidua.catalogue import plan_files
from thidua.office import clock
from thidua.office.campaigns.models import Application, Campaign, Participant, Way
from thidua.office.organisations.models import Organisation, Role
from thidua.office.plans.reading import read_texts
from thidua.office.submissions.asked import OWN_TARGETS, asked_by
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.content import cells_of
from thidua.plan.model.plan import Plan
from thidua.rules.owed import BODY, Owed, owed

pytestmark = pytest.mark.slow

PLANS: dict[str, Plan] = {
    name: read_texts(((file.name, file.read_text(encoding="utf-8")),)) for name, file in plan_files().items()
}
WITHOUT_LEVELS = sorted(name for name, plan in PLANS.items() if plan.cascade is None or not plan.cascade.levels)
REASON = "Chưa ghi rõ kết quả; đề nghị bổ sung."
STARTS = date(2017, 1, 3)


@pytest.fixture(autouse=True)
def _files(tmp_path, settings):
    settings.FILES = tmp_path / "files"


@dataclass
class Unit:
    """Who takes part, with the people who act for it; ``bodies`` are those of the plan that it acts as."""

    place: Organisation
    kind: str
    group: str
    bodies: tuple[str, ...] = ()


class Office:
    """The standing body, and a unit for each kind in each group of the plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.place = organisation()
        self.officer = Somebody(Role.OFFICER, self.place)
        self.units = [
            Unit(organisation(self.place), kind, group.id, self._bodies(kind, group.id))
            for group in plan.groups.values()
            for kind in group.kinds
        ]
        competing = {body for unit in self.units for body in unit.bodies}
        self.reporting = {
            name: self.place if name == plan.issuer else organisation(self.place)
            for report in plan.reports.values()
            for name in report.by
            if name not in competing
        }
        """Bodies that take no part and send a report."""

    def _bodies(self, kind: str, group: str) -> tuple[str, ...]:
        """The bodies that report something and compete in a group: its unit is them."""
        reporting = {name for report in self.plan.reports.values() for name in report.by}
        inside = [one.id for one in self.plan.bodies.values() if one.id in reporting and group in one.competes_in]
        return tuple(inside) if kind == "collective" else ()

    def round(self) -> str:
        """The first round in which anybody has to send something; else the first."""
        whole = [one.id for one in self.plan.rounds.values() if not one.is_part]
        return next((one for one in whole if any(self.owed(unit, one) for unit in self.units)), whole[0])

    def owed(self, unit: Unit, round_id: str) -> tuple[Owed, ...]:
        """What the plan asks of a unit."""
        return owed(self.plan, round_id, unit.kind, unit.group, {}, bodies=unit.bodies)

    def owed_as(self, body: str, round_id: str) -> tuple[Owed, ...]:
        """What the plan asks of a body that takes no part."""
        return owed(self.plan, round_id, BODY, "", {}, bodies=(body,))

    def prepare(self) -> Campaign:
        """From the plan of the catalogue to the launched campaign."""
        officer, name = self.officer, self.plan.id
        begun = {"cach": "mau", "mau-plan": name, "mau-years": 0, "mau-owner": self.place.pk}
        draft = officer.send("plan_start", **begun)["draft"]
        version = officer.send("draft_adopt", draft)["version"]
        chosen = {"plan": f"{version}:{self.round()}", "title": f"Thi đua {name}"}
        key = officer.send("campaign_new", **chosen)["campaign"]
        acting: dict[str, object] = {f"body-{body}": place.pk for body, place in self.reporting.items()}
        acting |= {f"body-{body}": unit.place.pk for unit in self.units for body in unit.bodies}
        acting |= {f"body-{self.plan.issuer}": self.place.pk, "runs": self.plan.issuer}
        officer.send("campaign_bodies", key, **acting)
        asking = self.units[-1:] if len(self.units) > 1 and self.plan.groups[self.units[-1].group].joins_freely else []
        for unit in self.units[: len(self.units) - len(asking)]:
            self._invite(key, unit)
        officer.send("campaign_launch", key, number="01/KH", day=f"{clock.today():%d/%m/%Y}")
        for unit in asking:
            self._let_join(key, unit)
        return Campaign.objects.get(pk=key)

    def _let_join(self, key: int, unit: Unit) -> None:
        """Where the plan lets units join of their own accord, one asks to and is taken in."""
        self.officer.send("campaign_settings", key, title="Thi đua", ways=Way.values, self_joining="on")
        whom = f"{unit.group}/{unit.kind}"
        asked = {"organisation": unit.place.pk, "whom": whom, "name": "Trần Mẫu", "goals": "Xong trước hạn"}
        Somebody(Role.HEAD, unit.place).send("campaign_join", key, **asked)
        application = Application.objects.get(campaign=key).pk
        day = f"{clock.today():%d/%m/%Y}"
        self.officer.send("application", application, number="02/TB", day=day, reason="Đơn vị tự nguyện")

    def _invite(self, key: int, unit: Unit) -> None:
        if unit.kind == "collective":
            self.officer.send("participants_tree", key, group=unit.group, chon=[unit.place.pk])
            return
        given = {"code": unit.place.code, "name": f"Nguyễn Mẫu {unit.place.pk}", "organisation": unit.place.pk}
        self.officer.send("participants_one", key, whom=f"{unit.group}/{unit.kind}", **given)


@pytest.mark.parametrize("name", WITHOUT_LEVELS)
def test_a_plan_goes_from_the_catalogue_to_the_last_accepted_sheet(name):
    office = Office(PLANS[name])
    with clock.at(STARTS):
        campaign = office.prepare()
    ways = cycle(Way.values)
    for unit in office.units:
        participant = Participant.objects.get(campaign=campaign, organisation=unit.place)
        with clock.at(STARTS):
            head = Somebody(Role.HEAD, unit.place)
        wanted = office.owed(unit, campaign.round)
        own = [one for one in _sheets(participant) if one.key == OWN_TARGETS]
        assert sorted((one.key, one.part) for one in _sheets(participant)) == sorted(
            [(one.key, one.part) for one in wanted] + [(one.key, "") for one in own]
        )
        if not wanted and not own:
            assert "không yêu cầu đối tượng này gửi biểu hay báo cáo" in head.read("participant", participant.pk)
        for place, sheet in enumerate(_sheets(participant)):
            with clock.at(asked_by(sheet).last_day or STARTS + timedelta(days=place)):
                registered_and_accepted(sheet, head, office.officer, next(ways), returned=place == 0)
    _bodies_report(office, campaign)
    sheets = Sheet.objects.filter(participant__campaign=campaign)
    assert sheets.exclude(state=Sheet.State.ACCEPTED, late=False).count() == 0
    for board, sent in _boards(campaign).items():
        assert f"<strong>{sent}/{sent}</strong> đã gửi" in office.officer.read("campaign_board", campaign.pk, board)


def _bodies_report(office: Office, campaign: Campaign) -> None:
    """Each body that takes no part sends its report; what the standing body itself sends is recorded as received."""
    reporting = Participant.everybody.filter(campaign=campaign, kind=BODY)
    owing = {place.pk for name, place in office.reporting.items() if office.owed_as(name, campaign.round)}
    assert set(reporting.values_list("organisation", flat=True)) == owing
    for place in Organisation.objects.filter(pk__in=owing):
        with clock.at(STARTS):
            head = Somebody(Role.HEAD, place)
        for sheet in _sheets(reporting.get(organisation=place)):
            day = asked_by(sheet).last_day or STARTS
            receipt = {"received_on": f"{day:%d/%m/%Y}", "note": "Số đến 3"} if place == office.place else {}
            with clock.at(day):
                registered_and_accepted(sheet, head, office.officer, Way.HEAD, returned=True, **receipt)


def _boards(campaign: Campaign) -> dict[str, int]:
    """The deadlines of a campaign, each with its month where it recurs, and how many sheets are due by it."""
    sheets = Sheet.objects.filter(participant__campaign=campaign).exclude(deadline="")
    return Counter(f"{one.deadline}.{one.part}".rstrip(".") for one in sheets)


def _sheets(participant: Participant) -> list[Sheet]:
    return list(Sheet.objects.filter(participant=participant).order_by("part", "pk"))


def registered_and_accepted(
    sheet: Sheet, head: Somebody, body: Somebody, way: str, *, returned: bool, **receipt: str
) -> None:
    """One sheet filled in and sent, by the unit or from its paper, returned once where that is asked, and accepted."""
    sender = body if way == Way.ENTERED else head
    sender.send("sheet", sheet.pk, **dict(_typed(sheet)))
    assert "Đã điền đủ, các biểu khớp nhau." in sender.read("sheet", sheet.pk)
    for answer in ("tra", "nhan") if returned else ("nhan",):
        sheet.refresh_from_db()
        address = f"{reverse('sheet_send', args=[sheet.pk])}?cach={way}"
        sender.send_to(address, revision=sheet.revision, **paper_of(way))
        last = sheet.sendings.latest("pk").pk
        body.send("sheet_answer", sheet.pk, **{"sending": last, "tra-loi": answer, "reason": REASON} | receipt)
        if answer == "tra":
            assert REASON in head.read("sheet", sheet.pk)


def _typed(sheet: Sheet) -> Iterator[tuple[str, str]]:
    there = {slot: cell for slot, cell in cells_of(sheet).items() if cell.value}
    for slot, text in filled(asked_by(sheet), there).items():
        if slot not in there:
            yield "|".join(("o", *slot)), text
            yield "|".join(("b", *slot)), "0"

"""A district's campaign under the rubric of Hòa Thành for measuring: all said, most accepted, some found otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from django.db import transaction

from benchmarks.facts import ASKED, GROUPS, random_facts
from benchmarks.tables import names_of, participants
from benchmarks.web_data import account, office
from thidua.catalogue import plan_files
from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.appraisals.queries.lines import Line, lines_of
from thidua.office.appraisals.services.judging import accept, judge
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.services.joining import join, units
from thidua.office.campaigns.services.launching import launch
from thidua.office.campaigns.services.preparing import map_body, prepare
from thidua.office.facts.models import Origin
from thidua.office.facts.services.stating import Proof, Stated, state
from thidua.office.organisations.models import Organisation, Role
from thidua.office.plans.services.adopting import adopt
from thidua.rules.facts import Participant as Known

PLAN, BODY = "hoa-thanh-2018", "home_affairs"
CHANGED = "late_portal_replies"
"""The fact that appraisers find otherwise here: each reply that is late costs half a point."""
OTHERWISE, WAITING = 10, 20
"""One participant in so many was found to be later than it said; of one in so many nothing was judged yet."""


@dataclass(frozen=True, slots=True)
class Appraised:
    """The campaign, who appraises it, and one unit of which a fact was found otherwise, with its head."""

    campaign: Campaign
    officer: User
    unit: Participant
    head: User


def appraised_campaign(count: int) -> Appraised:
    """So many participants of all five groups with every fact that is asked of them."""
    everybody = _table(count)
    with transaction.atomic():
        owner = office("huyen", "UBND huyện Mẫu", None)
        officer = account("noi-vu", owner, Role.OFFICER)
        campaign = _launched(owner, officer, everybody)
        rows = {one.code: one for one in campaign.participants.exclude(kind="body")}
        for said in everybody.values():
            _say(rows[said.id], said)
        _appraise(campaign, list(rows.values()), officer)
        unit = campaign.participants.filter(judgements__differs=True)[0]
        assert unit.organisation is not None
        return Appraised(campaign, officer, unit, account("don-vi", unit.organisation, Role.HEAD))


def _table(count: int) -> Mapping[str, Known]:
    """The random facts, none missing."""
    arrays = random_facts(count)
    for name in names_of(arrays):
        asked = [GROUPS.index(group) for group in ASKED.get(name, GROUPS)]
        arrays[f"given: {name}"] = np.isin(arrays["group"], asked)
    return {one.id: one for one in participants(arrays, [f"dv-{number:04}" for number in range(count)])}


def _launched(owner: Organisation, officer: User, everybody: Mapping[str, Known]) -> Campaign:
    text = plan_files()[PLAN].read_text(encoding="utf-8")
    plan = adopt(owner=owner, files=[(f"{PLAN}.yaml", text)], by=officer)
    campaign = prepare(owner=owner, plan=plan, round_id="2018", title="Cải cách thủ tục hành chính", by=officer)
    map_body(campaign=campaign, body=BODY, organisation=owner, by=officer, runs=True)
    for group in GROUPS:
        places = [office(one.id, f"Đơn vị {one.id}", owner) for one in everybody.values() if one.group == group]
        if places:
            join(campaign=campaign, joiners=units(places, group), by=officer)
    launch(campaign=campaign, on=clock.today() - timedelta(days=30), number="101/KH", by=officer)
    campaign.refresh_from_db()
    return campaign


def _say(row: Participant, known: Known) -> None:
    state(
        stated=[
            Stated(
                participant=row,
                fact=name,
                value=given.value,
                place="Phiếu tự đánh giá",
                evidence=[Proof(reference=f"Báo cáo {row.pk}/BC, trang {page}")],
            )
            for page, (name, given) in enumerate(known.facts.items(), 1)
        ],
        origin=Origin.SELF_REPORTED,
        by=None,
    )


def _appraise(campaign: Campaign, rows: list[Participant], officer: User) -> None:
    lines = {pk: {one.fact.id: one for one in some} for pk, some in lines_of(campaign, rows).lines.items()}
    for number, row in enumerate(rows):
        if number % OTHERWISE == 0:
            find_later(lines[row.pk][CHANGED], officer)
    rest = [one for number, row in enumerate(rows) if number % WAITING for one in lines[row.pk].values()]
    accept(campaign=campaign, chosen={one.key: one.mark for one in rest}, body=BODY, by=officer)


def find_later(line: Line, officer: User) -> None:
    """Find one late reply more than a unit says."""
    assert line.base is not None
    later = str(int(line.base.value) + 1)
    judge(
        participant=line.participant, fact=CHANGED, text=later, reason="Theo sổ của Văn phòng", seen=line.mark,
        body=BODY, by=officer,
    )  # fmt: skip

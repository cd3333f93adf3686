"""Six campaigns, from the plan's adoption to where they stand today: every act by the person whose act it is."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from django.db import transaction

from demo.office.filling import fill
from demo.office.places import Founding, Town
from demo.office.plans import moved
from demo.office.stages import STAGES, Stage
from thidua.office import clock
from thidua.office.access.standing import standing_of
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Way
from thidua.office.campaigns.queries.owing import owed_across
from thidua.office.campaigns.services.joining import Joiner, join, units
from thidua.office.campaigns.services.launching import launch
from thidua.office.campaigns.services.preparing import map_bodies, prepare
from thidua.office.organisations.models import Organisation
from thidua.office.plans.queries import plan_of
from thidua.office.plans.services.adopting import adopt
from thidua.office.submissions.models import Sending, Sheet
from thidua.office.submissions.services.reviewing import accept_many, send_back
from thidua.office.submissions.services.sending import send

LEAD = timedelta(days=30)
"""A campaign was launched so long before its first day."""


def load(top: Organisation, admin: User, say: Callable[[str], None]) -> list[Town]:
    """Load everything below the province; one transaction for each campaign."""
    founding, today, towns = Founding(top, admin), clock.today(), []
    for stage in STAGES:
        with transaction.atomic():
            with clock.at(today - timedelta(days=200)):
                town = founding.town(stage)
            started = _campaign(town, today)
            _sheets(town, started, today)
        towns.append(town)
        say(f"  {started.title} ({stage.office}): {started.participants.count()} đối tượng · {stage.now}")
    return towns


def _campaign(town: Town, today: date) -> Campaign:
    stage = town.stage
    text = moved(stage.plan, stage.deadline, today + timedelta(days=stage.days))
    first = _launch_day(stage, today)
    with clock.at(first - timedelta(days=10)):
        version = adopt(owner=town.owner, files=[(f"{stage.plan}.yaml", text)], by=town.officer)
        plan = plan_of(version)
        started = prepare(
            owner=town.owner, plan=version, round_id=next(iter(plan.rounds)), title=plan.title, by=town.officer,
            self_joining=any(group.joins_freely for group in plan.groups.values()),
        )  # fmt: skip
        bodies = {stage.standing: (town.runner, True)}
        if "education_office" in plan.bodies:
            bodies["education_office"] = (town.units["unit"][0], False)
        map_bodies(campaign=started, mapping=bodies, by=town.officer)
        join(campaign=started, joiners=list(_joiners(town)), by=town.officer)
    if stage.launched:
        with clock.at(first):
            launch(campaign=started, on=first, number="15/KH-UBND (mẫu)", by=town.officer)
    started.refresh_from_db()
    return started


def _launch_day(stage: Stage, today: date) -> date:
    return today + min(timedelta(days=stage.days), timedelta(0)) - LEAD


def _joiners(town: Town) -> list[Joiner]:
    found = [one for group, those in town.units.items() for one in units(those, group)]
    for group, number in town.stage.individuals.items():
        offices = town.units[group]
        for index in range(number):
            office = offices[index % len(offices)]
            found.append(
                Joiner(
                    code=f"cn-{index + 1:03}", name=f"Cán bộ Mẫu số {index + 1}", kind="individual", group=group,
                    organisation=office,
                )
            )  # fmt: skip
    return found


def _sheets(town: Town, started: Campaign, today: date) -> None:
    """What has been sent by today: the registration by a share of all, and each report that is due or nearly so."""
    if not town.stage.launched:
        return
    random = Random(town.stage.plan)
    participants = list(started.participants.select_related("organisation"))
    owed = owed_across([started], participants)
    sheets = {
        (one.participant_id, one.key, one.part): one for one in Sheet.objects.filter(participant__campaign=started)
    }
    days: dict[tuple[str, str], date] = {}
    for those in owed.values():
        for one in those:
            if one.last_day is not None and one.last_day - today <= timedelta(days=10):
                days[one.key, one.part] = one.last_day
    for (key, part), last_day in sorted(days.items(), key=lambda one: one[1]):
        percent = town.stage.registered if key.startswith("registration") else town.stage.reported
        wanted = [one for one in participants if random.random() * 100 < percent]
        found = [sheet for one in wanted if (sheet := sheets.get((one.pk, key, part))) is not None]
        with clock.at(min(last_day - timedelta(days=2), today - timedelta(days=1))):
            _answer(town, [_sent(town, sheet, random) for sheet in found], random)
    _begin_drafts(town, started, random)


def _sent(town: Town, sheet: Sheet, random: Random) -> Sending:
    unit = sheet.participant.organisation_id
    standing = standing_of(town.heads[unit or 0])
    fill(sheet, standing, random)
    sheet.refresh_from_db()
    return send(sheet=sheet, way=Way.HEAD, revision=sheet.revision, standing=standing, incomplete=True)


def _answer(town: Town, sendings: list[Sending], random: Random) -> None:
    """Most are accepted, a few returned, a few wait."""
    by = standing_of(town.officer)
    accepted = []
    for one in sendings:
        drawn = random.random()
        if drawn < 0.75:
            accepted.append(one)
        elif drawn < 0.83:
            send_back(sending=one, reason="Đề nghị ghi rõ tên và thời gian hoàn thành từng việc.", standing=by)
    if accepted:
        accept_many(sendings=accepted, standing=by)


def _begin_drafts(town: Town, started: Campaign, random: Random) -> None:
    """Some have begun to write what they have not sent."""
    left = Sheet.objects.filter(participant__campaign=started, state=Sheet.State.DRAFT, revision=0)
    for sheet in left.select_related("participant").order_by("pk")[:12]:
        if random.random() < 0.5:
            fill(sheet, standing_of(town.heads[sheet.participant.organisation_id or 0]), random, share=0.4)

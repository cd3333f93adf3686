"""Six campaigns, from the plan's adoption to where they stand today: every act by the person whose act it is."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import islice
from random import Random

from django.db import transaction

from demo.office import happenings
from demo.office.answers import Answers
from demo.office.ideas import Ideas
from demo.office.names import places
from demo.office.places import Founding, Town
from demo.office.plans import shown_text
from demo.office.schools import found_schools, launch_schools
from demo.office.stages import STAGES, Stage
from demo.office.stories import STORIES
from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.services.joining import Joiner, join, units
from thidua.office.campaigns.services.launching import launch
from thidua.office.campaigns.services.preparing import map_bodies, prepare
from thidua.office.organisations.models import Organisation
from thidua.office.plans.queries import plan_of
from thidua.office.plans.services.adopting import adopt

FOUNDED = timedelta(days=500)
"""Offices and people are there since so long before today."""


def load(top: Organisation, admin: User, say: Callable[[str], None]) -> list[Town]:
    """Load everything below the province; one transaction for each campaign."""
    founding, today, towns = Founding(top, admin), clock.today(), []
    for stage in STAGES:
        with transaction.atomic():
            with clock.at(today - FOUNDED):
                town = founding.town(stage)
                if stage.schools:
                    found_schools(founding, town, town.units["unit"][0], islice(places(), 80, None))
            started = _campaign(founding, town, today)
            _so_far(founding, town, started, today)
        towns.append(town)
        say(f"  {started.title} ({stage.office}): {started.participants.count()} đối tượng · {stage.now}")
    return towns


def _campaign(founding: Founding, town: Town, today: date) -> Campaign:
    stage = town.stage
    text = shown_text(stage, today)
    first = _launch_day(stage, today)
    with clock.at(first - timedelta(days=10)):
        version = adopt(owner=town.owner, files=[(f"{stage.plan}.yaml", text)], by=town.officer)
        plan = plan_of(version)
        started = prepare(
            owner=town.owner, plan=version, round_id=next(iter(plan.rounds)), title=plan.title, by=town.officer,
            self_joining=any(group.joins_freely for group in plan.groups.values()),
        )  # fmt: skip
        map_bodies(campaign=started, mapping=_bodies(founding, town), by=town.officer)
        join(campaign=started, joiners=list(_joiners(town)), by=town.officer)
    with clock.at(first):
        launch(campaign=started, on=first, number="15/KH-UBND (mẫu)", by=town.officer)
    started.refresh_from_db()
    return started


def _bodies(founding: Founding, town: Town) -> dict[str, tuple[Organisation, bool]]:
    """Who acts as which body of the plan, and whether it runs the campaign."""
    stage, units = town.stage, town.units
    acting = {stage.standing: town.runner}
    match stage.plan:
        case "cu-chi-2020":
            acting["education_office"] = units["unit"][0]
        case "hoa-thanh-2018":
            office, inspectors = units["one_stop_office"][0], units["inspectorate"][0]
            acting |= {"office": office, "portal": office, "inspection_team": inspectors, "council": town.owner}
        case "long-thanh-2024":
            acting |= {"steering_committee": town.owner, "council": town.owner}
        case "xa-huong-lua-2026":
            front = founding.office(f"{stage.code}-mt", "Ủy ban MTTQ xã Hương Lúa (mẫu)", town.owner, stage.level)
            culture, inspectors, *_ = units["offices"]
            acting |= {"culture": culture, "inspectors": inspectors, "front": front, "council": town.owner}
    return {body: (place, body == stage.standing) for body, place in acting.items()}


def _launch_day(stage: Stage, today: date) -> date:
    return today + timedelta(days=min(stage.days, 0) - stage.lead)


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


def _so_far(founding: Founding, town: Town, started: Campaign, today: date) -> None:
    """All that has come of a launched campaign by today."""
    stage, ideas = town.stage, Ideas()
    always = (
        frozenset(started.participants.filter(organisation=town.units["unit"][0]).values_list("pk", flat=True))
        if stage.schools
        else frozenset()
    )
    share = stage.registered, stage.reported
    Answers(started, town.heads, town.officer, share, ideas, today, Random(stage.plan), always).come_in()
    if (tell := STORIES.get(stage.plan)) is not None:
        tell(founding, town, started, today)
    if stage.schools:
        launch_schools(town, started, ideas, today)
        happenings.describe_initiatives(town, started, today)
        happenings.hand_over_duties(founding, town, today)
        happenings.begin_next_year(town, started, today)
    if stage.reminded:
        happenings.remind_missing(town, started, stage.deadline, today - timedelta(days=1))
    if started.self_joining:
        happenings.ask_to_join(founding, town, started, today)
        happenings.give_more_time(town, started, stage.deadline, today)

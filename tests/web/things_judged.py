"""Makers of what is recorded, appraised and ranked, for ``things``."""

from datetime import date

from tests.papers.dossier.pdfs import pdf
from tests.web.world import OWNER, OWNER_AND_UNIT, Thing, World
from thidua.office.campaigns.models import BodyRole, Campaign, Participant
from thidua.office.files.services.keeping import keep
from thidua.office.records.services.inspecting import Visit, find, inspect
from thidua.office.records.services.recording import Happening, record_matter
from thidua.office.results.models import Choice, Row, Snapshot
from thidua.office.results.services.freezing import freeze


def appraised_campaign(world: World) -> Thing:
    """One in which the owner acts as a body that appraises."""
    BodyRole.objects.get_or_create(campaign=world.campaign, body="home_affairs", organisation=world.owner)
    return Thing(world.campaign.pk, OWNER, {Campaign: world.campaign})


def appraised(world: World) -> Thing:
    appraised_campaign(world)
    return Thing(world.participant.pk, OWNER, {Participant: world.participant, Campaign: world.campaign})


def matter(world: World) -> Thing:
    """A complaint about the unit, recorded by the owner for a body that nobody acts as."""
    told = Happening(
        participant=world.participant, nature="complaint", what="Thu thừa phí", happened_on=date(2020, 5, 6)
    )
    made = record_matter(
        campaign=world.campaign, book="violations", body="home_affairs", happening=told, by=world.officer
    )
    return Thing(made.pk, OWNER_AND_UNIT, {Campaign: world.campaign, Participant: world.participant})


def inspection(world: World) -> Thing:
    """A visit that found something at the unit."""
    visit = Visit(visited_on=date(2020, 5, 6), others="Ông Mẫu")
    made = inspect(campaign=world.campaign, book="inspections", body="home_affairs", visit=visit, by=world.officer)
    told = Happening(participant=world.participant, nature="remark", what="Niêm yết thiếu", happened_on=made.visited_on)
    find(inspection=made, happening=told, by=world.officer)
    return Thing(made.pk, OWNER_AND_UNIT, {Campaign: world.campaign})


def choice(world: World) -> Thing:
    made = Choice.objects.create(
        campaign=world.campaign,
        participant=world.participant,
        award="a",
        reason="b",
        number="1",
        happened_on="2020-05-06",
    )
    return Thing(made.pk, OWNER, {Campaign: world.campaign})


def snapshot(world: World) -> Thing:
    """One that is not published: only for those who work on the campaign."""
    made = freeze(campaign=world.campaign, by=world.officer, reason="Chốt lại")
    return Thing(made.pk, OWNER, {Snapshot: made, Campaign: world.campaign})


def frozen_row(world: World) -> Thing:
    """Of a published list, whatever a council has still to decide; its reasons are for the unit itself."""
    made = freeze(campaign=world.campaign, by=world.officer, reason="Chốt lại")
    paper = keep(pieces=[pdf("Mẫu")], name="mau.pdf", owner=world.owner, by=None)
    on = {"paper_number": "1/QĐ", "paper_dated": made.frozen_on, "paper": paper, "published_on": made.frozen_on}
    Snapshot.objects.filter(pk=made.pk).update(**on)
    row = Row.objects.select_related("snapshot").get(snapshot=made, participant=world.participant)
    return Thing(row.pk, OWNER_AND_UNIT, {Row: row, Participant: world.participant, Campaign: world.campaign})

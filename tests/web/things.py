"""What the parameters of addresses stand for in the walk of ``test_access``: one maker for each name.

Whoever adds a parameter adds its maker to ``MAKERS``: a function of the world that makes the thing, and says which of
the groups of people may see it at all. Names of parameters are therefore those of the thing (``campaign``, ``draft``),
never ``pk``. A predicate of ``office.access.predicates`` that a page with parameters is open to stands in ``ABOUT``,
with the kind of thing that it is asked about.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.utils.crypto import get_random_string
from rules.predicates import Predicate

from tests.office.made import campaign, organisation, person, user, user_with
from tests.papers.dossier.pdfs import pdf
from tests.web import things_judged
from tests.web.world import ALL, IN_THE_CAMPAIGN, INSIDERS, OWNER, OWNER_AND_UNIT, Group, Thing, World
from thidua.office.access import predicates
from thidua.office.accounts.models import AccessLink
from thidua.office.accounts.services import issue_link
from thidua.office.appraisals import predicates as appraisals
from thidua.office.campaigns.models import Application, Campaign, Participant
from thidua.office.files.services.keeping import keep
from thidua.office.initiatives.models import Evidence, Initiative, Pair
from thidua.office.jobs.models import Job
from thidua.office.journal.models import Entry
from thidua.office.journal.services import record
from thidua.office.mail.services.writing import write
from thidua.office.organisations.models import Organisation, Person, Role
from thidua.office.plans.models import PlanDraft, PlanVersion
from thidua.office.plans.services import start_from_shipped
from thidua.office.reminders.models import ShortLink
from thidua.office.reminders.services.feeds import make_feed
from thidua.office.results import predicates as results
from thidua.office.results.models import Row, Snapshot
from thidua.office.submissions.models import Cell, CellVersion, SheetFile
from thidua.office.submissions.services.opening import open_sheets


def _campaign(world: World) -> Thing:
    return Thing(world.campaign.pk, IN_THE_CAMPAIGN, {Campaign: world.campaign, Organisation: world.owner})


def _participant(world: World) -> Thing:
    return Thing(world.participant.pk, OWNER_AND_UNIT, {Participant: world.participant, Campaign: world.campaign})


def _organisation(world: World) -> Thing:
    return Thing(world.owner.pk, OWNER, {Organisation: world.owner})


def _account(world: World) -> Thing:
    return Thing(world.keeper.pk, OWNER, {Person: world.keeper.person})


def _entry(world: World) -> Thing:
    entry = record(act="organisations.found", actor=None, owner=world.owner, personal={"tên": "Mẫu"})
    return Thing(entry.pk, OWNER, {Entry: entry})


def _value(world: World) -> Thing:
    entry = record(act="organisations.found", actor=None, owner=world.owner, personal={"tên": "Mẫu"})
    both = user_with(Role.AUDITOR, Role.ADMINISTRATOR, at=world.owner)
    world.insiders.append(both)
    return Thing(entry.personal_values.get().pk, INSIDERS, {Entry: entry})


def _membership(world: World) -> Thing:
    held = world.keeper.person.memberships.get()
    return Thing(held.pk, OWNER, {Person: world.keeper.person})


def _person(world: World) -> Thing:
    somebody = person(organisation=world.owner)
    return Thing(somebody.pk, OWNER, {Person: somebody})


def _session(world: World) -> Thing:
    account, key = user(), get_random_string(32)
    session = UserSession.objects.create(user=account, ip="127.0.0.1", session_key=key)
    SessionStore(key).save(must_create=True)
    world.insiders.append(account)
    return Thing(session.pk, INSIDERS)


def _job(world: World) -> Thing:
    account = user()
    world.insiders.append(account)
    return Thing(Job.objects.create(kind="mail.deliver", started_by=account).pk, INSIDERS)


def _key(world: World) -> Thing:
    return Thing(issue_link(account=user(), purpose=AccessLink.Purpose.RESET, by=None)[1], ALL)


def _application(world: World) -> Thing:
    asked = Application.objects.create(
        campaign=world.campaign,
        organisation=world.unit,
        kind="collective",
        group="unit",
        name="Đơn vị xin tham gia",
        made_by=world.officer,
    )
    return Thing(asked.pk, OWNER, {Campaign: world.campaign})


def _open_campaign(world: World) -> Thing:
    """One that lets the units below its owner join of their own accord."""
    above = world.unit.parent or organisation()
    world.unit.parent, world.unit.path = above, above.below
    world.unit.save()
    started = campaign(above, "thai-nguyen-2018-2020", self_joining=True)
    return Thing(started.pk, frozenset({"unit"}), {Campaign: started})


def _draft(world: World) -> Thing:
    """Of a plan that scores and classes, so that no tab of the editor is empty."""
    made = start_from_shipped(owner=world.owner, plan_id="xa-huong-lua-2026", by=world.officer)
    return Thing(made.pk, OWNER, {PlanDraft: made, Organisation: world.owner})


def _version(world: World) -> Thing:
    """The plan of the campaign: read by all who take part, written on by the owner."""
    return Thing(world.campaign.plan_id, IN_THE_CAMPAIGN, {PlanVersion: world.campaign.plan})


def _written_version(world: World) -> Thing:
    return Thing(world.campaign.plan_id, OWNER, {Organisation: world.owner})


def _sheet(world: World) -> Thing:
    open_sheets(campaign=world.campaign, by=None)
    key = world.participant.sheets.get(key="registration").pk
    return Thing(key, OWNER_AND_UNIT, {Participant: world.participant, Campaign: world.campaign})


def _own_sheet(world: World) -> Thing:
    """The self-assessment of the unit, in which nobody else uses again what it has sent."""
    open_sheets(campaign=world.campaign, by=None)
    key = world.participant.sheets.get(key="self_assessment").pk
    return Thing(key, frozenset({"unit"}), {Participant: world.participant, Campaign: world.campaign})


def _cell_version(world: World) -> Thing:
    """A value that met a newer one, and between which nobody has chosen yet."""
    cell = Cell.objects.create(sheet_id=_sheet(world).key, form="bieu_1", row="direction", column="note", value="a")
    return Thing(CellVersion.objects.create(cell=cell, version=1, value="b", applied=False).pk, OWNER_AND_UNIT)


def _attachment(world: World) -> Thing:
    kept = keep(pieces=[pdf("Mẫu")], name="mau.pdf", owner=world.unit, by=None)
    SheetFile.objects.create(sheet_id=_sheet(world).key, attachment=kept)
    return Thing(kept.pk, frozenset({"unit"}))


def _sheet_file(world: World) -> Thing:
    attachment = _attachment(world).key
    return Thing(SheetFile.objects.get(attachment=attachment).pk, OWNER_AND_UNIT)


def _workbook(world: World) -> Thing:
    return Thing(_attachment(world).key, OWNER_AND_UNIT)


def _initiative(world: World, participant: Participant | None = None) -> Thing:
    made = Initiative.objects.create(participant=participant or world.participant, name="Khoán chi")
    return Thing(made.pk, OWNER_AND_UNIT, {Participant: world.participant})


def _own_initiative(world: World) -> Thing:
    return Thing(_initiative(world).key, frozenset({"unit"}), {Participant: world.participant})


def _evidence(world: World) -> Thing:
    kept = keep(pieces=[pdf("Mẫu")], name="mau.pdf", owner=world.unit, by=None)
    made = Evidence.objects.create(initiative_id=_initiative(world).key, attachment=kept)
    return Thing(made.pk, OWNER_AND_UNIT, {Participant: world.participant})


def _pair(world: World) -> Thing:
    first, second = (_initiative(world, one).key for one in (world.participant, world.other_participant))
    made = Pair.objects.create(first_id=first, second_id=second, likeness=100)
    return Thing(made.pk, OWNER, {Campaign: world.campaign})


def _board(world: World) -> Thing:
    open_sheets(campaign=world.campaign, by=None)
    return Thing("registration", ALL)


def _code(world: World) -> Thing:
    open_sheets(campaign=world.campaign, by=None)
    link = ShortLink.objects.create(
        code=get_random_string(10, "abcdef"), participant=world.participant, deadline="registration"
    )
    return Thing(link.code, OWNER_AND_UNIT)


def _message(world: World) -> Thing:
    made = write(key="thu", to="a@mau.example", subject="Nhắc", body="…", owner=world.owner)
    return Thing(made.pk, OWNER, {Campaign: world.campaign})


MAKERS: dict[str, Callable[[World], Thing]] = {
    "account": _account,
    "application": _application,
    "appraised": things_judged.appraised,
    "appraised_campaign": things_judged.appraised_campaign,
    "attachment": _attachment,
    "board": _board,
    "campaign": _campaign,
    "draft": _draft,
    "cell_version": _cell_version,
    "choice": things_judged.choice,
    "code": _code,
    "entry": _entry,
    "evidence": _evidence,
    "fact": lambda world: Thing("issued_plan_and_launched", ALL),
    "feed": lambda world: Thing(make_feed(account=user()), ALL),
    "guide": lambda world: Thing("don-vi", ALL),
    "picture": lambda world: Thing("theo-doi", ALL),
    "frozen_row": things_judged.frozen_row,
    "initiative": _initiative,
    "inspection": things_judged.inspection,
    "job": _job,
    "key": _key,
    "matter": things_judged.matter,
    "membership": _membership,
    "message": _message,
    "open_campaign": _open_campaign,
    "organisation": _organisation,
    "pair": _pair,
    "own_initiative": _own_initiative,
    "own_sheet": _own_sheet,
    "participant": _participant,
    "person": _person,
    "section": lambda world: Thing("thang-diem", ALL),
    "session": _session,
    "sheet": _sheet,
    "sheet_file": _sheet_file,
    "snapshot": things_judged.snapshot,
    "subject": lambda world: Thing("dk-1", ALL),
    "value": _value,
    "workbook": _workbook,
    "version": _version,
    "written_version": _written_version,
}
"""By the name of the parameter; one line for each, in the order of the alphabet."""

ABOUT: dict[Predicate, type | None] = {
    predicates.is_signed_in: None,
    predicates.administers: Organisation,
    predicates.audits: Organisation,
    predicates.keeps_person: Person,
    predicates.reads_entry: Entry,
    predicates.reads_plan: PlanVersion,
    predicates.writes_plans: Organisation,
    predicates.runs: Campaign,
    predicates.works_on: Campaign,
    predicates.sees: Campaign,
    predicates.sees_records: Campaign,
    predicates.may_ask_to_join: Campaign,
    predicates.fills: Participant,
    predicates.signs: Participant,
    predicates.reads_participant: Participant,
    predicates.reviews: Participant,
    appraisals.appraises: Participant,
    appraisals.appraises_in: Campaign,
    appraisals.leads_appraisal: Campaign,
    appraisals.sees_appraisal: Campaign,
    appraisals.sees_appraisal_of: Participant,
    appraisals.sees_scores_of: Participant,
    results.reads_snapshot: Snapshot,
    results.reads_reasons: Row,
}
"""The class that each predicate is asked about; None: about nothing, so that only the group decides."""


def things_of(world: World, names: Mapping[str, Any]) -> dict[str, Thing]:
    """The thing of each parameter of an address, by its name. One address names things that belong together."""
    return {name: MAKERS[name](world) for name in names}


def may_reach(world: World, who: Predicate | None, group: Group | None, standing: Any, things: Sequence[Thing]) -> bool:
    """Whether a page on these things may open itself to somebody of a group."""
    if who is None:
        return True
    if any(group not in thing.seen_by for thing in things):
        return False
    about = ABOUT[who]
    asked = [thing.kinds[about] for thing in things if about is not None and about in thing.kinds]
    return who.test(standing) and all(who.test(standing, one) for one in asked)

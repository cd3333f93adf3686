"""Each permission as a small named predicate over a standing and a thing; ``access.filters`` says the same for queries.

``rules`` joins them with ``|`` and ``&``. A predicate asked about nothing (``None``) answers whether the permission is
held anywhere.
"""

from rules import predicate

from thidua.office.access.standing import Standing
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.journal.models import Entry
from thidua.office.organisations.models import Organisation, Person, Role
from thidua.office.plans.models import PlanVersion

READERS = (Role.OFFICER, Role.HEAD, Role.APPRAISER, Role.COUNCIL_MEMBER, Role.SECRETARY, Role.DECISION_MAKER)
WATCHERS = (Role.OBSERVER, Role.AUDITOR)
RECORDERS = (Role.OFFICER, Role.HEAD, Role.APPRAISER, Role.SECRETARY)
"""Who records for a body of the plan, and supplies its figures."""


@predicate
def is_signed_in(standing: Standing) -> bool:
    """Anybody with an account."""
    return standing.user is not None


@predicate
def administers(standing: Standing, organisation: Organisation | None = None) -> bool:
    """Keeps the organisation's people and accounts."""
    if organisation is None:
        return bool(standing.where(Role.ADMINISTRATOR))
    return standing.holds(Role.ADMINISTRATOR, organisation.pk)


@predicate
def audits(standing: Standing, organisation: Organisation | None = None) -> bool:
    """Reads the journal of what the organisation owns."""
    if organisation is None:
        return bool(standing.where(Role.AUDITOR))
    return standing.holds(Role.AUDITOR, organisation.pk)


@predicate
def writes_plans(standing: Standing, organisation: Organisation | None = None) -> bool:
    """Writes plans that the organisation owns."""
    places = standing.where(Role.OFFICER, Role.HEAD)
    return bool(places) if organisation is None else organisation.pk in places


@predicate
def runs(standing: Standing, campaign: Campaign | None = None) -> bool:
    """Acts for the standing body: an officer or head of the owner, or of an organisation that runs it."""
    places = standing.where(Role.OFFICER, Role.HEAD)
    if campaign is None:
        return bool(places)
    running = {body.organisation_id for body in campaign.bodies.all() if body.runs}
    return campaign.owner_id in places or not running.isdisjoint(places)


@predicate
def works_on(standing: Standing, campaign: Campaign | None = None) -> bool:
    """Holds a role in it: at the owner, at a standing body, or at a body that the plan lets read what all sent."""
    places = standing.where(*READERS, *WATCHERS)
    if campaign is None:
        return bool(places)
    acting = {body.organisation_id for body in campaign.bodies.all() if body.runs or body.reads}
    return campaign.owner_id in places or not acting.isdisjoint(places)


@predicate
def acts_in(standing: Standing, campaign: Campaign | None = None) -> bool:
    """Acts for a body of its plan, standing or not, once it is launched: records matters, supplies figures."""
    places = standing.where(*RECORDERS)
    if campaign is None:
        return bool(places)
    acting = {body.organisation_id for body in campaign.bodies.all()}
    return campaign.state != Campaign.State.PREPARING and not acting.isdisjoint(places)


@predicate
def fills(standing: Standing, participant: Participant | None = None) -> bool:
    """Writes what a participant sends, once the campaign is launched."""
    return _at(standing.where(Role.OFFICER, Role.HEAD), participant)


@predicate
def signs(standing: Standing, participant: Participant | None = None) -> bool:
    """Signs what a participant sends: its head, or who stands in for the head."""
    return _at(standing.where(Role.HEAD), participant)


@predicate
def _belongs_to(standing: Standing, participant: Participant | None = None) -> bool:
    return _at(standing.where(*READERS, *WATCHERS), participant)


@predicate
def _works_on_its_campaign(standing: Standing, participant: Participant | None = None) -> bool:
    return works_on(standing, participant.campaign if participant is not None else None)


@predicate
def _runs_its_campaign(standing: Standing, participant: Participant | None = None) -> bool:
    return runs(standing, participant.campaign if participant is not None else None)


reads_participant = _belongs_to | _works_on_its_campaign
"""Sees what a participant sent: its own people, and those who work on the campaign; never its siblings."""

reviews = _runs_its_campaign
"""Accepts or returns what a participant sent."""


@predicate
def sees(standing: Standing, campaign: Campaign | None = None) -> bool:
    """Sees that a campaign is there: works on it, or has a participant of one's own in it once it is launched."""
    if campaign is None or works_on(standing, campaign):
        return works_on(standing, campaign)
    places = standing.where(*READERS, *WATCHERS)
    launched = campaign.state != Campaign.State.PREPARING
    return (
        launched and bool(places) and Participant.everybody.filter(campaign=campaign, organisation__in=places).exists()
    )


sees_records = sees | acts_in
"""Opens the books of a campaign; what is found there is what one reads or has recorded."""


@predicate
def may_ask_to_join(standing: Standing, campaign: Campaign | None = None) -> bool:
    """Asks, for an organisation below the owner, to take part in a running campaign that lets units join."""
    places = standing.where(Role.OFFICER, Role.HEAD)
    if campaign is None:
        return bool(places)
    open_ = campaign.self_joining and campaign.state == Campaign.State.RUNNING
    return open_ and campaign.owner_id in organisations_above(places)


def organisations_above(places: frozenset[int]) -> set[int]:
    """The keys of all organisations above some."""
    paths = Organisation.objects.filter(pk__in=places).values_list("path", flat=True) if places else ()
    return {int(key) for path in paths for key in path.split("/") if key}


def _at(places: frozenset[int], participant: Participant | None) -> bool:
    """Whether a participant of a launched campaign is at one of the places; of nothing: whether there are any."""
    if participant is None:
        return bool(places)
    return participant.organisation_id in places and participant.campaign.state != Campaign.State.PREPARING


@predicate
def keeps_person(standing: Standing, person: Person | None = None) -> bool:
    """Keeps what is known of a person, the roles and the account: administers where the person works."""
    if person is None:
        return administers(standing)
    return standing.holds(Role.ADMINISTRATOR, person.organisation_id)


@predicate
def reads_entry(standing: Standing, entry: Entry | None = None) -> bool:
    """Reads an entry of the journal: audits its owner, or that of its campaign; or all there is, for what has none."""
    if entry is None:
        return audits(standing)
    if entry.owner_id is not None:
        return standing.holds(Role.AUDITOR, entry.owner_id)
    kind, _, key = entry.chain.name.partition(":")
    if kind == "campaign":
        owner = Campaign.objects.filter(pk=int(key)).values_list("owner", flat=True).first()
        return standing.holds(Role.AUDITOR, owner)
    return audits_all(standing)


def audits_all(standing: Standing) -> bool:
    """Whether somebody audits the whole installation: every organisation at the top of the tree."""
    tops = set(Organisation.objects.filter(parent=None, valid_to=None).values_list("pk", flat=True))
    return bool(tops) and tops <= standing.where(Role.AUDITOR)


@predicate
def reads_plan(standing: Standing, version: PlanVersion | None = None) -> bool:
    """Reads a plan as adopted: writes plans at its owner, or sees a campaign that runs by it."""
    if version is None:
        return works_on(standing)
    if version.owner_id in standing.where(Role.OFFICER, Role.HEAD):
        return True
    return any(sees(standing, campaign) for campaign in version.campaigns.prefetch_related("bodies"))

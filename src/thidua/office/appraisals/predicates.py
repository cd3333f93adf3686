"""Who appraises, who shares the work out, and who reads judgements; ``filters`` says the same for queries.

The plan names the bodies that appraise (``appraisal.by``); whoever is an appraiser, officer or head at an organisation
that acts as one of them appraises, but never the participants of an organisation to which they belong.
"""

from rules import predicate

from thidua.office.access.predicates import runs, works_on
from thidua.office.access.standing import Standing
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.organisations.models import Role
from thidua.office.plans.queries import plan_of
from thidua.rules.owed import BODY

APPRAISING = (Role.APPRAISER, Role.OFFICER, Role.HEAD)


def bodies_appraising(campaign: Campaign) -> dict[str, int]:
    """The organisation of each body that appraises, in the order of the plan; only bodies that somebody acts as."""
    appraisal = plan_of(campaign.plan).appraisal
    acting = {one.body: one.organisation_id for one in campaign.bodies.all()}
    return {body: acting[body] for body in (appraisal.by if appraisal is not None else ()) if body in acting}


def body_of(standing: Standing, campaign: Campaign) -> str:
    """The body for which somebody appraises, the first where they are several; empty for nobody's."""
    places = standing.where(*APPRAISING)
    return next((body for body, place in bodies_appraising(campaign).items() if place in places), "")


@predicate
def appraises_in(standing: Standing, campaign: Campaign | None = None) -> bool:
    """Acts for a body that appraises, once the campaign is launched."""
    if campaign is None:
        return bool(standing.where(*APPRAISING))
    return campaign.state != Campaign.State.PREPARING and body_of(standing, campaign) != ""


@predicate
def appraises(standing: Standing, participant: Participant | None = None) -> bool:
    """Judges what a participant says: appraises in its campaign and belongs neither to its organisation nor is it."""
    if participant is None:
        return appraises_in(standing)
    if participant.kind == BODY or not appraises_in(standing, participant.campaign):
        return False
    return participant.organisation_id not in standing.own and not _is(standing, participant)


@predicate
def leads_appraisal(standing: Standing, campaign: Campaign | None = None) -> bool:
    """Shares the work out and opens the explanation round: runs the campaign, or heads a body that appraises."""
    if campaign is None:
        return runs(standing)
    if campaign.state == Campaign.State.PREPARING:
        return False
    heading = standing.where(Role.HEAD)
    return runs(standing, campaign) or any(place in heading for place in bodies_appraising(campaign).values())


sees_appraisal = works_on | appraises_in
"""Reads what was found of everybody."""


@predicate
def sees_appraisal_of(standing: Standing, participant: Participant | None = None) -> bool:
    """Reads what was found of a participant: reads it of everybody in its campaign; never the unit itself here."""
    return bool(sees_appraisal.test(standing, participant.campaign if participant is not None else None))


@predicate
def sees_scores_of(standing: Standing, participant: Participant | None = None) -> bool:
    """Reads opened scores with who gave them: leads the appraisal, audits it or appraises; never the unit itself."""
    if participant is None:
        return sees_appraisal.test(standing)
    if participant.organisation_id in standing.own or _is(standing, participant):
        return False
    campaign = participant.campaign
    audits = bool(standing.where(Role.AUDITOR)) and works_on(standing, campaign)
    return audits or leads_appraisal(standing, campaign) or appraises_in(standing, campaign)


def _is(standing: Standing, participant: Participant) -> bool:
    """Whether the participant is somebody themselves."""
    person = standing.user.person_id if standing.user is not None else None
    return person is not None and participant.person_id == person

"""The initiative of an address, for those who may."""

from django.shortcuts import get_object_or_404

from thidua.office.access.predicates import fills, reviews
from thidua.office.campaigns.models import Campaign
from thidua.office.initiatives.models import Initiative
from thidua.office.initiatives.queries import initiatives_read
from thidua.rules.owed import REPORT
from thidua.web.access import Request


def initiative_for(request: Request, initiative: int) -> Initiative:
    """The initiative, where its participant is read; else it is not found."""
    found = initiatives_read(request.standing).prefetch_related("participant__campaign__bodies")
    return get_object_or_404(found, pk=initiative)


def may_describe(request: Request, initiative: Initiative) -> bool:
    """Whether somebody writes what is said of it: its unit, and the standing body for a unit that is not on line."""
    participant = initiative.participant
    if participant.campaign.state == Campaign.State.CLOSED:
        return False
    enters = participant.organisation_id is None and reviews.test(request.standing, participant)
    return bool(fills.test(request.standing, participant)) or enters


def never_registered(initiative: Initiative) -> bool:
    """Whether only a report names it."""
    sheet = initiative.sheet
    return sheet is not None and sheet.key.startswith(REPORT) and initiative.row.startswith(REPORT)

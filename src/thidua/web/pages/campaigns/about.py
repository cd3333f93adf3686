"""One campaign, and one participant of it."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from thidua.office.access.filters import participants_read
from thidua.office.access.predicates import fills, may_ask_to_join, reads_participant, runs, sees, works_on
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.queries.calendar import days_of
from thidua.office.campaigns.queries.cascade import below, level_of, levels_of
from thidua.office.campaigns.queries.notices import notices_of
from thidua.office.campaigns.queries.owing import owed_by
from thidua.office.campaigns.queries.taking_part import by_group
from thidua.office.plans.queries import plan_of
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.rules.owed import BODY
from thidua.web.access import Request, open_to
from thidua.web.pages.campaigns.found import campaign_for, participant_for

LATEST = 30
"""So many changes are shown; the journal has all."""


@open_to(sees)
def campaign(request: Request, campaign: int) -> HttpResponse:
    """Its days as they fall, who takes part, who acts as which body, what notices changed.

    A unit sees what is for all and what is its own.
    """
    found = campaign_for(request, campaign, sees)
    plan, inside = plan_of(found.plan), works_on.test(request.standing, found)
    changes = found.changes.select_related("participant", "made_by__person", "paper").order_by("-recorded_at", "-pk")
    own = list(participants_read(request.standing).filter(campaign=found)[:LATEST]) if not inside else []
    if not inside:
        changes = changes.filter(Q(participant=None) | Q(participant__in=own))
    acting = {one.body: one for one in found.bodies.all()}
    level = level_of(found)
    values = {
        "campaign": found,
        "plan": plan,
        "round": plan.rounds[found.round].label,
        "level": level.label if level is not None else "",
        "runs": runs.test(request.standing, found),
        "inside": inside,
        "own": own,
        "days": days_of(found, notices_of(found)),
        "groups": by_group(found) if inside else [],
        "bodies": [(body.label, acting.get(name)) for name, body in plan.bodies.items()],
        "changes": [(one, _of(plan, one.deadline)) for one in changes[:LATEST]],
        "applications": found.applications.filter(state="waiting").select_related("organisation")
        if runs.test(request.standing, found)
        else [],
        "lower": Campaign.objects.filter(reports_as__campaign=found).select_related("owner") if inside else [],
        "may_join": may_ask_to_join.test(request.standing, found),
        "preparing": found.state == Campaign.State.PREPARING,
        "running": found.state == Campaign.State.RUNNING,
    }
    return render(request, "campaigns/campaign.html", values)


@open_to(reads_participant)
def participant(request: Request, participant: int) -> HttpResponse:
    """One participant: what it owes by when, what was changed for it, the level below it."""
    found = participant_for(request, participant, reads_participant, bodies=True)
    plan = plan_of(found.campaign.plan)
    group = plan.groups.get(found.group)
    levels = levels_of(found) if fills.test(request.standing, found) else []
    lower, sheets = below(found), {(one.key, one.part): one for one in found.sheets.all()}
    values = {
        "participant": found,
        "campaign": found.campaign,
        "group": group.label if group is not None else found.group,
        "kind": KIND_LABELS.get(found.kind, found.kind),
        "takes_part": found.kind != BODY,
        "owed": [(one, sheets.get((one.key, one.part))) for one in owed_by(found)],
        "traits": [(plan.facts[name].label, value) for name, value in found.traits.items() if name in plan.facts],
        "changes": [
            (one, _of(plan, one.deadline)) for one in found.changes.select_related("made_by__person").order_by("-pk")
        ],
        "runs": runs.test(request.standing, found.campaign),
        "running": found.campaign.state == Campaign.State.RUNNING,
        "lower": lower,
        "sees_lower": lower is not None and sees.test(request.standing, lower),
        "levels": levels,
    }
    return render(request, "campaigns/participant.html", values)


def _of(plan: Plan, deadline: str) -> str:
    return plan.deadlines[deadline].label if deadline in plan.deadlines else deadline

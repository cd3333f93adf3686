"""Levels of a campaign above and below one another."""

from thidua.office.campaigns.models import BodyRole, Campaign, Participant
from thidua.office.campaigns.queries.owing import acting
from thidua.office.plans.queries import plan_of
from thidua.plan.model.papers import CascadeLevel


def levels_of(participant: Participant) -> list[CascadeLevel]:
    """The levels of the plan's cascade that this participant collects, by the bodies as which it acts."""
    plan = plan_of(participant.campaign.plan)
    if plan.cascade is None or participant.campaign.level:
        return []
    roles = BodyRole.objects.filter(campaign=participant.campaign_id, organisation=participant.organisation_id)
    bodies = acting(participant, {participant.organisation_id or 0: tuple(roles.values_list("body", flat=True))})
    return [level for level in plan.cascade.levels.values() if level.body in bodies]


def level_of(campaign: Campaign) -> CascadeLevel | None:
    """The level of the cascade that a campaign is; None for the whole."""
    plan = plan_of(campaign.plan)
    return plan.cascade.levels.get(campaign.level) if plan.cascade is not None else None


def below(participant: Participant) -> Campaign | None:
    """The campaign that collects for a participant, if it was made."""
    return Campaign.objects.filter(reports_as=participant).first()


def lower_campaigns(campaign: Campaign) -> list[Campaign]:
    """Those of the levels below that are not over, which go on under the plan of the campaign above."""
    found = Campaign.objects.filter(reports_as__campaign=campaign).exclude(state=Campaign.State.CLOSED)
    return list(found.select_related("owner", "plan").order_by("pk"))

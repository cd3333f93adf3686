"""Bodies of the plan that take no part and owe a report all the same."""

from django.db import transaction

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.owing import bodies_in
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.campaigns.services.grounds import noted
from thidua.office.organisations.models import Organisation
from thidua.office.plans.queries import plan_of
from thidua.rules.owed import BODY, owed


@transaction.atomic
def reporting_bodies(*, campaign: Campaign, by: User | None) -> list[Participant]:
    """Who reports as a body of the plan and takes no part, brought up to date with who acts as what today.

    One that takes part since, or acts as another body, reports no more: it leaves, and what it sent stays. A lower
    level has none: its body reports in the campaign above.
    """
    wanted = set() if campaign.level else _wanted(campaign)
    there = {one.organisation_id: one for one in Participant.everybody.filter(campaign=campaign, kind=BODY)}
    for place, one in there.items():
        left_on = None if place in wanted else one.left_on or clock.today()
        if one.left_on != left_on:
            one.left_on = left_on
            one.save(update_fields=["left_on"])
            noted(campaign, "body_reports", by, target=_target(one), after={"code": one.code, "left_on": left_on})
    new = Organisation.objects.filter(pk__in=wanted - there.keys()).order_by("pk")
    made = [_made(campaign, place, by) for place in new]
    return [*(one for one in there.values() if one.left_on is None), *made]


def _wanted(campaign: Campaign) -> set[int]:
    plan = plan_of(campaign.plan)
    inside = set(taking_part(campaign).filter(kind="collective").values_list("organisation", flat=True))
    return {
        place
        for place, bodies in bodies_in([campaign])[campaign.pk].items()
        if place not in inside and owed(plan, campaign.round, BODY, "", {}, bodies=bodies)
    }


def _made(campaign: Campaign, place: Organisation, by: User | None) -> Participant:
    # No organisation is likely to be called so, and codes are unique within a campaign.
    code = f"co-quan:{place.pk}"
    made = Participant.everybody.create(
        campaign=campaign, code=code, name=place.name, kind=BODY, group="", organisation=place
    )
    noted(campaign, "body_reports", by, target=_target(made), after={"code": code, "organisation": place.pk})
    return made


def _target(one: Participant) -> str:
    return f"campaigns.participant:{one.pk}"

"""What the participants of a campaign owe: the plan's rules with this campaign's bodies and notices."""

from collections.abc import Iterable, Mapping
from functools import cache

from thidua.office.campaigns.models import BodyRole, Campaign, Participant
from thidua.office.campaigns.queries.notices import Notices, notices_in, notices_of
from thidua.office.plans.queries import plan_of
from thidua.rules.calendar import Notice
from thidua.rules.owed import BODY, Owed, owed


def owed_by(participant: Participant) -> tuple[Owed, ...]:
    """What one participant owes, its extensions included."""
    return owed_in(participant.campaign, [participant])[participant.pk]


def owed_in(
    campaign: Campaign,
    participants: Iterable[Participant],
    notices: Notices | None = None,
    bodies: Mapping[int, tuple[str, ...]] | None = None,
) -> dict[int, tuple[Owed, ...]]:
    """What each of these participants owes by its key; two queries, however many there are, none where both are given.

    Worked out once for all that are of one kind and group, declared the same and have no extension of their own.
    """
    plan, told = plan_of(campaign.plan), notices or notices_of(campaign)
    bodies = bodies_in([campaign])[campaign.pk] if bodies is None else bodies

    @cache
    def worked_out(
        kind: str, group: str, traits: tuple[tuple[str, str], ...], own: tuple[Notice, ...], acts_as: tuple[str, ...]
    ) -> tuple[Owed, ...]:
        return owed(plan, campaign.round, kind, group, dict(traits), own, bodies=acts_as)

    return {
        one.pk: worked_out(one.kind, one.group, tuple(sorted(one.traits.items())), told.of(one.pk), acting(one, bodies))
        for one in participants
    }


def owed_across(campaigns: Iterable[Campaign], participants: Iterable[Participant]) -> dict[int, tuple[Owed, ...]]:
    """What participants of these campaigns owe, in two queries, however many campaigns there are."""
    running = list(campaigns)
    notices, bodies = notices_in(running), bodies_in(running)
    by_campaign: dict[int, list[Participant]] = {one.pk: [] for one in running}
    for one in participants:
        by_campaign[one.campaign_id].append(one)
    found: dict[int, tuple[Owed, ...]] = {}
    for campaign in running:
        found |= owed_in(campaign, by_campaign[campaign.pk], notices[campaign.pk], bodies[campaign.pk])
    return found


def bodies_in(campaigns: Iterable[Campaign]) -> dict[int, dict[int, tuple[str, ...]]]:
    """For each campaign the bodies of the plan as which each organisation acts there; one query."""
    found: dict[int, dict[int, tuple[str, ...]]] = {one.pk: {} for one in campaigns}
    rows = BodyRole.objects.filter(campaign__in=found).values_list("campaign", "organisation", "body")
    for campaign, organisation, body in rows:
        found[campaign][organisation] = (*found[campaign].get(organisation, ()), body)
    return found


def acting(participant: Participant, bodies: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """The bodies as which a participant acts: an organisation does so as a collective, its people do not."""
    if participant.kind not in ("collective", BODY) or participant.organisation_id is None:
        return ()
    return bodies.get(participant.organisation_id, ())

"""The ranking worked out: by whoever reads it once what it rests on has changed, by one process at a time."""

import secrets

from django.db import transaction

from thidua.office import clock
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.facts.queries import Known, known
from thidua.office.plans.queries import plan_of
from thidua.office.records.services.forwarding import restate_overdue
from thidua.office.results.lines import rows_of
from thidua.office.results.models import Ranking, Row
from thidua.office.results.queries.basis import basis_of
from thidua.office.results.queries.evaluating import evaluated, no_search_for_circles, remember
from thidua.office.results.summing import summary_of


def up_to_date(campaign: Campaign) -> Ranking:
    """The ranking of a campaign as its facts, notices, choices, participants and plan are now."""
    found = Ranking.objects.filter(campaign=campaign).first()
    if found is None or found.day != clock.today():
        found = _day_begun(campaign)
    if found.basis != basis_of(campaign).key:
        with no_search_for_circles():
            found = _worked_out(campaign)
    # Whoever goes on to the reasons needs the campaign with its plan, which is at hand.
    found.campaign = campaign
    return found


@transaction.atomic
def _day_begun(campaign: Campaign) -> Ranking:
    """The first to read on a day counts what fell due the day before: they need not wait for the worker."""
    Ranking.objects.get_or_create(campaign=campaign)
    ranking = Ranking.objects.select_for_update().get(campaign=campaign)
    if ranking.day != clock.today() or not ranking.basis:
        restate_overdue(only=campaign)
        ranking.day = clock.today()
        ranking.save(update_fields=["day"])
    return ranking


@transaction.atomic
def _worked_out(campaign: Campaign) -> Ranking:
    Ranking.objects.get_or_create(campaign=campaign)
    ranking = Ranking.objects.select_for_update().get(campaign=campaign)
    # What it rests on is read before the facts: what changes in between is noticed by the next reader.
    basis = basis_of(campaign)
    if ranking.basis == basis.key:
        return ranking
    participants = {one.code: one for one in taking_part(campaign)}
    found = known(campaign, participants.values())
    evaluation = evaluated(campaign, basis, found)
    rows = rows_of(evaluation, participants)
    for row in rows:
        row.ranking = ranking
    ranking.rows.all().delete()
    Row.objects.bulk_create(rows, batch_size=200)
    ranking.basis, ranking.revision, ranking.plan = basis.key, basis.revision, campaign.plan
    ranking.summary = summary_of(evaluation, unreadable_of(campaign, found))
    ranking.worked_out_at, ranking.stamp = clock.now(), secrets.token_hex(16)
    ranking.save()
    remember(ranking, evaluation)
    return ranking


def unreadable_of(campaign: Campaign, found: Known) -> list[str]:
    """Values that the plan as amended has no use for, each said once: of which fact, of whom."""
    facts, names = plan_of(campaign.plan).facts, {one.pk: one.name for one in taking_part(campaign)}
    labels = [(facts[one.fact].label if one.fact in facts else one.fact, one) for one in found.unreadable]
    return list(dict.fromkeys(f"{label} của {names.get(one.participant_id, '?')}" for label, one in labels))

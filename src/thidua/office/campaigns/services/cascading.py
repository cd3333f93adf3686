"""The lower level of a cascade: a campaign of its own, run by a participant for its own units."""

from collections.abc import Sequence

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.campaigns.errors import CampaignError
from thidua.office.campaigns.models import BodyRole, Campaign, Participant, Way
from thidua.office.campaigns.queries.cascade import levels_of
from thidua.office.campaigns.services.grounds import held, noted
from thidua.office.campaigns.services.preparing import PREPARING, RUNNING
from thidua.office.spelling import clean


@transaction.atomic
def prepare_below(
    *,
    participant: Participant,
    level: str,
    by: User | None,
    title: str = "",
    ways: Sequence[str] = tuple(Way.values),
) -> Campaign:
    """Prepare the level that this participant collects, under the same plan and round; it owns and runs it.

    Raises CampaignError where the plan gives it no such level or the level is there already.
    """
    above = held(participant.campaign, RUNNING)
    one = Participant.everybody.select_for_update().get(pk=participant.pk)
    levels = {found.id: found for found in levels_of(one)}
    if level not in levels or one.organisation is None:
        raise CampaignError(f"Kế hoạch không giao «{one.name}» triển khai xuống cấp dưới này.")
    if Campaign.objects.filter(reports_as=one).exists():
        raise CampaignError("Đã triển khai xuống cấp dưới rồi.")
    made = Campaign.objects.create(
        owner=one.organisation,
        plan=above.plan,
        round=above.round,
        title=clean(title)[:255] or f"{above.title}: {levels[level].label}"[:255],
        ways=[way for way in Way.values if way in ways],
        state=PREPARING,
        level=level,
        reports_as=one,
    )
    BodyRole.objects.create(campaign=made, body=levels[level].body, organisation=one.organisation, runs=True)
    noted(made, "prepare_below", by, after={"level": level, "above": above.pk, "round": above.round})
    noted(above, "cascade", by, target=f"campaigns.participant:{one.pk}", after={"level": level, "campaign": made.pk})
    return made

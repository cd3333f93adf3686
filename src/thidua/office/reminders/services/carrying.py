"""Rules by which units are reminded, taken over into a new round."""

from django.db import transaction

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.services.going_on import Carried, Left
from thidua.office.journal.services import record
from thidua.office.plans.queries import plan_of
from thidua.office.reminders.models import Schedule


@transaction.atomic
def carry_schedules(*, campaign: Campaign, previous: Campaign, by: User | None) -> Carried:
    """The rules in force of the campaign before, for the deadlines that the new round has too."""
    rules = list(Schedule.objects.filter(campaign=previous, active=True))
    now, before = plan_of(campaign.plan).deadlines, plan_of(previous.plan).deadlines
    kept = [one for one in rules if one.deadline in now]
    Schedule.objects.bulk_create(
        Schedule(campaign=campaign, deadline=one.deadline, days=one.days, since=clock.today()) for one in kept
    )
    if kept:
        record(
            act="reminders.carry",
            target=f"campaigns.campaign:{campaign.pk}",
            actor=by,
            campaign=campaign.pk,
            after={"previous": previous.pk, "rules": [f"{one.deadline}: {one.days}" for one in kept]},
        )
    gone = [one for one in rules if one.deadline not in now]
    labels = {one.deadline: before[one.deadline].label if one.deadline in before else one.deadline for one in gone}
    return Carried(
        (f"Lịch nhắc: {len(kept)}",) if kept else (),
        tuple(Left(f"Lịch nhắc «{labels[one.deadline]}»", "kế hoạch không có mốc này") for one in gone),
    )

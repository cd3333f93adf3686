"""Opening sheets: one for each thing that a participant owes. Done again, only those who joined since get theirs."""

from collections import Counter
from collections.abc import Sequence

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.campaigns.services.reporting import reporting_bodies
from thidua.office.journal.services import record
from thidua.office.submissions.asked import asked_in
from thidua.office.submissions.models import Sheet


@transaction.atomic
def open_sheets(*, campaign: Campaign, by: User | None, participants: Sequence[Participant] | None = None) -> int:
    """Open the sheets that are not there yet, of all who take part or report as a body, or of these; how many.

    A constant number of queries, and of inserts for each thousand of sheets. Called by whoever launches a campaign or
    adds participants, in the same transaction.
    """
    if participants is None:
        participants = [*taking_part(campaign), *reporting_bodies(campaign=campaign, by=by)]
    those = list(participants)
    wanted = {(who, *key): asked for who, sheets in asked_in(campaign, those).items() for key, asked in sheets.items()}
    known = Sheet.objects.filter(participant__in=[one.pk for one in those])
    there = set(known.values_list("participant", "key", "part"))
    new = [
        Sheet(participant_id=who, key=key, part=part, deadline=asked.owed.deadline if asked.owed is not None else "")
        for (who, key, part), asked in wanted.items()
        if (who, key, part) not in there
    ]
    # Two who open at once: the database keeps one of each.
    Sheet.objects.bulk_create(new, batch_size=1000, ignore_conflicts=True)
    if new:
        counts = Counter(f"{one.key}/{one.part}" if one.part else one.key for one in new)
        record(
            act="submissions.open",
            target=f"campaigns.campaign:{campaign.pk}",
            actor=by,
            campaign=campaign.pk,
            after={"sheets": dict(sorted(counts.items()))},
        )
    return len(new)

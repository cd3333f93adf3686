"""Launching: from then on units see the campaign and send."""

from datetime import date

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.campaigns.errors import CampaignError
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.queries.taking_part import by_group, taking_part
from thidua.office.campaigns.services.grounds import held, noted
from thidua.office.campaigns.services.telling import tell_of_launch
from thidua.office.campaigns.signals import owed_changed
from thidua.office.spelling import clean


@transaction.atomic
def launch(*, campaign: Campaign, on: date, number: str, by: User | None) -> Campaign:
    """Launch and write the units' people a mail each; their sheets are opened in the same act (``owed_changed``).

    ``number`` is that of the paper that launches it. Raises CampaignError without participants or or where the
    campaign above is over.
    """
    found = held(campaign, Campaign.State.PREPARING)
    kept = clean(number)
    if not kept:
        raise CampaignError("Cần ghi số văn bản phát động.", "number")
    if not taking_part(found).exists():
        raise CampaignError("Phong trào chưa có đối tượng tham gia nào.")
    above = found.reports_as.campaign if found.reports_as is not None else None
    if above is not None and above.state != Campaign.State.RUNNING:
        raise CampaignError(f"Phong trào cấp trên «{above.title}» không còn diễn ra.")
    found.state, found.launched_on, found.launch_number = Campaign.State.RUNNING, on, kept
    found.save(update_fields=["state", "launched_on", "launch_number"])
    counts = {f"{group}/{kind}": number for group, kind, number in by_group(found)}
    owed_changed.send(Campaign, campaign=found, by=by)
    told = tell_of_launch(found)
    noted(found, "launch", by, after={"launched_on": on, "number": kept, "participants": counts, "mails": told})
    return found

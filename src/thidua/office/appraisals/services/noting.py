"""One entry in the campaign's chain for each act of appraising."""

from collections.abc import Mapping
from typing import Any

from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign
from thidua.office.journal.services import record


def noted(
    campaign: Campaign,
    act: str,
    by: User | None,
    target: str,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Write it down: ``act`` without the name of the app, ``target`` such as ``campaigns.participant:3``."""
    record(
        act=f"appraisals.{act}",
        target=target,
        actor=by,
        campaign=campaign.pk,
        owner=campaign.owner,
        before=before,
        after=after,
        reason=reason,
    )

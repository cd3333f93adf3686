"""The journal's entry of an act on a matter, an inspection or a book."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from thidua.office.accounts.models import User
from thidua.office.journal.services import record
from thidua.office.records.models import Book, Inspection, Matter


def record_act(
    thing: Matter | Inspection | Book,
    act: str,
    by: User | None,
    *,
    on: date | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    personal: Mapping[str, str] | None = None,
) -> None:
    """One entry in the campaign's chain; ``act`` is ``records.verb``."""
    record(
        act=act,
        target=f"{thing._meta.label_lower}:{thing.pk}",
        actor=by,
        campaign=thing.campaign_id,
        owner=thing.campaign.owner,
        happened_on=on,
        before=before,
        after=after,
        reason=reason,
        personal=personal,
    )

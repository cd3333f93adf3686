"""Closing the sheets of those who did not send, and opening them again; the notice stands in ``campaigns.Change``."""

from collections.abc import Sequence

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Change
from thidua.office.journal.services import record
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.sheets import EDITABLE


@transaction.atomic
def close_sheets(*, changes: Sequence[Change], by: User | None) -> int:
    """Close what the participants of these changes had to send by their deadline and did not; how many sheets."""
    return _move(changes, EDITABLE, Sheet.State.CLOSED, "close", by)


@transaction.atomic
def reopen_sheets(*, changes: Sequence[Change], by: User | None) -> int:
    """Open what was closed again, as where one unit is given more time after all; how many sheets."""
    return _move(changes, (Sheet.State.CLOSED,), Sheet.State.DRAFT, "reopen", by)


def _move(changes: Sequence[Change], states: Sequence[str], to: Sheet.State, act: str, by: User | None) -> int:
    moved = 0
    for change in changes:
        of = {"participant__campaign": change.campaign_id, "deadline": change.deadline, "part": change.part}
        if change.participant_id is not None:
            of["participant"] = change.participant_id
        found = Sheet.objects.select_for_update().filter(**of, state__in=states).order_by("pk")
        sheets = list(found.values_list("pk", "participant__code"))
        if not sheets:
            continue
        moved += Sheet.objects.filter(pk__in=[pk for pk, _ in sheets]).update(state=to)
        record(
            act=f"submissions.{act}",
            target=f"campaigns.campaign:{change.campaign_id}",
            actor=by,
            campaign=change.campaign_id,
            happened_on=change.happened_on,
            after={
                "deadline": change.deadline,
                "part": change.part,
                "number": change.number,
                "sheets": [code for _, code in sheets],
            },
            reason=change.reason,
        )
    return moved

"""Sheets after an amendment of the plan: closed where nothing is owed any more, under the deadline that now asks."""

from django.db import transaction
from django.db.models import QuerySet

from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Change
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.journal.services import record
from thidua.office.submissions.asked import asked_in
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.sheets import EDITABLE


@transaction.atomic
def follow_plan(*, campaign: Campaign, by: User | None) -> None:
    """Bring the sheets of a campaign in line with its present plan. What was sent, and whether late, stays as it is.

    Who was closed by a notice for not sending stays closed; what an earlier version no longer asked opens again where
    this one asks it. New sheets are opened by ``open_sheets``. A constant number of queries but for two a new deadline.
    """
    asked = asked_in(campaign, taking_part(campaign))
    sheets = Sheet.objects.select_for_update(of=("self",)).filter(participant__in=asked).select_related("participant")
    by_notice = set(
        Change.objects.filter(campaign=campaign, kind=Change.Kind.CLOSING).values_list(
            "participant", "deadline", "part"
        )
    )
    closed: list[Sheet] = []
    opened: list[Sheet] = []
    redated: dict[str, list[Sheet]] = {}
    for sheet in sheets.order_by("pk"):
        wanted = asked[sheet.participant_id].get((sheet.key, sheet.part))
        if (sheet.participant_id, sheet.deadline, sheet.part) in by_notice and sheet.state == Sheet.State.CLOSED:
            continue
        if wanted is None:
            closed += [sheet] if sheet.state in EDITABLE else []
            continue
        if sheet.state == Sheet.State.CLOSED:
            opened.append(sheet)
        deadline = wanted.owed.deadline if wanted.owed is not None else ""
        if sheet.deadline != deadline:
            redated.setdefault(deadline, []).append(sheet)
    _write(campaign, by, closed, opened, redated)


def _write(
    campaign: Campaign,
    by: User | None,
    closed: list[Sheet],
    opened: list[Sheet],
    redated: dict[str, list[Sheet]],
) -> None:
    _those(closed).update(state=Sheet.State.CLOSED)
    # One that was returned when it was closed waits again for what it was returned for.
    _those(opened).filter(sendings=None).update(state=Sheet.State.DRAFT)
    _those(opened).exclude(sendings=None).update(state=Sheet.State.RETURNED)
    for deadline, those in redated.items():
        _those(those).update(deadline=deadline)
    told = {"closed": _names(closed), "opened": _names(opened)}
    told |= {f"deadline {name}": _names(those) for name, those in sorted(redated.items())}
    if after := {key: names for key, names in told.items() if names}:
        target = f"campaigns.campaign:{campaign.pk}"
        record(act="submissions.follow_plan", target=target, actor=by, campaign=campaign.pk, after=after)


def _those(sheets: list[Sheet]) -> QuerySet[Sheet]:
    return Sheet.objects.filter(pk__in=[one.pk for one in sheets])


def _names(sheets: list[Sheet]) -> list[str]:
    """Participant, key and part of each."""
    return ["/".join(filter(None, (one.participant.code, one.key, one.part))) for one in sheets]

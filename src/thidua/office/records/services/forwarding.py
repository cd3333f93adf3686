"""Items forwarded to a participant, with the clock of the reply."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign
from thidua.office.plans.queries import plan_of
from thidua.office.records.errors import RecordError
from thidua.office.records.models import Forwarding, Matter, State
from thidua.office.records.services.noting import record_act
from thidua.office.records.services.recording import Happening, enter, fresh
from thidua.office.records.services.restating import restate, restate_all
from thidua.office.spelling import clean
from thidua.rules.working_days import add_working_days


@transaction.atomic
def forward(
    *,
    campaign: Campaign,
    book: str,
    body: str,
    happening: Happening,
    received_on: date,
    by: User,
    replied_on: date | None = None,
    reply: str = "",
) -> Matter:
    """Record an item forwarded on ``happening.happened_on``: its reply is due the plan's working days after that."""
    if received_on > happening.happened_on:
        raise RecordError("Ngày nhận sau ngày chuyển.", "received_on")
    _in_order(happening.happened_on, replied_on)
    made = enter(campaign=campaign, book=book, body=body, happening=happening, by=by)
    days = plan_of(made.campaign.plan).records[book].reply_within_working_days
    clocked = Forwarding.objects.create(
        matter=made,
        received_on=received_on,
        forwarded_on=happening.happened_on,
        due_on=add_working_days(happening.happened_on, days) if days is not None else None,
        replied_on=replied_on,
        reply=clean(reply),
    )
    facts = restate(campaign=made.campaign, participants=[made.participant], by=by)
    after = {"number": made.number, "participant": made.participant.code, "facts": facts, **_days(clocked)}
    personal = {"what": made.what, "source": made.source, "complainant": made.complainant}
    record_act(
        made, "records.forward", by, after=after, personal={name: text for name, text in personal.items() if text}
    )
    return made


@transaction.atomic
def reply(*, matter: Matter, replied_on: date, reference: str, by: User) -> Matter:
    """That the participant has replied, or on what day it really did."""
    one, clocked = _held(matter)
    _in_order(clocked.forwarded_on, replied_on)
    before = _days(clocked)
    clocked.replied_on, clocked.reply = replied_on, clean(reference)
    clocked.save(update_fields=["replied_on", "reply"])
    return _clocked(one, "records.reply", before, by, on=replied_on)


@transaction.atomic
def extend(*, matter: Matter, due_on: date, number: str, reason: str, by: User) -> Matter:
    """A later day for the reply, by a notice with number and reason."""
    one, clocked = _held(matter)
    if clocked.due_on is None or due_on <= clocked.due_on:
        raise RecordError("Hạn mới phải sau hạn hiện nay.", "due_on")
    if not clean(number):
        raise RecordError("Cần ghi số văn bản cho gia hạn.", "number")
    if not reason.strip():
        raise RecordError("Cần ghi lý do.", "reason")
    before = _days(clocked)
    clocked.due_on, clocked.extended_by = due_on, clean(number)
    clocked.save(update_fields=["due_on", "extended_by"])
    return _clocked(one, "records.extend_reply", before, by, reason=f"{clean(number)}: {reason.strip()}")


def restate_overdue(*, only: Campaign | None = None) -> int:
    """A day has passed: items without a reply that are late now count. In how many campaigns something changed.

    ``only``: of one campaign, for whoever reads its results before the worker has come to it.
    """
    overdue = Forwarding.objects.filter(due_on__lt=clock.today(), replied_on=None, matter__state=State.RECORDED)
    if only is not None:
        overdue = overdue.filter(matter__campaign=only)
    campaigns = Campaign.objects.filter(pk__in=overdue.values("matter__campaign")).select_related("plan", "owner")
    return sum(bool(restate_all(campaign=one, by=None)) for one in campaigns)


def _clocked(
    one: Matter, act: str, before: Mapping[str, Any], by: User, *, on: date | None = None, reason: str = ""
) -> Matter:
    facts = restate(campaign=one.campaign, participants=[one.participant], by=by)
    after = _days(Forwarding.objects.get(matter=one)) | {"facts": facts}
    record_act(one, act, by, on=on, before=before, after=after, reason=reason)
    return one


def _held(matter: Matter) -> tuple[Matter, Forwarding]:
    one = fresh(matter, State.RECORDED)
    clocked = Forwarding.objects.select_for_update().filter(matter=one).first()
    if clocked is None:
        raise RecordError("Việc này không phải việc được chuyển đến.")
    return one, clocked


def _in_order(forwarded_on: date, replied_on: date | None) -> None:
    if replied_on is None:
        return
    if replied_on < forwarded_on:
        raise RecordError(f"Ngày trả lời trước ngày chuyển {forwarded_on:%d/%m/%Y}.", "replied_on")
    if replied_on > clock.today():
        raise RecordError(f"Ngày {replied_on:%d/%m/%Y} chưa đến.", "replied_on")


def _days(clocked: Forwarding) -> dict[str, Any]:
    days = {name: getattr(clocked, name) for name in ("received_on", "forwarded_on", "due_on", "replied_on")}
    return {name: day.isoformat() for name, day in days.items() if day is not None}

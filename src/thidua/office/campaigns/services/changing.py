"""What notices change while a campaign runs: extensions, days of events, closing those who never sent."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.campaigns.errors import CampaignError, UnknownNameError
from thidua.office.campaigns.models import Campaign, Change, Participant
from thidua.office.campaigns.queries.calendar import Falling, falling
from thidua.office.campaigns.queries.notices import Notices, notices_of
from thidua.office.campaigns.services.grounds import Ground, changed, held, noted
from thidua.office.campaigns.services.telling import tell_of_day
from thidua.office.campaigns.signals import given_more_time, senders_closed
from thidua.office.plans.queries import plan_of

RUNNING = Campaign.State.RUNNING


@transaction.atomic
def extend(
    *,
    campaign: Campaign,
    deadline: str,
    day: date,
    ground: Ground,
    by: User | None,
    part: str = "",
    participants: Sequence[Participant] = (),
) -> list[Change]:
    """A later last day for all, or for these participants; ``part`` is the month or quarter of one that recurs.

    Raises CampaignError where the deadline has no such day in this round or would not be extended.
    """
    found, ground = held(campaign, RUNNING), ground.checked()
    notices = notices_of(found)
    _check_own(found, participants)
    whom: Sequence[Participant | None] = participants or [None]
    for one in whom:
        falls = _falling(found, deadline, part, notices, one)
        if falls.last_day is None:
            raise CampaignError(f"«{falls.deadline.label}» chưa có ngày; hãy định ngày trước.", "deadline")
        if day <= falls.last_day:
            whose = f" của «{one.name}»" if one is not None else ""
            raise CampaignError(
                f"Hạn hiện nay{whose} là {falls.last_day:%d/%m/%Y}; gia hạn phải đến một ngày sau đó.", "last_day"
            )
    values = {"deadline": deadline, "part": part, "day": day}
    made = [changed(found, Change.Kind.EXTENSION, ground, by, participant=one, **values) for one in whom]
    tell_of_day(found, made, plan_of(found.plan).deadlines[deadline].label)
    if participants:
        given_more_time.send(Campaign, campaign=found, changes=made, by=by)
    codes = {"participants": [one.code for one in participants]} if participants else {}
    noted(found, "extend", by, ground=ground, after=values | codes)
    return made


@transaction.atomic
def set_day(*, campaign: Campaign, deadline: str, day: date, ground: Ground, by: User | None) -> Change:
    """The day of an event, which deadlines wait for; said again, the later notice counts."""
    found, ground = held(campaign, Campaign.State.PREPARING, RUNNING), ground.checked()
    falls = _falling(found, deadline, "", notices_of(found))
    if not falls.deadline.event:
        raise CampaignError(f"«{falls.deadline.label}» không phải sự kiện; ngày của nó theo kế hoạch.", "deadline")
    made = changed(found, Change.Kind.EVENT, ground, by, deadline=deadline, day=day)
    if found.state == RUNNING:
        tell_of_day(found, [made], falls.deadline.label)
    before = {"day": falls.last_day} if falls.last_day is not None else {}
    noted(found, "set_day", by, ground=ground, before=before, after={"deadline": deadline, "day": day})
    return made


@transaction.atomic
def close_non_senders(
    *,
    campaign: Campaign,
    participants: Sequence[Participant],
    deadline: str,
    ground: Ground,
    by: User | None,
    part: str = "",
) -> list[Change]:
    """Those who have not sent by a deadline that is over send no more.

    Their sheets are closed in the same act (``senders_closed``). Raises CampaignError where the deadline is not over
    for one of them.
    """
    found, ground = held(campaign, RUNNING), ground.checked()
    if not participants:
        raise CampaignError("Không có đơn vị nào chưa gửi.")
    _check_own(found, participants)
    notices = notices_of(found)
    for one in participants:
        falls = _falling(found, deadline, part, notices, one)
        if falls.last_day is None or falls.last_day >= ground.day:
            raise CampaignError(f"Hạn «{falls.deadline.label}» của «{one.name}» chưa qua vào ngày thông báo.", "day")
    values = {"deadline": deadline, "part": part}
    made = [changed(found, Change.Kind.CLOSING, ground, by, participant=one, **values) for one in participants]
    senders_closed.send(Campaign, campaign=found, changes=made, by=by)
    noted(
        found, "close_non_senders", by, ground=ground, after=values | {"participants": [p.code for p in participants]}
    )
    return made


def _falling(
    campaign: Campaign, deadline: str, part: str, notices: Notices, participant: Participant | None = None
) -> Falling:
    """The deadline as it falls for all, or for one participant."""
    plan = plan_of(campaign.plan)
    if deadline not in plan.deadlines:
        raise UnknownNameError(f"Kế hoạch không có mốc «{deadline}».", "deadline")
    own = notices.of(participant.pk) if participant is not None else notices.common
    found = [one for one in falling(plan, campaign.round, own) if one.deadline.id == deadline]
    fitting = [one for one in found if one.part == part]
    if not fitting:
        label = plan.deadlines[deadline].label
        parts = ", ".join(one.part for one in found if one.part)
        why = f"cần nêu kỳ: {parts}" if parts else "không áp dụng trong đợt này"
        raise UnknownNameError(f"«{label}»: {why}.", "deadline")
    return fitting[0]


def _check_own(campaign: Campaign, participants: Sequence[Participant]) -> None:
    if any(one.campaign_id != campaign.pk for one in participants):
        raise CampaignError("Có đối tượng của phong trào khác.")

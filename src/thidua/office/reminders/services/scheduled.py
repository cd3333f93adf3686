"""Reminders by rules: so many days before or after the last day, once each, also after a day on which nothing ran."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign
from thidua.office.journal.services import record
from thidua.office.plans.queries import plan_of
from thidua.office.reminders.errors import ReminderError
from thidua.office.reminders.models import Channel, Schedule
from thidua.office.reminders.queries.board import Board, boards_of
from thidua.office.reminders.queries.texts import Prepared, prepare
from thidua.office.reminders.services.reminding import hold, known, write_down

CAUGHT_UP = timedelta(days=3)
"""A day on which nothing ran is made up for within so many days; an older one is not worth a mail any more."""
FARTHEST = 60


@transaction.atomic
def add_schedule(*, campaign: Campaign, deadline: str, days: int, by: User) -> Schedule:
    """Remind so many days before (negative) or after each last day of a deadline; added again it is the same rule."""
    hold(campaign)
    if deadline not in plan_of(campaign.plan).deadlines:
        raise ReminderError("Kế hoạch không có mốc này.", "deadline")
    if not -FARTHEST <= days <= FARTHEST:
        raise ReminderError(f"Nhắc sớm hoặc muộn nhiều nhất {FARTHEST} ngày.", "days")
    values = {"active": True, "since": clock.today()}
    made, _ = Schedule.objects.update_or_create(campaign=campaign, deadline=deadline, days=days, defaults=values)
    _note("add_schedule", made, by)
    return made


@transaction.atomic
def stop_schedule(*, schedule: Schedule, by: User) -> None:
    """No more reminders by this rule; those made stay."""
    if Schedule.objects.filter(pk=schedule.pk, active=True).update(active=False):
        _note("stop_schedule", schedule, by)


def remind_on_schedule() -> int:
    """Make all reminders that are due by now; how many. The worker calls it every few minutes; any number may at once.

    A participant is reminded of a deadline by the last rule that has come, so a worker that was off for days sends one
    reminder and not one for each day.
    """
    rules = Schedule.objects.filter(active=True, campaign__state=Campaign.State.RUNNING).select_related(
        "campaign__owner", "campaign__plan", "campaign__reports_as"
    )
    by_campaign: dict[int, list[Schedule]] = {}
    for one in rules:
        by_campaign.setdefault(one.campaign_id, []).append(one)
    return sum(_remind_in(those[0].campaign, those) for those in by_campaign.values())


def _remind_in(campaign: Campaign, rules: Sequence[Schedule]) -> int:
    made = 0
    for board, _ in boards_of(campaign):
        own = [one for one in rules if one.deadline == board.deadline]
        if any(_due(own, day) for day in {board.last_day, *board.own.values()}):
            made += _remind_by(board, own)
    return made


@transaction.atomic
def _remind_by(board: Board, rules: Sequence[Schedule]) -> int:
    try:
        hold(board.campaign)
    except ReminderError:
        return 0
    due = {one: found for one in prepare(board) if (found := _due(rules, one.last_day)) is not None}
    keys = {
        one: f"schedule:{rule.pk}:{one.participant.pk}:{board.part}:{day}" for one, (rule, day) in due.items()
    }  # fmt: skip
    there = known(keys.values())
    new = {one: key for one, key in keys.items() if key not in there}
    channels = {one: _channel(one) for one in new}
    return len(write_down(board, new, channels, by=None, schedules={one: due[one][0] for one in new}))


def _due(rules: Sequence[Schedule], last_day: date | None) -> tuple[Schedule, date] | None:
    """The last rule that has come for this last day, with the day on which it came; None where none has."""
    if last_day is None:
        return None
    today = clock.today()
    come = [(last_day + timedelta(days=one.days), one) for one in rules]
    latest = max(((day, one.pk, one) for day, one in come if day <= today), default=None)
    if latest is None:
        return None
    day, _, rule = latest
    return (rule, day) if day >= max(today - CAUGHT_UP, rule.since or date.min) else None


def _channel(one: Prepared) -> Channel:
    """By mail where there is somebody to write to, else as a text that is handed over."""
    return Channel.MAIL if one.addresses and settings.MAIL_IS_SET_UP else Channel.TEXT


def _note(act: str, schedule: Schedule, by: User) -> None:
    record(
        act=f"reminders.{act}",
        target=f"reminders.schedule:{schedule.pk}",
        actor=by,
        campaign=schedule.campaign_id,
        after={"deadline": schedule.deadline, "days": schedule.days},
    )

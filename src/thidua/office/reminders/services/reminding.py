"""Reminding units of a deadline: one reminder each, written down with its text, mailed or handed over."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign
from thidua.office.journal.services import record
from thidua.office.mail.services.writing import Letter, write_all
from thidua.office.reminders.errors import ReminderError
from thidua.office.reminders.models import Channel, Reminder, Schedule, ShortLink
from thidua.office.reminders.queries.board import Board
from thidua.office.reminders.queries.texts import Prepared, prepare


@dataclass(frozen=True, slots=True)
class Reminded:
    """Who was reminded; who had been already today; who has no address to write to."""

    made: tuple[Reminder, ...] = ()
    already: tuple[Prepared, ...] = ()
    without_address: tuple[Prepared, ...] = ()


@transaction.atomic
def remind(*, board: Board, participants: Collection[int] | None, channel: str, by: User) -> Reminded:
    """Remind these participants, or all of whom something is missing, once a day by each channel.

    By mail: those with an address; the others are named in the answer. Raises ReminderError where the campaign does
    not run, or nobody is left to remind.
    """
    if channel not in Channel.values:
        raise ReminderError("Không có cách nhắc này.", "channel")
    hold(board.campaign)
    wanted = prepare(board, participants)
    if not wanted:
        raise ReminderError("Các đơn vị được chọn đều đã gửi.")
    day = clock.today()
    keys = {one: f"{one.participant.pk}:{board.deadline}:{board.part}:{channel}:{day}" for one in wanted}
    there = known(keys.values())
    without = [one for one in wanted if channel == Channel.MAIL and not one.addresses]
    new = {one: keys[one] for one in wanted if keys[one] not in there and one not in without}
    made = write_down(board, new, dict.fromkeys(new, Channel(channel)), by=by)
    already = tuple(one for one in wanted if keys[one] in there)
    return Reminded(made, already, tuple(one for one in without if keys[one] not in there))


def hold(campaign: Campaign) -> None:
    """The campaign is ours until the transaction ends, so that of two who remind at once one comes after the other."""
    held = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if held.state != Campaign.State.RUNNING:
        raise ReminderError(f"Phong trào «{held.title}»: {held.get_state_display().lower()}.")


def known(keys: Collection[str]) -> set[str]:
    """Those of these keys by which somebody was reminded already."""
    return set(Reminder.objects.filter(key__in=list(keys)).values_list("key", flat=True))


def write_down(
    board: Board,
    new: Mapping[Prepared, str],
    channels: Mapping[Prepared, Channel],
    *,
    by: User | None,
    schedules: Mapping[Prepared, Schedule] | None = None,
) -> tuple[Reminder, ...]:
    """The reminders with their links, mails and one entry in the journal; a constant number of queries."""
    if not new:
        return ()
    links = [
        ShortLink(code=one.code, participant=one.participant, deadline=board.deadline, part=board.part) for one in new
    ]
    ShortLink.objects.bulk_create(links, ignore_conflicts=True)
    made = Reminder.objects.bulk_create(
        Reminder(
            participant=one.participant,
            deadline=board.deadline,
            part=board.part,
            key=key,
            channel=channels[one],
            text=one.text,
            schedule=(schedules or {}).get(one),
            made_by=by,
        )
        for one, key in new.items()
    )
    _mail(board, [(reminder, one) for reminder, one in zip(made, new, strict=True) if channels[one] == Channel.MAIL])
    record(
        act="reminders.remind",
        target=f"campaigns.campaign:{board.campaign.pk}",
        actor=by,
        campaign=board.campaign.pk,
        after={
            "deadline": board.deadline,
            "part": board.part,
            "by_mail": [one.participant.code for one in new if channels[one] == Channel.MAIL],
            "by_text": [one.participant.code for one in new if channels[one] == Channel.TEXT],
        },
    )
    return tuple(made)


def _mail(board: Board, those: Sequence[tuple[Reminder, Prepared]]) -> None:
    """A mail to each address, each bound to its reminder."""
    letters = {
        (reminder.pk, account): Letter(
            key=f"reminder:{reminder.pk}:{account}", to=address, subject=one.subject, body=one.text
        )
        for reminder, one in those
        for account, address in one.addresses
    }
    written = write_all(owner=board.campaign.owner, letters=letters.values())
    between = Reminder.messages.through
    between.objects.bulk_create(
        between(reminder_id=reminder, message_id=written[letter.key].pk) for (reminder, _), letter in letters.items()
    )

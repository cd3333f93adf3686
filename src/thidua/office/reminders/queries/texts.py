"""Whom to remind of a deadline, with what words, at which addresses: the preview of what ``reminding`` does."""

from base64 import b32encode
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.conf import settings
from django.db.models import Max
from django.utils.crypto import salted_hmac

from thidua.office import clock
from thidua.office.campaigns.models import Participant
from thidua.office.campaigns.queries.taking_part import answerable
from thidua.office.reminders.models import Reminder
from thidua.office.reminders.queries.board import Board
from thidua.office.reminders.wording import Lacking, reminder_text, subject
from thidua.office.submissions.asked import Asked, asked_in
from thidua.office.submissions.models import Review, Sheet

_CODE = 10


@dataclass(frozen=True, slots=True)
class Prepared:
    """What would be said to one participant. ``addresses``: (account, address) of those who can answer."""

    participant: Participant
    lacking: tuple[Lacking, ...]
    last_day: date | None
    code: str
    text: str
    subject: str
    addresses: tuple[tuple[int, str], ...] = ()
    reminded_at: datetime | None = field(default=None, compare=False)


def prepare(board: Board, participants: Collection[int] | None = None) -> list[Prepared]:
    """For each of these participants, or of all, of whom something is missing; in the order of their names.

    Six queries, however many there are.
    """
    missing = board.missing().select_related("participant").order_by("participant__sort_key", "participant", "pk")
    if participants is not None:
        missing = missing.filter(participant__in=participants)
    sheets: dict[int, list[Sheet]] = {}
    for sheet in missing:
        sheets.setdefault(sheet.participant_id, []).append(sheet)
    if not sheets:
        return []
    people = {pk: those[0].participant for pk, those in sheets.items()}
    asked = asked_in(board.campaign, people.values())
    reasons = _reasons(one for those in sheets.values() for one in those if one.state == Sheet.State.RETURNED)
    addresses = answerable(Participant.everybody.filter(pk__in=people))
    made = Reminder.objects.filter(participant__in=people, deadline=board.deadline, part=board.part).order_by()
    last = dict(made.values_list("participant").annotate(Max("made_at")))
    return [
        _prepared(
            board,
            people[pk],
            tuple(_lacking(one, asked[pk].get((one.key, one.part)), reasons.get(one.pk, "")) for one in those),
            tuple((account, address) for account, address in addresses.get(pk, []) if address),
            last.get(pk),
        )
        for pk, those in sheets.items()
    ]


def code_of(participant: int, deadline: str, part: str) -> str:
    """The code of the short link to what a participant sends by a deadline: always the same, and not to be guessed."""
    digest = salted_hmac("thidua.reminders.link", f"{participant}/{deadline}/{part}", algorithm="sha256").digest()
    return b32encode(digest).decode().lower()[:_CODE]


def _prepared(
    board: Board,
    one: Participant,
    lacking: tuple[Lacking, ...],
    addresses: tuple[tuple[int, str], ...],
    last: datetime | None,
) -> Prepared:
    last_day, code, title = board.last_day_of(one.pk), code_of(one.pk, board.deadline, board.part), board.campaign.title
    text = reminder_text(
        owner=board.campaign.owner.name,
        campaign=title,
        unit=one.name,
        lacking=lacking,
        last_day=last_day,
        today=clock.today(),
        link=f"{settings.ADDRESS}/n/{code}",
    )
    return Prepared(one, lacking, last_day, code, text, subject(title, board.label, last_day), addresses, last)


def _lacking(sheet: Sheet, asked: Asked | None, reason: str) -> Lacking:
    if asked is None:
        return Lacking(label=sheet.key, returned=reason)
    forms = tuple(asked.plan.forms[one].label for one in asked.forms if one in asked.plan.forms)
    return Lacking(label=asked.label, forms=forms, returned=reason)


def _reasons(returned: Iterable[Sheet]) -> dict[int, str]:
    """Why each of these sheets was returned last."""
    keys = [one.pk for one in returned]
    found = Review.objects.filter(sending__sheet__in=keys, answer=Review.Answer.RETURNED)
    return dict(found.order_by("recorded_at", "pk").values_list("sending__sheet", "reason"))

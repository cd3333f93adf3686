"""Writing mail into the outbox, in the transaction of the act that it tells of: both are there or neither."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from thidua.office import clock
from thidua.office.mail.models import Message
from thidua.office.organisations.models import Organisation
from thidua.office.spelling import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One mail to be written. ``key`` names it for good: written again, it is the same one."""

    key: str
    to: str
    subject: str
    body: str
    private: bool = False


def write(*, key: str, to: str, subject: str, body: str, owner: Organisation | None, private: bool = False) -> Message:
    """Put one mail into the outbox; the one that bears the key already, where there is one."""
    letter = Letter(key=key, to=to, subject=subject, body=body, private=private)
    return write_all(owner=owner, letters=[letter])[key]


@transaction.atomic
def write_all(*, owner: Organisation | None, letters: Iterable[Letter]) -> dict[str, Message]:
    """Put many into the outbox, by their keys; two queries however many there are."""
    moment = clock.now()
    made = [
        Message(
            owner=owner,
            key=one.key,
            to=one.to.strip(),
            subject=clean(one.subject)[:255],
            body=one.body,
            private=one.private,
            written_at=moment,
            next_try_at=moment,
        )
        for one in letters
    ]
    Message.objects.bulk_create(made, ignore_conflicts=True)
    return {one.key: one for one in Message.objects.filter(key__in=[one.key for one in made])}

"""The secret address of an account's calendar: made, made anew, taken back."""

import secrets

from django.db import transaction

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.accounts.queries import hash_of
from thidua.office.journal.services import record
from thidua.office.reminders.models import CalendarFeed


@transaction.atomic
def make_feed(*, account: User) -> str:
    """A new key, told this once and never kept; the address before it is worthless."""
    key = secrets.token_urlsafe(32)
    CalendarFeed.objects.update_or_create(user=account, defaults={"key_hash": hash_of(key), "made_at": clock.now()})
    _note("make_feed", account)
    return key


@transaction.atomic
def revoke_feed(*, account: User) -> None:
    """The address is worthless from now on."""
    gone, _ = CalendarFeed.objects.filter(user=account).delete()
    if gone:
        _note("revoke_feed", account)


def _note(act: str, account: User) -> None:
    owner = account.person.organisation
    record(act=f"reminders.{act}", target=f"accounts.user:{account.pk}", actor=account, owner=owner)

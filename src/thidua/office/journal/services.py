"""Writing the journal. Every service calls ``record`` inside its own transaction."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.journal.models import Chain, Entry, PersonalValue

INSTALLATION = "installation"


def campaign_chain(campaign: int) -> str:
    """The name of a campaign's chain."""
    return f"campaign:{campaign}"


@transaction.atomic
def record(
    *,
    act: str,
    target: str = "",
    actor: User | None,
    campaign: int | None = None,
    happened_on: date | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    personal: Mapping[str, str] | None = None,
) -> Entry:
    """Append one act to the campaign's chain, or to that of the installation.

    ``act`` is ``app.verb``, ``target`` ``app.model:key``; ``actor`` is None for the system itself. ``before`` and
    ``after`` hold what changed, nothing personal; of what is in ``personal`` the chain keeps salted hashes alone.
    """
    chain = _locked(INSTALLATION if campaign is None else campaign_chain(campaign))
    recorded_at, day = clock.now(), happened_on or clock.today()
    salted = {name: (secrets.token_hex(16), value) for name, value in (personal or {}).items()}
    content = canonical(
        {
            "chain": chain.name,
            "number": chain.length + 1,
            "previous": chain.head,
            "act": act,
            "target": target,
            "actor": actor.pk if actor is not None else None,
            "happened_on": day.isoformat(),
            "recorded_at": recorded_at.isoformat(),
            "before": dict(before or {}),
            "after": dict(after or {}),
            "reason": reason,
            "personal": {name: digest(salt + value) for name, (salt, value) in salted.items()},
        }
    )
    entry = Entry.objects.create(
        chain=chain,
        number=chain.length + 1,
        act=act,
        target=target,
        actor=actor,
        happened_on=day,
        recorded_at=recorded_at,
        content=content,
        previous=chain.head,
        hash=digest(content),
    )
    PersonalValue.objects.bulk_create(
        PersonalValue(entry=entry, name=name, salt=salt, value=value) for name, (salt, value) in salted.items()
    )
    Chain.objects.filter(pk=chain.pk).update(head=entry.hash, length=F("length") + 1)
    return entry


def canonical(content: Mapping[str, Any]) -> str:
    """The one way to write a content: sorted keys, no blanks, days and other values as text."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def digest(text: str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _locked(name: str) -> Chain:
    """The chain, held until the transaction ends: two acts at once stand one after the other."""
    Chain.objects.get_or_create(name=name)
    return Chain.objects.select_for_update().get(name=name)

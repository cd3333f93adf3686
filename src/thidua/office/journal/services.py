"""Writing the journal. Every service calls ``record`` inside its own transaction."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Model

from thidua.office import clock
from thidua.office.journal.hashing import INSTALLATION, campaign_chain, canonical, digest
from thidua.office.journal.models import Chain, Entry, PersonalValue

__all__ = ["campaign_chain", "canonical", "digest", "erase", "record"]


@transaction.atomic
def record(
    *,
    act: str,
    target: str = "",
    actor: AbstractBaseUser | None,
    campaign: int | None = None,
    owner: Model | None = None,
    happened_on: date | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    personal: Mapping[str, str] | None = None,
) -> Entry:
    """Append one act to the campaign's chain, or to that of the installation.

    ``act`` is ``app.verb``, ``target`` ``app.model:key``; ``actor`` is None for the system itself. ``owner`` is the
    organisation whose auditors read what stands in no campaign's chain. ``before`` and ``after`` hold what changed,
    nothing personal; of what is in ``personal`` the chain keeps salted hashes alone.
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
            "owner": owner.pk if owner is not None else None,
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
        actor_id=actor.pk if actor is not None else None,
        owner_id=owner.pk if owner is not None else None,
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


@transaction.atomic
def erase(*, value: PersonalValue, by: AbstractBaseUser, reason: str) -> None:
    """Take a personal value away for good. Its hash stays in the chain; the salt goes too, so nobody can guess it back.

    Erasing again does nothing.
    """
    erased = PersonalValue.objects.filter(pk=value.pk, erased_at=None)
    if erased.update(value="", salt="", erased_at=clock.now()):
        record(
            act="journal.erase",
            target=f"journal.entry:{value.entry_id}",
            actor=by,
            owner=value.entry.owner,
            after={"name": value.name},
            reason=reason,
        )


def _locked(name: str) -> Chain:
    """The chain, held until the transaction ends: two acts at once stand one after the other."""
    _, made = Chain.objects.get_or_create(name=name)
    if made and name != INSTALLATION:
        # So a campaign's whole chain cannot vanish unnoticed.
        record(act="journal.open", target=name, actor=None)
    return Chain.objects.select_for_update().get(name=name)

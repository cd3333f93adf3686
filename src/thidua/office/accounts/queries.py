"""Finding a one-time link by the key that its address carries."""

import hashlib

from thidua.office import clock
from thidua.office.accounts.models import AccessLink


def hash_of(key: str) -> str:
    """What is kept of a key. It is random and long, so a plain hash cannot be guessed back."""
    return hashlib.sha256(key.encode()).hexdigest()


def open_link(key: str) -> AccessLink | None:
    """The link of a key, if it can still be used: not used, not replaced, not expired, its account not closed."""
    link = AccessLink.objects.select_related("user__person").filter(key_hash=hash_of(key)).first()
    if link is None or link.used_at or link.revoked_at or link.expires_at <= clock.now():
        return None
    return link if link.user.is_active else None

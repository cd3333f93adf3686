"""One account for each role that can be signed in to: a password, and the second factor where the role needs it."""

import secrets
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time

from demo.office.places import Town
from thidua.office.access.standing import SECOND_FACTOR_ROLES
from thidua.office.accounts.models import AccessLink, User
from thidua.office.accounts.services import issue_link, use_link
from thidua.office.organisations.models import Role

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is printed of one account; ``secret`` is empty without a second factor."""

    label: str
    username: str
    place: str
    secret: str


def open_to_sign_in(admin: User, town: Town, password: str) -> list[Shown]:
    """Set the password, and the second factor, of the administrator, of each role of a town, and of a unit's head."""
    head = next(iter(town.heads.values()))
    accounts = [("Quản trị viên toàn tỉnh", admin, Role.ADMINISTRATOR)]
    accounts += [(role.label, account, role) for role, account in town.accounts.items()]
    accounts.append(("Thủ trưởng đơn vị dự thi", head, Role.HEAD))
    return [_opened(label, account, role, password) for label, account, role in accounts]


def code_of(secret: str) -> str:
    """The code that an authenticator shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def _opened(label: str, account: User, role: Role, password: str) -> Shown:
    _, key = issue_link(account=account, purpose=AccessLink.Purpose.INVITATION, by=None)
    use_link(key=key, password=password)
    secret = ""
    if role in SECOND_FACTOR_ROLES and not Authenticator.objects.filter(user=account).exists():
        secret = "".join(secrets.choice(ALPHABET) for _ in range(32))
        TOTP.activate(account, secret)
    place = account.person.organisation
    return Shown(label, account.username, place.name if place is not None else "", secret)

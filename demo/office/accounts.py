"""One account for each role that can be signed in to: a password, and the second factor where the role needs it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time

from demo.office.places import Town
from thidua.office.access.standing import SECOND_FACTOR_ROLES
from thidua.office.accounts.models import AccessLink, User
from thidua.office.accounts.services import issue_link, use_link
from thidua.office.organisations.models import Organisation, Role
from thidua.office.submissions.models import Sheet

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is printed of one account; ``secret`` is empty without a second factor."""

    label: str
    username: str
    place: str
    secret: str
    campaign: str = ""
    """Where the campaign stands of those that follow; only of the first of them."""


def open_to_sign_in(admin: User, towns: Sequence[Town], password: str) -> list[Shown]:
    """Set the password, and the second factor where it is wanted, of all that are printed.

    The administrator, each role of the first town and heads of its units; of the others whom their stories name.
    """
    town, *others = towns
    accounts = [("Quản trị viên toàn tỉnh", admin, Role.ADMINISTRATOR)]
    accounts += [(role.label, account, role) for role, account in town.accounts.items()]
    accounts += [(label, town.heads[unit.pk], Role.HEAD) for label, unit in _units(town)]
    found = [_opened(label, account, role, password) for label, account, role in accounts]
    for other in others:
        those = [_opened(label, account, role, password) for label, account, role in other.shown]
        found += [replace(one, campaign=other.stage.now) if one is those[0] else one for one in those]
    return found


def _units(town: Town) -> list[tuple[str, Organisation]]:
    """A unit whose report came back to it, who collects from the schools, and a school."""
    units = [unit for those in town.units.values() for unit in those]
    returned = Sheet.objects.filter(
        participant__organisation__in=units[1:], key__startswith="report:", state=Sheet.State.RETURNED
    )
    busy = returned.order_by("pk").values_list("participant__organisation", flat=True).first()
    unit = next((one for one in units if one.pk == busy), units[-1])
    shown = [("Thủ trưởng đơn vị dự thi", unit)]
    return [*shown, ("Cơ quan triển khai cấp dưới", units[0]), ("Hiệu trưởng", town.schools[-1])]


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

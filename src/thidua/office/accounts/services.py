"""Opening and closing accounts, the one-time links by which passwords are set, and ending sessions."""

import secrets
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Q

from thidua.office import clock
from thidua.office.accounts.errors import AccountError
from thidua.office.accounts.models import AccessLink, User
from thidua.office.accounts.queries import hash_of, open_link
from thidua.office.journal.services import record
from thidua.office.mail.models import Message
from thidua.office.organisations.models import Person

LIFE = {AccessLink.Purpose.INVITATION: timedelta(days=7), AccessLink.Purpose.RESET: timedelta(days=1)}
"""How long a link can be used."""


@transaction.atomic
def open_account(*, person: Person, username: str, email: str = "", by: User | None) -> User:
    """An account without a password: nobody signs in before a link was used. Raises AccountError."""
    person = person.same_as or person
    name = username.strip().lower()
    if not name or not name.replace(".", "").replace("-", "").replace("_", "").isalnum() or not name.isascii():
        raise AccountError("Tên đăng nhập chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch nối, gạch dưới.")
    if User.objects.filter(person=person).exists():
        raise AccountError(f"{person} đã có tài khoản.")
    if User.objects.filter(username=name).exists():
        raise AccountError(f"Tên đăng nhập «{name}» đã có người dùng.")
    if email and User.objects.filter(email__iexact=email).exists():
        raise AccountError(f"Địa chỉ thư «{email}» đã thuộc một tài khoản khác.")
    account = User.objects.create_user(username=name, person=person, email=email)
    _record("accounts.open", account, by)
    return account


@transaction.atomic
def issue_link(*, account: User, purpose: AccessLink.Purpose, by: User | None) -> tuple[AccessLink, str]:
    """A new link and its key, which is told this once and never kept. Earlier links of the account are worthless."""
    account = User.objects.select_for_update().get(pk=account.pk)
    if not account.is_active:
        raise AccountError("Tài khoản đang bị khóa; hãy mở lại trước khi cấp liên kết.")
    _revoke_links(account)
    key, now = secrets.token_urlsafe(32), clock.now()
    link = AccessLink.objects.create(
        user=account, purpose=purpose, key_hash=hash_of(key), made_by=by, made_at=now, expires_at=now + LIFE[purpose]
    )
    _record("accounts.issue_link", account, by, after={"purpose": purpose.value, "expires_at": link.expires_at})
    return link, key


@transaction.atomic
def mail_link(*, link: AccessLink, address: str) -> Message:
    """Put the link into the outbox, addressed to its account; ``address`` is the whole address with its key."""
    until = link.expires_at.astimezone(clock.VIETNAM)
    opening = link.purpose == AccessLink.Purpose.INVITATION
    what = "mở tài khoản" if opening else "đặt lại mật khẩu"
    body = (
        f"Kính gửi {link.user.person.full_name},\n\n"
        f"Để {what} trên phần mềm thi đua (tên đăng nhập: {link.user.username}), mời mở địa chỉ sau:\n\n{address}\n\n"
        f"Địa chỉ này chỉ dùng được một lần, đến {until:%H:%M ngày %d/%m/%Y}. "
        "Nếu ông/bà không yêu cầu, xin bỏ qua thư này."
    )
    message, _ = Message.objects.get_or_create(
        key=f"accounts.link:{link.pk}",
        defaults={
            "owner": link.user.person.organisation,
            "to": link.user.email,
            "subject": f"{what[0].upper()}{what[1:]} trên phần mềm thi đua",
            "body": body,
            "private": True,
        },
    )
    return message


@transaction.atomic
def use_link(*, key: str, password: str) -> User:
    """Set the password that a link allows to set, once; every session of the account ends. Raises AccountError."""
    found, now = open_link(key), clock.now()
    usable = Q(used_at=None, revoked_at=None, expires_at__gt=now)
    # The row is taken by whoever changes it first; a second use at the same moment changes none.
    if found is None or not AccessLink.objects.filter(usable, pk=found.pk).update(used_at=now):
        raise AccountError("Liên kết này đã dùng rồi, đã hết hạn hoặc đã được thay bằng liên kết mới.")
    account = User.objects.select_for_update().get(pk=found.user_id)
    account.set_password(password)
    account.save(update_fields=("password",))
    end_sessions(account=account)
    _record("accounts.use_link", account, account, after={"purpose": found.purpose})
    return account


@transaction.atomic
def deactivate(*, account: User, by: User | None, reason: str) -> None:
    """Nobody signs in with it any more; its sessions end, its links are worthless. It stays: acts name it."""
    if not User.objects.filter(pk=account.pk, is_active=True).update(is_active=False):
        return
    _revoke_links(account)
    end_sessions(account=account)
    _record("accounts.deactivate", account, by, reason=reason)


@transaction.atomic
def reactivate(*, account: User, by: User | None, reason: str) -> None:
    """It can be used again, with the password that it had."""
    if User.objects.filter(pk=account.pk, is_active=False).update(is_active=True):
        _record("accounts.reactivate", account, by, reason=reason)


@transaction.atomic
def forget_second_factor(*, account: User, by: User | None, reason: str) -> None:
    """For who has lost the telephone and the recovery codes: both go, sessions end, the next sign-in enrols anew."""
    removed, _ = Authenticator.objects.filter(user=account).delete()
    if removed:
        end_sessions(account=account)
        _record("accounts.forget_second_factor", account, by, reason=reason)


@transaction.atomic
def changed_own(*, account: User, what: str, but: str) -> None:
    """Somebody has changed the own password or second factor: every session ends but the one with the key ``but``."""
    end_sessions(account=account, but=but)
    _record("accounts.change_own", account, account, after={"what": what})


def end_sessions(*, account: User, but: str = "") -> int:
    """End the sessions of an account, apart from the one with the key ``but``; how many there were."""
    ended = UserSession.objects.filter(user=account).exclude(session_key=but)
    found = list(ended)
    for session in found:
        session.end()
    return len(found)


def _revoke_links(account: User) -> None:
    AccessLink.objects.filter(user=account, used_at=None, revoked_at=None).update(revoked_at=clock.now())


def _record(
    act: str,
    account: User,
    by: User | None,
    *,
    after: dict[str, str | datetime] | None = None,
    reason: str = "",
) -> None:
    record(
        act=act,
        target=f"accounts.user:{account.pk}",
        actor=by,
        owner=account.person.organisation,
        after={"username": account.username, **(after or {})},
        reason=reason,
    )

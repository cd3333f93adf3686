"""What follows when allauth has changed a password or a second factor: other sessions end, the journal knows."""

from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.dispatch import receiver
from django.http import HttpRequest

from thidua.office.accounts.models import User
from thidua.office.accounts.services import changed_own


@receiver(password_changed)
def on_password(sender: Any, request: HttpRequest, user: User, **more: Any) -> None:
    """Whoever sits at another session signs in with the new one."""
    changed_own(account=user, what="password", but=request.session.session_key or "")


@receiver(authenticator_added)
def on_enrolment(sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **more: Any) -> None:
    """A session that began without the second factor does not go on beside it."""
    if authenticator.type == Authenticator.Type.TOTP:
        changed_own(account=user, what="second_factor", but=request.session.session_key or "")


@receiver(authenticator_removed)
def on_removal(sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **more: Any) -> None:
    """Giving it up is written down as well."""
    if authenticator.type == Authenticator.Type.TOTP:
        changed_own(account=user, what="no_second_factor", but=request.session.session_key or "")

"""How allauth behaves here: nobody opens an account by himself; who must have a second factor cannot give it up."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from thidua.office.access.standing import standing_of


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Who has just signed in is not asked for the same password again, such as before enrolling."""
        records = get_authentication_records(self.request, self.request.user)
        signed_in = max((record["at"] for record in records), default=0)
        return time.time() - signed_in > app_settings.REAUTHENTICATION_TIMEOUT


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor is for everybody who wants it, and for some who must."""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not while a role asks for it."""
        return not standing_of(authenticator.user).needs_second_factor

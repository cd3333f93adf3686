"""Initiatives as Django knows them."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_save


class InitiativesConfig(AppConfig):
    """Follows each sending, in its own transaction: what cannot be followed is not sent."""

    name = "thidua.office.initiatives"

    def ready(self) -> None:
        """Once all models are there."""
        from thidua.office.submissions.models import Sending

        post_save.connect(_sent, Sending, dispatch_uid="initiatives.follow")


def _sent(instance: Any, created: bool, **_: Any) -> None:
    from thidua.office.initiatives.services.arising import follow

    if created:
        follow(instance)

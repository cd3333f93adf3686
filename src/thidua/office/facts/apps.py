"""Facts as Django knows them."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_save


class FactsConfig(AppConfig):
    """Follows each sending of a self-assessment, in its own transaction: what cannot be stated is not sent."""

    name = "thidua.office.facts"

    def ready(self) -> None:
        """Once all models are there."""
        from thidua.office.submissions.models import Sending

        post_save.connect(_sent, Sending, dispatch_uid="facts.follow")


def _sent(instance: Any, created: bool, **_: Any) -> None:
    from thidua.office.facts.services.reporting import follow

    if created:
        follow(instance)

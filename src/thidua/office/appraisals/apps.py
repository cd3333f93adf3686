"""Appraisals as Django knows them."""

from typing import Any

from django.apps import AppConfig

from thidua.office.campaigns.signals import plan_moved


class AppraisalsConfig(AppConfig):
    """Tells those who appraise of an amendment, in the transaction that moves the plan."""

    name = "thidua.office.appraisals"

    def ready(self) -> None:
        """Once all models are there."""
        plan_moved.connect(_amended, dispatch_uid="appraisals.tell")


def _amended(campaign: Any, **_: Any) -> None:
    from thidua.office.appraisals.services.telling import tell_of_amendment

    tell_of_amendment(campaign)

"""Appraisals as Django knows them."""

from typing import Any

from django.apps import AppConfig

from thidua.office.campaigns.signals import plan_moved, round_opened


class AppraisalsConfig(AppConfig):
    """Tells those who appraise of an amendment, and takes over into a new round who appraises what; each in its act."""

    name = "thidua.office.appraisals"

    def ready(self) -> None:
        """Once all models are there."""
        plan_moved.connect(_amended, dispatch_uid="appraisals.tell")
        round_opened.connect(_opened, dispatch_uid="appraisals.carry")


def _amended(campaign: Any, **_: Any) -> None:
    from thidua.office.appraisals.services.telling import tell_of_amendment

    tell_of_amendment(campaign)


def _opened(campaign: Any, previous: Any, by: Any, **_: Any) -> Any:
    from thidua.office.appraisals.services.carrying import carry_assignments

    return carry_assignments(campaign=campaign, previous=previous, by=by)

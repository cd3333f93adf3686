"""Records as Django knows them."""

from typing import Any

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """States facts anew where who takes part, or what the plan counts, has changed: in the transaction of that act."""

    name = "thidua.office.records"

    def ready(self) -> None:
        """Once all models are there."""
        from thidua.office.campaigns.signals import owed_changed, plan_moved

        owed_changed.connect(_restate, dispatch_uid="records.restate")
        plan_moved.connect(_restate, dispatch_uid="records.restate")


def _restate(campaign: Any, by: Any, **_: Any) -> None:
    from thidua.office.records.models import Book, Matter
    from thidua.office.records.services.restating import restate_all

    if Matter.objects.filter(campaign=campaign).exists() or Book.objects.filter(campaign=campaign).exists():
        restate_all(campaign=campaign, by=by)

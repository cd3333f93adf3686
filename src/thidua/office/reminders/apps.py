"""Reminders as Django knows them."""

from typing import Any

from django.apps import AppConfig

from thidua.office.campaigns.signals import round_opened


class RemindersConfig(AppConfig):
    """Takes the rules of a campaign over into its new round, in the transaction that opens it."""

    name = "thidua.office.reminders"

    def ready(self) -> None:
        """Once all models are there."""
        round_opened.connect(_opened, dispatch_uid="reminders.carry")


def _opened(campaign: Any, previous: Any, by: Any, **_: Any) -> Any:
    from thidua.office.reminders.services.carrying import carry_schedules

    return carry_schedules(campaign=campaign, previous=previous, by=by)

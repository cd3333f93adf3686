"""Submissions as Django knows them."""

from typing import Any

from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    """Sheets follow their campaign in its own transactions, whoever acts: a page, a command, the demonstration."""

    name = "thidua.office.submissions"

    def ready(self) -> None:
        """Once all models are there."""
        from thidua.office.campaigns.signals import given_more_time, owed_changed, plan_moved, senders_closed

        owed_changed.connect(_open, dispatch_uid="submissions.open")
        plan_moved.connect(_follow, dispatch_uid="submissions.follow_plan")
        senders_closed.connect(_close, dispatch_uid="submissions.close")
        given_more_time.connect(_reopen, dispatch_uid="submissions.reopen")


def _open(campaign: Any, by: Any, **_: Any) -> None:
    from thidua.office.submissions.services.opening import open_sheets

    open_sheets(campaign=campaign, by=by)


def _follow(campaign: Any, by: Any, **_: Any) -> None:
    from thidua.office.submissions.services.following import follow_plan

    follow_plan(campaign=campaign, by=by)


def _close(changes: Any, by: Any, **_: Any) -> None:
    from thidua.office.submissions.services.closing import close_sheets

    close_sheets(changes=changes, by=by)


def _reopen(changes: Any, by: Any, **_: Any) -> None:
    from thidua.office.submissions.services.closing import reopen_sheets

    reopen_sheets(changes=changes, by=by)

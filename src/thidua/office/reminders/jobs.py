"""What the worker does for reminders."""

from datetime import timedelta
from typing import Any

from thidua.office.campaigns.models import Campaign
from thidua.office.jobs.kinds import kind
from thidua.office.reminders.models import Schedule
from thidua.office.reminders.services.scheduled import remind_on_schedule


def _has_rules() -> bool:
    return Schedule.objects.filter(active=True, campaign__state=Campaign.State.RUNNING).exists()


@kind("reminders.scheduled", "Nhắc theo lịch", every=timedelta(minutes=15), due=_has_rules)
def scheduled(work: Any) -> dict[str, Any]:
    """Remind those whose day has come."""
    made = remind_on_schedule()
    return {"reminders": made, "message": f"Đã nhắc {made} đơn vị."}

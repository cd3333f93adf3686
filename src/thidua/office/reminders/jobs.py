"""What the worker does for reminders."""

from datetime import timedelta
from typing import Any

from thidua.office.campaigns.models import Campaign
from thidua.office.jobs.errors import JobError
from thidua.office.jobs.kinds import kind
from thidua.office.jobs.letters import kind_of_form, make
from thidua.office.reminders.letters import reminder_letters
from thidua.office.reminders.models import Schedule
from thidua.office.reminders.queries.board import boards_of
from thidua.office.reminders.queries.texts import prepare
from thidua.office.reminders.services.scheduled import remind_on_schedule

LETTERS = "reminders.letters"


def _has_rules() -> bool:
    return Schedule.objects.filter(active=True, campaign__state=Campaign.State.RUNNING).exists()


@kind("reminders.scheduled", "Nhắc theo lịch", every=timedelta(minutes=15), due=_has_rules)
def scheduled(work: Any) -> dict[str, Any]:
    """Remind those whose day has come."""
    made = remind_on_schedule()
    return {"reminders": made, "message": f"Đã nhắc {made} đơn vị."}


@kind(LETTERS, "Lập công văn đôn đốc")
def letters_made(
    work: Any, campaign: int, deadline: str, part: str, chosen: list[int] | None, form: str
) -> dict[str, Any]:
    """The official letters of reminder to those chosen, or to all of whom something is missing, as one file."""
    found = Campaign.objects.select_related("owner", "plan", "reports_as").filter(pk=campaign).first()
    boards = boards_of(found) if found is not None else []
    board = next((one for one, _ in boards if (one.deadline, one.part) == (deadline, part)), None)
    prepared = prepare(board, chosen) if board is not None else []
    if board is None or not prepared:
        raise JobError("Không còn đơn vị nào chưa gửi.")
    name = f"cong-van-don-doc{kind_of_form(form).suffix}"
    return make(work, reminder_letters(board, prepared), len(prepared), form, name, board.campaign.owner)

"""States, deadlines and the progress of jobs: always words, with colour and shape beside them."""

from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString

from thidua.office import clock
from thidua.web.components.drawn import drawn

register = template.Library()

LOOKS: dict[str, tuple[str, str]] = {
    "draft": ("plain", "pencil"),
    "preparing": ("plain", "pencil"),
    "planned": ("plain", "pencil"),
    "waiting": ("plain", "clock"),
    "missing": ("plain", "circle"),
    "sent": ("info", "arrow"),
    "running": ("info", "play"),
    "reviewing": ("info", "play"),
    "returned": ("warning", "back"),
    "reopened": ("warning", "back"),
    "soon": ("warning", "clock"),
    "late": ("danger", "alert"),
    "overdue": ("danger", "alert"),
    "failed": ("danger", "alert"),
    "accepted": ("success", "check"),
    "done": ("success", "check"),
    "active": ("success", "check"),
    "completed": ("success", "check"),
    "closed": ("dark", "lock"),
    "cancelled": ("dark", "cross"),
    "inactive": ("dark", "cross"),
    "handing": ("info", "arrow"),
    "dropped": ("dark", "cross"),
    "finished": ("success", "check"),
    "handed_over": ("success", "check"),
    "unsure": ("danger", "alert"),
    "not_begun": ("plain", "circle"),
    "in_hand": ("info", "play"),
    "explained": ("info", "arrow"),
    "settled": ("success", "check"),
    "same": ("success", "check"),
    "differs": ("warning", "pencil"),
    "changed": ("danger", "alert"),
    "free": ("warning", "circle"),
    "apart": ("danger", "alert"),
    "opened": ("success", "check"),
}
"""Colour and shape of a state, by its stored value; a state that is not here is plain with a dot."""

SOON = 3
"""So many days before its last day a deadline is marked."""


@register.simple_tag
def badge(state: str, label: str) -> SafeString:
    """A state in words: its stored value chooses colour and shape."""
    tone, shape = LOOKS.get(str(state), ("plain", "dot"))
    return drawn("badge", tone=tone, shape=shape, label=label)


@register.simple_tag
def due(day: date | None, done: bool = False, owed: bool = True, missing: str = "Chưa định ngày") -> SafeString:
    """A last day, always as its date, with the days that are left unless it is ``done``.

    ``owed`` False: a day of the calendar, by which nobody in particular has failed to send; once over it is over.
    """
    if day is None:
        return drawn("due", missing=missing)
    left = (day - clock.today()).days
    if left < 0 and not owed:
        return drawn("due", day=day, tone="plain", words="" if done else "đã qua")
    tone = "" if done else "danger" if left < 0 else "warning" if left <= SOON else "plain"
    return drawn("due", day=day, tone=tone, words="" if done else days_left(left))


def days_left(left: int) -> str:
    """«còn 3 ngày», «hôm nay là ngày cuối», «quá hạn 2 ngày»."""
    if left == 0:
        return "hôm nay là ngày cuối"
    return f"còn {left} ngày" if left > 0 else f"quá hạn {-left} ngày"


@register.simple_tag(takes_context=True)
def job_progress(context: dict[str, Any], job: Any, poll_url: str, cancel_url: str = "") -> SafeString:
    """How far a job (``office.jobs``) is; while it is not finished the part asks ``poll_url`` for itself anew."""
    going = job.state in ("waiting", "running")
    return drawn(
        "job_progress",
        job=job,
        going=going,
        poll_url=poll_url,
        cancel_url=cancel_url if going and not job.cancel_asked else "",
        csrf_token=context.get("csrf_token", ""),
    )

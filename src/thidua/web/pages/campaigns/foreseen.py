"""What an act will lead to: it is tried out and undone, so that its preview says exactly what it would do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.db import transaction
from django.http import HttpResponse

from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.calendar import Falling, days_of, falling
from thidua.office.campaigns.queries.notices import notices_of
from thidua.office.mail.models import Message
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.models import Sheet
from thidua.rules.working_days import why_off
from thidua.web.access import Request
from thidua.web.components.attempting import attempted
from thidua.web.components.confirming import Preview, confirmed

CLOSED = Sheet.State.CLOSED


@dataclass(frozen=True)
class Seen:
    """A campaign as it stands: its days for all, those of each participant asked about, its sheets, its mails."""

    days: list[Falling]
    own: dict[int, date | None]
    sheets: dict[int, str]
    mails: int


def look(campaign: Campaign, deadline: tuple[str, str] = ("", ""), whom: Sequence[Participant] = ()) -> Seen:
    """As it stands now; ``deadline`` (and part): whose last day is looked up for each of ``whom``.

    The sheets are those of the levels below too. A constant number of queries.
    """
    found = Campaign.objects.select_related("plan", "owner", "reports_as").get(pk=campaign.pk)
    plan, notices = plan_of(found.plan), notices_of(found)
    by_notices = {
        told: _last_day(falling(plan, found.round, told), deadline) for told in {notices.of(one.pk) for one in whom}
    }
    below = list(Campaign.objects.filter(reports_as__campaign=found).values_list("pk", "owner"))
    inside = Sheet.objects.filter(participant__campaign__in=[found.pk, *(pk for pk, _ in below)])
    mails = Message.objects.filter(owner__in=[found.owner_id, *(owner for _, owner in below)])
    return Seen(
        days=days_of(found, notices),
        own={one.pk: by_notices[notices.of(one.pk)] for one in whom},
        sheets=dict(inside.values_list("pk", "state")),
        mails=mails.count(),
    )


def foresee(form: forms.Form, now: Callable[[], Seen], act: Callable[[], object]) -> tuple[Seen, Seen] | None:
    """The campaign before an act and after it, the act undone; None where it is refused, as the form then says."""

    def tried() -> tuple[Seen, Seen]:
        with transaction.atomic():
            before = now()
            act()
            after = now()
            transaction.set_rollback(True)
        return before, after

    return attempted(form, tried)


def stepped(
    request: Request,
    form: forms.Form,
    now: Callable[[], Seen],
    act: Callable[[], object],
    preview: Callable[[Seen, Seen], Preview],
) -> HttpResponse | bool:
    """The page of the preview; on a yes whether it was done. Where it is refused, the form says why."""
    seen = foresee(form, now, act)
    if seen is None:
        return False
    shown = preview(*seen)
    if not confirmed(request, shown):
        return shown.page(request)
    return attempted(form, lambda: act() or True) is not None


def day_changes(before: Seen, after: Seen) -> list[str]:
    """Each deadline whose day changes, comes or goes."""
    was = {(one.deadline.id, one.part): one for one in before.days}
    lines = []
    for one in after.days:
        old = was.pop((one.deadline.id, one.part), None)
        if old is None:
            lines.append(f"{_name(one)}: mốc mới, {_when(one)}")
        elif (old.last_day, old.waits_for) != (one.last_day, one.waits_for):
            lines.append(f"{_name(one)}: từ {_when(old)} sang {_when(one)}")
    return [*lines, *(f"{_name(one)}: không còn" for one in was.values())]


def other_changes(before: Seen, after: Seen) -> list[str]:
    """Sheets that are opened and closed, mails that are written."""
    there = before.sheets
    opened = sum(1 for pk in after.sheets if pk not in there)
    closed = sum(1 for pk, state in after.sheets.items() if state == CLOSED and there.get(pk, CLOSED) != CLOSED)
    again = sum(1 for pk, state in after.sheets.items() if state != CLOSED and there.get(pk) == CLOSED)
    counts = (
        (opened, "Mở thêm {} biểu cho đơn vị điền"),
        (closed, "Khóa {} biểu chưa gửi; những gì đã điền vẫn giữ"),
        (again, "Mở lại {} biểu đã khóa"),
        (after.mails - before.mails, "Báo cho {} người qua thư điện tử"),
    )
    return [words.format(number) for number, words in counts if number]


def said(day: date | None) -> str:
    """A day, and why offices do not work on it."""
    if day is None:
        return "chưa có ngày"
    off = why_off(day)
    return f"{day:%d/%m/%Y}" + (f" (ngày nghỉ: {off})" if off else "")


def day_line(one: Falling) -> str:
    """A deadline with its day."""
    return f"{_name(one)}: {_when(one)}"


def _when(one: Falling) -> str:
    return said(one.last_day) if one.last_day is not None else f"chờ {one.waits_for}"


def _name(one: Falling) -> str:
    return f"{one.deadline.label}, kỳ {one.part}" if one.part else one.deadline.label


def _last_day(days: Sequence[Falling], deadline: tuple[str, str]) -> date | None:
    return next((one.last_day for one in days if (one.deadline.id, one.part) == deadline), None)

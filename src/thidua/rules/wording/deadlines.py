"""Deadlines said in words: what the text sets, and how the last day in time came about."""

from collections.abc import Iterator
from datetime import date

from thidua.plan.model.calendar import Deadline
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import DueDay, Notice, OpenDay
from thidua.rules.wording.figures import day, figure
from thidua.rules.working_days import days_made_up_between, days_off_between, why_off

MISSING_DEADLINE = "missing-deadline"
"""The code of a text that sets no day; a reading that covers it had to set one."""


def in_the_text(plan: Plan, due: DueDay) -> str:
    """What the text itself says of the day: nothing, where a reading had to set it."""
    deadline = due.deadline
    if any(MISSING_DEADLINE in plan.readings[name].covers for name in deadline.reading):
        return "không nêu"
    if deadline.month is not None:
        year, month = deadline.month.split("-")
        return f"trong tháng {month}/{year}"
    if deadline.date is not None or deadline.yearly is not None:
        named = due.named if due.moved_from is None else due.moved_from
        return f"trước {day(due.named)}" if deadline.strict and due.moved_from is None else f"đến hết {day(named)}"
    return say_rule(plan, deadline)


def say_rule(plan: Plan, deadline: Deadline) -> str:
    """The rule by which the day is found, where it is not one day."""
    before = "trước " if deadline.strict else ""
    if deadline.monthly is not None or deadline.quarterly is not None:
        return before + _recurring(deadline)
    if deadline.base is not None:
        side = "sau" if deadline.after else "trước"
        unit = "ngày làm việc" if deadline.working else "ngày"
        return f"{before}{figure(deadline.days or 0)} {unit} {side} «{plan.deadlines[deadline.base].label}»"
    return "khi biết ngày"


def say_why(due: DueDay) -> str:
    """How the last day came about, where the text does not simply name it; empty where it does."""
    return "; ".join(_why(due))


def say_extended(due: DueDay) -> str:
    """The day of one participant alone, and by which notice."""
    notice = due.notice
    if notice is None:
        return f"riêng đơn vị chậm nhất ngày {day(due.last_day)}"
    by = f" theo {notice.number}" if notice.number else " theo thông báo"
    why = f", lý do: {notice.reason}" if notice.reason else ""
    return f"được gia hạn đến ngày {day(due.last_day)}{by}{why}"


def say_open(waiting: OpenDay) -> str:
    """Why a day is not known yet."""
    return f"chưa biết ngày của «{waiting.waits_for.label}»"


def _why(due: DueDay) -> Iterator[str]:
    if due.notice is not None:
        yield _announced(due.notice, due.moved_from)
        return
    if due.base is not None:
        yield f"tính từ {day(due.base.last_day)}"
        if due.deadline.working:
            yield from _on_the_way(due.base.last_day, due.named)
    if due.off is not None:
        to = "dời sang ngày làm việc kế tiếp" if due.last_day > due.off else "lùi về ngày làm việc liền trước"
        yield f"{day(due.off)} là ngày nghỉ ({why_off(due.off)}) nên {to}"
    if due.estimated:
        yield "tạm tính: chưa có quyết định về ngày nghỉ và làm bù của năm đó"


def _announced(notice: Notice, moved_from: date | None) -> str:
    by = f" theo {notice.number}" if notice.number else " theo thông báo"
    why = f", lý do: {notice.reason}" if notice.reason else ""
    return f"dời từ {day(moved_from)}{by}{why}" if moved_from is not None else f"ngày được báo{by}{why}"


def _on_the_way(base: date, named: date) -> Iterator[str]:
    """The days off that were passed over, and the days of a weekend that were counted."""
    first, last = min(base, named), max(base, named)
    off = [found for found, _ in days_off_between(first, last) if found != base]
    if off:
        yield f"trừ ngày nghỉ {', '.join(_short(found) for found in off)}"
    worked = [found for found in days_made_up_between(first, last) if found != base]
    if worked:
        yield f"kể ngày làm bù {', '.join(_short(found) for found in worked)}"


def _short(found: date) -> str:
    return day(found).rpartition("/")[0]


def _recurring(deadline: Deadline) -> str:
    number = deadline.monthly or deadline.quarterly
    which = "ngày cuối" if number == 31 else f"ngày {number:02}"
    if deadline.monthly is not None:
        return f"{which} tháng sau của mỗi tháng" if deadline.following else f"{which} hằng tháng"
    return f"{which} tháng đầu quý sau" if deadline.following else f"{which} tháng cuối mỗi quý"

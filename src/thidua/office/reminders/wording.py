"""What reminders say, and the summary for an office's chat. Pure: no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from thidua.office.clock import VIETNAM


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """One thing that has not come in: what it is called, its forms, and why it was returned, where it was."""

    label: str
    forms: tuple[str, ...] = ()
    returned: str = ""


def reminder_text(
    *, owner: str, campaign: str, unit: str, lacking: Sequence[Lacking], last_day: date | None, today: date, link: str
) -> str:
    """The whole text, for mail and messenger alike."""
    lines = [f"Kính gửi {unit},", "", f"{owner} nhắc về «{campaign}»: chưa nhận được của đơn vị:"]
    for one in lacking:
        forms = f" ({'; '.join(one.forms)})" if one.forms else ""
        lines.append(f"- {one.label}{forms}")
        if one.returned:
            lines.append(f"  Bản đã gửi được trả lại vì: {one.returned}")
    if last_day is not None:
        lines.append(f"Hạn gửi: {last_day:%d/%m/%Y} ({days_left((last_day - today).days)}).")
    return "\n".join([*lines, "", f"Mở để điền và gửi: {link}", "Nếu đơn vị vừa gửi, xin bỏ qua lời nhắc này."])


def days_left(left: int) -> str:
    """«còn 3 ngày», «hôm nay là ngày cuối», «đã quá hạn 2 ngày»."""
    if left == 0:
        return "hôm nay là ngày cuối"
    return f"còn {left} ngày" if left > 0 else f"đã quá hạn {-left} ngày"


def subject(campaign: str, label: str, last_day: date | None) -> str:
    """Of a mail."""
    until = f" (hạn {last_day:%d/%m/%Y})" if last_day is not None else ""
    return f"Nhắc gửi {label}{until}: {campaign}"[:255]


def summary_text(
    *,
    campaign: str,
    label: str,
    last_day: date | None,
    now: datetime,
    sent: int,
    total: int,
    missing: Sequence[str],
    counted: str = "",
) -> str:
    """Who has sent, as a text for an office's chat. ``missing``: units; ``counted``: what the numbers count if not."""
    until = f", hạn {last_day:%d/%m/%Y}" if last_day is not None else ""
    moment = now.astimezone(VIETNAM)
    lines = [f"{campaign}", f"{label}{until}", f"Đến {moment:%H:%M ngày %d/%m/%Y}: đã gửi {sent}/{total}{counted}."]
    if missing:
        lines += [
            f"Chưa gửi{' đủ' if counted else ''} ({len(missing)}{' đơn vị' if counted else ''}):",
            *(f"{at}. {name}" for at, name in enumerate(missing, 1)),
        ]
    elif total:
        lines.append("Tất cả đã gửi.")
    return "\n".join(lines)

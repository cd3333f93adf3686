"""When: the period, rounds, phases and deadlines, with the days on which they fall."""

from collections.abc import Iterator, Mapping

from thidua.in_words.parts.ruled import item_of
from thidua.in_words.speech import Speech, day_month, label, span, year_month
from thidua.in_words.told import Item, Row, Say, some
from thidua.plan.model.calendar import Deadline, Round
from thidua.rules.calendar import DueDay
from thidua.rules.wording.figures import day

ROUNDS = {"single": "một đợt", "yearly": "đợt hằng năm", "stage": "cả giai đoạn", "ad_hoc": "đột xuất, khi có việc"}
EVERY = {"month": "từng tháng, ", "quarter": "từng quý, ", None: ""}
COMBINED = {
    "mean": "trung bình điểm các kỳ",
    "sum": "tổng điểm các kỳ",
    "highest": "điểm kỳ cao nhất",
    "lowest": "điểm kỳ thấp nhất",
    "last": "điểm kỳ cuối",
}
OFF = {
    "next": "dời đến ngày làm việc kế tiếp",
    "previous": "dời về ngày làm việc liền trước",
}
ACTS = {
    "registration": "đăng ký",
    "self_assessment": "nộp bảng tự chấm điểm",
    "dossier": "gửi hồ sơ khen thưởng",
    "interim_report": "báo cáo sơ kết",
    "final_report": "báo cáo tổng kết",
    "recognition": "gửi quyết định công nhận sáng kiến",
    "collation": "gửi bản tổng hợp",
    "conference": "hội nghị tổng kết",
}


def period(speech: Speech) -> Iterator[Item]:
    """The whole time of the campaign."""
    found = speech.plan.period
    yield Item(("period",), "Thời gian thi đua", "", (Say("Thời gian", span(found.from_, found.to)),), found.clause,
               part=found)  # fmt: skip


def rounds(speech: Speech) -> Iterator[Item]:
    """The runnings of the plan; those made by the calendar are lines of the round that they divide."""
    for found in speech.plan.rounds.values():
        whole = speech.plan.rounds.get(found.whole)
        if whole is None or whole.every is None:
            yield item_of("rounds", "Đợt", found, _round(speech, found))


def _round(speech: Speech, found: Round) -> tuple[Say, ...]:
    parts = tuple(
        Row(part.label, span(part.from_, part.to))
        for part in (speech.plan.rounds.get(name) for name in found.parts)
        if part is not None
    )
    given = f"phải có ít nhất {found.given} kỳ" if found.given is not None else "phải có mọi kỳ"
    return some(
        Say("Loại", ROUNDS[found.kind]),
        Say("Thời gian", span(found.from_, found.to)),
        Say("Chia thành", f"{EVERY[found.every]}{len(parts)} kỳ" if parts else EVERY[found.every], parts),
        Say("Điểm cả đợt", f"{COMBINED[found.combine]}; {given}" if found.combine is not None else ""),
    )


def phases(speech: Speech) -> Iterator[Item]:
    """Parts of the campaign with their own reports."""
    for phase in speech.plan.phases.values():
        yield item_of("phases", "Giai đoạn", phase, (Say("Thời gian", span(phase.from_, phase.to)),))


def deadlines(speech: Speech) -> Iterator[Item]:
    """What is due when, and the last day in time in each round."""
    for deadline in speech.plan.deadlines.values():
        yield item_of("deadlines", "Thời hạn", deadline, _deadline(speech, deadline))


def _deadline(speech: Speech, deadline: Deadline) -> tuple[Say, ...]:
    plan = speech.plan
    closes = "kết quả của cả đợt" if deadline.closes == "round" else f"«{label(plan.phases, deadline.closes or '')}»"
    return some(
        Say("Việc", ACTS[deadline.act]),
        Say("Ai làm", deadline.who),
        Say("Gửi đến", speech.bodies(deadline.to)),
        Say("Hạn", _when(speech, deadline)),
        Say("Nếu rơi vào ngày nghỉ", OFF[deadline.falls_off] if deadline.falls_off is not None else ""),
        _falls(speech, deadline),
        Say("Áp dụng cho các đợt", speech.labels(plan.rounds, deadline.rounds)),
        Say("Khóa", closes if deadline.closes is not None else ""),
        Say("Phải kịp cho", f"«{label(plan.deadlines, deadline.feeds)}»" if deadline.feeds is not None else ""),
        Say("Do văn bản khác đặt", label(plan.documents, deadline.set_by) if deadline.set_by is not None else ""),
    )


def _when(speech: Speech, deadline: Deadline) -> str:
    """What the plan file says of the day."""
    before = "trước ngày" if deadline.strict else "đến hết ngày"
    if deadline.date is not None:
        return f"{before} {day(deadline.date)}"
    if deadline.yearly is not None:
        return f"{before} {day_month(deadline.yearly)} hằng năm"
    if deadline.month is not None:
        return f"{'trước ngày cuối của' if deadline.strict else 'trong'} {year_month(deadline.month)}"
    if deadline.recurs:
        return f"{before} {_recurs(deadline)}"
    if deadline.base is not None:
        return _counted(speech, deadline)
    return "sự kiện chưa biết ngày, được báo sau" if deadline.event else "không nói"


def _recurs(deadline: Deadline) -> str:
    following = " kế tiếp" if deadline.following else ""
    if deadline.monthly is not None:
        return f"{deadline.monthly} của tháng{following}, mỗi tháng"
    return f"{deadline.quarterly} của tháng {'sau' if following else 'cuối'} quý, mỗi quý"


def _counted(speech: Speech, deadline: Deadline) -> str:
    side = "sau" if deadline.after is not None else "trước"
    base = f"{side} «{label(speech.plan.deadlines, deadline.base or '')}»"
    kind = f"ngày{' làm việc' if deadline.working else ''}"
    if deadline.strict:
        return f"trước {kind} thứ {deadline.days or 0} {base}"
    return f"{deadline.days or 0} {kind} {base}"


def _falls(speech: Speech, deadline: Deadline) -> Say:
    """The last day in time in each round, in each month; what waits for an event waits."""
    rounds = speech.plan.rounds
    rows = [
        Row(", ".join([label(rounds, found.round), *_part(rounds, found.part)]), _fall(found))
        for found in speech.due[deadline.id]
    ]
    rows += [
        Row(label(rounds, found.round), f"chưa biết, chờ «{found.waits_for.label}»")
        for found in speech.open[deadline.id]
    ]
    about = "Ngày cuối còn đúng hạn"
    return Say(about, rows[0].gives, follows=True) if len(rows) == 1 else Say(about, "", tuple(rows), follows=True)


def _part(rounds: Mapping[str, Round], part: str | None) -> list[str]:
    """The month or quarter of a day that recurs, also where the round is not divided: ``2026-01``, ``2026-q1``."""
    if part is None or part in rounds:
        return [rounds[part].label] if part else []
    year, _, which = part.partition("-")
    return [f"Quý {which[1:]}/{year}" if which.startswith("q") else f"Tháng {int(which)}/{year}"]


def _fall(found: DueDay) -> str:
    moved = f", dời từ {day(found.off)} là ngày nghỉ" if found.off is not None else ""
    return f"{_WEEKDAYS[found.last_day.weekday()]}, {day(found.last_day)}{moved}"


_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

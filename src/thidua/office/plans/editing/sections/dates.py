"""Rounds, phases, deadlines: their days, and how these fall."""

from collections.abc import Iterator

from thidua.in_words.parts.time import ACTS
from thidua.office.plans.editing.adding.deadlines import deadline
from thidua.office.plans.editing.fields import (
    Card,
    Field,
    Panel,
    card,
    choices_of,
    entries,
    named,
    title_of,
    under,
)
from thidua.office.plans.editing.sections.people import clause_field
from thidua.office.plans.editing.values import Kind
from thidua.office.plans.editing.words import words_of
from thidua.office.plans.study import Study
from thidua.plan.rewriting import Data

_WHEN: dict[str, tuple[str, Kind, str]] = {
    "date": ("Ngày", "day", "Ngày/tháng/năm"),
    "yearly": ("Hằng năm vào ngày", "yearly", "Ngày/tháng, ví dụ 10/03"),
    "month": ("Trong tháng", "month", "Tháng/năm, ví dụ 12/2026"),
    "monthly": ("Hằng tháng vào ngày", "whole", "Từ 1 đến 31; 31 là ngày cuối tháng"),
    "quarterly": ("Tháng cuối quý, vào ngày", "whole", "Từ 1 đến 31; 31 là ngày cuối tháng"),
    "days": ("Số ngày", "whole", ""),
}
"""How each form of a deadline is asked for."""


def panels(study: Study) -> Iterator[Panel]:
    """When everything is."""
    data = study.data
    yield Panel("Đợt", tuple(_span(data, "rounds", key, part) for key, part in entries(data, "rounds")))
    cards = tuple(_span(data, "phases", key, part) for key, part in entries(data, "phases"))
    if cards:
        yield Panel("Giai đoạn", cards)
    yield Panel(
        "Thời hạn",
        tuple(_deadline(study, key, part) for key, part in entries(data, "deadlines")),
        lead="Dưới mỗi thời hạn là ngày cuối còn đúng hạn, kể cả khi rơi vào ngày nghỉ.",
        empty="Chưa có thời hạn nào.",
        adding=deadline(data),
    )


def _span(data: Data, section: str, key: str, part: Data) -> Card:
    path = (section, key)
    return card(
        path,
        title_of(part, key),
        named(data, (*path, "label"), "Tên gọi", needed=True),
        named(data, (*path, "from"), "Từ ngày", kind="day"),
        named(data, (*path, "to"), "Đến hết ngày", kind="day"),
        code=key,
    )


def _deadline(study: Study, key: str, part: Data) -> Card:
    data, path = study.data, ("deadlines", key)
    when: list[Field] = [
        named(data, (*path, form), label, kind=kind, hint=hint, needed=True)
        for form, (label, kind, hint) in _WHEN.items()
        if isinstance(part, dict) and form in part
    ]
    return card(
        path,
        title_of(part, key),
        named(data, (*path, "label"), "Việc gì", needed=True),
        *when,
        named(data, (*path, "strict"), "«Trước ngày»: hạn cuối là ngày liền trước", kind="flag"),
        named(data, (*path, "act"), "Loại việc", kind="choice", choices=[*ACTS.items()], needed=True),
        named(data, (*path, "who"), "Ai phải làm", needed=True),
        named(data, (*path, "to"), "Gửi đến", kind="choices", choices=choices_of(data, "bodies")),
        clause_field(data, path),
        words=words_of(study, path, "Hạn", "Ngày cuối còn đúng hạn"),
        removable=True,
        code=key,
        brief=_brief(data, when, part),
    )


def _brief(data: Data, when: list[Field], part: Data) -> str:
    """When it falls, or how that is told, for who looks for it among many."""
    if when and when[0].kind != "whole":
        return when[0].shown
    if isinstance(part, dict) and (base := part.get("after") or part.get("before")):
        other = title_of(under(data, "deadlines", str(base)), str(base))
        return f"{part.get('days') or ''} ngày {'sau' if 'after' in part else 'trước'} «{other}»".strip()
    return f"{when[0].label.lower()} {when[0].shown}" if when else "được báo sau"

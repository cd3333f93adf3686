"""Exact figures, kept as texts, as pages show them, and the columns of a ranking."""

from collections.abc import Callable
from fractions import Fraction

from thidua.office.facts.values import NOT_APPLICABLE_TEXT
from thidua.office.results.models import Row
from thidua.plan.model.plan import Plan
from thidua.rules.wording.figures import figure
from thidua.rules.wording.results import STATUSES
from thidua.web.components.listing import Column

NOTE = "ghi-chu"
"""The name of the column that says why somebody stands where they stand."""


def shown(text: str | None) -> str:
    """``195/2`` as «97,5»; what does not apply as a dash; what is not known as nothing."""
    if text == NOT_APPLICABLE_TEXT:
        return "–"
    return figure(Fraction(text)) if text else ""


def state_of(row: Row) -> str:
    """Where somebody stands, in words: without points by gates, else only where a rank is wanting."""
    if row.contested:
        return "Bằng điểm, chờ quyết định"
    if row.status == "scored":
        return ""
    return STATUSES[row.status] + (" (tạm dừng)" if row.suspended else "")


def columns_of(plan: Plan) -> list[Column]:
    """The columns of the ranking as the plan has it: points with a rubric, classes where there are any."""
    labels = {name: group.label for name, group in plan.groups.items()}
    columns = [
        Column("hang", "Hạng", by="position", value=lambda one: one.rank, number=True),
        Column("ten", "Đối tượng", by=("sort_key", "position"), value=lambda one: one.name),
        Column("nhom", "Nhóm", by=("group", "position"), value=lambda one: labels.get(one.group, one.group)),
    ]
    if plan.rubric is not None:
        columns += [
            Column("chi-tieu", "Chỉ tiêu", by=("criteria_order", "position"), value=_of("criteria_total"), number=True),
            Column("thuong", "Thưởng", by=("bonus_order", "position"), value=_of("bonus"), number=True),
            Column("tru", "Trừ", by=("penalty_order", "position"), value=_of("penalty"), number=True),
            Column("diem", "Cuối cùng", by=("final_order", "position"), value=_of("final"), number=True),
        ]
    if plan.classes:
        columns.append(Column("loai", "Xếp loại", by=("class_label", "position"), value=lambda one: one.class_label))
    return [
        *columns,
        Column("khen", "Khen thưởng", value=lambda one: one.award_words),
        Column(NOTE, "Ghi chú", value=note_of),
    ]


def note_of(row: Row) -> str:
    """What else is to be said of a row: contested, not eligible and why, what is missing."""
    failing = f"Không đạt: {'; '.join(row.failing.splitlines())}" if row.failing else ""
    return ". ".join(text for text in (state_of(row), failing, row.lacking) if text)


def _of(name: str) -> Callable[[Row], str]:
    return lambda one: shown(getattr(one, name))

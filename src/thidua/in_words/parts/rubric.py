"""The rubric: sections, criteria with their tiers, bonus and penalty, what does not apply, rounding."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from thidua.in_words.parts.order import ranking_item
from thidua.in_words.points import earned, said
from thidua.in_words.speech import Speech, label
from thidua.in_words.told import Item, Row, Say, some
from thidua.plan.model.scoring import Adjustment, Criterion, Rounding, Rubric, Section, Spread, SubCriterion
from thidua.rules.wording.figures import figure

ROUNDING = {
    "half_up": "phần lẻ từ nửa đơn vị thì lên",
    "half_even": "phần lẻ đúng nửa đơn vị thì về số chẵn",
    "down": "bỏ phần lẻ",
    "up": "có phần lẻ thì lên",
}
POLICIES = {
    "full": "được đủ điểm",
    "zero": "0 điểm",
    "rescale": "bỏ chỉ tiêu đó ra, tổng các chỉ tiêu còn lại quy về thang điểm đầy đủ",
    "shrink": "bỏ chỉ tiêu đó ra, cả ở tổng điểm tối đa",
}


def rubric(speech: Speech) -> Iterator[Item]:
    """Everything that gives points."""
    found = speech.plan.rubric
    if found is None:
        return
    yield _overview(speech, found)
    for section in found.sections.values():
        yield _item("sections", "Phần của thang điểm", section, section.label, _section(found, section))
    for criterion in found.criteria.values():
        title = f"{criterion.id}. {criterion.label}"
        yield _item("criteria", "Chỉ tiêu", criterion, title, _criterion(speech, found, criterion))
    for bonus in found.bonus.values():
        yield _item("bonus", "Điểm thưởng", bonus, bonus.label, _adjustment(speech, bonus, "Số điểm thưởng"))
    for penalty in found.penalty.values():
        yield _item("penalty", "Điểm trừ", penalty, penalty.label, _adjustment(speech, penalty, "Số điểm bị trừ"))
    if found.rounding is not None:
        yield _rounding(found.rounding)
    if speech.plan.ranking is None:
        yield ranking_item(speech, ("rubric", "ranking"), found.ranking)


def _item(key: str, kind: str, part: Any, title: str, says: tuple[Say, ...]) -> Item:
    return Item(("rubric", key, part.id), kind, title, says, part.clause, part.reading, part)


def _overview(speech: Speech, found: Rubric) -> Item:
    total = sum((criterion.max for criterion in found.criteria.values()), Fraction(0))
    rows = tuple(
        Row(f"{criterion.id}. {criterion.label}", f"{figure(criterion.max)} điểm")
        for criterion in found.criteria.values()
    )
    final = "tổng điểm chỉ tiêu"
    final += " + điểm thưởng" if found.bonus else ""
    final += " − điểm trừ" if found.penalty else ""
    says = some(
        Say("Điểm cuối cùng", final, follows=True),
        Say("Điểm cuối cùng không quá", _bound(found.total_max)),
        Say("Tổng điểm thưởng không quá", _bound(found.bonus_max)),
        Say("Tổng điểm trừ không quá", _bound(found.penalty_max)),
        Say("Khi một chỉ tiêu không áp dụng", _policy(speech, found.not_applicable)),
        Say("Tổng điểm chuẩn", f"{figure(total)} điểm, {len(rows)} chỉ tiêu", rows, follows=True, repeats=True),
    )
    return Item(("rubric",), "Thang điểm", "", says, part=found)


def _bound(most: Fraction | None) -> str:
    return f"{figure(most)} điểm" if most is not None else ""


def _section(found: Rubric, section: Section) -> tuple[Say, ...]:
    within = tuple(
        Row(f"{criterion.id}. {criterion.label}")
        for criterion in found.criteria.values()
        if criterion.section == section.id
    )
    return some(
        Say("Điểm của phần không quá", _bound(section.max)),
        Say("Gồm các chỉ tiêu", f"{len(within)} chỉ tiêu", within, follows=True, repeats=True),
    )


def _criterion(speech: Speech, found: Rubric, criterion: Criterion) -> tuple[Say, ...]:
    section = f"«{label(found.sections, criterion.section)}»" if criterion.section is not None else ""
    parts = tuple(_line(speech, part) for part in criterion.parts.values())
    below = "cấp dưới được đặt thêm chỉ tiêu con, tổng không quá điểm chuẩn"
    return some(
        Say("Điểm chuẩn", figure(criterion.max)),
        Say("Thuộc phần", section),
        Say("Chấm", speech.whom(criterion.asked) if criterion.asked else ""),
        earned(speech, criterion.points, criterion.max) if criterion.points is not None else None,
        Say("Cách tính điểm", "cộng điểm các chỉ tiêu con", parts) if parts else None,
        Say("Để mở", below if criterion.open else ""),
        Say("Khi không áp dụng", _policy(speech, criterion.not_applicable)),
    )


def _line(speech: Speech, part: SubCriterion) -> Row:
    row = said(speech, part.points, part.max)
    text = f"{part.id}. {part.label}, điểm chuẩn {figure(part.max)}"
    return Row(text, row.text, row.rows, part.clause, part.reading)


def _policy(speech: Speech, policy: Any) -> str:
    if policy is None:
        return ""
    if isinstance(policy, Spread):
        criteria = speech.plan.rubric.criteria if speech.plan.rubric is not None else {}
        return f"điểm chuẩn chia cho {speech.labels(criteria, policy.spread)}, theo tỷ lệ điểm của chúng"
    return POLICIES[policy]


def _adjustment(speech: Speech, adjustment: Adjustment, about: str) -> tuple[Say, ...]:
    best = f"cùng nhóm «{adjustment.best_of}», chỉ mục cao nhất trong nhóm được tính"
    return some(
        Say("Áp dụng cho", speech.whom(adjustment.asked)),
        earned(speech, adjustment.points, None, about),
        Say("Không cộng dồn", best if adjustment.best_of is not None else ""),
    )


def _rounding(found: Rounding) -> Item:
    told = f"mỗi dòng điểm đến {found.decimals} chữ số thập phân, {ROUNDING[found.mode]}"
    return Item(
        ("rubric", "rounding"), "Làm tròn điểm", "", (Say("Làm tròn", told),), found.clause, found.reading, found
    )

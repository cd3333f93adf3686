"""A quota said in words: how its places arise, who is eligible, who chooses."""

from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.places import Portion
from thidua.rules.results import FilledQuota
from thidua.rules.wording.figures import percent
from thidua.rules.wording.words import Words

SELECTIONS = {"by_score": "theo điểm từ cao xuống thấp", "by_council": "do hội đồng bình chọn"}


def say_quota(words: Words, filled: FilledQuota) -> str:
    """``Giấy khen …, tập thể, Phòng, ban: 4 chỗ (mục III.1.2), 2 đủ điều kiện, do hội đồng bình chọn``."""
    plan = words.plan
    kinds = ", ".join(KIND_LABELS[name] for name in filled.quota.kind)
    groups = ", ".join(plan.groups[name].label for name in filled.quota.group)
    whom = ", ".join(part for part in (plan.awards[filled.award].label, kinds, groups) if part)
    arose, readings = "", ""
    if isinstance(filled.quota.places, Portion):
        arose = f" = {percent(filled.quota.places.share)} của {filled.base}, bỏ phần lẻ"
        readings = words.readings(filled.quota.places.reading)
    until = "; tạm tính, còn đối tượng chưa đủ số liệu" if filled.provisional else ""
    return (
        f"{whom}: {filled.places} chỗ{arose}{words.clauses(filled.quota.clause)}, {filled.eligible} đủ điều kiện,"
        f" đã chọn {filled.given}, {SELECTIONS[filled.selection]}{until}{readings}"
    )

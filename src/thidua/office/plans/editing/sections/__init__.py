"""The tabs of the editor, in their order."""

from thidua.office.plans.editing.fields import Section
from thidua.office.plans.editing.sections import awards, classes, dates, gates, general, people, rubric
from thidua.plan.source import DataPath

_HEAD = frozenset({"title", "theme", "issuer", "number", "issued", "signer", "id", "period", "recipients"})

SECTIONS: dict[str, Section] = {
    one.slug: one
    for one in (
        Section("chung", "Chung", _HEAD, general.panels, frozenset({"head", "period", "recipients"})),
        Section("co-quan", "Cơ quan trong kế hoạch", frozenset({"bodies"}), people.bodies),
        Section("nhom", "Nhóm", frozenset({"groups"}), people.groups),
        Section("muc-tieu", "Lĩnh vực, mục tiêu", frozenset({"objectives", "contents", "fields"}), people.aims),
        Section("thoi-han", "Thời hạn", frozenset({"rounds", "phases", "deadlines"}), dates.panels),
        Section("thang-diem", "Thang điểm", frozenset({"rubric"}), rubric.panels),
        Section("xep-loai", "Xếp loại", frozenset({"classes", "class_rules"}), classes.panels),
        Section("dieu-kien", "Điều kiện", frozenset({"gates"}), gates.panels),
        Section("khen-thuong", "Khen thưởng, chỉ tiêu", frozenset({"awards"}), awards.panels),
    )
}
"""By the name in the address."""
TEXT = "van-ban"
"""The tab on which all of it stands as text."""


def section_of(path: DataPath) -> str:
    """The tab on which something of the plan stands; that of the text where no form has it."""
    return next((slug for slug, one in SECTIONS.items() if path and path[0] in one.keys), TEXT)

"""The tabs of the editor, in their order."""

from thidua.office.plans.editing.fields import Section
from thidua.office.plans.editing.sections import awards, dates, gates, general, people, rubric

SECTIONS: dict[str, Section] = {
    one.slug: one
    for one in (
        Section("chung", "Chung", frozenset({"head", "period", "recipients"}), general.panels),
        Section("co-quan", "Cơ quan", frozenset({"bodies"}), people.bodies),
        Section("nhom", "Nhóm", frozenset({"groups"}), people.groups),
        Section("muc-tieu", "Lĩnh vực, mục tiêu", frozenset({"objectives", "contents", "fields"}), people.aims),
        Section("thoi-han", "Thời hạn", frozenset({"rounds", "phases", "deadlines"}), dates.panels),
        Section("thang-diem", "Thang điểm", frozenset({"rubric", "ranking"}), rubric.panels),
        Section("dieu-kien", "Điều kiện", frozenset({"gates"}), gates.panels),
        Section("khen-thuong", "Khen thưởng, chỉ tiêu", frozenset({"awards"}), awards.panels),
    )
}
"""By the name in the address."""

"""What must hold before somebody may be commended."""

from collections.abc import Iterator

from thidua.office.plans.editing.adding.gates import gate
from thidua.office.plans.editing.fields import Card, Panel, card, items, named, title_of
from thidua.office.plans.editing.sections.conditions import condition_fields, measure_label
from thidua.office.plans.editing.sections.people import clause_field
from thidua.office.plans.study import Study
from thidua.plan.rewriting import Data
from thidua.plan.source import DataPath


def panels(study: Study) -> Iterator[Panel]:
    """One card for each condition."""
    cards = tuple(_gate(study.data, path, part) for path, part in items(study.data, "gates"))
    yield Panel(
        "Điều kiện, tiêu chuẩn",
        cards,
        lead="Điều kiện gồm nhiều ý, hoặc xét số liệu khác, được sửa ở phần «Văn bản YAML».",
        empty="Kế hoạch không đặt điều kiện nào.",
        adding=gate(study.data),
    )


def _gate(data: Data, path: DataPath, part: Data) -> Card:
    of = part.get("require") if isinstance(part, dict) else None
    measured = measure_label(data, of.get("of")) if isinstance(of, dict) else ""
    return card(
        path,
        title_of(part),
        named(data, (*path, "label"), "Tên điều kiện", needed=True),
        *condition_fields(data, (*path, "require")),
        named(data, (*path, "suspends"), "Không đạt chỉ là tạm dừng, xét lại khi có kết luận", kind="flag"),
        clause_field(data, path),
        words=(f"Xét theo {measured}",) if measured else (),
        removable=True,
    )

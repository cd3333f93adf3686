"""Classes, and what bounds or lowers them."""

from collections.abc import Iterator

from thidua.office.plans.editing.adding.classes import class_
from thidua.office.plans.editing.fields import Card, Panel, card, choices_of, entries, items, named, title_of, under
from thidua.office.plans.editing.sections.conditions import BOUNDS, bound_fields, condition_fields, measure_label
from thidua.office.plans.editing.sections.people import clause_field
from thidua.office.plans.editing.words import words_of
from thidua.office.plans.study import Study
from thidua.plan.rewriting import Data
from thidua.plan.source import DataPath

SHORT = [("next", "Xuống một loại"), ("decided", "Người có thẩm quyền quyết định")]


def panels(study: Study) -> Iterator[Panel]:
    """The classes from the best down, then the rules."""
    data = study.data
    yield Panel(
        "Các loại",
        tuple(_class(study, key, part) for key, part in entries(data, "classes")),
        lead="Từ loại cao nhất xuống; mỗi đối tượng được loại đầu tiên mà mình đạt.",
        empty="Kế hoạch không xếp loại.",
        adding=class_(data),
    )
    rules = tuple(_rule(data, path, part) for path, part in items(data, "class_rules"))
    if rules:
        yield Panel("Khống chế, hạ loại", rules, lead="Quy tắc mới được viết ở phần «Văn bản YAML».")


def _class(study: Study, key: str, part: Data) -> Card:
    data, path = study.data, ("classes", key)
    bounds = [
        one
        for at, band in items(data, *path, "band")
        for one in bound_fields(data, at, measure_label(data, under(band, "of")) or "Khoảng")
    ]
    return card(
        path,
        title_of(part, key),
        named(data, (*path, "label"), "Tên loại", needed=True),
        *bounds,
        *condition_fields(data, (*path, "require")),
        named(data, (*path, "short"), "Đủ điểm mà thiếu điều kiện thì", kind="choice", choices=SHORT)
        if under(part, "require")
        else None,
        clause_field(data, path),
        words=words_of(study, path),
        removable=True,
        code=key,
        brief="; ".join(f"{BOUNDS[str(one.path[-1])]} {one.shown}" for one in bounds),
    )


def _rule(data: Data, path: DataPath, part: Data) -> Card:
    return card(
        path,
        title_of(part),
        named(data, (*path, "label"), "Tên quy tắc", needed=True),
        *condition_fields(data, (*path, "when")),
        named(data, (*path, "at_most"), "Không quá loại", kind="choice", choices=choices_of(data, "classes"))
        if under(part, "at_most")
        else None,
        clause_field(data, path),
        removable=True,
    )

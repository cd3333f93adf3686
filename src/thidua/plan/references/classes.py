"""Whether classes and the rules about them fit together: one band for each participant, one effect for each rule."""

from collections.abc import Iterator
from itertools import combinations

from thidua.plan.model.classes import Class, ClassRule
from thidua.plan.model.conditions import CLASS, Condition, facts_of_measure
from thidua.plan.model.figures import Over, names_in
from thidua.plan.model.plan import Plan
from thidua.plan.references.measured import PARTICIPANT, measured_by
from thidua.plan.references.names import Names
from thidua.plan.references.walk import Found, tests_at
from thidua.plan.source import DataPath

_EFFECTS = ("at_most", "drop", "unclassified", "not_above")


def check_classes(plan: Plan, names: Names) -> Iterator[Found]:
    """Every class and every rule, by itself and beside the others."""
    for name, found in plan.classes.items():
        if name in plan.awards:
            yield ("classes", name), f"mã «{name}» trùng với một hình thức khen thưởng (awards); hãy đặt mã khác"
        if name[0].isdigit() or name in ("yes", "no"):
            yield ("classes", name), f"mã loại «{name}» trông như một số hoặc yes, no; hãy đặt mã bằng chữ"
        yield from _class(plan, ("classes", name), found)
    for place, rule in enumerate(plan.class_rules):
        yield from _rule(plan, ("class_rules", place), rule)
    yield from _own_class(plan)
    if plan.class_rules and not plan.classes and "classes" not in names.incomplete:
        yield ("class_rules",), "kế hoạch có class_rules nhưng không xếp loại (classes)"


def _own_class(plan: Plan) -> Iterator[Found]:
    """Conditions of classes and rules may read the classes of others, never that which they are about to give."""
    conditions: list[tuple[DataPath, Condition | None]] = [
        *((("classes", name, "require"), found.require) for name, found in plan.classes.items()),
        *(
            (("classes", name, "band", place), band)
            for name, found in plan.classes.items()
            for place, band in enumerate(found.band)
        ),
        *((("class_rules", place, "when"), rule.when) for place, rule in enumerate(plan.class_rules)),
    ]
    for path, condition in conditions:
        for inner, test in tests_at(condition, path) if condition is not None else ():
            for name in facts_of_measure(test.of):
                if _reads_own_class(plan, name):
                    yield (*inner, "of"), f"chưa thể biết «{name}» ở đây vì loại (class) đang được xếp"


def _reads_own_class(plan: Plan, name: str) -> bool:
    """Whether a measure comes to the class of the participant itself; what looks at its members only does not."""
    seen: set[str] = set()

    def reads(name: str) -> bool:
        figure = plan.figures.get(name)
        if name == CLASS:
            return True
        if figure is None or name in seen or (isinstance(figure, Over) and figure.members_of is not None):
            return False
        seen.add(name)
        return any(reads(inner) for inner in names_in(figure))

    return name not in plan.facts and reads(name)


def _class(plan: Plan, path: DataPath, found: Class) -> Iterator[Found]:
    for one, other in combinations(found.band, 2):
        both = [
            f"{kind} nhóm {name}"
            for name, group in plan.groups.items()
            for kind in group.kinds
            if one.concerns(kind, name) and other.concerns(kind, name)
        ]
        if both:
            lines = f"dòng {one.line} và dòng {other.line}"
            yield (*path, "band"), f"hai khoảng điểm của loại «{found.id}» ({lines}) cùng cho: {', '.join(both)}"
    if found.short == "decided" and found.require is None:
        yield (*path, "short"), "«decided» chỉ có nghĩa khi loại có điều kiện (require)"


def _rule(plan: Plan, path: DataPath, rule: ClassRule) -> Iterator[Found]:
    given = [key for key in _EFFECTS if getattr(rule, key)]
    if not given:
        yield path, f"cần một trong: {', '.join(_EFFECTS)}, ở đây không có mục nào"
    for key in given[1:]:
        yield (*path, key), f"chỉ được một trong: {', '.join(_EFFECTS)}, ở đây đã có «{given[0]}»"
    fact = plan.facts.get(rule.not_above or "")
    measured = measured_by(plan, fact) if fact is not None else None
    if measured is not None and measured.sort != PARTICIPANT:
        yield (*path, "not_above"), f"cần một số liệu kiểu participant, «{rule.not_above}» là kiểu {measured.sort}"

"""Parts right in each value and yet not in themselves: a deadline with two days, a fact without type."""

from collections.abc import Iterator

from thidua.plan.model.awards import Award
from thidua.plan.model.base import Part
from thidua.plan.model.calendar import Period, Phase, Round
from thidua.plan.model.conditions import CLASS, GROUP, KIND, NOT_APPLICABLE, TOTALS, UNCLASSIFIED, Scope
from thidua.plan.model.facts import Fact, Scale
from thidua.plan.model.papers import Form
from thidua.plan.model.places import Quota
from thidua.plan.model.plan import Plan
from thidua.plan.model.ranking import RANK
from thidua.plan.model.text import Announced
from thidua.plan.problems import hint
from thidua.plan.references.measured import NUMBER, PARTICIPANT, YES_NO, measured_by
from thidua.plan.references.names import LABELS, ROUND, SELF, Names
from thidua.plan.references.scorers import check_scorers
from thidua.plan.references.walk import At, Found
from thidua.plan.source import DataPath

_COUNTED = ("objectives", "contents", "fields", "phases", "groups", "criteria", "points", "places")
# Ids that have a meaning of their own where such an id is written.
_TAKEN = {
    "facts": (GROUP, KIND, CLASS, RANK, *TOTALS),
    "figures": (GROUP, KIND, CLASS, RANK, *TOTALS),
    "parameters": (GROUP, KIND, CLASS, RANK, *TOTALS),
    "sections": (GROUP, KIND, CLASS, RANK, *TOTALS),
    "classes": (UNCLASSIFIED, NOT_APPLICABLE),
    "bodies": (SELF,),
    "phases": (ROUND,),
}


def check_declared(plan: Plan, parts: list[At], names: Names) -> Iterator[Found]:
    """Every part by itself, and together with those that it names."""
    for section, taken in _TAKEN.items():
        for name in names.of(section):
            if name in taken:
                path: DataPath = ("rubric", section, name) if section == "sections" else (section, name)
                yield path, f"«{name}» là tên có sẵn, {LABELS[section]} phải mang mã khác"
    for name in plan.groups:
        if not _is_name(name):
            yield ("groups", name), f"mã nhóm «{name}» trông như một số hoặc yes, no; hãy đặt mã bằng chữ"
    for path, part in parts:
        yield from _part(plan, names, path, part)


def _part(plan: Plan, names: Names, path: DataPath, part: Part) -> Iterator[Found]:
    if isinstance(part, Fact):
        yield from _looked_up(plan, path, part) if part.lookup else _fact(plan, path, part)
    elif isinstance(part, Scale):
        for name in part.levels:
            if name == NOT_APPLICABLE:
                yield (*path, "levels", name), f"«{name}» là tên có sẵn, mức phải mang mã khác"
            elif not _is_name(name):
                message = f"mã mức «{name}» trông như một số hoặc yes, no; hãy đặt mã bằng chữ"
                yield (*path, "levels", name), message
    elif isinstance(part, (Period, Round, Phase)):
        if part.from_ and part.to and part.from_ > part.to:
            yield (*path, "to"), f"ngày cuối {part.to} đứng trước ngày đầu {part.from_}"
    elif isinstance(part, (Scope, Quota)):
        yield from _scope(plan, names, path, part)
    elif isinstance(part, Award):
        yield from _award(plan, path, part)
    elif isinstance(part, Form):
        yield from _form(plan, path, part)
    elif isinstance(part, Announced) and part.of not in _COUNTED:
        yield (*path, "of"), f"không đếm được «{part.of}»{hint(part.of, _COUNTED)}"


def _is_name(name: str) -> bool:
    """Whether a comparison can name it: what begins like a number is read as one."""
    return name not in ("yes", "no") and not name[0].isdigit() and name[0] not in "+-"


def _fact(plan: Plan, path: DataPath, fact: Fact) -> Iterator[Found]:
    if fact.type is None:
        yield path, "thiếu mục bắt buộc «type»"
        return
    if fact.type == "level" and fact.scale is None:
        yield path, "số liệu kiểu level cần mục «scale»"
    if fact.type != "level" and fact.scale is not None:
        yield (*path, "scale"), f"chỉ số liệu kiểu level có «scale», ở đây là kiểu {fact.type}"
    if fact.type == PARTICIPANT and not fact.names:
        yield path, "số liệu kiểu participant cần mục «names»: được nêu mã của loại đối tượng nào"
    if fact.type != PARTICIPANT and fact.names:
        yield (*path, "names"), f"chỉ số liệu kiểu participant có «names», ở đây là kiểu {fact.type}"
    measured = measured_by(plan, fact)
    numeric = measured is not None and measured.sort == NUMBER
    for key in ("min", "max"):
        if getattr(fact, key) is not None and not numeric:
            yield (*path, key), f"chỉ số liệu kiểu số có «{key}», ở đây là kiểu {fact.type}"
    if fact.min is not None and fact.max is not None and fact.min > fact.max:
        yield (*path, "min"), "giá trị nhỏ nhất lớn hơn giá trị lớn nhất"
    if fact.min is not None and fact.min < 0 and fact.type in ("count", "points"):
        yield (*path, "min"), f"số liệu kiểu {fact.type} không bao giờ âm"
    whole = plan.facts.get(fact.part_of or "")
    if fact.part_of is not None and (not numeric or (whole is not None and not _is_number(plan, whole))):
        yield (*path, "part_of"), "chỉ số liệu kiểu số là một phần của số liệu kiểu số"
    if whole is fact:
        yield (*path, "part_of"), "số liệu không thể là một phần của chính nó"
    if fact.scorers is not None:
        yield from check_scorers(plan, (*path, "scorers"), fact, fact.scorers)


def _is_number(plan: Plan, fact: Fact) -> bool:
    measured = measured_by(plan, fact)
    return measured is None or measured.sort == NUMBER


def _looked_up(plan: Plan, path: DataPath, fact: Fact) -> Iterator[Found]:
    """A looked-up fact has little of its own; ``via`` names the other, who is asked ``fact``."""
    lookup = fact.lookup
    if lookup is None:
        return
    for key in ("type", "scale", "asked", "part_of", "min", "max", "admits", "names", "selector", "scorers"):
        if getattr(fact, key):
            yield (*path, key), f"số liệu lấy từ đối tượng khác (lookup) không có mục «{key}»"
    via, other = plan.facts.get(lookup.via), plan.facts.get(lookup.fact)
    if via is not None and via.type != PARTICIPANT:
        yield (*path, "lookup", "via"), f"cần một số liệu kiểu participant, «{lookup.via}» là kiểu {via.type}"
    if other is not None and other.lookup is not None:
        message = f"«{lookup.fact}» cũng lấy từ đối tượng khác; hãy nêu số liệu được khai trực tiếp"
        yield (*path, "lookup", "fact"), message


def _scope(plan: Plan, names: Names, path: DataPath, scope: Scope | Quota) -> Iterator[Found]:
    """Kinds and groups that are named together must occur together."""
    groups = [plan.groups[name] for name in scope.group if name in plan.groups]
    if not scope.kind or len(groups) != len(scope.group) or not groups:
        return
    absent = [kind for kind in scope.kind if not any(kind in group.kinds for group in groups)]
    listed = ", ".join(group.id for group in groups)
    for place, kind in enumerate(scope.kind):
        if kind in absent and kind in names.of("kinds"):
            yield (*path, "kind", place), f"trong nhóm {listed} không có loại đối tượng «{kind}»"
    for place, group in enumerate(groups):
        if not absent and not set(scope.kind) & set(group.kinds):
            yield (
                (*path, "group", place),
                f"nhóm «{group.id}» không có loại đối tượng {', '.join(scope.kind)}",
            )


def _award(plan: Plan, path: DataPath, award: Award) -> Iterator[Found]:
    selects = [award.select, *(quota.select for quota in award.quotas)]
    if "by_score" in selects and award.by is None and not award.with_prize:
        yield path, "chọn theo điểm (by_score) cần mục «by»: theo số liệu nào"
    first = plan.facts.get(award.first or "")
    measured = measured_by(plan, first) if first is not None else None
    if first is not None and measured is not None and measured.sort != YES_NO:
        yield (*path, "first"), f"cần một số liệu kiểu yes_no, «{award.first}» là kiểu {first.type}"
    if award.among == award.id and award.among is not None:
        yield (*path, "among"), "không thể chọn trong số người đã được chính hình thức này"
    elif award.among is not None and award.among in _from(plan, award.id):
        yield (*path, "among"), f"hình thức «{award.among}» phải đứng trước hình thức chọn trong số người đã được nó"


def _from(plan: Plan, award: str) -> list[str]:
    """The awards from this one on, in the plan's order."""
    names = list(plan.awards)
    return names[names.index(award) :]


def _form(plan: Plan, path: DataPath, form: Form) -> Iterator[Found]:
    if form.match is None:
        return
    other = plan.forms.get(form.match.form)
    for key, name, columns in (
        ("column", form.match.column, form.columns),
        ("names", form.match.names, other.columns if other else None),
    ):
        if columns is not None and name not in columns:
            yield (*path, "match", key), f"không có cột «{name}»{hint(name, columns)}"

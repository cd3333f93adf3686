"""Figures: what they hang on, and whether their operations fit what they work out from."""

from collections.abc import Callable, Iterator
from functools import partial
from operator import eq

from thidua.plan.model.conditions import CLASS, GROUP, KIND, NOT_APPLICABLE
from thidua.plan.model.facts import Parameter
from thidua.plan.model.figures import DaysLate, Mean, Over, Worked, names_in
from thidua.plan.model.plan import Plan
from thidua.plan.problems import hint
from thidua.plan.references.names import LABELS, Names
from thidua.plan.references.walk import Found

_ALIKE = ("level", "yes_no", "participant")
"""Types of facts by which participants are told apart."""


def check_figures(plan: Plan, names: Names) -> Iterator[Found]:
    """Names of their own, no circles, operations that fit."""
    for section in ("figures", "parameters"):
        for name in names.of(section):
            other = (
                "facts" if name in plan.facts else "figures" if section != "figures" and name in plan.figures else ""
            )
            if other:
                message = f"«{name}» đã là mã của {LABELS[other]} khác, {LABELS[section]} phải mang mã khác"
                yield (section, name), message
    told: set[str] = set()
    for name, figure in plan.figures.items():
        circle = None if name in plan.facts else _way(plan, name, partial(eq, name))
        if circle and not told & set(circle):
            told |= set(circle)
            yield ("figures", name), f"các số tính vòng quanh nhau: {' → '.join((name, *circle))}"
        yield from _figure(plan, name, figure)
    for name, parameter in plan.parameters.items():
        yield from _parameter(plan, names, name, parameter)


def is_late(plan: Plan, name: str) -> bool:
    """Whether a measure is known only once everybody has points: a total, a class, or what hangs on one."""
    return way_to_total(plan, name) is not None


def way_to_total(plan: Plan, name: str) -> list[str] | None:
    """The names by which a figure comes to a total or a class, from the figure to that; None where it does not."""

    def is_total(found: str) -> bool:
        return found not in (GROUP, KIND) and not any(
            found in declared for declared in (plan.facts, plan.figures, plan.parameters)
        )

    return _way_from(plan, name, is_total)


def way_to_class(plan: Plan, name: str) -> list[str] | None:
    """The names by which a figure comes to a class; None where it does not."""
    return _way_from(plan, name, lambda found: found == CLASS and found not in plan.facts)


def _way_from(plan: Plan, name: str, wanted: Callable[[str], bool]) -> list[str] | None:
    if name not in plan.figures:
        return [name] if wanted(name) else None
    way = _way(plan, name, wanted)
    return None if way is None else [name, *way]


def own_facts(plan: Plan, name: str) -> list[str]:
    """The facts of a participant itself that a measure hangs on, in order, each once."""
    if name in plan.facts:
        return [name]
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        name = waiting.pop()
        if name in plan.facts:
            found[name] = None
        elif name not in seen:
            seen.add(name)
            waiting += reversed(list(_own(plan, name)))
    return list(found)


def _own(plan: Plan, name: str) -> Iterator[str]:
    """The names that a figure or parameter reads of the participant itself."""
    figure = plan.figures.get(name)
    if isinstance(figure, Over):
        yield from figure.within
        yield from (operand for operand in figure.operands if isinstance(operand, str))
    elif figure is not None:
        yield from names_in(figure)
    elif name in plan.parameters and plan.parameters[name].by not in (GROUP, KIND):
        yield plan.parameters[name].by


def _way(plan: Plan, start: str, wanted: Callable[[str], bool]) -> list[str] | None:
    """The names from behind ``start`` to the first that is wanted, along what figures read."""
    seen: set[str] = set()

    def search(name: str) -> list[str] | None:
        if name not in plan.figures or name in plan.facts or name in seen:
            return None
        seen.add(name)
        for inner in names_in(plan.figures[name]):
            if wanted(inner):
                return [inner]
            if (rest := search(inner)) is not None:
                return [inner, *rest]
        return None

    return search(start)


def _figure(plan: Plan, name: str, figure: Worked) -> Iterator[Found]:
    path = ("figures", name)
    if isinstance(figure, Mean) and figure.given is not None and not 1 <= figure.given <= len(figure.mean):
        yield (*path, "given"), f"cần một số từ 1 đến {len(figure.mean)}, là số các số được tính trung bình"
    elif isinstance(figure, DaysLate):
        day = plan.facts.get(figure.days_late)
        if day is not None and day.lookup is None and day.type != "date":
            yield (*path, "days_late"), f"cần một số liệu kiểu date, «{figure.days_late}» là kiểu {day.type}"
    elif isinstance(figure, Over):
        yield from _over(plan, path, figure)


def _over(plan: Plan, path: tuple[str, str], over: Over) -> Iterator[Found]:
    if over.of is None and over.over != "count":
        yield path, f"«over: {over.over}» cần mục «of»: số nào của mỗi đối tượng"
    if over.of is not None and over.over == "count":
        yield (*path, "of"), "«over: count» đếm đối tượng, không có mục «of»; điều kiện đếm viết ở «among»"
    if over.better is not None and over.over != "rank":
        yield (*path, "better"), "chỉ «over: rank» có mục «better»"
    for place, name in enumerate(over.within):
        fact = plan.facts.get(name)
        if fact is not None and fact.lookup is None and fact.type not in _ALIKE:
            message = f"chỉ chia theo group, kind hoặc số liệu kiểu {', '.join(_ALIKE)}; «{name}» là kiểu {fact.type}"
            yield (*path, "within", place), message
    member = plan.facts.get(over.members_of or "")
    if member is not None and member.type != "participant":
        yield (*path, "members_of"), f"cần một số liệu kiểu participant, «{over.members_of}» là kiểu {member.type}"


def _parameter(plan: Plan, names: Names, name: str, parameter: Parameter) -> Iterator[Found]:
    """The values are those of what the parameter differs by."""
    path = ("parameters", name)
    if parameter.by in (GROUP, KIND):
        section = "groups" if parameter.by == GROUP else "kinds"
        for key in parameter.values:
            if wrong := names.unknown(section, key):
                yield (*path, "values", key), wrong
        return
    fact = plan.facts.get(parameter.by)
    if fact is None:
        if wrong := names.unknown("facts", parameter.by, GROUP, KIND):
            yield (*path, "by"), wrong
        return
    own = plan.facts.get(fact.lookup.fact) if fact.lookup else fact
    if own is None or own.type not in _ALIKE:
        wanted = f"cần group, kind hoặc số liệu kiểu {', '.join(_ALIKE)}"
        yield (*path, "by"), f"{wanted}; «{parameter.by}» là kiểu {own.type if own else 'lookup'}"
        return
    scale = plan.scales.get(own.scale or "")
    known = [*scale.levels, NOT_APPLICABLE] if scale else ["yes", "no", NOT_APPLICABLE]
    for key in parameter.values:
        if own.type != "participant" and key not in known and (own.type == "yes_no" or scale is not None):
            yield (*path, "values", key), f"«{parameter.by}» không có giá trị «{key}»{hint(key, known)}"

"""Facts that cannot be true, and facts that nobody asked for. Where they stand the caller knows."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.plan.model.facts import Fact
from thidua.plan.model.figures import Greatest, Least, Mean
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Judged, Points, parts_of_points
from thidua.rules.facts import Participant
from thidua.rules.sheet import concerns
from thidua.rules.wording.figures import figure


def impossible(plan: Plan, participant: Participant) -> list[tuple[str, str]]:
    """Facts that cannot be so, each with why, in the order of the plan.

    Of a part larger than its whole nobody knows which figure is wrong, so both are named.
    """
    found = out_of_bounds(plan, participant)
    for part, whole in parts_too_large(plan, participant):
        smaller, larger = said(plan, participant, whole), said(plan, participant, part)
        found.append((part, f"{larger} không được lớn hơn {smaller}"))
        found.append((whole, f"{smaller} không được nhỏ hơn {larger}"))
    order = list(plan.facts)
    return sorted(found, key=lambda fault: order.index(fault[0]))


def out_of_bounds(plan: Plan, participant: Participant) -> list[tuple[str, str]]:
    """Figures that are wrong by themselves, each with why, in the order of the plan."""
    figures = ((fact, _figure(participant, fact.id)) for fact in plan.facts.values())
    return [
        (fact.id, message) for fact, value in figures if value is not None for message in _beyond(plan, fact, value)
    ]


def parts_too_large(plan: Plan, participant: Participant) -> list[tuple[str, str]]:
    """Each fact that is larger than the fact it is a part of, with that fact."""
    found = []
    for fact in plan.facts.values():
        if fact.part_of is None:
            continue
        part, whole = _figure(participant, fact.id), _figure(participant, fact.part_of)
        if part is not None and whole is not None and part > whole:
            found.append((fact.id, fact.part_of))
    return found


def said(plan: Plan, participant: Participant, name: str) -> str:
    """A figure with its label: ``«Số hồ sơ» (40)``."""
    return f"«{plan.facts[name].label}» ({figure(_figure(participant, name) or 0)})"


def unasked(plan: Plan, participant: Participant) -> list[tuple[str, str]]:
    """Facts given that the plan does not ask of this kind and group, each with a message."""
    found = []
    for name in participant.facts:
        fact = plan.facts.get(name)
        if fact is not None and not concerns(fact.asked, participant.kind, participant.group):
            group = plan.groups[participant.group].label
            found.append((name, f"số liệu này không hỏi nhóm «{group}» nên không được dùng"))
    return found


def lowest(fact: Fact) -> Fraction | None:
    """The smallest value a fact may have: its own ``min``, or 0 of what is counted or given as points."""
    if fact.min is not None:
        return fact.min
    return Fraction(0) if fact.type in ("count", "points") else None


def highest(plan: Plan, fact: Fact) -> Fraction | None:
    """The largest value a fact may have: its own ``max``, or that of the criterion whose points it judges."""
    if fact.max is not None or fact.type != "points":
        return fact.max
    criteria = plan.rubric.criteria.values() if plan.rubric else ()
    lines = [line for criterion in criteria for line in criterion.lines]
    tops = [line.max for line in lines if line.points is not None and fact.id in _judged_in(plan, line.points)]
    return max(tops, default=None)


def _beyond(plan: Plan, fact: Fact, value: Fraction) -> Iterator[str]:
    """What is wrong with a figure by itself."""
    bottom, top = lowest(fact), highest(plan, fact)
    if bottom is not None and value < bottom:
        yield f"cần một số từ {figure(bottom)} trở lên"
    if fact.type == "count" and value.denominator != 1:
        yield "cần một số nguyên"
    if top is not None and value > top:
        yield f"cần một số không lớn hơn {figure(top)}"


def _figure(participant: Participant, name: str) -> Fraction | None:
    given = participant.facts.get(name)
    if given is None or isinstance(given.value, bool) or not isinstance(given.value, (int, Fraction)):
        return None
    return Fraction(given.value)


def _judged_in(plan: Plan, points: Points) -> Iterator[str]:
    """Facts that are points of somebody's judgement: themselves, or chosen or averaged in a figure."""
    if isinstance(points, Judged):
        yield from _markers(plan, points.judged)
    for part in parts_of_points(points):
        yield from _judged_in(plan, part)


def _markers(plan: Plan, name: str) -> Iterator[str]:
    figure = plan.figures.get(name)
    if figure is None:
        yield name
    elif isinstance(figure, (Mean, Greatest, Least)):
        for operand in figure.operands:
            if isinstance(operand, str):
                yield from _markers(plan, operand)

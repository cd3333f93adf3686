"""What a plan has appraised, part by part: each criterion, bonus and penalty, and each condition for an award."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from thidua.plan.model.conditions import Scope, facts_of
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Points
from thidua.plan.references.figures import own_facts
from thidua.rules.points import facts_read

KINDS = {
    "criterion": "Chỉ tiêu",
    "bonus": "Điểm thưởng",
    "penalty": "Điểm trừ",
    "gate": "Điều kiện",
    "rest": "Khác",
}
REST = "khac"
"""The part of facts that neither points nor conditions hang on: what only orders or fills a list."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One part; ``facts`` are those of the participant itself that it hangs on, figures resolved."""

    id: str
    label: str
    section: str
    """The section of the rubric, by its id; of others what kind they are."""
    kind: str
    """``criterion``, ``bonus``, ``penalty``, ``gate`` or ``rest``."""
    facts: tuple[str, ...]
    asked: tuple[Scope, ...] = ()
    most: Fraction | None = None
    clause: tuple[str, ...] = ()


def subjects_of(plan: Plan) -> dict[str, Subject]:
    """All parts in the order of the plan, by id; a condition only where it hangs on facts that no points hang on."""
    found = {one.id: one for one in _of_rubric(plan)}
    scored = {name for one in found.values() for name in one.facts}
    for number, gate in enumerate(plan.gates, 1):
        facts = _facts(plan, facts_of(gate.require))
        if not scored.issuperset(facts):
            name = f"dk-{number}"
            found[name] = Subject(name, gate.label, "gate", "gate", facts, gate.asked, None, gate.clause)
    held = {name for one in found.values() for name in one.facts}
    if rest := tuple(name for name, fact in plan.facts.items() if fact.lookup is None and name not in held):
        found[REST] = Subject(REST, "Số liệu khác", "rest", "rest", rest)
    return found


def kind_label(plan: Plan, subject: Subject) -> str:
    """What a part belongs to, in words."""
    if plan.rubric is not None and subject.section in plan.rubric.sections:
        return plan.rubric.sections[subject.section].label
    return KINDS[subject.kind]


def _of_rubric(plan: Plan) -> Iterator[Subject]:
    if plan.rubric is None:
        return
    for name, one in plan.rubric.criteria.items():
        points = [line.points for line in one.lines if line.points is not None]
        facts = _of_points(plan, points)
        label = f"{name}. {one.label}"
        yield Subject(name, label, one.section or "criterion", "criterion", facts, one.asked, one.max, one.clause)
    for kind, some in (("bonus", plan.rubric.bonus), ("penalty", plan.rubric.penalty)):
        for name, other in some.items():
            facts = _of_points(plan, [other.points])
            yield Subject(name, other.label, kind, kind, facts, other.asked, None, other.clause)


def _of_points(plan: Plan, points: Iterable[Points]) -> tuple[str, ...]:
    return _facts(plan, [name for one in points for group in plan.groups for name in facts_read(one, group)])


def _facts(plan: Plan, names: Iterable[str]) -> tuple[str, ...]:
    own = dict.fromkeys(fact for name in names for fact in own_facts(plan, name))
    return tuple(name for name in own if plan.facts[name].lookup is None)

"""Kinds of participant that a rubric may treat apart, and the parts of a rubric that give them points."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from thidua.plan.model.conditions import Scope
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Points
from thidua.plan.model.scoring import Adjustment, Criterion, SubCriterion
from thidua.rules.sheet import concerns


class Whom(NamedTuple):
    """Participants of one group and kind: to the rules they differ only by their facts."""

    kind: str
    group: str


@dataclass(frozen=True, slots=True)
class Scored:
    """A criterion or a part of one, a bonus or a penalty: what has points of its own.

    ``sign`` is -1 for a penalty; only criteria and their parts have a maximum. ``asked`` is whom it concerns;
    ``spares`` whether the plan says what becomes of it where it does not apply.
    """

    part: Criterion | SubCriterion | Adjustment
    name: str
    asked: tuple[Scope, ...] = ()
    sign: int = 1
    spares: bool = False

    @property
    def points(self) -> Points:
        """How its points arise."""
        assert self.part.points is not None, "a criterion made of parts has no points of its own"
        return self.part.points

    @property
    def maximum(self) -> Fraction:
        """What ``full`` stands for: 0 outside the criteria."""
        return Fraction(0) if isinstance(self.part, Adjustment) else self.part.max

    def concerns(self, whom: Whom) -> bool:
        """Whether these participants can get it at all."""
        return concerns(self.asked, *whom)


def everybody(plan: Plan) -> tuple[Whom, ...]:
    """Every group with each kind in it, in the order of the plan."""
    return tuple(Whom(kind, group.id) for group in plan.groups.values() for kind in group.kinds)


def scored_parts(plan: Plan) -> Iterator[Scored]:
    """Criteria, bonuses and penalties, in the order of the plan; none without a rubric."""
    if plan.rubric is None:
        return
    for criterion in plan.rubric.criteria.values():
        for line in criterion.lines:
            name = f"Chỉ tiêu {criterion.id}" + ("" if line is criterion else f".{line.id}")
            yield Scored(line, name, criterion.asked, spares=plan.rubric.policy(criterion) is not None)
    for bonus in plan.rubric.bonus.values():
        yield Scored(bonus, f"Điểm thưởng «{bonus.label}»", bonus.asked)
    for penalty in plan.rubric.penalty.values():
        yield Scored(penalty, f"Điểm trừ «{penalty.label}»", penalty.asked, -1)


def named(plan: Plan, some: Iterable[Whom]) -> str:
    """Participants in words: groups by their label, with the kind where only some kinds of a group are meant."""
    meant: dict[str, list[str]] = {}
    for kind, group in some:
        meant.setdefault(group, []).append(kind)
    return ", ".join(_named(plan, group, kinds) for group, kinds in meant.items())


def _named(plan: Plan, group: str, kinds: list[str]) -> str:
    label = plan.groups[group].label
    if set(kinds) >= set(plan.groups[group].kinds):
        return label
    return f"{label} ({', '.join(KIND_LABELS[kind] for kind in kinds)})"

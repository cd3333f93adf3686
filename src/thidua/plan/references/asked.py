"""Whether everybody is asked what the rules read of them: otherwise a sheet could never be complete."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from thidua.plan.model.awards import Award
from thidua.plan.model.base import Part
from thidua.plan.model.conditions import (
    GROUP,
    KIND,
    AllOf,
    Condition,
    Scope,
    Test,
    facts_of_measure,
)
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Branch, Judged, Linear, Points, Step, Sum
from thidua.plan.references.walk import At, Found, tests_at
from thidua.plan.source import DataPath

Cell: TypeAlias = tuple[str, str]
"""A kind of participant in a group."""
Known: TypeAlias = tuple["_Held", ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """What is known of a participant where a rule applies: a measure held against values."""

    measure: str
    held: str
    values: frozenset[Any] = frozenset()

    def implies(self, other: "_Held") -> bool:
        """Whether this says at least as much as ``other``."""
        if self.measure != other.measure:
            return False
        return self.held == other.held or bool(self.values and other.values and self.values <= other.values)


@dataclass(frozen=True, slots=True)
class _Who:
    """Those to whom a rule applies: cells, and what is known of them there."""

    cells: frozenset[Cell]
    known: Known = ()


def check_asked(plan: Plan, parts: list[At]) -> Iterator[Found]:
    """Each fact that a rule reads for some participants must be asked of them."""
    checker = _Checker(plan)
    for path, name, who in checker.readings(parts):
        missing, cells = checker.not_asked(name, who)
        if cells:
            listed = ", ".join(f"{KIND_LABELS[kind]} nhóm {group}" for kind, group in cells)
            yield path, f"số liệu «{missing}» được xét ở đây nhưng không hỏi: {listed}"


class _Checker:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.everybody = [(kind, name) for name, group in plan.groups.items() for kind in group.kinds]
        self.asked = {name: self._scopes(fact.asked) for name, fact in plan.facts.items()}

    def _scopes(self, scopes: tuple[Scope, ...]) -> list[_Who]:
        if not scopes:
            return [_Who(frozenset(self.everybody))]
        return [_Who(self._cells(scope.kind, scope.group), _known(scope.when)) for scope in scopes]

    def _cells(self, kinds: tuple[str, ...], groups: tuple[str, ...]) -> frozenset[Cell]:
        return frozenset(
            (kind, group)
            for kind, group in self.everybody
            if (not kinds or kind in kinds) and (not groups or group in groups)
        )

    def not_asked(self, name: str, who: _Who) -> tuple[str, list[Cell]]:
        """The fact that is missing, and those of ``who`` who are not asked it, in the order of the plan."""
        fact = self.plan.facts.get(name)
        if fact is None:
            return name, []
        if fact.lookup is not None:
            via, cells = self.not_asked(fact.lookup.via, who)
            return (via, cells) if cells else self._unanswered(via, fact.lookup.fact)
        covered: set[Cell] = set()
        for asked in self.asked[name]:
            if all(any(known.implies(wanted) for known in who.known) for wanted in asked.known):
                covered |= asked.cells
        return name, [cell for cell in self.everybody if cell in who.cells - covered]

    def _unanswered(self, via: str, name: str) -> tuple[str, list[Cell]]:
        """Kinds that ``via`` may name and of which nobody is asked the fact."""
        named = self.plan.facts[via].names if via in self.plan.facts else ()
        asked = {kind for who in self.asked.get(name, []) for kind, _ in who.cells}
        return name, [cell for cell in self.everybody if cell[0] in named and cell[0] not in asked]

    def readings(self, parts: list[At]) -> Iterator[tuple[DataPath, str, _Who]]:
        """Every fact that a rule reads: where, and of whom."""
        everybody = _Who(frozenset(self.everybody))
        if self.plan.rubric is not None:
            for name, criterion in self.plan.rubric.criteria.items():
                yield from self._points(("rubric", "criteria", name, "points"), criterion.points, everybody)
            for section in ("bonus", "penalty"):
                for name, line in getattr(self.plan.rubric, section).items():
                    for who in self._scopes(line.asked):
                        yield from self._points(("rubric", section, name, "points"), line.points, who)
            for name, class_ in self.plan.rubric.classes.items():
                yield from _condition(("rubric", "classes", name, "require"), class_.require, everybody)
        for place, gate in enumerate(self.plan.gates):
            for who in self._scopes(gate.asked):
                yield from _condition(("gates", place, "require"), gate.require, who)
        for path, part in parts:
            yield from self._part(path, part)

    def _part(self, path: DataPath, part: Part) -> Iterator[tuple[DataPath, str, _Who]]:
        if isinstance(part, Award) and part.by is not None:
            who = _Who(self._ranked(part))
            for name in facts_of_measure(part.by):
                yield (*path, "by"), name, who
        elif isinstance(part, Scope) and part.when is not None:
            who = _Who(self._cells(part.kind, part.group))
            yield from _condition((*path, "when"), part.when, who)

    def _ranked(self, award: Award) -> frozenset[Cell]:
        """Those among whom the award is laid out by score: as their quota says, else as the award does."""
        asked = frozenset(cell for who in self._scopes(award.asked) for cell in who.cells)
        chosen: set[Cell] = set()
        for cell in asked:
            selects = [
                quota.select or award.select for quota in award.quotas if cell in self._cells(quota.kind, quota.group)
            ]
            if "by_score" in (selects or [award.select]):
                chosen.add(cell)
        return frozenset(chosen)

    def _points(self, path: DataPath, points: Points, who: _Who) -> Iterator[tuple[DataPath, str, _Who]]:
        if isinstance(points, Branch):
            if points.of not in (GROUP, KIND):
                for name in facts_of_measure(points.of):
                    yield (*path, "of"), name, who
            for place, step in enumerate(points.steps):
                inner = (*path, "steps", place, "points")
                yield from self._points(inner, step.points, _narrowed(who, points, step))
        elif isinstance(points, Linear):
            for name in facts_of_measure(points.each):
                yield (*path, "each"), name, who
        elif isinstance(points, Judged):
            yield (*path, "judged"), points.judged, who
        elif isinstance(points, Sum):
            for place, part in enumerate(points.sum):
                yield from self._points((*path, "sum", place), part, who)


def _narrowed(who: _Who, branch: Branch, step: Step) -> _Who:
    """Those of ``who`` who come to this step."""
    if branch.of == GROUP:
        return _Who(frozenset(cell for cell in who.cells if cell[1] in step.is_), who.known)
    if branch.of == KIND:
        return _Who(frozenset(cell for cell in who.cells if cell[0] in step.is_), who.known)
    return _Who(who.cells, (*who.known, _held_of(branch.of, step)))


def _known(condition: Condition | None) -> Known:
    if condition is None:
        return ()
    if isinstance(condition, AllOf):
        return tuple(known for inner in condition.all_ for known in _known(inner))
    if isinstance(condition, Test):
        return (_held_of(condition.of, condition),)
    return (_Held("any", str(condition.model_dump())),)


def _held_of(measure: Any, held: Any) -> _Held:
    bounds = {**held.bounds, "by": getattr(held, "by", None)}
    only_values = frozenset(held.is_) if not held.bounds and bounds["by"] is None else frozenset()
    return _Held(
        str(measure if isinstance(measure, str) else measure.share),
        str((sorted(map(str, held.is_)), bounds)),
        only_values,
    )


def _condition(path: DataPath, condition: Condition, who: _Who) -> Iterator[tuple[DataPath, str, _Who]]:
    for inner, test in tests_at(condition, path):
        if test.of not in (GROUP, KIND):
            for name in facts_of_measure(test.of):
                yield (*inner, "of"), name, who

"""Whether everybody is asked what the rules read of them: otherwise a sheet could never be complete."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from thidua.plan.model.awards import Award
from thidua.plan.model.base import Part
from thidua.plan.model.conditions import (
    GROUP,
    KIND,
    TOTALS,
    AllOf,
    Condition,
    Not,
    Scope,
    Test,
    facts_of_measure,
    inner_of,
    names_of,
)
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.places import Nested
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import (
    Branch,
    Full,
    Highest,
    If,
    Judged,
    Linear,
    Lowest,
    Points,
    Step,
    Sum,
    parts_of_points,
)
from thidua.plan.references.figures import own_facts
from thidua.plan.references.walk import At, Found, lines_at, tests_at
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
    for path, name, who in checker.facts_read(parts):
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

    def facts_read(self, parts: list[At]) -> Iterator[tuple[DataPath, str, _Who]]:
        """The same of facts alone: of a figure or parameter those of the participant that it hangs on."""
        for path, name, who in self.readings(parts):
            if name in self.plan.figures or name in self.plan.parameters:
                yield from ((path, fact, who) for fact in own_facts(self.plan, name))
            else:
                yield path, name, who

    def readings(self, parts: list[At]) -> Iterator[tuple[DataPath, str, _Who]]:
        """Every fact that a rule reads: where, and of whom."""
        if self.plan.rubric is not None:
            for path, points, scopes in lines_at(self.plan.rubric):
                for who in self._scopes(scopes):
                    yield from self._points(path, points, who)
        yield from self._classes()
        for place, gate in enumerate(self.plan.gates):
            for who in self._scopes(gate.asked):
                yield from _condition(("gates", place, "require"), gate.require, who)
        yield from self._ranking()
        for path, part in parts:
            yield from self._part(path, part)

    def _ranking(self) -> Iterator[tuple[DataPath, str, _Who]]:
        """What clusters and further figures read of those who are ranked: who have points, or the first figure."""
        found = self.plan.rubric.ranking if self.plan.rubric is not None else None
        ranking, path = (self.plan.ranking, ("ranking",)) if self.plan.ranking else (found, ("rubric", "ranking"))
        if ranking is None:
            return
        cells = frozenset(self.everybody)
        if self.plan.rubric is not None and ranking.first.by in (*TOTALS, *self.plan.totals):
            lines = lines_at(self.plan.rubric)
            cells &= frozenset(cell for _, _, scopes in lines for who in self._scopes(scopes) for cell in who.cells)
        for name in names_of(ranking.first.by):
            for fact in own_facts(self.plan, name) if name not in self.plan.facts else (name,):
                cells &= frozenset(cell for who in self.asked.get(fact, []) for cell in who.cells)
        for place, name in enumerate(ranking.within):
            if name not in (GROUP, KIND):
                yield (*path, "within", place), name, _Who(cells)
        for place, link in enumerate(ranking.then):
            yield from (((*path, "then", place, "by"), name, _Who(cells)) for name in names_of(link.by))

    def _classes(self) -> Iterator[tuple[DataPath, str, _Who]]:
        for name, found in self.plan.classes.items():
            for who in self._scopes(found.asked):
                for place, band in enumerate(found.band):
                    within = _Who(who.cells & self._cells(band.kind, band.group), who.known)
                    for read in facts_of_measure(band.of):
                        yield ("classes", name, "band", place, "of"), read, within
                if found.require is not None:
                    yield from _condition(("classes", name, "require"), found.require, who)
        for place, rule in enumerate(self.plan.class_rules):
            for who in self._scopes(rule.asked):
                if rule.when is not None:
                    yield from _condition(("class_rules", place, "when"), rule.when, who)
                if rule.not_above is not None:
                    yield ("class_rules", place, "not_above"), rule.not_above, who

    def _part(self, path: DataPath, part: Part) -> Iterator[tuple[DataPath, str, _Who]]:
        if isinstance(part, Award):
            yield from self._award(path, part)
        elif isinstance(part, Scope) and part.when is not None:
            who = _Who(self._cells(part.kind, part.group))
            yield from _condition((*path, "when"), part.when, who)

    def _award(self, path: DataPath, award: Award) -> Iterator[tuple[DataPath, str, _Who]]:
        """What choosing by score, bounds and taking back read."""
        if award.by is not None:
            who = _Who(self._ranked(award))
            links = {(*path, "by"): award.by}
            links |= {(*path, "then", place, "by"): link.by for place, link in enumerate(award.then)}
            for inner, measure in links.items():
                yield from ((inner, name, who) for name in facts_of_measure(measure))
        asked = frozenset(cell for who in self._scopes(award.asked) for cell in who.cells)
        for place, quota in enumerate(award.quotas):
            who = _Who(asked & self._cells(quota.kind, quota.group))
            if quota.per is not None and quota.per not in (GROUP, KIND):
                yield (*path, "quotas", place, "per"), quota.per, who
            yield from self._nested((*path, "quotas", place), quota.of_which, who)
        for place, rule in enumerate(award.revoke):
            yield from _condition((*path, "revoke", place, "when"), rule.when, _Who(asked))

    def _nested(self, path: DataPath, some: tuple[Nested, ...], who: _Who) -> Iterator[tuple[DataPath, str, _Who]]:
        for place, nested in enumerate(some):
            inner = (*path, "of_which", place)
            within = _Who(who.cells & self._cells(nested.kind, nested.group))
            if nested.when is not None:
                yield from _condition((*inner, "when"), nested.when, within)
            yield from self._nested(inner, nested.of_which, within)

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
                yield from (((*path, "of"), name, who) for name in names_of(points.of))
            yield from (((*path, "scale"), name, who) for name in names_of(points.scale))
            for place, step in enumerate(points.steps):
                inner = (*path, "steps", place, "points")
                yield from self._points(inner, step.points, _narrowed(who, points, step))
        elif isinstance(points, Linear):
            for key, operand in {"each": points.each, **points.marks}.items():
                yield from (((*path, key), name, who) for name in names_of(operand))
        elif isinstance(points, Full):
            for key, factor in {"full": points.full, "target": points.target}.items():
                yield from (((*path, key), name, who) for name in names_of(factor))
        elif isinstance(points, Judged):
            yield (*path, "judged"), points.judged, who
        elif isinstance(points, If):
            yield from _condition((*path, "if"), points.if_, who)
            yield from self._points((*path, "then"), points.then, _where(who, points.if_, holds=True))
            yield from self._points((*path, "else"), points.else_, _where(who, points.if_, holds=False))
        elif isinstance(points, (Sum, Highest, Lowest)):
            for place, part in enumerate(parts_of_points(points)):
                yield from self._points((*path, type(points).__name__.lower(), place), part, who)


def _narrowed(who: _Who, branch: Branch, step: Step) -> _Who:
    """Those of ``who`` who come to this step."""
    if branch.of == GROUP:
        return _Who(frozenset(cell for cell in who.cells if cell[1] in step.is_), who.known)
    if branch.of == KIND:
        return _Who(frozenset(cell for cell in who.cells if cell[0] in step.is_), who.known)
    return _Who(who.cells, (*who.known, _held_of(branch.of, step)))


def _where(who: _Who, condition: Condition, *, holds: bool) -> _Who:
    """Those of ``who`` for whom a condition holds, or does not, as far as that can be told of cells and facts."""
    if isinstance(condition, Not):
        return _where(who, condition.not_, holds=not holds)
    if isinstance(condition, Test):
        if condition.of in (GROUP, KIND):
            place = 0 if condition.of == KIND else 1
            fitting = frozenset(cell for cell in who.cells if (cell[place] in condition.is_) == holds)
            return _Who(fitting, who.known)
        return _Who(who.cells, (*who.known, _held_of(condition.of, condition))) if holds else who
    if holds == isinstance(condition, AllOf):
        for inner in inner_of(condition):
            who = _where(who, inner, holds=holds)
    return who


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

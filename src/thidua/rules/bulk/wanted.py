"""Facts that points ask of everybody, and who lacks them; of ways that a condition chooses from, those chosen."""

from collections.abc import Iterator

from thidua.plan.model.conditions import GROUP, KIND, Scope, facts_of, names_of
from thidua.plan.model.points import Branch, Full, If, Judged, Linear, Points, Step, parts_of_points
from thidua.plan.model.scoring import Rubric
from thidua.rules.bulk.arrays import Mask
from thidua.rules.bulk.conditions import Missing, add, applies, judge_twice, lacking, within
from thidua.rules.bulk.table import Table
from thidua.rules.calendar import awaited
from thidua.rules.points import facts_read
from thidua.rules.sheet import concerns

_DAYS = awaited("")
"""How the names of days begin that are not known yet; no fact, figure or parameter is called so."""


def facts_missing(rubric: Rubric, table: Table) -> Missing:
    """Facts that the rubric asks of a participant and nobody has given; of an unknown selector, it alone."""
    missing = Missing()
    for name, rows in _wanted(rubric, table).items():
        if name in table.plan.facts:
            add(missing, without(name, rows, table))
        else:
            # What behind a figure is no fact, such as the day of a deadline, is missing as it stands.
            behind = {name: rows} if name.startswith(_DAYS) else within(lacking(name, table), rows)
            for fact, lack in behind.items():
                add(missing, without(fact, lack, table) if fact in table.plan.facts else {fact: lack})
    return missing


def without(name: str, rows: Mask, table: Table) -> Missing:
    """Those of ``rows`` who are asked a fact and lack it, or the selectors that say whether they are asked."""
    asked, selectors = applies(table.plan.facts[name].asked, table)
    missing = within(selectors, rows)
    add(missing, within(lacking(name, table), rows & asked))
    return missing


def _wanted(rubric: Rubric, table: Table) -> dict[str, Mask]:
    """The facts, figures and parameters that points read, each with those of whom it is read."""
    chosen, fixed = Missing(), []
    for scopes, points in _lines(rubric):
        if _chooses(points):
            rows = table.concerned(scopes)
            for name, read_of in _read(points, rows, table):
                add(chosen, {name: read_of})
        else:
            fixed.append((scopes, points))

    def read(kind: str, group: str) -> list[str]:
        concerned = (points for scopes, points in fixed if concerns(scopes, kind, group))
        return sorted({name for points in concerned for name in facts_read(points, group, kind)})

    add(chosen, table.by_name(read))
    return chosen


def _lines(rubric: Rubric) -> Iterator[tuple[tuple[Scope, ...], Points]]:
    for criterion in rubric.criteria.values():
        yield from ((criterion.asked, line.points) for line in criterion.lines if line.points is not None)
    for adjustment in (*rubric.bonus.values(), *rubric.penalty.values()):
        yield adjustment.asked, adjustment.points


def _chooses(points: Points) -> bool:
    return isinstance(points, If) or any(_chooses(part) for part in parts_of_points(points))


def _read(points: Points, rows: Mask, table: Table) -> Iterator[tuple[str, Mask]]:
    if isinstance(points, Branch):
        yield from _read_by_branch(points, rows, table)
    elif isinstance(points, If):
        yield from ((name, rows) for name in facts_of(points.if_))
        verdict = judge_twice(points.if_, table)
        yield from within(verdict.missing, rows & verdict.unknown).items()
        yield from _read(points.then, rows & verdict.holds, table)
        yield from _read(points.else_, rows & verdict.fails, table)
    elif isinstance(points, Linear):
        yield from ((name, rows) for name in names_of(points.each, *points.marks.values()))
    elif isinstance(points, Full):
        yield from ((name, rows) for name in names_of(points.full, points.target))
    elif isinstance(points, Judged):
        yield points.judged, rows
    else:
        for part in parts_of_points(points):
            yield from _read(part, rows, table)


def _read_by_branch(branch: Branch, rows: Mask, table: Table) -> Iterator[tuple[str, Mask]]:
    apart = branch.of in (GROUP, KIND)
    if not apart:
        yield from ((name, rows) for name in names_of(branch.of, branch.scale))
    for step in branch.steps:
        yield from _read(step.points, rows & _taken(branch, step, table) if apart else rows, table)


def _taken(branch: Branch, step: Step, table: Table) -> Mask:
    """Whom a step takes of a branch by kind or by group."""
    return table.by_cell(lambda kind, group: (group if branch.of == GROUP else kind) in step.is_)

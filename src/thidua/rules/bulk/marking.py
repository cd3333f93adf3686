"""The points of everybody in one round: from its own columns, or from the points of its parts."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np

from thidua.plan.model.calendar import Round
from thidua.plan.model.plan import Plan
from thidua.rules.bulk.columns import Column, Columns, words
from thidua.rules.bulk.combining import PartScored, combine
from thidua.rules.bulk.scoring import Scored, score
from thidua.rules.bulk.table import Table
from thidua.rules.calendar import Notice, last_days, own_days
from thidua.rules.cases import scores

PartColumns: TypeAlias = Mapping[str, Columns]
"""The columns of each part of a round, by its id."""


def mark(
    plan: Plan,
    columns: Columns,
    found: Round,
    parts: PartColumns,
    notices: Sequence[Notice],
    shared: dict[object, Any] | None = None,
) -> tuple[Table, Scored | None]:
    """Everybody of a round in a table, and their points; None without a rubric."""
    shared = {} if shared is None else shared
    below = [
        (plan.rounds[name], *mark(plan, parts.get(name, _nobody()), plan.rounds[name], parts, notices, shared))
        for name in found.parts
    ]
    columns = _with_those_below(columns, [table.columns for _, table, _ in below])
    rows = [_rows(columns, table.columns) for _, table, _ in below]
    table = Table(
        plan,
        columns,
        last_days(plan, found.id, notices),
        [(part, at) for (_, part, _), at in zip(below, rows, strict=True)],
        shared,
        own_days(plan, found.id, notices),
    )
    for _, part, _ in below:
        for name in part.fallbacks:
            table.note(name)
    if plan.rubric is None:
        return table, None
    if found.combine is None:
        return table, score(plan.rubric, table)
    scored = [PartScored(part, one, at) for (part, _, one), at in zip(below, rows, strict=True) if one is not None]
    concerned = table.by_cell(lambda kind, group: scores(plan, kind, group))
    return table, combine(found, plan.rubric, scored, concerned)


def _nobody() -> Columns:
    return Columns([], words([], []), words([], []), {})


def _rows(whole: Columns, part: Columns) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The row in which each participant of the whole stands in a part; -1: nowhere."""
    if list(whole.ids) == list(part.ids):
        return np.arange(len(whole.ids))
    row_of = {code: row for row, code in enumerate(part.ids)}
    return np.array([row_of.get(code, -1) for code in whole.ids], dtype=np.int64)


def _with_those_below(columns: Columns, below: Sequence[Columns]) -> Columns:
    """The columns of a round with those who have rows in its parts alone, as the last part tells of them."""
    if not below:
        return columns
    own = set(columns.ids)
    others: dict[str, tuple[str, str]] = {}
    for part in below:
        if own.issuperset(part.ids):
            continue
        kinds, groups = part.kinds, part.groups
        for row, code in enumerate(part.ids):
            if code not in own:
                others[code] = kinds.words[kinds.values[row]], groups.words[groups.values[row]]
    if not others:
        return columns
    return Columns(
        [*columns.ids, *others],
        _longer(columns.kinds, [kind for kind, _ in others.values()]),
        _longer(columns.groups, [group for _, group in others.values()]),
        {name: _stretched(column, len(others)) for name, column in columns.facts.items()},
    )


def _longer(column: Column, more: list[str]) -> Column:
    names = list(dict.fromkeys((*column.words, *more)))
    return words(np.concatenate([column.values, [names.index(name) for name in more]]), names)


def _stretched(column: Column, many: int) -> Column:
    """A column with so many rows more in which nothing is given."""
    none = np.zeros(many, dtype=np.bool_)
    apart = None if column.not_applicable is None else np.concatenate([column.not_applicable, none])
    values = np.concatenate([column.values, np.zeros(many, dtype=column.values.dtype)])
    return Column(column.type, values, np.concatenate([column.given, none]), apart, column.scale, column.words)

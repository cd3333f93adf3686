"""Single parts of a plan worked out by the plain rules, row by row, where columns do not carry them out."""

from collections.abc import Iterable
from fractions import Fraction

import numpy as np

from thidua.plan.model.figures import Over
from thidua.plan.model.points import Points
from thidua.rules.bulk.arrays import Array, Mask
from thidua.rules.bulk.columns import Column
from thidua.rules.bulk.table import Table, Waiting
from thidua.rules.points import points_of


def objects_of(values: Iterable[Fraction | None], size: int) -> tuple[Array, Mask]:
    """Python numbers, 0 where there is none, and where there is one."""
    found, known = np.full(size, Fraction(0), dtype=object), np.zeros(size, dtype=np.bool_)
    for row, value in enumerate(values):
        if value is not None:
            found[row], known[row] = value, True
    return found, known


def figure_by_rows(name: str, table: Table) -> Column:
    """A figure or parameter of everybody."""
    table.note(name)
    reasons = [sheet.worked(name) for sheet in table.sheets.values()]
    if isinstance(table.plan.figures.get(name), Over):
        anybody = [reason.across is not None and bool(reason.across.waiting) for reason in reasons]
        own = [
            reason.across is not None and code in reason.across.waiting
            for code, reason in zip(table.columns.ids, reasons, strict=True)
        ]
        table.waiting[name] = Waiting(np.array(anybody, dtype=np.bool_), np.array(own, dtype=np.bool_))
    values, known = objects_of(
        (reason.value if isinstance(reason.value, Fraction) else None for reason in reasons), table.size
    )
    return Column("number", values, known)


def points_by_rows(lines: Iterable[tuple[Points, Fraction]], table: Table, rows: Mask) -> tuple[Array, Mask]:
    """What several points come to together for ``rows``, and for whom that is known."""
    lines = list(lines)

    def total(row: int) -> Fraction | None:
        sheet = table.sheets[table.columns.ids[row]]
        found = [points_of(points, sheet, maximum).points for points, maximum in lines]
        known = [value for value in found if value is not None]
        return sum(known, Fraction(0)) if len(known) == len(found) else None

    return objects_of((total(row) if asked else None for row, asked in enumerate(rows.tolist())), table.size)

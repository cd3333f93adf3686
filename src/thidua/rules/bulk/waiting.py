"""Who is waited for by figures across participants, also through the figures that read those."""

from thidua.plan.model.conditions import names_of
from thidua.plan.model.figures import OfParts, names_in
from thidua.rules.bulk.arrays import Mask
from thidua.rules.bulk.table import Table


def waits(name: str, table: Table) -> Mask:
    """Whose figure hangs on somebody else's that is not known yet."""
    figure = None if name in table.plan.facts else table.plan.figures.get(name)
    if figure is None:
        return table.nobody
    table.measured(name)
    found = table.nobody
    if isinstance(figure, OfParts):
        for part, rows in table.parts:
            found = found | (waits(figure.of, part)[rows] & (rows >= 0))
        return found
    if name in table.waiting:
        found = table.waiting[name].anybody
        return found if not figure.operands else found | waits(names_of(*figure.operands)[0], table)
    for inner in names_in(figure):
        found = found | waits(inner, table)
    return found

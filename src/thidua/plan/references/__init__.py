"""Whether every name that a plan uses is declared, and every part fits the others that it speaks of.

Checks yield ``(path, message)``: where in the plan, and what is wrong, in Vietnamese.
"""

from collections.abc import Iterator

from thidua.plan.model.plan import Plan
from thidua.plan.references.asked import check_asked
from thidua.plan.references.classes import check_classes
from thidua.plan.references.clauses import check_clauses
from thidua.plan.references.deadlines import check_deadlines
from thidua.plan.references.declared import check_declared
from thidua.plan.references.figures import check_figures
from thidua.plan.references.measures import check_measures
from thidua.plan.references.names import Names, check_names
from thidua.plan.references.places import check_places
from thidua.plan.references.procedure import check_procedure
from thidua.plan.references.rounds import check_rounds
from thidua.plan.references.rubric import check_rubric
from thidua.plan.references.walk import Found, parts_of


def check_references(plan: Plan, *, incomplete: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Everything that a part cannot see by itself.

    ``incomplete`` are the sections from which a wrong part was left out: a name that is not found there may
    be right, and whether all of them is used or asked cannot be told.
    """
    parts = list(parts_of(plan))
    names = Names(plan, incomplete)
    yield from check_names(parts, names)
    yield from check_declared(plan, parts, names)
    yield from check_figures(plan, names)
    yield from check_measures(plan, parts, names)
    yield from check_rubric(plan)
    yield from check_classes(plan, names)
    yield from check_places(plan, names)
    yield from check_procedure(plan, parts, names)
    yield from check_deadlines(plan)
    yield from check_rounds(plan, parts)
    if not incomplete:
        yield from check_asked(plan, parts)
        yield from check_clauses(plan, parts)

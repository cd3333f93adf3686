"""Where a plan measures and compares: every such place is looked at."""

from collections.abc import Iterator

from thidua.plan.model.awards import Award
from thidua.plan.model.conditions import Scope
from thidua.plan.model.figures import Counted, DaysLate, OfParts, Over, Worked
from thidua.plan.model.places import BySize, Nested, Portion
from thidua.plan.model.plan import Plan
from thidua.plan.model.procedure import Revocation
from thidua.plan.model.ranking import Link, Ranking
from thidua.plan.references.comparing import Checker
from thidua.plan.references.names import Names
from thidua.plan.references.walk import At, Found, lines_at


def check_measures(plan: Plan, parts: list[At], names: Names) -> Iterator[Found]:
    """Every measure and comparison of the plan."""
    checker = Checker(plan, names)
    for figure in plan.figures.values():
        _worked(checker, figure)
    for place, gate in enumerate(plan.gates):
        checker.condition(("gates", place, "require"), gate.require)
    if plan.rubric is not None:
        for path, points, _ in lines_at(plan.rubric):
            checker.points(path, points, full=path[1] == "criteria")
    _classes(plan, checker)
    for path, part in parts:
        if isinstance(part, Scope) and part.when is not None:
            checker.condition((*path, "when"), part.when, selectors_only=True)
        elif isinstance(part, (Portion, BySize)) and part.of is not None:
            checker.condition((*path, "of"), part.of)
        elif isinstance(part, (Nested, Revocation)) and part.when is not None:
            checker.condition((*path, "when"), part.when)
        elif isinstance(part, Link):
            checker.ordered((*path, "by"), part.by)
        elif isinstance(part, (Ranking, Award)) and part.by is not None:
            checker.number((*path, "by"), part.by, totals=True)
    yield from checker.found


def _worked(checker: Checker, figure: Worked) -> None:
    """What a figure is worked out from, itself known or not where it will stand."""
    path = ("figures", figure.id)
    if isinstance(figure, Counted):
        for place, condition in enumerate(figure.count):
            checker.condition((*path, "count", place), condition)
    elif isinstance(figure, DaysLate):
        checker.measure((*path, "days_late"), figure.days_late, totals=True)
    elif isinstance(figure, (Over, OfParts)):
        if figure.of is not None:
            checker.number((*path, "of"), figure.of, totals=True)
        if isinstance(figure, Over):
            for place, name in enumerate(figure.within):
                checker.measure((*path, "within", place), name, totals=False)
            if figure.among is not None:
                checker.condition((*path, "among"), figure.among)
    else:
        key = next(iter(type(figure).__annotations__))
        for place, operand in enumerate(figure.operands):
            checker.operand((*path, key, place), operand, totals=True)


def _classes(plan: Plan, checker: Checker) -> None:
    """Bands and conditions of classes; that these do not read the class itself is seen elsewhere."""
    for name, found in plan.classes.items():
        for place, band in enumerate(found.band):
            checker.condition(("classes", name, "band", place), band)
        if found.require is not None:
            checker.condition(("classes", name, "require"), found.require)
    for place, rule in enumerate(plan.class_rules):
        if rule.when is not None:
            checker.condition(("class_rules", place, "when"), rule.when)

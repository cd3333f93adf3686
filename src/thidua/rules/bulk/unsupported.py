"""What of the language columns do not carry out yet: told before anything is worked out, never left out in silence."""

from collections.abc import Iterator

from thidua.plan.model.conditions import CLASS, GROUP, SHARES, Not, Test, facts_of_measure
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Branch, Full, Highest, If, Linear, Lowest
from thidua.plan.model.scoring import Rubric
from thidua.plan.references.walk import parts_of
from thidua.rules.bulk.unsupported_places import unsupported_places
from thidua.rules.bulk.unsupported_rounds import unsupported_round
from thidua.rules.cases import scores
from thidua.rules.conditions import LastDays

_NEW_FORMS = {Full: "full", If: "if", Highest: "highest", Lowest: "lowest", Not: "not"}
_NEW_TOTALS = ("criteria_max", *SHARES)


class UnsupportedError(ValueError):
    """A plan says something that only the plain way of evaluating carries out."""


def refuse_unsupported(plan: Plan, round_id: str, days: LastDays) -> None:
    """Raise UnsupportedError, with the keys of the plan, where columns would not mean the same."""
    found = list(dict.fromkeys((*_unsupported(plan), *unsupported_round(plan, round_id, days))))
    if found:
        raise UnsupportedError(f"chưa tính được theo cột: {', '.join(found)}")


def _unsupported(plan: Plan) -> Iterator[str]:
    if plan.rubric is not None:
        yield from _of_rubric(plan.rubric)
        cells = ((kind, name) for name, group in plan.groups.items() for kind in group.kinds)
        if not all(scores(plan, *cell) for cell in cells):
            yield "rubric"
    if plan.classes:
        yield "classes"
    if plan.figures:
        yield "figures"
    yield from unsupported_places(plan)
    yield from (f"parameters.{name}" for name, one in plan.parameters.items() if one.by != GROUP)
    for _, part in parts_of(plan):
        if type(part) in _NEW_FORMS:
            yield _NEW_FORMS[type(part)]
        elif isinstance(part, Linear) and (part.marks or part.whole):
            yield "each"
        if isinstance(part, (Test, Branch, Linear)) and plan.parameters.keys() & set(_read_by(part)):
            yield "parameters"
    names = {name for _, part in parts_of(plan) if isinstance(part, Test) for name in facts_of_measure(part.of)}
    names |= {name for award in plan.awards.values() if award.by is not None for name in facts_of_measure(award.by)}
    for name in (*_NEW_TOTALS, CLASS):
        if name in names and name not in plan.facts:
            yield name


def _of_rubric(rubric: Rubric) -> Iterator[str]:
    for key in ("sections", "not_applicable", "bonus_max", "penalty_max", "total_max"):
        if getattr(rubric, key):
            yield f"rubric.{key}"
    for criterion in rubric.criteria.values():
        for key in ("asked", "parts", "open", "not_applicable"):
            if getattr(criterion, key):
                yield f"criteria.{key}"
    for adjustment in (*rubric.bonus.values(), *rubric.penalty.values()):
        if adjustment.best_of is not None:
            yield "best_of"


def _read_by(part: Test | Branch | Linear) -> tuple[str, ...]:
    return facts_of_measure(part.each if isinstance(part, Linear) else part.of)

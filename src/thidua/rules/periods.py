"""A round that is divided: for which of its parts a fact is asked, and whether it is asked of the whole.

Points are given part by part where the round's are put together from them (``combine``); what figures go through part
by part (``rounds``) is asked there too. Everything else, such as what conditions hang on, is asked of the whole round.
"""

from collections.abc import Iterable, Iterator

from thidua.plan.model.base import Part
from thidua.plan.model.conditions import Scope, facts_of
from thidua.plan.model.figures import OfParts
from thidua.plan.model.plan import Plan
from thidua.plan.references.figures import own_facts
from thidua.plan.references.walk import lines_at, parts_of
from thidua.rules.points import facts_read

WHOLE = ""
"""The round itself, among its parts."""


def leaves(plan: Plan, round_id: str) -> list[str]:
    """The parts of a round that are not divided again, in their order; none where it has no parts."""
    return [leaf for part in plan.rounds[round_id].parts for leaf in leaves(plan, part) or [part]]


def periods_of(plan: Plan, round_id: str) -> dict[str, list[str]]:
    """By fact the parts of the round for which it is asked, after ``WHOLE`` where it is asked of the round itself."""
    parts = leaves(plan, round_id)
    if not parts:
        return {name: [WHOLE] for name, fact in plan.facts.items() if fact.lookup is None}
    key = (id(plan), round_id)
    if key not in _KEPT or _KEPT[key][0] is not plan:
        if len(_KEPT) > _MOST:
            _KEPT.clear()
        _KEPT[key] = (plan, _worked_out(plan, round_id, parts))
    return _KEPT[key][1]


_MOST = 64
_KEPT: dict[tuple[int, str], tuple[Plan, dict[str, list[str]]]] = {}
"""Of the plans at hand: it is asked for each participant, and a plan does not change."""


def _worked_out(plan: Plan, round_id: str, parts: list[str]) -> dict[str, list[str]]:
    below = _asked_below(plan, round_id)
    of_whole = (plan.facts.keys() - below) | _with_needed(plan, _read_above(plan, round_id)) if below else plan.facts
    return {
        name: [*([WHOLE] if name in of_whole else []), *(parts if name in below else [])]
        for name, fact in plan.facts.items()
        if fact.lookup is None
    }


def _asked_below(plan: Plan, round_id: str) -> set[str]:
    """What is read of the single parts."""
    names = [one.of for one in plan.figures.values() if isinstance(one, OfParts)]
    if plan.rounds[round_id].combine is not None:
        names += _of_rubric(plan)
    return _with_needed(plan, names)


def _of_rubric(plan: Plan) -> Iterator[str]:
    if plan.rubric is None:
        return
    for _, points, asked in lines_at(plan.rubric):
        for group in plan.groups:
            yield from facts_read(points, group)
        yield from _scoped(asked)


def _read_above(plan: Plan, round_id: str) -> Iterator[str]:
    """What conditions, classes, places and the order among equals read of the whole round, and points given there."""
    if plan.rounds[round_id].combine is None:
        yield from _of_rubric(plan)
    ranking = plan.rubric.ranking if plan.rubric is not None else plan.ranking
    for value in (plan.gates, plan.classes, plan.class_rules, plan.awards, ranking):
        for _, part in parts_of(value):
            yield from _texts(part)


def _texts(part: Part) -> Iterator[str]:
    """The words that stand in a part itself; those that name nothing that is measured are passed over later."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                yield one


def _with_needed(plan: Plan, names: Iterable[str]) -> set[str]:
    """The facts that measures hang on, with wholes, selectors and those through whom something is looked up."""
    found: set[str] = set()
    waiting = [fact for name in names if _is_measured(plan, name) for fact in own_facts(plan, name)]
    while waiting:
        name = waiting.pop()
        if name in found or name not in plan.facts:
            continue
        found.add(name)
        fact = plan.facts[name]
        waiting += [*_scoped(fact.asked), *filter(None, [fact.part_of])]
        waiting += [fact.lookup.via, fact.lookup.fact] if fact.lookup is not None else []
    return found


def _is_measured(plan: Plan, name: str) -> bool:
    figure = plan.figures.get(name)
    return name in plan.facts or name in plan.parameters or (figure is not None and not isinstance(figure, OfParts))


def _scoped(scopes: Iterable[Scope]) -> Iterator[str]:
    for scope in scopes:
        if scope.when is not None:
            yield from facts_of(scope.when)

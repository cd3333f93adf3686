"""Whether a deadline that a condition holds a day against is there in every round in which it is judged."""

from collections.abc import Iterator

from thidua.plan.model.conditions import Condition
from thidua.plan.model.places import Portion
from thidua.plan.model.plan import Plan
from thidua.plan.references.walk import Found, tests_at
from thidua.plan.source import DataPath


def check_rounds(plan: Plan) -> Iterator[Found]:
    """Deadlines in gates and quotas, against the rounds of the awards that they decide."""
    for place, gate in enumerate(plan.gates):
        judged = [name for award in gate.awards or plan.awards for name in _rounds_of_award(plan, award)]
        yield from _check(plan, gate.require, ("gates", place, "require"), judged)
    for award in plan.awards.values():
        for place, quota in enumerate(award.quotas):
            if isinstance(quota.places, Portion) and quota.places.of is not None:
                path: DataPath = ("awards", award.id, "quotas", place, "places", "of")
                yield from _check(plan, quota.places.of, path, quota.rounds or _rounds_of_award(plan, award.id))


def _rounds_of_award(plan: Plan, award: str) -> tuple[str, ...]:
    found = plan.awards.get(award)
    return (found.rounds or tuple(plan.rounds)) if found is not None else ()


def _check(plan: Plan, condition: Condition, path: DataPath, rounds: tuple[str, ...] | list[str]) -> Iterator[Found]:
    for inner, test in tests_at(condition, path):
        deadline = plan.deadlines.get(test.by or "")
        if deadline is None:
            continue
        due = deadline.rounds or [name for name, found in plan.rounds.items() if found.kind != "ad_hoc"]
        without = [name for name in dict.fromkeys(rounds) if name in plan.rounds and name not in due]
        if without:
            yield (*inner, "by"), f"mốc «{test.by}» không có ở đợt {', '.join(without)} mà điều kiện này được xét"

"""Whether a deadline that a day is held against is there, once, in every round in which it is judged."""

from collections.abc import Iterable, Iterator

from thidua.plan.model.calendar import Deadline, Round
from thidua.plan.model.conditions import Condition, Test
from thidua.plan.model.figures import DaysLate
from thidua.plan.model.places import BySize, Nested, Portion
from thidua.plan.model.plan import Plan
from thidua.plan.model.procedure import Revocation
from thidua.plan.references.deadlines import chain_of, recurs, standing_rounds
from thidua.plan.references.walk import At, Found, tests_at
from thidua.plan.source import DataPath


def check_rounds(plan: Plan, parts: list[At]) -> Iterator[Found]:
    """Deadlines in gates and quotas, against the rounds of the awards that they decide; elsewhere, those that recur."""
    for place, gate in enumerate(plan.gates):
        judged = [name for award in gate.awards or plan.awards for name in _rounds_of_award(plan, award)]
        yield from _check(plan, gate.require, ("gates", place, "require"), judged)
    for path, part in parts:
        if isinstance(part, (Portion, BySize, Nested, Revocation)) and path[0] == "awards":
            award = str(path[1])
            quota = plan.awards[award].quotas[int(path[3])] if path[2] == "quotas" else None
            rounds = (quota.rounds if quota is not None else ()) or _rounds_of_award(plan, award)
            for key, condition in {"of": getattr(part, "of", None), "when": getattr(part, "when", None)}.items():
                if condition is not None:
                    yield from _check(plan, condition, (*path, key), rounds)
    for path, part in parts:
        if isinstance(part, (Test, DaysLate)) and part.by is not None and path[0] not in ("gates", "awards"):
            scored = _scored(plan)
            yield from _absent(plan, (*path, "by"), part.by, scored)
            yield from _several(plan, (*path, "by"), part.by, scored)


def _rounds_of_award(plan: Plan, award: str) -> tuple[str, ...]:
    found = plan.awards.get(award)
    everywhere = tuple(name for name, one in plan.rounds.items() if not one.is_part)
    return (found.rounds or everywhere) if found is not None else ()


def _check(plan: Plan, condition: Condition, path: DataPath, rounds: Iterable[str]) -> Iterator[Found]:
    judged = [plan.rounds[name] for name in dict.fromkeys(rounds) if name in plan.rounds]
    for inner, test in tests_at(condition, path):
        deadline = plan.deadlines.get(test.by or "")
        if deadline is None:
            continue
        yield from _absent(plan, (*inner, "by"), deadline.id, judged)
        yield from _several(plan, (*inner, "by"), deadline.id, judged)


def _absent(plan: Plan, path: DataPath, name: str, judged: Iterable[Round]) -> Iterator[Found]:
    """A deadline that some round does not have."""
    deadline = plan.deadlines.get(name)
    if deadline is None:
        return
    due = deadline.rounds or standing_rounds(plan)
    without = [one.id for one in judged if one.id not in due and one.whole not in due]
    if without:
        yield path, f"mốc «{name}» không có ở đợt {', '.join(without)} mà điều kiện này được xét"


def _scored(plan: Plan) -> list[Round]:
    """The rounds in which points are given: of one that combines its parts, these."""
    rounds = [plan.rounds[name] for name in standing_rounds(plan)]
    return [
        plan.rounds[name]
        for one in rounds
        for name in (one.parts if one.combine is not None else (one.id,))
        if name in plan.rounds
    ]


def _several(plan: Plan, path: DataPath, name: str, judged: Iterable[Round]) -> Iterator[Found]:
    """A deadline that recurs has one day only in a round that is one of its months or quarters."""
    deadline = plan.deadlines.get(name)
    if deadline is None or not recurs(plan, deadline):
        return
    every = _every(plan, deadline)
    for one in judged:
        if not one.whole or plan.rounds[one.whole].every != every:
            yield path, f"mốc «{name}» có nhiều ngày trong đợt «{one.id}» nên không xét đúng hạn theo nó được"
            return


def _every(plan: Plan, deadline: Deadline) -> str:
    chain = (plan.deadlines[name] for name in chain_of(plan, deadline) if name in plan.deadlines)
    return "month" if any(one.monthly is not None for one in chain) else "quarter"

"""What of rounds and deadlines columns do not carry out yet."""

from collections.abc import Iterator

from thidua.plan.model.conditions import Test
from thidua.plan.model.plan import Plan
from thidua.plan.references.walk import parts_of
from thidua.rules.conditions import LastDays


def unsupported_round(plan: Plan, round_id: str, days: LastDays) -> Iterator[str]:
    """What stands in the way of this round: its points come from parts, or a day is not known that a rule needs."""
    if plan.rounds[round_id].combine is not None and plan.rubric is not None:
        yield "rounds.combine"
    for _, part in parts_of(plan):
        if isinstance(part, Test) and part.by is not None and part.by not in days and _is_open(plan, part.by):
            yield f"deadlines.{part.by}"


def _is_open(plan: Plan, name: str) -> bool:
    deadline = plan.deadlines[name]
    return deadline.event or (deadline.base is not None and _is_open(plan, deadline.base))

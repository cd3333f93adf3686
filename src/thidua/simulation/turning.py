"""The values at which a plan's rules turn: bounds of tiers and gates, wherever in the plan they stand."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from thidua.plan.model.conditions import Comparison, Share, Test
from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Branch, Full, Linear


@dataclass
class Turns:
    """Bounds by fact or figure, and by the two facts of a share; empty where only counted."""

    of: dict[str, set[Fraction]] = field(default_factory=lambda: defaultdict(set))
    of_shares: dict[tuple[str, str], set[Fraction]] = field(default_factory=lambda: defaultdict(set))
    by: dict[str, str] = field(default_factory=dict)
    """The deadline that a day is held against."""

    def add(self, of: str | Share | Fraction, bounds: Iterator[Any]) -> None:
        """Note the numbers among some bounds."""
        if isinstance(of, Fraction):
            return
        known = self.of[of] if isinstance(of, str) else self.of_shares[of.share]
        known.update(bound for bound in bounds if isinstance(bound, Fraction))


def turns_of(plan: Plan) -> Turns:
    """Every bound that the rubric, the gates, the classes, the figures and the awards hold against a measure."""
    found = Turns()
    for part in _walk((plan.rubric, plan.gates, plan.classes, plan.figures, plan.awards)):
        match part:
            case Branch():
                for step in part.steps:
                    found.add(part.of, _bounds(step))
            case Test():
                found.add(part.of, _bounds(part))
                if part.by is not None and isinstance(part.of, str):
                    found.by[part.of] = part.by
            case Linear():
                found.add(part.each, iter((part.above, part.up_to, part.below)))
            case Full():
                found.add(part.full, iter((part.target,)))
    return found


def _bounds(comparison: Comparison) -> Iterator[Any]:
    yield from comparison.is_
    yield from comparison.bounds.values()


def _walk(part: Any) -> Iterator[BaseModel]:
    if isinstance(part, BaseModel):
        yield part
        for name in type(part).model_fields:
            yield from _walk(getattr(part, name))
    elif isinstance(part, dict):
        for value in part.values():
            yield from _walk(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _walk(value)

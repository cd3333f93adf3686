"""The reason tree: every figure with what it rests on, down to the facts and their sources.

A node is data; ``thidua.rules.wording`` says it in Vietnamese. Kinds and what their ``subject`` is:
``fact`` (Fact), ``name`` (group, kind or a total), ``share`` (Share), ``constant`` (the points), ``step`` (Step;
parts: measure, inner points), ``gap`` (Branch: no step applies), ``linear`` (Linear), ``judged`` (Judged),
``sum`` (Sum), ``criterion``, ``adjustment``, ``test`` (Test), ``any``/``all``, ``gate`` (Gate).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from thidua.rules.facts import FactValue, Source

ReasonKind: TypeAlias = Literal[
    "fact", "name", "share", "constant", "step", "gap", "linear", "judged", "sum",
    "criterion", "adjustment", "test", "any", "all", "gate",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """One node. ``value`` is the figure, the verdict of a condition, or None where it cannot be known."""

    kind: ReasonKind
    subject: Any
    value: FactValue | None
    parts: tuple["Reason", ...] = ()
    source: Source | None = None
    factor: Fraction = Fraction(1)

    def walk(self) -> Iterator["Reason"]:
        """This node and everything below it, from the top."""
        yield self
        for part in self.parts:
            yield from part.walk()

    @property
    def points(self) -> Fraction | None:
        """The value as points."""
        return self.value if isinstance(self.value, Fraction) else None


def readings_of(reason: Reason) -> tuple[str, ...]:
    """Ids of the readings that a figure rests on, each once, from the top of the tree down."""
    found = (name for node in reason.walk() for name in getattr(node.subject, "reading", ()))
    return tuple(dict.fromkeys(found))

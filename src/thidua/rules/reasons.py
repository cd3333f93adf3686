"""The reason tree: every figure with what it rests on, down to the facts and their sources.

A node is data; ``thidua.rules.wording`` says it in Vietnamese. Kinds and what their ``subject`` is:
``fact`` (Fact), ``name`` (group, kind or a total), ``share`` (Share), ``constant`` (the points), ``step`` (Step;
parts: measure, inner points), ``gap`` (Branch: no step applies), ``linear`` (Linear), ``judged`` (Judged),
``sum`` (Sum), ``full`` (Full; parts: what it goes by, perhaps the target), ``if`` (If; parts: verdict, inner points),
``highest``/``lowest`` (of points), ``figure`` (a figure of the plan; parts: its operands; of one across participants
``across``), ``combined`` (Combined; parts: the line in each part of the round), ``parameter`` (Parameter),
``number`` (a fixed number), ``criterion`` (Criterion), ``parts`` (Criterion; parts: one ``part`` each, of a
SubCriterion), ``not_asked`` (Criterion), ``spared`` (Spared: does not apply), ``enlarged`` (Enlarged: bears portions of
others), ``adjustment`` (Adjustment), ``outdone`` (Outdone: another counts), ``class`` (Class or None; parts: ``tried``
(Tried; parts: band and requirement) and ``class_rule`` (Ruling; parts: its condition)),
``test`` (Test), ``any``/``all``/``not``, ``gate`` (Gate), ``quorum`` and ``vote`` of a council (Needed),
``scores`` (``scorers.Combined``; parts: one ``score`` for each scorer, of a ``scorers.Score``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from thidua.rules.calendar import DueDay
from thidua.rules.facts import FactValue, Source

ReasonKind: TypeAlias = Literal[
    "fact", "name", "share", "constant", "step", "gap", "linear", "judged", "sum",
    "criterion", "parts", "part", "not_asked", "spared", "enlarged", "adjustment", "outdone",
    "class", "tried", "class_rule", "test", "any", "all", "not", "gate",
    "combined", "full", "if", "highest", "lowest", "figure", "parameter", "number", "quorum", "vote",
    "scores", "score",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Across:
    """What a figure across participants says of one: of how many, their sum, who holds the highest or lowest.

    ``waiting`` are the codes of those whose figures are not known yet; until then there is no value.
    """

    value: Fraction | None
    many: int
    total: Fraction | None = None
    holder: str | None = None
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One node. ``value`` is the figure, the verdict of a condition, or None where it cannot be known."""

    kind: ReasonKind
    subject: Any
    value: FactValue | None
    parts: tuple["Reason", ...] = ()
    source: Source | None = None
    factor: Fraction = Fraction(1)
    across: Across | None = None
    extended: DueDay | None = None
    """Of a day held against a deadline: the one of this participant alone."""

    def walk(self) -> Iterator["Reason"]:
        """This node and everything below it, from the top."""
        yield self
        for part in self.parts:
            yield from part.walk()

    @property
    def points(self) -> Fraction | None:
        """The value as points."""
        return self.value if isinstance(self.value, Fraction) else None


def waited_for(reason: Reason) -> tuple[str, ...]:
    """Codes of those whose figures are not known yet and without which this one cannot be known, each once."""
    found = (code for node in reason.walk() if node.across is not None for code in node.across.waiting)
    return tuple(dict.fromkeys(found))


def readings_of(reason: Reason) -> tuple[str, ...]:
    """Ids of the readings that a figure rests on, each once, from the top of the tree down."""
    found = (name for node in reason.walk() for name in getattr(node.subject, "reading", ()))
    return tuple(dict.fromkeys(found))

"""Facts as given: exact values with their source, and the participants that they belong to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Final, TypeAlias


class NotApplicable(Enum):
    """The one value of a fact that does not apply to its participant."""

    NOT_APPLICABLE = "not_applicable"


NOT_APPLICABLE: Final = NotApplicable.NOT_APPLICABLE

SELF_REPORTED, ENTERED, CHANGED = "self_reported", "entered", "changed"
"""Origins of a value, beside the bodies of a plan: what the participant says of itself, and what somebody wrote into
the table of facts, or changed there, once the offices' workbooks had been collated into it."""

FactValue: TypeAlias = int | Fraction | bool | str | date | NotApplicable
"""count: int; number, points: Fraction; yes_no: bool; level, participant: str; date: date."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was read: file, sheet (of a workbook) and cell such as ``D7``, and who said it.

    Without a file it was stated in the office; ``cell`` then says in words where, or nothing.
    ``origin`` is one of the constants above, or the body of the plan that supplied the value.
    """

    file: str
    cell: str
    sheet: str | None = None
    origin: str = SELF_REPORTED
    evidence: str | None = None
    stood: str | None = None
    """What stands in the cell, where that was kept."""
    answer: str | None = None
    """What was answered to the question about the cell, where the value comes from that answer."""
    replaced: "Given | None" = None
    """Of a changed value: what was collated, and from where."""
    overruled: "tuple[Given, ...]" = ()
    """What others say of the same, over whom this source prevails, the strongest first."""


@dataclass(frozen=True, slots=True)
class Given:
    """One value that somebody gave."""

    value: FactValue
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """One row of the table of facts: who, and what is known of them for one round."""

    id: str
    kind: str
    group: str
    facts: Mapping[str, Given] = field(default_factory=dict)
    name: str | None = None
    period: str = ""

    @property
    def shown(self) -> str:
        """The name where one is given, else the code."""
        return self.name or self.id

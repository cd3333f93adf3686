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

FactValue: TypeAlias = int | Fraction | bool | str | date | NotApplicable
"""count: int; number, points: Fraction; yes_no: bool; level, participant: str; date: date."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was read: file, sheet (of a workbook) and cell such as ``D7``, and who said it."""

    file: str
    cell: str
    sheet: str | None = None
    origin: str = "self_reported"
    evidence: str | None = None


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

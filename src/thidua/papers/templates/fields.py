"""What a template may ask for: fields by id, lists whose fields stand in repeated rows, and the values of one campaign.

An id is what a clerk types between braces, lower case without tones: {{ ten_phong_trao }}, {{ duoc_khen.ten }}.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TypeAlias

Value: TypeAlias = str | int | Fraction | date | bool | None
"""What stands in a field's place; None is what the campaign does not know (yet): marked, never invented."""

Values: TypeAlias = Mapping[str, "Value | Sequence[Mapping[str, Value]]"]
"""The value of each field by id; of a list its rows, each with the values of its fields by id."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a template may ask for, with its name as a clerk reads it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: what its rows are, and the fields that each row has."""

    id: str
    label: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Offer:
    """Everything that a campaign offers to templates."""

    fields: tuple[Field, ...]
    lists: tuple[Listing, ...] = ()
    labels: Mapping[str, str] = field(init=False)
    """The name of each field by what is typed: ``ten_phong_trao``, ``duoc_khen.ten``."""

    def __post_init__(self) -> None:
        labels = {one.id: one.label for one in self.fields}
        for listing in self.lists:
            labels |= {f"{listing.id}.{one.id}": f"{one.label} ({listing.label})" for one in listing.fields}
        object.__setattr__(self, "labels", labels)

    @property
    def list_ids(self) -> frozenset[str]:
        return frozenset(listing.id for listing in self.lists)

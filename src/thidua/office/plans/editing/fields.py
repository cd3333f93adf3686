"""What a section of the editor is made of: cards of fields, each field a value at a path of the plan's text."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, TypeAlias

from thidua.office.plans.editing.values import LISTS, Kind, shown
from thidua.office.plans.study import Study
from thidua.plan.rewriting import Change, Data
from thidua.plan.source import DataPath

Choices: TypeAlias = Sequence[tuple[str, str]]
Answers: TypeAlias = Mapping[str, Data]
"""What was typed for a new part, as the plan file has it, by the name of the question; nothing where nothing was."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value that a form shows and changes."""

    path: DataPath
    label: str
    kind: Kind
    data: Data
    choices: Choices = ()
    hint: str = ""
    needed: bool = False
    after: str | None = None
    """Where it is not there yet: after which key of its group it comes to stand."""

    @property
    def name(self) -> str:
        """What it is called in the form that is sent."""
        return name_of(self.path)

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return anchor_of(self.path)

    @property
    def shown(self) -> str:
        """Its value as it stands in the field."""
        return shown(self.kind, self.data)


@dataclass(frozen=True, slots=True)
class Card:
    """One part of the plan with its fields. ``words``: what is told of it; ``removable``: it may be taken away."""

    path: DataPath
    title: str
    fields: tuple[Field, ...] = ()
    words: tuple[str, ...] = ()
    removable: bool = False
    code: str = ""
    brief: str = ""
    """What is seen of it while it is folded, beside its title."""
    adding: "Adding | None" = None
    inner: "tuple[tuple[DataPath, str], ...]" = ()
    """What may be taken out of it by itself: where it stands, what it is called."""

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return anchor_of(self.path)

    @property
    def name(self) -> str:
        """What its button is called."""
        return name_of(self.path)

    @property
    def removals(self) -> list[tuple[str, str]]:
        """Its inner parts: name of the button, what it is called."""
        return [(name_of(path), label) for path, label in self.inner]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question about a new part. ``start``: what stands in its field before anybody types."""

    name: str
    label: str
    kind: Kind = "text"
    needed: bool = False
    choices: Choices = ()
    hint: str = ""
    start: str = ""


@dataclass(frozen=True, slots=True)
class Adding:
    """A form for one more part.

    ``make``: the changes that put it into the plan, from what the plan says and the answers.
    It raises PlanRefusedError where the answers do not go together.
    """

    path: DataPath
    title: str
    asked: tuple[Ask, ...]
    make: Callable[[Data, Answers], Sequence[Change]] = field(repr=False)

    @property
    def name(self) -> str:
        """What its button is called."""
        return name_of(self.path)


@dataclass(frozen=True, slots=True)
class Panel:
    """Cards under one heading. ``empty`` is said where there are none."""

    title: str
    cards: tuple[Card, ...]
    lead: str = ""
    empty: str = ""
    adding: Adding | None = None
    further: tuple[Adding, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One tab of the editor.

    ``keys``: what of the plan's text stands on it; ``kinds``: the parts of the plan in words that belong to it, by the
    first of their key.
    """

    slug: str
    label: str
    keys: frozenset[str]
    panels: Callable[[Study], Iterator[Panel]] = field(repr=False)
    kinds: frozenset[str] = frozenset()

    def of(self, study: Study) -> list[Panel]:
        """Its panels as the text stands now; none while that is no tree."""
        return list(self.panels(study)) if isinstance(study.data, dict) else []


def fields_of(panels: Iterable[Panel]) -> Iterator[Field]:
    """All fields in their order."""
    for panel in panels:
        for card in panel.cards:
            yield from card.fields


def addings_of(panels: Iterable[Panel]) -> Iterator[Adding]:
    """All forms for new parts: of panels and of cards."""
    for panel in panels:
        yield from (one for one in (panel.adding, *panel.further) if one is not None)
        yield from (card.adding for card in panel.cards if card.adding is not None)


def name_of(path: DataPath) -> str:
    """A path as text."""
    return json.dumps(path, ensure_ascii=False, separators=(",", ":"))


def path_of(name: str) -> DataPath | None:
    """The path that a text stands for; None where it stands for none."""
    try:
        path = json.loads(name)
    except (ValueError, RecursionError):
        return None
    if not isinstance(path, list) or not all(isinstance(step, str | int) for step in path):
        return None
    return tuple(path)


def anchor_of(path: DataPath) -> str:
    """A path as an id of the page."""
    return f"o-{sha256(name_of(path).encode()).hexdigest()[:12]}"


def under(data: Data, *path: str | int) -> Data:
    """What stands at a path; None where nothing does."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def entries(data: Data, *path: str) -> list[tuple[str, Data]]:
    """The parts of a group by their keys; none where no group stands there."""
    found = under(data, *path)
    return list(found.items()) if isinstance(found, dict) else []


def items(data: Data, *path: str | int) -> list[tuple[DataPath, Data]]:
    """The things of a list with their paths; a single thing is a list of one."""
    found = under(data, *path)
    if isinstance(found, list):
        return [((*path, place), item) for place, item in enumerate(found)]
    return [] if found is None else [(path, found)]


def named(data: Data, path: DataPath, label: str, *, kind: Kind = "text", **more: Any) -> Field:
    """The field of the value at a path."""
    return Field(path, label, kind, under(data, *path), **more)


def label_field(data: Data, path: DataPath, label: str = "Tên gọi") -> Field:
    """The label of a part; a part that is written as one text is its label."""
    found = under(data, *path)
    at = (*path, "label") if isinstance(found, dict) else path
    return Field(at, label, "text", under(data, *at), needed=True)


def title_of(data: Data, key: str = "") -> str:
    """What a part is called: its label, else its key."""
    label = data.get("label") if isinstance(data, dict) else data
    return label if isinstance(label, str) and label else key


def card(path: DataPath, title: str, *fields: Field | None, **more: Any) -> Card:
    """A card with those of the fields that can be shown: groups, and lists of them, are left to the text."""
    return Card(path, title, tuple(one for one in fields if one is not None and _is_simple(one)), **more)


def _is_simple(one: Field) -> bool:
    if one.kind in LISTS and isinstance(one.data, list):
        return all(isinstance(item, str) for item in one.data)
    return not isinstance(one.data, list | dict)


def choices_of(data: Data, *path: str) -> Choices:
    """The parts of a group to choose from: key and label."""
    return [(key, title_of(part, key)) for key, part in entries(data, *path)]

"""A section's panels as its template draws them: each field with what stands in it and what is wrong there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from thidua.office.plans.editing.fields import Adding, Ask, Card, Field, Panel, addings_of, anchor_of
from thidua.office.plans.editing.posting import Clash, is_begun

TYPED, SHOWN, NEW = "o:", "cu:", "moi:"
"""What names of fields begin with: what is typed, what was shown, what is asked for a new part."""
FOLDED_FROM = 3
"""More cards than these under one heading are folded: on a phone one looks for the right one by its title."""


@dataclass(frozen=True, slots=True)
class ShownField:
    """One field: ``typed`` stands in it, ``was`` is what the text says, ``theirs`` what another wrote just now."""

    field: Field
    typed: str
    errors: list[str]
    theirs: str | None = None

    @property
    def was(self) -> str:
        """What the text says now: what is sent along, to notice what others change."""
        return self.field.shown

    @property
    def options(self) -> list[tuple[str, str, bool]]:
        """(value, label, chosen); what stands there and is none of the choices is one more."""
        chosen = self.typed.split("\n") if self.field.kind == "choices" else [self.typed]
        known = [value for value, _ in self.field.choices]
        extra = [(one, one) for one in chosen if one and one not in known]
        first = [("", "—")] if self.field.kind == "choice" and (not self.field.needed or not self.typed) else []
        return [(value, label, value in chosen) for value, label in (*first, *self.field.choices, *extra)]

    @property
    def width(self) -> str:
        """How much room it takes."""
        if self.field.kind in ("number", "whole", "day", "yearly", "month"):
            return "narrow"
        return "wide" if self.field.kind in ("long", "lines", "choices") or self.field.path[-1] == "label" else "plain"


@dataclass(frozen=True, slots=True)
class ShownCard:
    """One card with its fields."""

    card: Card
    fields: list[ShownField]
    errors: list[str]
    adding: "ShownAdding | None" = None
    is_folded: bool = False
    """One of so many that only its title is seen until somebody opens it."""

    @property
    def is_open(self) -> bool:
        """Whether it is seen although it is one of many: something is to be mended, or was typed into it."""
        changed = any(one.typed != one.was or one.theirs is not None for one in self.fields)
        return self.has_errors or changed or (self.adding is not None and self.adding.is_open)

    @property
    def has_errors(self) -> bool:
        """Whether something is to be mended in it."""
        return bool(self.errors) or any(one.errors for one in self.fields)


@dataclass(frozen=True, slots=True)
class ShownAsk:
    """One question for a new part, and what stands in its field."""

    ask: Ask
    name: str
    anchor: str
    typed: str

    @property
    def options(self) -> list[tuple[str, str, bool]]:
        """(value, label, chosen)."""
        known = [*self.ask.choices]
        chosen = self.typed.split("\n") if self.ask.kind == "choices" else [self.typed]
        if self.ask.kind == "choice" and "" not in dict(known) and (not self.ask.needed or not self.ask.start):
            known.insert(0, ("", "—"))
        return [(value, label, value in chosen) for value, label in known]

    @property
    def width(self) -> str:
        """How much room it takes."""
        if self.ask.kind == "choices" or self.ask.name == "label":
            return "wide"
        return "narrow" if self.ask.kind in ("number", "whole", "day") else "plain"


@dataclass(frozen=True, slots=True)
class ShownAdding:
    """The form for one more part; open where something was typed into it and did not come to be saved."""

    adding: Adding
    asks: list[ShownAsk]
    is_open: bool


@dataclass(frozen=True, slots=True)
class ShownPanel:
    """One panel with its cards."""

    panel: Panel
    cards: list[ShownCard]
    addings: list[ShownAdding] = field(default_factory=list)


def shown_panels(
    panels: list[Panel],
    errors: Mapping[str, list[str]],
    typed: Mapping[str, str] | None = None,
    clashes: list[Clash] | None = None,
    asked: Mapping[str, Mapping[str, str]] | None = None,
) -> list[ShownPanel]:
    """The panels with what was ``typed`` in place of what the text says, and ``asked`` for new parts, where given."""
    theirs = {one.field.name: one.theirs for one in clashes or ()}

    def one_field(one: Field) -> ShownField:
        now = (typed or {}).get(one.name, one.shown)
        return ShownField(one, now, errors.get(one.anchor, []), theirs.get(one.name))

    return [
        ShownPanel(
            panel,
            [
                ShownCard(
                    card,
                    [*map(one_field, card.fields)],
                    errors.get(card.anchor, []),
                    _adding(card.adding, asked or {}) if card.adding is not None else None,
                    is_folded=len(panel.cards) > FOLDED_FROM,
                )
                for card in panel.cards
            ],
            [_adding(one, asked or {}) for one in (panel.adding, *panel.further) if one is not None],
        )
        for panel in panels
    ]


def typed_in(post: QueryDict) -> tuple[dict[str, str], dict[str, str]]:
    """What the fields of a sent form hold by name, and what they held when it was opened."""
    was = {name[len(SHOWN) :]: value for name, value in post.items() if name.startswith(SHOWN)}
    return {name: "\n".join(map(str, post.getlist(TYPED + name))) for name in was}, {k: str(v) for k, v in was.items()}


def asked_in(post: QueryDict, panels: list[Panel]) -> dict[str, dict[str, str]]:
    """What was typed for each new part, by the name of its form; those into which nothing was typed are left out."""
    found = {
        one.name: {ask.name: "\n".join(map(str, post.getlist(f"{NEW}{one.name}:{ask.name}"))) for ask in one.asked}
        for one in addings_of(panels)
        if any(f"{NEW}{one.name}:{ask.name}" in post for ask in one.asked)
    }
    return {one.name: found[one.name] for one in addings_of(panels) if is_begun(one, found.get(one.name, _start(one)))}


def _start(adding: Adding) -> dict[str, str]:
    return {ask.name: ask.start for ask in adding.asked}


def _adding(adding: Adding, asked: Mapping[str, Mapping[str, str]]) -> ShownAdding:
    typed = asked.get(adding.name, _start(adding))
    lead = f"moi-{anchor_of(adding.path)[2:]}"
    asks = [
        ShownAsk(ask, f"{NEW}{adding.name}:{ask.name}", f"{lead}-{ask.name}", typed[ask.name]) for ask in adding.asked
    ]
    return ShownAdding(adding, asks, adding.name in asked)

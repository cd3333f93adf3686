"""A section's panels as its template draws them: each field with what stands in it and what is wrong there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from thidua.office.plans.editing.fields import Adding, Card, Field, Panel
from thidua.office.plans.editing.posting import Clash

TYPED, SHOWN, NEW = "o:", "cu:", "moi:"
"""What names of fields begin with: what is typed, what was shown, what is asked for a new part."""


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

    @property
    def has_errors(self) -> bool:
        """Whether something is to be mended in it."""
        return bool(self.errors) or any(one.errors for one in self.fields)


@dataclass(frozen=True, slots=True)
class ShownAsk:
    """One question for a new part."""

    name: str
    label: str
    kind: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ShownPanel:
    """One panel with its cards."""

    panel: Panel
    cards: list[ShownCard]
    asks: list[ShownAsk] = field(default_factory=list)


def shown_panels(
    panels: list[Panel],
    errors: Mapping[str, list[str]],
    typed: Mapping[str, str] | None = None,
    clashes: list[Clash] | None = None,
) -> list[ShownPanel]:
    """The panels with what was ``typed`` in place of what the text says, where that is given."""
    theirs = {one.field.name: one.theirs for one in clashes or ()}

    def one_field(one: Field) -> ShownField:
        now = (typed or {}).get(one.name, one.shown)
        return ShownField(one, now, errors.get(one.anchor, []), theirs.get(one.name))

    return [
        ShownPanel(
            panel,
            [ShownCard(card, [*map(one_field, card.fields)], errors.get(card.anchor, [])) for card in panel.cards],
            _asks(panel.adding),
        )
        for panel in panels
    ]


def typed_in(post: QueryDict) -> tuple[dict[str, str], dict[str, str]]:
    """What the fields of a sent form hold by name, and what they held when it was opened."""
    was = {name[len(SHOWN) :]: value for name, value in post.items() if name.startswith(SHOWN)}
    return {name: "\n".join(map(str, post.getlist(TYPED + name))) for name in was}, {k: str(v) for k, v in was.items()}


def asked_in(post: QueryDict, adding: Adding) -> dict[str, str]:
    """What was typed for a new part."""
    return {name: str(post.get(f"{NEW}{adding.name}:{name}", "")) for name, _, _ in adding.asked}


def _asks(adding: Adding | None) -> list[ShownAsk]:
    if adding is None:
        return []
    return [
        ShownAsk(f"{NEW}{adding.name}:{name}", label, kind, f"moi-{'-'.join(map(str, adding.path))}-{name}")
        for name, label, kind in adding.asked
    ]

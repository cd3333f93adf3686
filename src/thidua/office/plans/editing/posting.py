"""What a sent form changes in the text, held against what it showed and against what stands there by now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from thidua.office.plans.editing.fields import Adding, Field, Panel, entries, fields_of
from thidua.office.plans.editing.values import stored
from thidua.office.plans.errors import PlanRefusedError
from thidua.plan.rewriting import Change, Data, Put, Remove


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that two people changed differently."""

    field: Field
    typed: str

    @property
    def theirs(self) -> str:
        """What the other one wrote."""
        return self.field.shown


@dataclass(slots=True)
class Posted:
    """What a form asks for. ``lost``: what was typed where nothing is any more, as (name, text)."""

    changes: list[Change] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)


def posted(panels: Iterable[Panel], typed: Mapping[str, str], shown: Mapping[str, str]) -> Posted:
    """The changes of a form: ``typed`` is what its fields hold by name, ``shown`` what they held when it was opened."""
    found = Posted()
    known = {one.name: one for one in fields_of(panels)}
    for name, text in typed.items():
        before = shown.get(name, "")
        if _same(text, before):
            continue
        one = known.get(name)
        if one is None:
            found.lost.append((name, text))
        elif _same(text, one.shown):
            continue
        elif not _same(before, one.shown):
            found.clashes.append(Clash(one, text))
        else:
            found.changes += _change(one, text)
    return found


def _same(one: str, other: str) -> bool:
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()


def _change(one: Field, text: str) -> list[Change]:
    value = stored(one.kind, text, one.data)
    if value is not None or one.needed:
        return [Put(one.path, value, one.after)]
    return [Remove(one.path)] if one.data is not None else []


def added(data: Data, adding: Adding, typed: Mapping[str, str]) -> list[Change]:
    """What puts a new part with what was typed into the plan, and the clauses that it names and nobody named before.

    Raises PlanRefusedError where something is missing or does not go together.
    """
    answers: dict[str, Data] = {}
    for ask in adding.asked:
        value = stored(ask.kind, typed.get(ask.name, ""))
        if value is None and ask.needed:
            raise PlanRefusedError(f"{adding.title}: hãy ghi «{ask.label}».")
        if ask.choices and any(one not in dict(ask.choices) for one in _several(value)):
            raise PlanRefusedError(f"{adding.title}: «{ask.label}» không có lựa chọn này.")
        answers[ask.name] = value
    return [*_clauses(data, answers), *adding.make(data, answers)]


def is_begun(adding: Adding, typed: Mapping[str, str]) -> bool:
    """Whether somebody typed something for a new part."""
    return any(not _same(typed.get(ask.name, ""), ask.start) for ask in adding.asked)


def _clauses(data: Data, answers: Mapping[str, Data]) -> list[Change]:
    known, label = dict(entries(data, "clauses")), answers.get("label")
    new = [one for one in _several(answers.get("clause")) if one not in known]
    return [Put(("clauses", one), label if isinstance(label, str) else one) for one in dict.fromkeys(new)]


def _several(value: Data) -> list[str]:
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, str)]

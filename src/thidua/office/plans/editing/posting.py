"""What a sent form changes in the text, held against what it showed and against what stands there by now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from thidua.office.plans.editing.fields import Adding, Field, Panel, entries, fields_of, under
from thidua.office.plans.editing.values import stored
from thidua.office.spelling import search_key
from thidua.plan.rewriting import Change, Data, Put, Remove
from thidua.plan.source import DataPath


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


def added(data: Data, adding: Adding, typed: Mapping[str, str]) -> Change:
    """One more part with what was typed; its key is made of its first answer."""
    values = {name: stored(kind, typed.get(name, "")) for name, _, kind in adding.asked}
    part = _filled(adding.template, values)
    found = under(data, *adding.path)
    if isinstance(found, list):
        return Put((*adding.path, len(found)), part)
    if adding.template.get("__list__"):
        return Put(adding.path, [part] if found is None else [found, part])
    first = values[adding.asked[0][0]]
    return Put((*adding.path, new_key(data, adding.path, first if isinstance(first, str) else "")), part)


def new_key(data: Data, path: DataPath, label: str) -> str:
    """A short name for a part, made of its label, that no other of the group has."""
    base = "_".join("".join(sign if sign.isalnum() else " " for sign in search_key(label)).split())[:40].strip("_")
    base = base or "muc"
    taken = {key for key, _ in entries(data, *(str(step) for step in path))}
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}_{number}"
    return key


def _filled(template: Mapping[str, object], values: Mapping[str, Data]) -> dict[str, Data]:
    found: dict[str, Data] = {}
    for key, value in template.items():
        if key == "__list__":
            continue
        if isinstance(value, str) and value.startswith("{") and value.endswith("}"):
            if values.get(value[1:-1]) is not None:
                found[key] = values[value[1:-1]]
        elif isinstance(value, Mapping):
            found[key] = _filled(value, values)
        else:
            found[key] = value  # type: ignore[assignment]
    return found

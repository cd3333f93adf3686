"""Plans with one value changed: whatever reads a plan out must then say something else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from thidua.plan.model.base import Part
from thidua.plan.model.plan import Plan

Step = str | int
Path = tuple[Step, ...]
"""Attributes, keys and places from the plan down to a value."""


@dataclass(frozen=True)
class Told:
    """A field of a part of some plan that holds something other than its default."""

    plan: Plan
    path: Path
    owner: type[Part]
    field: str
    value: Any

    @property
    def name(self) -> str:
        return f"{self.owner.__name__}.{self.field}"


def fields_of(model: type[Part]) -> dict[str, FieldInfo]:
    """The fields that a file may hold."""
    return {name: info for name, info in model.model_fields.items() if not info.exclude}


def definer_of(model: type[Part], field: str) -> type:
    """The class that declares a field which ``model`` may only inherit."""
    return next(base for base in model.__mro__ if field in vars(base).get("__annotations__", {}))


def models_under(model: type[Part]) -> set[type[Part]]:
    """Every class of part that a plan can be made of."""
    found: set[type[Part]] = set()
    waiting: list[Any] = [model]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, Part):
            if one not in found:
                found.add(one)
                waiting += [info.annotation for info in fields_of(one).values()]
                waiting += [meta for info in fields_of(one).values() for meta in info.metadata]
        else:
            waiting += [arg for arg in get_args(one) if not isinstance(arg, str)]
    return found


def told_in(plan: Plan) -> Iterator[Told]:
    """Every field of every part of a plan that is not left at its default."""
    yield from _told(plan, plan, ())


def _told(plan: Plan, value: Any, path: Path) -> Iterator[Told]:
    if isinstance(value, Part):
        for name, info in fields_of(type(value)).items():
            inner = getattr(value, name)
            if inner != info.get_default(call_default_factory=True):
                yield Told(plan, (*path, name), type(value), name, inner)
            yield from _told(plan, inner, (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _told(plan, inner, (*path, key))
    elif isinstance(value, (list, tuple)):
        for place, inner in enumerate(value):
            yield from _told(plan, inner, (*path, place))


def mutants(told: Told) -> Iterator[Plan]:
    """The plan with this one value changed, in whatever ways its kind allows."""
    for other in _others(told.plan, told.owner, told.field, told.value):
        yield _with(told.plan, told.path, other)


def _with(value: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    first, rest = path[0], path[1:]
    if isinstance(value, Part):
        assert isinstance(first, str)
        return value.model_copy(update={first: _with(getattr(value, first), rest, new)})
    if isinstance(value, dict):
        return {key: _with(inner, rest, new) if key == first else inner for key, inner in value.items()}
    kind = type(value)
    return kind(_with(inner, rest, new) if place == first else inner for place, inner in enumerate(value))


def _others(plan: Plan, owner: type[Part], field: str, value: Any) -> Iterator[Any]:
    if isinstance(value, Part):
        for name in fields_of(type(value)):
            for other in _others(plan, type(value), name, getattr(value, name)):
                yield value.model_copy(update={name: other})
    elif isinstance(value, (list, tuple)):
        yield from _other_lists(plan, owner, field, value)
    elif isinstance(value, dict):
        if len(value) > 1:
            yield dict(list(value.items())[:-1])
        yield from (
            {**value, key: other} for key, inner in value.items() for other in _others(plan, owner, field, inner)
        )
    elif value is not None:
        yield from _other_values(plan, owner, field, value)


def _other_lists(plan: Plan, owner: type[Part], field: str, value: Any) -> Iterator[Any]:
    annotation = fields_of(owner)[field].annotation
    pair = get_origin(annotation) is tuple and Ellipsis not in get_args(annotation)
    if len(value) > 1 and not pair:
        yield value[:-1]
    if fields_of(owner)[field].get_default(call_default_factory=True) == ():
        yield ()
    for place, inner in enumerate(value):
        for other in _others(plan, owner, field, inner):
            yield type(value)([*value[:place], other, *value[place + 1 :]])


def _other_values(plan: Plan, owner: type[Part], field: str, value: Any) -> Iterable[Any]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, (int, Fraction)):
        return [value + 1]
    if isinstance(value, date):
        return [value + timedelta(days=1)]
    choices = [choice for choice in _choices(fields_of(owner)[field].annotation) if choice != value]
    if choices:
        return choices
    keyed = [parts for parts in vars(plan).values() if isinstance(parts, dict) and value in parts]
    ids = [name for parts in keyed for name in parts if name != value]
    if keyed and fields_of(owner)[field].default is None:
        return [*ids[:2], None]
    return ids[:2] or [_nearby(value)]


def _nearby(text: str) -> str:
    """Another text of the same look: a day such as ``03-10`` stays one."""
    if re.fullmatch(r"[0-9-]+", text):
        return text[:-1] + ("2" if text.endswith("1") else "1")
    return f"{text} khác"


def _choices(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return [choice for arg in get_args(annotation) for choice in _choices(arg)]

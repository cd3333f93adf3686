"""Going through a plan: every part with its path, and what conditions and points are made of."""

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

from pydantic import BaseModel

from thidua.plan.model.base import Part
from thidua.plan.model.conditions import AllOf, AnyOf, Condition, Test
from thidua.plan.model.points import Branch, Judged, Linear, Points, Sum
from thidua.plan.source import RESERVED, DataPath

Found: TypeAlias = tuple[DataPath, str]
"""A path in the plan, and what is wrong there, in Vietnamese."""
At: TypeAlias = tuple[DataPath, Part]
"""A part and its path."""


@cache
def _fields(model: type[BaseModel]) -> list[tuple[str, str]]:
    """Attribute and key of each field that a file may hold."""
    fields = [(name, field.alias or name) for name, field in model.model_fields.items()]
    return [(name, key) for name, key in fields if not key.startswith(RESERVED)]


def parts_of(value: Any, path: DataPath = ()) -> Iterator[At]:
    """Every part in ``value``, itself included, in the order of the language."""
    if isinstance(value, Part):
        yield path, value
        for name, key in _fields(type(value)):
            inner = getattr(value, name)
            if inner and isinstance(inner, (Part, tuple, list, dict)):
                yield from parts_of(inner, (*path, key))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from parts_of(inner, (*path, key))
    elif isinstance(value, (tuple, list)):
        for place, inner in enumerate(value):
            yield from parts_of(inner, (*path, place))


def tests_at(condition: Condition, path: DataPath) -> Iterator[tuple[DataPath, Test]]:
    """The single tests of a condition with their paths."""
    if isinstance(condition, Test):
        yield path, condition
        return
    key, inner = _members(condition)
    for place, member in enumerate(inner):
        yield from tests_at(member, (*path, key, place))


def _members(condition: AnyOf | AllOf) -> tuple[str, list[Condition]]:
    return ("any", condition.any_) if isinstance(condition, AnyOf) else ("all", condition.all_)


def points_at(points: Points, path: DataPath) -> Iterator[tuple[DataPath, Points]]:
    """A way of giving points and all that it contains, with their paths."""
    yield path, points
    if isinstance(points, Branch):
        for place, step in enumerate(points.steps):
            yield from points_at(step.points, (*path, "steps", place, "points"))
    elif isinstance(points, Sum):
        for place, part in enumerate(points.sum):
            yield from points_at(part, (*path, "sum", place))


def constants_at(points: Points, path: DataPath) -> Iterator[tuple[DataPath, Any]]:
    """The fixed points of a way of giving points: numbers and ``full``."""
    for inner_path, inner in points_at(points, path):
        if isinstance(inner, Linear):
            yield (*inner_path, "base"), inner.base
        elif not isinstance(inner, (Branch, Judged, Sum)):
            yield inner_path, inner

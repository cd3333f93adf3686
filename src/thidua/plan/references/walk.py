"""Going through a plan: every part with its path, and what conditions and points are made of."""

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

from pydantic import BaseModel

from thidua.plan.model.base import Part
from thidua.plan.model.conditions import AnyOf, Condition, Not, Scope, Test, inner_of
from thidua.plan.model.points import Branch, Highest, If, Linear, Lowest, Points, Sum, parts_of_points
from thidua.plan.model.scoring import Rubric
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


def lines_at(rubric: Rubric) -> Iterator[tuple[DataPath, Points, tuple[Scope, ...]]]:
    """Every way of giving points of a rubric with its path, and whom it concerns."""
    for name, criterion in rubric.criteria.items():
        path: DataPath = ("rubric", "criteria", name)
        if criterion.points is not None:
            yield (*path, "points"), criterion.points, criterion.asked
        for part in criterion.parts.values():
            yield (*path, "parts", part.id, "points"), part.points, criterion.asked
    for section in ("bonus", "penalty"):
        for name, line in getattr(rubric, section).items():
            yield ("rubric", section, name, "points"), line.points, line.asked


def tests_at(condition: Condition, path: DataPath) -> Iterator[tuple[DataPath, Test]]:
    """The single tests of a condition with their paths."""
    if isinstance(condition, Test):
        yield path, condition
    elif isinstance(condition, Not):
        yield from tests_at(condition.not_, (*path, "not"))
    else:
        key = "any" if isinstance(condition, AnyOf) else "all"
        for place, member in enumerate(inner_of(condition)):
            yield from tests_at(member, (*path, key, place))


def points_at(points: Points, path: DataPath) -> Iterator[tuple[DataPath, Points]]:
    """A way of giving points and all that it contains, with their paths."""
    yield path, points
    for step, inner in _inner(points):
        yield from points_at(inner, (*path, *step))


def _inner(points: Points) -> Iterator[tuple[DataPath, Points]]:
    """What a way of giving points is made of, with the steps that lead there."""
    if isinstance(points, Branch):
        for place, step in enumerate(points.steps):
            yield ("steps", place, "points"), step.points
    elif isinstance(points, If):
        yield ("then",), points.then
        yield ("else",), points.else_
    elif isinstance(points, (Sum, Highest, Lowest)):
        key = type(points).__name__.lower()
        for place, part in enumerate(parts_of_points(points)):
            yield (key, place), part


def constants_at(points: Points, path: DataPath) -> Iterator[tuple[DataPath, Any]]:
    """The fixed points of a way of giving points: numbers and ``full``."""
    for inner_path, inner in points_at(points, path):
        if isinstance(inner, Linear):
            yield (*inner_path, "base"), inner.base
            yield (*inner_path, "add"), inner.add
        elif not isinstance(inner, Part):
            yield inner_path, inner

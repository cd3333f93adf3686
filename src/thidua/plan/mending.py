"""What is left of a wrong plan without its wrong parts, so that the names in the rest can be checked too.

Whoever mends a plan wants every error at once: one misspelt key must not hide an unknown fact elsewhere.
"""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from thidua.plan.keys import keys_of
from thidua.plan.model.plan import Plan
from thidua.plan.shape import path_of
from thidua.plan.source import AT, DataPath, Source


@dataclass(frozen=True, slots=True)
class Rest:
    """A plan without the parts that are wrong, and the sections that lost one."""

    plan: Plan
    sections: frozenset[str]
    kept: dict[str, list[int]]
    """Of each section that is a list, which of its items are left."""

    def path_in_file(self, path: DataPath) -> DataPath:
        """The path in the file of a path in the plan that is left."""
        if len(path) > 1 and isinstance(path[1], int) and path[0] in self.kept:
            return (path[0], self.kept[str(path[0])][path[1]], *path[2:])
        return path


def drop_wrong(source: Source, wrong: ValidationError) -> Rest | None:
    """Leave out each part with an error; None where no plan is left (a section that must be is wrong)."""
    paths = {_part_of(path_of(source, error)) for error in wrong.errors(include_url=False)}
    if any(len(path) == 1 and path[0] not in keys_of(Plan) for path in paths):
        return None  # A whole section stands under a misspelt key: nothing can be said of its names.
    data = _without(source.data, paths)
    try:
        plan = Plan.model_validate(data)
    except ValidationError:
        return None
    kept = {
        str(section): [i for i in range(len(items)) if (section, i) not in paths]
        for section, items in source.data.items()
        if isinstance(items, list)
    }
    return Rest(plan, frozenset(str(path[0]) for path in paths if path), kept)


def _part_of(path: DataPath) -> DataPath:
    """The part to be left out: one fact, one gate, one criterion."""
    return path[:3] if path[:1] == ("rubric",) else path[:2]


def _without(data: Any, paths: set[DataPath]) -> Any:
    """A copy of ``data`` without what stands at ``paths``."""
    if () in paths:
        return None
    below = {step: {path[1:] for path in paths if path[0] == step} for step in {path[0] for path in paths}}
    if isinstance(data, list):
        return [
            _without(item, below.get(i, set()))
            for i, item in enumerate(data)
            if () not in below.get(i, set())
        ]
    return {
        key: _without(item, below[key]) if key in below else item
        for key, item in data.items()
        if key == AT or () not in below.get(key, set())
    }

"""What is left of a wrong plan without its wrong parts, so that the names in the rest can be checked too.

Whoever mends a plan wants every error at once: one misspelt key must not hide an unknown fact elsewhere.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from thidua.plan.keys import keys_of
from thidua.plan.model.plan import Plan
from thidua.plan.problems import HINTED, nearest
from thidua.plan.shape import path_of
from thidua.plan.source import AT, DataPath, Source

_STAND_INS: dict[str, Any] = {
    "thidua": "1",
    "id": "x",
    "title": "x",
    "issuer": "x",
    "period": {"to": "2000-01-01"},
    "clauses": {"x": "x"},
    "bodies": {"x": "x"},
    "groups": {"x": {"label": "x", "kinds": "collective"}},
    "rounds": {"x": "x"},
    "awards": {"x": {"label": "x", "form": "prize", "select": "by_council"}},
}


@dataclass(frozen=True, slots=True)
class Rest:
    """A plan without the parts that are wrong, the sections that lost one, and those that are made up."""

    plan: Plan
    sections: frozenset[str]
    stand_ins: frozenset[str]
    kept: dict[str, list[int]]
    """Of each section that is a list, which of its items are left."""

    def path_in_file(self, path: DataPath) -> DataPath:
        """The path in the file of a path in the plan that is left."""
        if len(path) > 1 and isinstance(path[1], int) and path[0] in self.kept:
            return (path[0], self.kept[str(path[0])][path[1]], *path[2:])
        return path


def drop_wrong(source: Source, wrong: ValidationError) -> Rest | None:
    """Leave out each part with an error, and stand something in for what no plan can be without."""
    if wrong.error_count() > HINTED:
        return None
    paths = {_part_of(path_of(source, error)) for error in wrong.errors(include_url=False)} - {()}
    data = _without(source.data, paths)
    sections = {nearest(str(path[0]), keys_of(Plan)) or "" for path in paths}
    if isinstance(data.get("rubric"), dict) and _is_empty(data["rubric"].get("criteria")):
        del data["rubric"]
    stand_ins = {section: part for section, part in _STAND_INS.items() if _is_empty(data.get(section))}
    try:
        plan = Plan.model_validate(data | stand_ins)
    except ValidationError:
        return None
    kept = {
        str(section): [i for i in range(len(items)) if (section, i) not in paths]
        for section, items in source.data.items()
        if isinstance(items, list)
    }
    return Rest(plan, frozenset(sections | stand_ins.keys()), frozenset(stand_ins), kept)


def _is_empty(stood: Any) -> bool:
    return stood is None or (isinstance(stood, dict) and not stood.keys() - {AT})


def _part_of(path: DataPath) -> DataPath:
    """The part to be left out: one fact, one gate, one criterion."""
    return path[:3] if path[:1] == ("rubric",) else path[:2]


def _without(data: Any, paths: set[DataPath]) -> Any:
    """A copy of ``data`` without what stands at ``paths``."""
    if not paths:
        return data
    below: defaultdict[str | int, set[DataPath]] = defaultdict(set)
    for path in paths:
        below[path[0]].add(path[1:])
    if isinstance(data, list):
        return [_without(item, below.get(i, set())) for i, item in enumerate(data) if () not in below.get(i, set())]
    return {
        key: _without(item, below[key]) if key in below else item
        for key, item in data.items()
        if key == AT or () not in below.get(key, set())
    }

"""One plan file put into another: parts are found by section and id and changed key by key, nodes keep their places.

What a mapping of parts (``facts``, ``rubric: criteria``) or a part is, the model says; everything else, such as a way
of giving points or a condition, is one thing and is replaced whole. In lists of parts with a label (``gates``) a part
is found by it. A key without a value takes away what stood there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from thidua.plan.model.base import Part
from thidua.plan.nodes import Node
from thidua.plan.problems import Place

Way: TypeAlias = tuple[str, ...]
"""Keys from the top of a plan; of a list of parts with a label, the label."""

LABEL = "label"


@dataclass(frozen=True, slots=True)
class Change:
    """What a file changes: where in the plan, where it says so, and where that stood, if it did."""

    way: Way
    place: Place
    stood: Place | None


@dataclass(slots=True)
class Merging:
    """Puts one tree into another and keeps account of what it changes."""

    changes: list[Change] = field(default_factory=list)

    def merge(self, old: Node, new: Node, annotation: Any, way: Way = ()) -> None:
        """Put ``new`` into ``old``, which is a mapping of parts or a part."""
        assert isinstance(old.value, dict), "only mappings are merged"
        for key, entry in new.entries.items():
            inner, stood = _under(annotation, key), old.entries.get(key)
            if stood is None or stood.node.value is None:
                self._tell((*way, key), entry.place, None)
                old.value[key] = entry
            elif entry.node.value is None:
                self._tell((*way, key), entry.place, stood.place)
                del old.value[key]
            elif _is_mergeable(inner) and stood.node.entries and entry.node.entries:
                self.merge(stood.node, entry.node, inner, (*way, key))
            elif _is_labelled(inner):
                self._labelled(stood.node, entry.node, inner, (*way, key))
            else:
                self._tell((*way, key), entry.place, stood.place)
                old.value[key] = entry

    def _labelled(self, old: Node, new: Node, annotation: Any, way: Way) -> None:
        """Lists of parts: of one label is the same part, others are added at the end."""
        found = list(old.items)
        by_label = {item.text(LABEL): item for item in found if item.text(LABEL) is not None}
        for item in new.items:
            label = item.text(LABEL) or ""
            if label in by_label:
                self.merge(by_label[label], item, _item_of(annotation), (*way, label))
            else:
                self._tell((*way, label), item.place, None)
                found.append(item)
        old.value = found

    def remove(self, old: Node, way: Way, place: Place) -> bool:
        """Take out a part; whether there was one."""
        holder: Node | None = old
        for key in way[:-1]:
            holder = holder.at(key) if holder is not None else None
        if holder is None:
            return False
        if isinstance(holder.value, list):
            left = [item for item in holder.value if item.text(LABEL) != way[-1]]
            gone = len(left) < len(holder.value)
            holder.value = left
        else:
            gone = holder.entries.pop(way[-1], None) is not None
        if gone:
            self._tell(way, place, holder.place)
        return gone

    def _tell(self, way: Way, place: Place, stood: Place | None) -> None:
        self.changes.append(Change(way, place, stood))


def clashes(first: list[Change], second: list[Change]) -> Iterator[tuple[Change, Change]]:
    """Changes of one file that touch what another changes: the same thing, or one inside the other."""
    by_way = {change.way: change for change in first}
    for change in second:
        for length in range(1, len(change.way)):
            if (other := by_way.get(change.way[:length])) is not None:
                yield other, change
                break
        else:
            other_ = by_way.get(change.way) or next(
                (one for one in first if one.way[: len(change.way)] == change.way), None
            )
            if other_ is not None:
                yield other_, change


def _alternatives(annotation: Any) -> list[Any]:
    """What a value may be, without the marks of Annotated and without nothing at all."""
    if hasattr(annotation, "__metadata__"):
        return _alternatives(get_args(annotation)[0])
    if get_origin(annotation) in (UnionType, Union):
        members = [inner for member in get_args(annotation) for inner in _alternatives(member)]
        return [member for member in members if member is not NoneType]
    return [annotation]


def _only(annotation: Any) -> Any:
    """The one thing that may stand here; None where there are several."""
    found = _alternatives(annotation)
    return found[0] if len(found) == 1 else None


def _is_part(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Part)


def _is_mergeable(annotation: Any) -> bool:
    """Whether this is one part, or parts by id."""
    only = _only(annotation)
    return _is_part(only) or (get_origin(only) is dict and _is_part(_only(get_args(only)[1])))


def _is_labelled(annotation: Any) -> bool:
    """Whether this is a list of parts that have a label."""
    only = _only(annotation)
    return get_origin(only) in (tuple, list) and _has_label(_only(get_args(only)[0]))


def _has_label(annotation: Any) -> bool:
    return _is_part(annotation) and LABEL in annotation.model_fields


def _item_of(annotation: Any) -> Any:
    return get_args(_only(annotation))[0]


def _under(annotation: Any, key: str) -> Any:
    """What may stand under a key of a part or of parts by id; None where that cannot be told."""
    only = _only(annotation)
    if get_origin(only) is dict:
        return get_args(only)[1]
    if isinstance(only, type) and issubclass(only, BaseModel):
        fields = {one.alias or name: one for name, one in only.model_fields.items()}
        return fields[key].annotation if key in fields else None
    return None

"""Changes of single values, keys and items, written into the text at their place.

Everything else of the text stays as it was, byte by byte; a group or list that is replaced or taken away goes with the
comments inside it. After each rewriting the new text is read again and must say exactly what was asked for.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, TypeAlias

from thidua.plan.rewriting.places import Cut, append_cut, insert_cut, item_cut, remove_cut, replace_cut, second_cut
from thidua.plan.rewriting.spans import Data, Spot, UnreadableError, normal, parsed, plain
from thidua.plan.rewriting.writing import Written, scalar
from thidua.plan.source import DataPath


class NotRewritableError(ValueError):
    """The text is written in a way that cannot be changed from outside; it is to be changed by hand."""

    def __init__(self) -> None:
        super().__init__("chỗ này viết theo lối không sửa được bằng biểu; hãy sửa ở phần «Văn bản YAML»")


@dataclass(frozen=True, slots=True)
class Put:
    """Let ``value`` stand at ``path``: instead of what stands there, or anew, after the key ``after`` or at the end.

    With ``after=FIRST`` it comes to stand before all others. What lies above it and is not there yet comes into being;
    the number after the last adds an item to a list.
    """

    path: DataPath
    value: Written
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Insert:
    """One more item of a list, before the one that has its number; at the end where that is how many there are.

    A single thing that stands where several may is a list of one, nothing at all a list of none.
    """

    path: DataPath
    value: Written


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away a key with what stands under it, or an item of a list."""

    path: DataPath


@dataclass(frozen=True, slots=True)
class Rename:
    """Let a key be called otherwise; nothing that refers to it follows."""

    path: DataPath
    key: str


Change: TypeAlias = Put | Insert | Remove | Rename


def rewritten(text: str, changes: Iterable[Change]) -> str:
    """The text after the changes, one after the other.

    Raises UnreadableError where it cannot be read as it is, NotRewritableError where a change has no place in it.
    """
    waiting = list(changes)
    if not waiting:
        return text
    tree = parsed(text)
    wanted = plain(tree)
    for change in waiting:
        wanted = _changed(wanted, change)
    while waiting:
        text, done = _some(text, tree, waiting)
        waiting = waiting[done:]
        try:
            tree = parsed(text)
        except UnreadableError:
            raise NotRewritableError from None
    if plain(tree) != wanted:
        raise NotRewritableError
    return text


def _some(text: str, tree: Spot, changes: Sequence[Change]) -> tuple[str, int]:
    """As many of the changes as can be made on one reading, at least one; how many they were."""
    cuts: list[Cut] = []
    made: set[DataPath] = set()
    for change in changes:
        cut, new = _cut(text, tree, change), _first_new(tree, change.path)
        if new in made:
            break
        made.add(new)
        if cuts and (cut is None or not cut.among_others or any(cut.touches(other) for other in cuts)):
            break
        if cut is None:
            raise NotRewritableError
        cuts.append(cut)
        if not cut.among_others:
            break
    for _, cut in sorted(enumerate(cuts), key=lambda pair: (pair[1].start, pair[1].end, pair[0]), reverse=True):
        text = text[: cut.start] + cut.text + text[cut.end :]
    return text, len(cuts)


def _first_new(tree: Spot, path: DataPath) -> DataPath:
    """The uppermost part of a path that is not there yet; the path itself where all is."""
    return next((path[:length] for length in range(1, len(path)) if tree.at(path[:length]) is None), path)


def _cut(text: str, tree: Spot, change: Change) -> Cut | None:
    holder, spot = tree.at(change.path[:-1]), tree.at(change.path)
    if isinstance(change, Put):
        if spot is not None:
            return replace_cut(text, holder, spot, change.value)
        return _new(text, tree, change)
    if isinstance(change, Insert):
        return _item(text, tree, change, holder)
    if spot is None or holder is None:
        return None
    if isinstance(change, Remove):
        return remove_cut(text, holder, change.path[-1])
    return None if spot.key is None else Cut(*spot.key, scalar(change.key))


def _new(text: str, tree: Spot, change: Put) -> Cut | None:
    """Into the nearest thing above that is there."""
    depth = len(change.path) - 1
    while (holder := tree.at(change.path[:depth])) is None:
        depth -= 1
    value = _nested(change.path[depth + 1 :], change.value)
    after = change.after if depth == len(change.path) - 1 else None
    step = change.path[depth]
    if isinstance(holder.value, dict) and isinstance(step, str):
        return insert_cut(text, holder, step, value, after)
    if isinstance(holder.value, list) and step == len(holder.value):
        return append_cut(text, holder, value)
    if holder.value is None:
        above = tree.at(change.path[: depth - 1]) if depth else None
        return replace_cut(text, above, holder, _nested((step,), value))
    return None


def _item(text: str, tree: Spot, change: Insert, holder: Spot | None) -> Cut | None:
    place = change.path[-1]
    if holder is None or holder.value is None:
        return _new(text, tree, Put(change.path, change.value))
    if not isinstance(place, int):
        return None
    if not isinstance(holder.value, list):
        return second_cut(text, holder, change.value)
    if place == len(holder.value):
        return append_cut(text, holder, change.value)
    return item_cut(text, holder, place, change.value) if 0 <= place < len(holder.value) else None


def _nested(steps: DataPath, value: Written) -> Written:
    for step in reversed(steps):
        value = [value] if isinstance(step, int) else {step: value}
    return value


def _changed(data: Data, change: Change) -> Data:
    """What the text must say afterwards."""
    if isinstance(change, Put):
        return _put(data, change.path, change.value)
    if isinstance(change, Insert):
        return _inserted(data, change)
    data = deepcopy(data)
    holder: Any = data
    try:
        for step in change.path[:-1]:
            holder = holder[step]
        if isinstance(change, Remove):
            del holder[change.path[-1]]
        else:
            entries = list(holder.items())
            holder.clear()
            holder.update((normal(change.key) if key == change.path[-1] else key, value) for key, value in entries)
            if len(holder) != len(entries):
                raise NotRewritableError
    except (KeyError, IndexError, TypeError, AttributeError):
        raise NotRewritableError from None
    return data


def _inserted(data: Data, change: Insert) -> Data:
    found: Any = data
    for step in change.path[:-1]:
        if isinstance(found, dict):
            found = found.get(step)
        else:
            found = found[step] if isinstance(found, list) and isinstance(step, int) and step < len(found) else None
    several = list(found) if isinstance(found, list) else [] if found is None else [found]
    place = change.path[-1]
    if not isinstance(place, int) or not 0 <= place <= len(several) or (place == 0 and isinstance(found, dict | str)):
        raise NotRewritableError
    several.insert(place, _as_data(change.value))
    return _put(data, change.path[:-1], several, ready=True)


def _put(data: Data, path: DataPath, value: Any, *, ready: bool = False) -> Data:
    if not path:
        return value if ready else _as_data(value)
    step, rest = path[0], path[1:]
    if isinstance(step, str) and (data is None or isinstance(data, dict)):
        found = dict(data or {})
        return found | {normal(step): _put(found.get(step), rest, value, ready=ready)}
    if isinstance(step, int) and (data is None or isinstance(data, list)) and 0 <= step <= len(data or []):
        items = list(data or [])
        inner = _put(items[step] if step < len(items) else None, rest, value, ready=ready)
        return [*items[:step], inner, *items[step + 1 :]]
    raise NotRewritableError


def _as_data(value: Any) -> Data:
    if isinstance(value, dict):
        return {normal(key): _as_data(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_as_data(inner) for inner in value]
    return normal(value) if isinstance(value, str) else None

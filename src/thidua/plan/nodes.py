"""A plan file as a tree whose every node knows its place, so that parts of one file can be put into another."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, Union

from thidua.plan.problems import Place
from thidua.plan.source import AT, DataPath, Source

Inner: TypeAlias = Union[str, "list[Node]", "dict[str, Entry]", None]


@dataclass(slots=True)
class Node:
    """One value: text (None where nothing stands), a list, or a mapping."""

    place: Place
    value: Inner

    @property
    def entries(self) -> "dict[str, Entry]":
        """What stands in a mapping, by key; nothing in anything else."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> "list[Node]":
        """What stands in a list; a single thing is a list of one, as everywhere in a plan file."""
        if isinstance(self.value, list):
            return self.value
        return [] if self.value is None else [self]

    def at(self, key: str) -> "Node | None":
        """The value under a key of a mapping."""
        entry = self.entries.get(key)
        return entry.node if entry is not None else None

    def text(self, key: str) -> str | None:
        """The text under a key of a mapping."""
        node = self.at(key)
        return node.value if node is not None and isinstance(node.value, str) else None


@dataclass(slots=True)
class Entry:
    """One key of a mapping with its place, and what stands there."""

    place: Place
    node: Node


def node_of(source: Source) -> Node:
    """The whole of a file as a tree."""
    return _node(source, source.data, ())


def source_of(node: Node, file: Path) -> Source:
    """A tree as a file again: its data and the place of each path."""
    source = Source(file)
    source.data = _data(node, (), source)
    return source


def texts_in(node: Node, key: str) -> Iterator[Node]:
    """Every single text that stands under ``key``, wherever in the tree; also those in a list."""
    if isinstance(node.value, list):
        for item in node.value:
            yield from texts_in(item, key)
    for name, entry in node.entries.items():
        if name == key:
            yield from (item for item in entry.node.items if isinstance(item.value, str))
        yield from texts_in(entry.node, key)


def _node(source: Source, data: object, path: DataPath) -> Node:
    place = source.values[path]
    if isinstance(data, dict):
        inner = {
            key: Entry(source.keys[(*path, key)], _node(source, value, (*path, key)))
            for key, value in data.items()
            if key != AT
        }
        return Node(place, inner)
    if isinstance(data, list):
        return Node(place, [_node(source, item, (*path, number)) for number, item in enumerate(data)])
    return Node(place, data if isinstance(data, str) else None)


def _data(node: Node, path: DataPath, source: Source) -> object:
    source.values[path] = node.place
    if isinstance(node.value, list):
        return [_data(item, (*path, number), source) for number, item in enumerate(node.value)]
    if not isinstance(node.value, dict):
        return node.value
    places = {"": node.place}
    data: dict[str, object] = {AT: places}
    for key, entry in node.value.items():
        places[key] = source.keys[(*path, key)] = entry.place
        data[key] = _data(entry.node, (*path, key), source)
    return data

"""YAML text to plain data in which every scalar is still the text that stood there, with its place.

YAML's own guesses (``no`` is false, ``012`` is ten, ``1.10`` is a number) are not applied: the field that
a value stands in decides how it is read. Anchors, aliases and tags are refused: a plan is data to be read
by people, and an alias is the well-known way to make a small file explode.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias
from unicodedata import normalize

import yaml

from thidua.plan.problems import Place, PlanError, Problem
from thidua.plan.scalars import stood_here
from thidua.plan.syntax import NO_ANCHOR, UNUSABLE, grammar_error

AT = "__at__"
"""Key under which every mapping carries the places of itself (``""``) and of each of its keys."""

MAX_BYTES = 2_000_000
MAX_DEPTH = 60
RESERVED = "__"
"""Keys that begin so are our own (``AT``, the ids of parts); no file may use them."""

_EMPTY = ("", "~", "null")

DataPath: TypeAlias = tuple[str | int, ...]


@dataclass(slots=True)
class Source:
    """A plan file as data. ``keys`` and ``values`` tell where the key and the value of each path stand."""

    file: Path
    data: Any = None
    keys: dict[DataPath, Place] = field(default_factory=dict)
    values: dict[DataPath, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def path_of(self, steps: Iterable[str | int]) -> DataPath:
        """The path in the file of a path in the model, as far as it stands there.

        A list may be written as its one item, so a place in a list need not be a step of the file.
        """
        path: DataPath = ()
        for step in steps:
            if (*path, step) in self.values:
                path = (*path, step)
            elif isinstance(step, str):
                break
        return path

    def place(self, path: DataPath, *, of_key: bool = False) -> Place:
        """Place of the value (or key) at a path in the model, or of what stands nearest above it."""
        found = self.path_of(path)
        if of_key and found in self.keys:
            return self.keys[found]
        return self.values.get(found, Place())

    def value(self, path: DataPath) -> Any:
        """The raw data at a path in the file; None where nothing stands there."""
        found = self.data
        for step in path:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def report(self, place: Place, message: str) -> None:
        """Add one problem of this file."""
        self.problems.append(Problem(place.file or str(self.file), place, message))


def read_source(file: Path, *, among_others: bool = False) -> Source:
    """Read ``file`` (UTF-8 YAML, one document). Raises PlanError where it is not readable as such at all.

    ``among_others``: it is to be read as one plan with other files, so each place tells its file.
    """
    source = Source(file)
    text = _text_of(source)
    try:
        _Builder(source, str(file) if among_others else "").build(text)
    except yaml.MarkedYAMLError as error:
        source.report(*grammar_error(error, text))
    except _TooDeepError as error:
        source.report(error.place, f"lồng quá {MAX_DEPTH} tầng")
    if source.problems and source.data is None:
        raise PlanError(file, source.problems)
    return source


def _text_of(source: Source) -> str:
    raw = source.file.read_bytes()
    if len(raw) > MAX_BYTES:
        size = f"{len(raw):,}".replace(",", ".")
        source.report(Place(), f"tệp kế hoạch không được lớn hơn 2 MB, tệp này có {size} byte")
        raise PlanError(source.file, source.problems)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Everything before the first bad byte is good.
        lines = _lines(error.object[: error.start].decode("utf-8"))
        place = Place(len(lines), len(lines[-1]) + 1)
        source.report(place, "tệp phải lưu bằng bảng mã UTF-8, ở đây có byte không thuộc UTF-8")
        raise PlanError(source.file, source.problems) from None
    if UNUSABLE.search(text):
        for number, line in enumerate(_lines(text), 1):
            for found in UNUSABLE.finditer(line):
                message = f"ký tự U+{ord(found[0]):04X} không nhìn thấy được, hãy xóa đi"
                source.report(Place(number, found.start() + 1), message)
    if source.problems:
        raise PlanError(source.file, source.problems)
    return text


def _lines(text: str) -> list[str]:
    """The lines as editors count them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


class _TooDeepError(Exception):
    def __init__(self, place: Place) -> None:
        self.place = place


class _Builder:
    """Builds data from YAML events; events, unlike nodes, still know anchors, aliases and every mark."""

    def __init__(self, source: Source, mark: str) -> None:
        self.source = source
        self.mark = mark
        self.next_event: Any = None

    def build(self, text: str) -> None:
        # yaml.parse() would ask twice for each event, once whether there is one.
        self.next_event = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text).get_event
        documents = 0
        while not isinstance(event := self.next_event(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = "một tệp chỉ chứa một kế hoạch, ở đây bắt đầu tài liệu thứ hai"
                    self.source.report(self._place(event), message)
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.source.data = self._node(event, ())
        if self.source.data is None and not self.source.problems:
            self.source.report(Place(), "tệp trống: chưa có nội dung kế hoạch")

    def _node(self, event: Any, path: DataPath) -> Any:
        place = self.source.values[path] = self._place(event)
        self._refuse_extras(event, place)
        if isinstance(event, yaml.ScalarEvent):
            return None if event.implicit[0] and event.value in _EMPTY else _normal(event.value)
        if isinstance(event, yaml.AliasEvent):
            return None
        if len(path) >= MAX_DEPTH:
            raise _TooDeepError(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._mapping(place, path)

    def _place(self, event: Any) -> Place:
        return Place(event.start_mark.line + 1, event.start_mark.column + 1, self.mark)

    def _refuse_extras(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            self.source.report(place, NO_ANCHOR)
        elif not isinstance(event, yaml.AliasEvent) and event.tag is not None:
            self.source.report(place, f"không dùng thẻ kiểu (!) của YAML, {stood_here(event.tag)}")

    def _sequence(self, path: DataPath) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self.next_event(), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, start: Place, path: DataPath) -> dict[str, Any]:
        places = {"": start}
        found: dict[str, Any] = {AT: places}
        while not isinstance(event := self.next_event(), yaml.MappingEndEvent):
            place = self._place(event)
            key = self._key(event, place, path)
            if key is None or key in found:
                # Read on, so that errors inside are told too; its places must not replace those of the first.
                self._node(self.next_event(), (*path, f"{RESERVED}{place}"))
                if key is not None:
                    first = f"mục «{key}» đã có ở dòng {places[key].line}"
                    self.source.report(place, f"{first}, mỗi mục chỉ viết một lần")
                continue
            inner = (*path, key)
            places[key] = self.source.keys[inner] = place
            found[key] = self._node(self.next_event(), inner)
        return found

    def _key(self, event: Any, place: Place, path: DataPath) -> str | None:
        """The key that an event is; None, and a problem, where it cannot be one."""
        if not isinstance(event, yaml.ScalarEvent):
            self._node(event, (*path, f"{RESERVED}{place}"))
            if not isinstance(event, yaml.AliasEvent):
                self.source.report(place, "tên mục phải là một đoạn chữ, ở đây là một danh sách hoặc nhóm mục")
            return None
        self._refuse_extras(event, place)
        key: str = _normal(event.value)
        if not key.strip() or key.startswith(RESERVED):
            self.source.report(place, f"tên mục phải là một đoạn chữ, không bắt đầu bằng «{RESERVED}»")
            return None
        return key


def _normal(text: str) -> str:
    """Vietnamese letters in one form; after parsing, so that columns are those of the file."""
    return text if text.isascii() else normalize("NFC", text)

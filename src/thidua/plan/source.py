"""YAML text to plain data in which every scalar is still the text that stood there, with its place.

YAML's own guesses (``no`` is false, ``012`` is ten, ``1.10`` is a number) are not applied: the field that
a value stands in decides how it is read. Anchors, aliases and tags are refused: a plan is data to be read
by people, and an alias is the well-known way to make a small file explode.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias
from unicodedata import normalize

import yaml

from thidua.plan.problems import Place, PlanError, Problem

AT = "__at__"
"""Key under which every mapping carries the places of itself (``""``) and of each of its keys."""

MAX_BYTES = 2_000_000
MAX_DEPTH = 60

DataPath: TypeAlias = tuple[str | int, ...]


@dataclass(slots=True)
class Source:
    """A plan file as data. ``keys`` and ``values`` tell where the key and the value of each path stand."""

    file: Path
    data: Any = None
    keys: dict[DataPath, Place] = field(default_factory=dict)
    values: dict[DataPath, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: DataPath, *, of_key: bool = False) -> Place:
        """Place of the value (or key) at ``path``, or of the nearest thing above it that stands in the file."""
        known = self.keys if of_key else self.values
        while path:
            if path in known:
                return known[path]
            path, known = path[:-1], self.values
        return self.values.get((), Place())

    def value(self, path: DataPath) -> Any:
        """The raw data at ``path``; None where nothing stands there."""
        found = self.data
        for step in path:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def report(self, place: Place, message: str) -> None:
        """Add one problem of this file."""
        self.problems.append(Problem(str(self.file), place, message))


def read_source(file: Path) -> Source:
    """Read ``file`` (UTF-8 YAML, one document). Raises PlanError where it is not readable as such at all."""
    source = Source(file)
    text = _text_of(source)
    try:
        _Builder(source).build(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        source.report(Place(mark.line + 1, mark.column + 1) if mark else Place(), _syntax_message(error))
    except yaml.YAMLError as error:
        source.report(Place(), f"tệp có ký tự không dùng được trong YAML ({error})")
    if source.problems and source.data is None:
        raise PlanError(file, source.problems)
    return source


def _text_of(source: Source) -> str:
    raw = source.file.read_bytes()
    if len(raw) > MAX_BYTES:
        source.report(
            Place(), f"tệp kế hoạch không được lớn hơn {MAX_BYTES} byte, tệp này có {len(raw)} byte"
        )
        raise PlanError(source.file, source.problems)
    try:
        return normalize("NFC", raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        source.report(Place(line, column), "tệp phải lưu bằng bảng mã UTF-8, ở đây có byte không thuộc UTF-8")
        raise PlanError(source.file, source.problems) from None


def _syntax_message(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or ""
    if "'\\t'" in problem:
        return "thụt dòng phải bằng dấu cách, ở đây có ký tự Tab"
    return (
        "sai cấu trúc YAML ở đây: hay gặp là thụt dòng lệch, thiếu dấu cách sau «:» hoặc dấu nháy chưa đóng"
        f" (bộ đọc báo: {problem})"
    )


class _Builder:
    """Builds data from YAML events; events, unlike nodes, still know anchors, aliases and every mark."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.events: Any = iter(())

    def build(self, text: str) -> None:
        self.events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.source.report(
                        _place(event), "một tệp chỉ chứa một kế hoạch, ở đây bắt đầu tài liệu thứ hai"
                    )
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.source.data = self._node(event, ())
        if self.source.data is None:
            self.source.report(Place(), "tệp trống: chưa có nội dung kế hoạch")

    def _node(self, event: Any, path: DataPath) -> Any:
        self.source.values[path] = _place(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self.source.report(
                _place(event), "không dùng neo (&) và bí danh (*) của YAML, hãy viết đủ nội dung"
            )
            if isinstance(event, yaml.AliasEvent):
                return None
        if event.tag:
            self.source.report(_place(event), f"không dùng thẻ kiểu của YAML, ở đây có «{event.tag}»")
        if len(path) > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem="quá nhiều tầng lồng nhau", problem_mark=event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            return None if event.implicit[0] and event.value in ("", "~", "null") else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._mapping(event, path)

    def _sequence(self, path: DataPath) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, start: Any, path: DataPath) -> dict[str, Any]:
        places = {"": _place(start)}
        found: dict[str, Any] = {AT: places}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            place = _place(event)
            key = event.value if isinstance(event, yaml.ScalarEvent) else ""
            if not key or key == AT:
                self.source.report(place, "tên mục phải là một đoạn chữ")
            inner = (*path, key)
            if not isinstance(event, yaml.ScalarEvent):
                self._node(event, (*path, "?"))
            twice = key in places
            value = self._node(next(self.events), inner)
            if twice:
                first = places[key]
                self.source.report(place, f"mục «{key}» đã có ở dòng {first.line}, mỗi mục chỉ viết một lần")
                continue
            found[key], places[key], self.source.keys[inner] = value, place, place
        return found


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)

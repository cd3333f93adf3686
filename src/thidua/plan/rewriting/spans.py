"""Plan text as a tree of which each node knows from where to where it stands in the text."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias, Union
from unicodedata import normalize

import yaml

from thidua.plan.problems import Place
from thidua.plan.source import MAX_DEPTH, DataPath
from thidua.plan.syntax import UNUSABLE, grammar_error

Data: TypeAlias = Union[str, "list[Data]", "dict[str, Data]", None]
"""What a plan file says: every single value is still the text that stood there."""

_EMPTY = ("", "~", "null")


class UnreadableError(ValueError):
    """A text whose grammar or means (anchors, tags, one key twice) do not let it be seen as a tree."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place, self.message = place, message


@dataclass(slots=True)
class Spot:
    """One node. ``start`` and ``end`` count characters; of an indented node ``end`` is that of what stands last in it.

    ``column`` is that of its first character from 0, ``line`` from 1; ``flow`` tells whether it stands in brackets.
    """

    start: int
    end: int
    line: int
    column: int
    value: "str | list[Spot] | dict[str, Spot] | None"
    flow: bool = False
    key: "tuple[int, int] | None" = None
    """Of what stands under a key: from where to where that key stands."""

    def at(self, path: DataPath) -> "Spot | None":
        """The node at a path below this one."""
        found: Spot | None = self
        for step in path:
            inner = found.value if found is not None else None
            if isinstance(inner, dict) and isinstance(step, str):
                found = inner.get(step)
            elif isinstance(inner, list) and isinstance(step, int) and 0 <= step < len(inner):
                found = inner[step]
            else:
                return None
        return found

    def path_to(self, offset: int) -> DataPath:
        """The way down to the innermost node that stands, with its key, at an offset of the text."""
        inner = self.value
        steps = inner.items() if isinstance(inner, dict) else enumerate(inner) if isinstance(inner, list) else ()
        for step, spot in steps:
            start = spot.key[0] if spot.key is not None else spot.start
            if start <= offset < max(spot.end, start + 1):
                return (step, *spot.path_to(offset))
        return ()


def normal(text: str) -> str:
    """Vietnamese letters in one form, as the reader has them."""
    return text if text.isascii() else normalize("NFC", text)


def plain(spot: Spot) -> Data:
    """What a node says, without places."""
    if isinstance(spot.value, dict):
        return {key: plain(inner) for key, inner in spot.value.items()}
    if isinstance(spot.value, list):
        return [plain(inner) for inner in spot.value]
    return spot.value


def parsed(text: str) -> Spot:
    """The tree of a text; columns and offsets are those of ``text``. Raises UnreadableError with the place."""
    if found := UNUSABLE.search(text):
        before = text[: found.start()].split("\n")
        place = Place(len(before), len(before[-1]) + 1)
        raise UnreadableError(place, f"ký tự U+{ord(found[0]):04X} không nhìn thấy được, hãy xóa đi")
    try:
        return _Builder(text).build()
    except yaml.MarkedYAMLError as error:
        raise UnreadableError(*grammar_error(error, text)) from None


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.next: Callable[[], Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text).get_event

    def build(self) -> Spot:
        self.next()
        if isinstance(event := self.next(), yaml.StreamEndEvent):
            raise UnreadableError(Place(), "tệp trống: chưa có nội dung kế hoạch")
        root = self._spot(self.next(), 0)
        self.next()
        if not isinstance(event := self.next(), yaml.StreamEndEvent):
            raise _refused(event, "một tệp chỉ chứa một kế hoạch, ở đây bắt đầu tài liệu thứ hai")
        return root

    def _spot(self, event: Any, depth: int) -> Spot:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise _refused(event, "không dùng neo (&) và bí danh (*) của YAML, hãy viết đủ nội dung")
        if event.tag is not None:
            raise _refused(event, "không dùng thẻ kiểu (!) của YAML")
        if depth > MAX_DEPTH:
            raise _refused(event, f"lồng quá {MAX_DEPTH} tầng")
        start = event.start_mark
        spot = Spot(start.index, event.end_mark.index, start.line + 1, start.column, None)
        if isinstance(event, yaml.ScalarEvent):
            self._fill_scalar(spot, event)
            return spot
        spot.flow = bool(event.flow_style)
        end = self._fill_list(spot, depth) if isinstance(event, yaml.SequenceStartEvent) else self._fill(spot, depth)
        if spot.flow:
            spot.end = end
        return spot

    def _fill_scalar(self, spot: Spot, event: Any) -> None:
        if not (event.implicit[0] and event.value in _EMPTY):
            spot.value = normal(event.value)
        if event.style in ("|", ">"):
            # Its mark lies behind the line ends that follow it.
            spot.end = spot.start + len(self.text[spot.start : spot.end].rstrip())

    def _fill_list(self, spot: Spot, depth: int) -> int:
        items: list[Spot] = []
        spot.value = items
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            items.append(self._spot(event, depth + 1))
            spot.end = items[-1].end
        return _end(event)

    def _fill(self, spot: Spot, depth: int) -> int:
        entries: dict[str, Spot] = {}
        spot.value = entries
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _refused(event, "tên mục phải là một đoạn chữ, ở đây là một danh sách hoặc nhóm mục")
            name = self._spot(event, depth + 1)
            key = normal(event.value)
            if key in entries:
                raise _refused(event, f"mục «{key}» đã có ở dòng {entries[key].line}, mỗi mục chỉ viết một lần")
            entries[key] = value = self._spot(self.next(), depth + 1)
            value.key = (name.start, name.end)
            spot.end = max(name.end, value.end)
        return _end(event)


def _end(event: Any) -> int:
    index: int = event.end_mark.index
    return index


def _refused(event: Any, message: str) -> UnreadableError:
    return UnreadableError(Place(event.start_mark.line + 1, event.start_mark.column + 1), message)

"""Where in a text a change is made: one piece cut out of it and another put in its stead."""

from dataclasses import dataclass

from thidua.plan.rewriting.spans import Spot
from thidua.plan.rewriting.writing import Written, scalar, written

FIRST = ""
"""Instead of the key after which something comes to stand: before all others."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The characters from ``start`` to ``end`` become ``text``; ``among_others``: also beside other cuts."""

    start: int
    end: int
    text: str
    among_others: bool = True

    def touches(self, other: "Cut") -> bool:
        """Whether both concern the same characters. Two that only put something in may do so at one place."""
        if self.start == self.end and other.start == other.end:
            return False
        return (self.start < other.end and other.start < self.end) or self.start == other.start


def replace_cut(text: str, holder: Spot | None, spot: Spot, value: Written) -> Cut:
    """Another value where one stands."""
    new = written(value)
    before = text[spot.start - 1 : spot.start]
    if spot.start == spot.end and before and not before.isspace():
        return Cut(spot.start, spot.end, f" {new}", among_others=False)
    if holder is not None and not holder.flow and not spot.flow and _is_group(spot) and spot.column <= holder.column:
        # A list may stand as far left as its key, what is in brackets may not.
        new = f"  {new}"
    return Cut(spot.start, spot.end, new)


def insert_cut(text: str, holder: Spot, key: str, value: Written, after: str | None) -> Cut:
    """A key that a group does not have yet."""
    assert isinstance(holder.value, dict)
    new = f"{scalar(key)}: {written(value)}"
    if after == FIRST and holder.value:
        return _before(text, holder, next(iter(holder.value.values())), new)
    neighbour = holder.value.get(after) if after is not None else None
    return _added(text, holder, new, neighbour or _last(list(holder.value.values())))


def append_cut(text: str, holder: Spot, value: Written) -> Cut:
    """One more item of a list."""
    assert isinstance(holder.value, list)
    new = written(value)
    return _added(text, holder, new if holder.flow else f"- {new}", _last(holder.value))


def item_cut(text: str, holder: Spot, place: int, value: Written) -> Cut:
    """One more item before one of a list."""
    assert isinstance(holder.value, list)
    new = written(value)
    if holder.flow:
        start = holder.value[place].start
        return Cut(start, start, f"{new}, ", among_others=False)
    start = _begin(text, holder, holder.value, place)
    return Cut(start, start, f"- {new}{_newline(text)}{' ' * holder.column}", among_others=False)


def second_cut(text: str, single: Spot, value: Written) -> Cut:
    """A single thing becomes the first of a list of two; what is written by lines moves to the right behind a dash."""
    old, new = text[single.start : single.end], written(value)
    if not isinstance(single.value, dict) or single.flow:
        return Cut(single.start, single.end, f"[{old}, {new}]", among_others=False)
    lines = [f"  {line}" if line.strip() else line for line in old.split("\n")]
    lines[0] = f"- {lines[0][2:]}"
    return Cut(single.start, single.end, "\n".join([*lines, f"{' ' * single.column}- {new}"]), among_others=False)


def remove_cut(text: str, holder: Spot, step: str | int) -> Cut:
    """A key with its value, or an item, and what parts it from its neighbours."""
    inner = holder.value
    assert isinstance(inner, dict | list)
    spots = list(inner.values()) if isinstance(inner, dict) else inner
    place = [*inner].index(str(step)) if isinstance(inner, dict) else int(step)
    if len(spots) == 1:
        return _emptied(text, holder, "{}" if isinstance(inner, dict) else "[]")
    starts = [_begin(text, holder, spots, number) for number in range(len(spots))]
    start, end = starts[place], _end(spots[place])
    if holder.flow:
        if place + 1 < len(spots):
            return Cut(start, starts[place + 1], "", among_others=False)
        return Cut(_end(spots[place - 1]), end, "", among_others=False)
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip():
        # It shares its line with the dash of the list that it stands in.
        return Cut(start, starts[place + 1], "", among_others=False)
    after = text.find("\n", end)
    return Cut(line, after + 1, "", False) if after >= 0 else Cut(max(line - 1, 0), len(text), "", False)


def _added(text: str, holder: Spot, new: str, neighbour: Spot | None) -> Cut:
    if neighbour is None:
        return _emptied(text, holder, new, keep=True)
    end = _end(neighbour)
    if holder.flow:
        blank = " " if neighbour.start == neighbour.end else ""
        return Cut(end, end, f"{blank}, {new}")
    line_end = text.find("\n", end)
    place = line_end if line_end >= 0 else len(text)
    if text[place - 1 : place] == "\r":
        place -= 1
    return Cut(place, place, f"{_newline(text)}{' ' * holder.column}{new}")


def _before(text: str, holder: Spot, neighbour: Spot, new: str) -> Cut:
    start = neighbour.key[0] if neighbour.key is not None else neighbour.start
    gap = ", " if holder.flow else f"{_newline(text)}{' ' * holder.column}"
    return Cut(start, start, f"{new}{gap}", among_others=False)


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _emptied(text: str, holder: Spot, new: str, *, keep: bool = False) -> Cut:
    """A group or list that becomes empty, or was: ``new`` with or, where told, inside its brackets."""
    if keep:
        return Cut(holder.start + 1, holder.start + 1, new, among_others=False)
    return Cut(holder.start, holder.end, new, among_others=False)


def _last(spots: list[Spot]) -> Spot | None:
    return spots[-1] if spots else None


def _end(spot: Spot) -> int:
    return max(spot.end, spot.key[1] if spot.key is not None else 0)


def _begin(text: str, holder: Spot, spots: list[Spot], number: int) -> int:
    """Where an entry begins: at its key; of an item in a list by lines, at its dash."""
    spot = spots[number]
    if spot.key is not None:
        return spot.key[0]
    if holder.flow:
        return spot.start
    if number == 0:
        return holder.start
    here = spot.start
    while (here := text.rfind("-", 0, here)) >= 0:
        before = text[text.rfind("\n", 0, here) + 1 : here]
        if len(before) == holder.column and "#" not in before:
            return here
    return spot.start


def _is_group(spot: Spot) -> bool:
    return isinstance(spot.value, dict | list)

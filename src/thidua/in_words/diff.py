"""What two plans differ in, said in words: added, removed, changed from what to what; not a comparison of texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from thidua.in_words.document import Block, Document, Entries, Entry, Link, Paragraph, Section
from thidua.in_words.parts import items_of
from thidua.in_words.speech import EVERYBODY, Speech, cited
from thidua.in_words.told import Item, Row, Say
from thidua.plan.model.awards import Gate
from thidua.plan.model.base import Part
from thidua.plan.model.plan import Plan

NOTHING = "không có"
_UNSAID = {"Dành cho": EVERYBODY, "Chấm": EVERYBODY}
"""What a plan means that leaves something out, where that is not nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """One part that differs: None where it was not there before, or is not there any more."""

    before: Item | None
    after: Item | None
    says: tuple[Say, ...]

    @property
    def item(self) -> Item:
        """The part as it is, or as it was."""
        found = self.after or self.before
        assert found is not None
        return found


def changes(before: Plan, after: Plan) -> list[Change]:
    """Every part that the plans say differently, in the order of a plan."""
    pairs = _pairs(items_of(Speech(before)), items_of(Speech(after)))
    spoken = _spoken(before) | _spoken(after)
    found = [_change(old, new, spoken) for old, new in pairs]
    return [change for change in found if change.says or change.before is None or change.after is None]


def _spoken(plan: Plan) -> dict[str, str]:
    return {clause.id: clause.spoken for clause in plan.clauses.values()}


def _pairs(before: list[Item], after: list[Item]) -> list[tuple[Item | None, Item | None]]:
    """The same part in both plans; parts without a key of their own are found by what they say, then by their name."""
    left = {item.place: item for item in before}
    partner: dict[tuple[object, ...], Item] = {}
    for finder in (_equal, _named, _about):
        waiting: dict[tuple[str, ...], list[Item]] = defaultdict(list)
        for item in left.values():
            waiting[finder(item)].append(item)
        for item in after:
            if item.place not in partner and waiting.get(finder(item)):
                partner[item.place] = waiting[finder(item)].pop(0)
                del left[partner[item.place].place]
    pairs: list[tuple[Item | None, Item | None]] = [(partner.get(item.place), item) for item in after]
    return _in_order([*pairs, *((item, None) for item in left.values())])


def _in_order(pairs: list[tuple[Item | None, Item | None]]) -> list[tuple[Item | None, Item | None]]:
    """What is gone stands with its kind."""
    kinds: dict[str, int] = {}
    for pair in pairs:
        kinds.setdefault(_kind(pair), len(kinds))
    return sorted(pairs, key=lambda pair: kinds[_kind(pair)])


def _kind(pair: tuple[Item | None, Item | None]) -> str:
    return next(item.kind for item in pair if item is not None)


def _equal(item: Item) -> tuple[str, ...]:
    return (*item.key, str(_data(item)))


def _named(item: Item) -> tuple[str, ...]:
    return item.key


def _about(item: Item) -> tuple[str, ...]:
    """A condition under another name is known by what it reads."""
    return ("gates", item.part.id) if isinstance(item.part, Gate) else item.key


def _data(item: Item) -> object:
    return _plain(item.part) if item.part is not None else (item.title, item.clauses, item.says)


def _plain(value: Any) -> Any:
    """What a part says, without the places where it stands in its file."""
    if isinstance(value, Part):
        fields = type(value).model_fields.items()
        return {name: _plain(getattr(value, name)) for name, field in fields if not field.exclude}
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _change(before: Item | None, after: Item | None, spoken: dict[str, str]) -> Change:
    if before is None or after is None:
        item = after or before
        assert item is not None
        return Change(before, after, item.says)
    differs = _data(before) != _data(after)
    says = list(_heads(before, after, spoken)) if differs else []
    old = {say.about: say for say in before.says}
    new = {say.about: say for say in after.says}
    for about in dict.fromkeys([*old, *new]):
        was, now = old.get(about, Say(about)), new.get(about, Say(about))
        if differs or was.follows or now.follows:
            says += _said(was, now, spoken)
    return Change(before, after, tuple(says))


def _heads(before: Item, after: Item, spoken: dict[str, str]) -> Iterator[Say]:
    if before.title != after.title:
        yield Say("Tên", _arrow(before.title, after.title))
    if before.clauses != after.clauses:
        yield Say("Điều khoản", _arrow(_all(before.clauses, spoken), _all(after.clauses, spoken)))
    if before.readings != after.readings:
        yield Say("Cách hiểu", _arrow(", ".join(before.readings), ", ".join(after.readings)))


def _all(ids: Iterable[str], spoken: dict[str, str]) -> str:
    return ", ".join(spoken.get(name, name) for name in ids)


def _arrow(before: str, after: str) -> str:
    return f"{before or NOTHING} → {after or NOTHING}"


def _said(was: Say, now: Say, spoken: dict[str, str]) -> Iterator[Say]:
    rows = () if was.repeats or now.repeats else tuple(_lines(_flat(was.rows, spoken), _flat(now.rows, spoken)))
    if was.text != now.text:
        unsaid = _UNSAID.get(now.about, NOTHING)
        yield Say(now.about, _arrow(was.text or unsaid, now.text or unsaid), rows)
    elif rows:
        yield Say(now.about, "", rows)


def _flat(rows: Iterable[Row], spoken: dict[str, str], above: str = "") -> dict[str, str]:
    """Each line with those above it, and what it gives."""
    found: dict[str, str] = {}
    for row in rows:
        path = f"{above} › {row.text}" if above else row.text
        while path in found:
            path += " (lần nữa)"
        clauses = f" ({_all(row.clauses, spoken)})" if row.clauses else ""
        found[path] = f"{row.gives}{clauses}{cited(row.readings)}".strip()
        found |= _flat(row.rows, spoken, path)
    return found


def _lines(before: dict[str, str], after: dict[str, str]) -> Iterator[Row]:
    for path, gave in before.items():
        if path not in after:
            yield Row(f"bỏ: {path}", gave)
        elif after[path] != gave:
            yield Row(path, _arrow(gave, after[path]))
    for path, gives in after.items():
        if path not in before:
            yield Row(f"thêm: {path}", gives)
    if list(before) != list(after) and set(before) == set(after):
        yield Row("thứ tự", _arrow("; ".join(before), "; ".join(after)))


def plans_compared(before: Plan, after: Plan) -> Document:
    """The changes as a document, part by part under the name of their kind."""
    found = changes(before, after)
    links = {name: Link("", text) for name, text in (_spoken(before) | _spoken(after)).items()}
    sections = [
        Section(f"k{place}", kind, (Entries("", tuple(_entry(change) for change in of_kind)),))
        for place, (kind, of_kind) in enumerate(groupby(found, key=lambda change: change.item.kind), 1)
    ]
    return Document("So sánh hai kế hoạch", tuple(_intro(before, after, found)), tuple(sections), links)


def _named_plan(plan: Plan) -> str:
    number = f" ({plan.number})" if plan.number is not None else ""
    amended = ", ".join(one.number or one.title for one in plan.amendments)
    return f"{plan.title}{number}" + (f", cùng văn bản sửa đổi {amended}" if amended else "")


def _intro(before: Plan, after: Plan, found: list[Change]) -> Iterator[Block]:
    yield Paragraph(_named_plan(before), "Trước")
    yield Paragraph(_named_plan(after), "Sau")
    added = sum(1 for change in found if change.before is None)
    removed = sum(1 for change in found if change.after is None)
    if not found:
        yield Paragraph("Hai kế hoạch nói như nhau.")
    else:
        yield Paragraph(f"Thêm {added}, bỏ {removed}, sửa {len(found) - added - removed} nội dung.")


def _entry(change: Change) -> Entry:
    verb = "Thêm" if change.before is None else "Bỏ" if change.after is None else "Sửa"
    item = change.item
    title = f"{verb}: {item.title or item.kind}"
    return Entry(title, change.says, item.clauses)

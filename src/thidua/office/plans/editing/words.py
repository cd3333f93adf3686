"""What the machine understood of a part, as lines to stand beside its fields."""

from collections.abc import Iterator
from functools import lru_cache

from thidua.in_words.parts import items_of
from thidua.in_words.speech import Speech
from thidua.in_words.told import Item, Row
from thidua.office.plans.study import Study
from thidua.plan.model.plan import Plan


def words_of(study: Study, path: tuple[str | int, ...], *about: str) -> tuple[str, ...]:
    """The sayings ``about`` a part, or all of it, line by line; nothing while the plan cannot be read."""
    if study.plan is None:
        return ()
    item = _items(_Known(study.plan)).get(tuple(map(str, path)))
    if item is None:
        return ()
    lines: list[str] = []
    for say in item.says:
        if not about or say.about in about:
            lines.append(f"{say.about}: {say.text}".rstrip(": ") if say.text or not say.rows else f"{say.about}:")
            lines += [line for row in say.rows for line in _lines(row, 1)]
    return tuple(lines)


class _Known:
    """A plan by its identity: what was said of it once holds as long as it is there."""

    __slots__ = ("plan",)

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and other.plan is self.plan


@lru_cache(maxsize=16)
def _items(known: _Known) -> dict[tuple[str, ...], Item]:
    found: dict[tuple[str, ...], Item] = {}
    for item in items_of(Speech(known.plan)):
        found.setdefault(item.key, item)
    return found


def _lines(row: Row, depth: int) -> Iterator[str]:
    blanks = "\u2003" * (depth - 1)
    yield f"{blanks}– {row.line}{':' if row.rows else ''}"
    for inner in row.rows:
        yield from _lines(inner, depth + 1)

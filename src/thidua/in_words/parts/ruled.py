"""What parts that stand under a key have in common."""

from typing import Any

from thidua.in_words.told import Item, Say


def item_of(section: str, kind: str, part: Any, says: tuple[Say, ...] = ()) -> Item:
    """The item of a named part; classes and scales have no readings, some no clause."""
    clauses, readings = getattr(part, "clause", ()), getattr(part, "reading", ())
    return Item((section, part.id), kind, part.label, says, clauses, readings, part)

"""A table that a form may hold, and the head of one that was found."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from thidua.sheets.form import MARK
from thidua.sheets.layout import ORDINALS, Layout
from thidua.sheets.recognising.labels import Labels, words

KEY, ORDINAL, KNOWN, MARKED = "key:", "ordinal:", "known:", "mark:"
"""Columns of a table that are printed and not filled in."""


@dataclass(frozen=True)
class Head:
    """The headings of one table: the rows they take (from ``top`` to ``bottom``) and its columns."""

    layout: Layout
    top: int
    bottom: int
    columns: dict[int, str]
    """What each recognised column holds: the id of a column to fill in, or ``KEY``, ``ORDINAL``, ``KNOWN``."""
    strange: tuple[int, ...] = ()
    """Headed columns that the form does not have."""
    score: float = 0.0
    rivals: tuple[str, ...] = ()
    """Forms that it could be as well."""

    @cached_property
    def key(self) -> int | None:
        """The column that names the lines."""
        return next((at for at, name in self.columns.items() if name == KEY), None)

    @cached_property
    def ordinals(self) -> list[int]:
        """The columns of numbers before the lines."""
        return [at for at, name in self.columns.items() if name == ORDINAL]

    @cached_property
    def marks(self) -> int | None:
        """The hidden column of ids that our form of facts has."""
        return next((at for at, name in self.columns.items() if name == MARKED), None)

    @cached_property
    def inputs(self) -> dict[int, str]:
        """The columns to fill in."""
        return {at: name for at, name in self.columns.items() if not name.endswith(":")}

    @cached_property
    def first_input(self) -> int:
        """The first column to fill in."""
        return min(self.inputs)


@dataclass(eq=False)
class Wanted:
    """A table to look for."""

    layout: Layout
    known: dict[tuple[tuple[int, str], ...], Head | None] = field(default_factory=dict, init=False)
    """What rows of headings met before are, from row 0 to row 0."""

    @cached_property
    def labels(self) -> Labels:
        """Its headings."""
        named: dict[str, Sequence[str]] = {ORDINAL: ORDINALS}
        if self.layout.key is not None:
            named[KEY] = (self.layout.key.label, *self.layout.key.others)
        if self.layout.known:
            named |= {f"{number}{KNOWN}": (text,) for number, text in enumerate(self.layout.known)}
            named[MARKED] = (MARK,)
        named |= {one.id: (one.label, *one.others) for one in self.layout.columns}
        if self.layout.lines == "participant":
            named = {KEY: named[KEY], ORDINAL: ORDINALS, "1": ("Đơn vị ghi", "Nội dung đăng ký của đơn vị")}
        return Labels(named)

    @cached_property
    def repeated(self) -> set[str]:
        """Columns that may stand more than once: numbers, and evidence split into number, date and page."""
        return {ORDINAL} | {one.id for one in self.layout.columns if one.type == "evidence"}

    @cached_property
    def vocabulary(self) -> set[str]:
        """The words of its headings."""
        texts = [*ORDINALS, *self.layout.known, MARK, "Đơn vị ghi"]
        for one in (*self.layout.columns, *([self.layout.key] if self.layout.key else [])):
            texts += [one.label, *one.others]
        return {word for text in texts for word in words(text)}

    @cached_property
    def needed(self) -> set[str]:
        """Columns without which a table is not this one."""
        if self.layout.lines == "participant":
            return {KEY, "1"}
        keyed = {KEY} if self.layout.key is not None else set()
        if self.layout.lines in ("nominees", "initiatives"):
            return {self.layout.naming}
        return keyed | {one.id for one in self.layout.columns if one.needed}

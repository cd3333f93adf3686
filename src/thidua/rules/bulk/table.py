"""Everybody at once, as the rules see them: columns by name, and whom a part of the plan concerns."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cached_property

import numpy as np

from thidua.plan.model.conditions import GROUP, KIND, Scope
from thidua.plan.model.plan import Plan
from thidua.rules.bulk.arrays import Array, Mask, as_fractions, only_where
from thidua.rules.bulk.columns import Column, Columns
from thidua.rules.conditions import LastDays
from thidua.rules.sheet import concerns


class Table:
    """The bulk counterpart of a Sheet.

    What hangs on kind and group alone is asked of the plain rules once for each pair of them (a *cell*) and then spread
    over the rows, so that it cannot differ from them. ``fallbacks`` collects the parts that took plain Python numbers.
    """

    def __init__(self, plan: Plan, columns: Columns, days: LastDays) -> None:
        self.plan, self.columns, self.days = plan, columns, days
        self.size = len(columns)
        self.totals: dict[str, Column] = {}
        self.fallbacks: list[str] = []
        self._looked_up: dict[str, Column] = {}
        self._spread: dict[tuple[bool, ...], Mask] = {}

    @property
    def in_objects(self) -> bool:
        """Whether this table computes with Python numbers."""
        return False

    @cached_property
    def unbounded(self) -> "Table":
        """The same table in Python numbers, which never overflow."""
        return _Unbounded(self)

    def fall_back(self, part: str) -> "Table":
        """Note that ``part`` needs Python numbers, and give the table that has them."""
        if part not in self.fallbacks:
            self.fallbacks.append(part)
        return self.unbounded

    def column(self, name: str) -> Column:
        """The column under ``name``; nowhere given where nobody has it."""
        if name == GROUP:
            return self.columns.groups
        if name == KIND:
            return self.columns.kinds
        if name in self.totals:
            return self.totals[name]
        fact = self.plan.facts.get(name)
        if fact is not None and fact.lookup is not None:
            if name not in self._looked_up:
                self._looked_up[name] = self._look_up(fact.lookup.via, fact.lookup.fact)
            return self._looked_up[name]
        return self.columns.facts.get(name) or self._nothing

    @cached_property
    def _nothing(self) -> Column:
        return Column("number", np.zeros(self.size, dtype=np.int64), self.nobody)

    @cached_property
    def nobody(self) -> Mask:
        """A mask that holds for no one; shared, so read-only like ``everybody``."""
        mask = np.zeros(self.size, dtype=np.bool_)
        mask.flags.writeable = False
        return mask

    @cached_property
    def everybody(self) -> Mask:
        """A mask that holds for all."""
        mask = np.ones(self.size, dtype=np.bool_)
        mask.flags.writeable = False
        return mask

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {name: row for row, name in enumerate(self.columns.ids)}

    def _look_up(self, via: str, fact: str) -> Column:
        """The column ``fact`` as it stands in the rows that the column ``via`` names."""
        naming, asked = (
            self.columns.facts.get(via) or self._nothing,
            self.columns.facts.get(fact) or self._nothing,
        )
        if not self.size or not naming.words:
            return self._nothing
        row_of_word = np.array([self._row_of.get(word, -1) for word in naming.words], dtype=np.int64)
        rows = row_of_word[naming.values]
        named = naming.given & (rows >= 0)
        if naming.not_applicable is not None:
            named &= ~naming.not_applicable
        given = named & asked.given[rows]
        apart = None if asked.not_applicable is None else given & asked.not_applicable[rows]
        return Column(asked.type, only_where(given, asked.values[rows]), given, apart, asked.scale, asked.words)

    @cached_property
    def _cells(self) -> Array:
        """For each row the number of its cell: kind × number of groups + group."""
        kinds, groups = self.columns.kinds, self.columns.groups
        return kinds.values * len(groups.words) + groups.values

    def by_cell(self, decide: Callable[[str, str], bool]) -> Mask:
        """Spread what ``decide`` says of each kind and group over the rows."""
        kinds, groups = self.columns.kinds.words, self.columns.groups.words
        found = tuple(decide(kind, group) for kind in kinds for group in groups)
        if all(found):
            return self.everybody
        if not any(found):
            return self.nobody
        if found not in self._spread:
            self._spread[found] = np.array(found, dtype=np.bool_)[self._cells]
            self._spread[found].flags.writeable = False
        return self._spread[found]

    def concerned(self, scopes: tuple[Scope, ...]) -> Mask:
        """Whom any of ``scopes`` takes in by kind and group, whatever their ``when`` says; no scope takes in all."""
        return self.by_cell(lambda kind, group: concerns(scopes, kind, group))

    def factors(self, parameter: str | None) -> Iterator[tuple[Fraction, Mask]]:
        """Each value of a parameter with the rows whose group has it; 1 for all where there is none."""
        if parameter is None:
            yield Fraction(1), self.everybody
            return
        declared, groups = self.plan.parameters[parameter], self.columns.groups
        values = [declared.of(group) for group in groups.words]
        for factor in dict.fromkeys(values):
            yield factor, np.array([value == factor for value in values], dtype=np.bool_)[groups.values]


class _Unbounded(Table):
    """A table whose numbers are Fraction objects."""

    def __init__(self, bounded: Table) -> None:
        super().__init__(bounded.plan, bounded.columns, bounded.days)
        self._bounded = bounded
        self.fallbacks = bounded.fallbacks
        self._as_objects: dict[int, tuple[Column, Column]] = {}

    @property
    def in_objects(self) -> bool:
        return True

    def column(self, name: str) -> Column:
        """The column, numbers as Python numbers; made once while the column lives."""
        column = self._bounded.column(name)
        if column.type != "number" or column.objects:
            return column
        made = self._as_objects.get(id(column))
        if made is None:
            values = as_fractions(column.values, column.scale)
            made = (column, Column("number", values, column.given, column.not_applicable))
            self._as_objects[id(column)] = made
        return made[1]

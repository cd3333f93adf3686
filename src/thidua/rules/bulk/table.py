"""Everybody at once, as the rules see them: columns by name, and whom a part of the plan concerns."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import chain, product
from typing import Any, Protocol, TypeAlias

import numpy as np

from thidua.plan.model.conditions import CLASS, GROUP, KIND, Scope
from thidua.plan.model.plan import Plan
from thidua.plan.model.ranking import RANK
from thidua.rules.bulk.arrays import Array, Mask, as_fractions, only_where
from thidua.rules.bulk.columns import Column, Columns, Quotient, divided
from thidua.rules.bulk.rows import participants_of, values_of
from thidua.rules.conditions import LastDays
from thidua.rules.facts import Participant
from thidua.rules.sheet import OwnDays, Sheet, Sheets, concerns

Measured: TypeAlias = Column | Quotient


class KnownTotals(Protocol):
    """Totals that rules may read."""

    @property
    def every(self) -> tuple[str, ...]:
        """Their names."""

    def measured(self, name: str) -> Measured:
        """One of them, of those of whom it is known."""


@dataclass(frozen=True, eq=False)
class Waiting:
    """Of a figure across participants: whose value waits for somebody, and who are waited for themselves."""

    anybody: Mask
    own: Mask


class Table:
    """The bulk counterpart of a Sheet.

    What hangs on kind and group alone is asked of the plain rules once for each pair of them (a *cell*) and then spread
    over the rows, so that it cannot differ from them. ``fallbacks`` collects the parts that took plain Python numbers,
    or the plain rules row by row. ``parts`` are the tables of the parts of the round, in their order, with the rows in
    which each participant of this one stands there (-1: nowhere).
    ``shared`` is what is worked out once for all tables of an evaluation.
    """

    def __init__(
        self,
        plan: Plan,
        columns: Columns,
        days: LastDays,
        parts: "Sequence[tuple[Table, Array]]" = (),
        shared: dict[object, Any] | None = None,
        own: OwnDays | None = None,
    ) -> None:
        self.own: OwnDays = own or {}
        self.plan, self.columns, self.days, self.parts = plan, columns, days, parts
        self.shared = {} if shared is None else shared
        self.size = len(columns)
        self.totals: KnownTotals | None = None
        self.rank: Column | None = None
        self.class_: Column | None = None
        self.fallbacks: list[str] = []
        self.halfway: dict[int, Any] = {}
        self.alike: dict[tuple[str, ...], tuple[Array, int]] = {}
        self.waiting: dict[str, Waiting] = {}
        self._worked: dict[str, Measured] = {}
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

    def own_last_days(self, deadline: str) -> dict[int, date]:
        """The last day of a deadline in the rows of those for whom it is another; most often of nobody."""
        extended = {code: days[deadline].last_day for code, days in self.own.items() if deadline in days}
        return (
            {row: extended[code] for row, code in enumerate(self.columns.ids) if code in extended} if extended else {}
        )

    def fall_back(self, part: str) -> "Table":
        """Note that ``part`` needs Python numbers, and give the table that has them."""
        if part not in self.fallbacks:
            self.fallbacks.append(part)
        return self.unbounded

    def note(self, part: str) -> None:
        """Note that ``part`` is worked out by the plain rules, row by row."""
        if part not in self.fallbacks:
            self.fallbacks.append(part)

    def column(self, name: str) -> Column:
        """The column under ``name``, a share divided out; nowhere given where nobody has it."""
        found = self.measured(name)
        return divided(found) if isinstance(found, Quotient) else found

    def measured(self, name: str) -> Measured:
        """The column under ``name``, or a share that is not divided out; what a Sheet would answer, for everybody."""
        if name == GROUP:
            return self.columns.groups
        if name == KIND:
            return self.columns.kinds
        if self.totals is not None and name in self.totals.every:
            return self.totals.measured(name)
        if name == RANK and self.rank is not None:
            return self.rank
        fact = self.plan.facts.get(name)
        if fact is None:
            return self._not_a_fact(name)
        if fact.lookup is not None:
            if name not in self._looked_up:
                self._looked_up[name] = self._look_up(fact.lookup.via, fact.lookup.fact)
            return self._looked_up[name]
        return self.columns.facts.get(name) or self._nothing

    def _not_a_fact(self, name: str) -> Measured:
        if name == CLASS and self.class_ is not None:
            return self.class_
        if name not in self.plan.figures and name not in self.plan.parameters:
            return self._nothing
        if name not in self._worked:
            from thidua.rules.bulk.figures import work_out  # which itself reads tables

            self._worked[name] = work_out(name, self)
        return self._worked[name]

    def know_totals(self, totals: "KnownTotals") -> None:
        """Totals become known: gates, classes and awards read them."""
        self.totals = totals
        if "sheets" in self.__dict__:
            self._hand_over()

    def know_classes(self, classes: Column) -> None:
        """Classes become known."""
        self.class_ = classes
        if "sheets" in self.__dict__:
            self._hand_over()

    def know_ranks(self, ranks: Column) -> None:
        """Ranks become known."""
        self.rank = ranks
        if "sheets" in self.__dict__:
            self._hand_over()

    @cached_property
    def sheets(self) -> Sheets:
        """Everybody as the plain rules see them, with the totals known so far."""
        everyone = {one.id: one for one in participants_of(self.plan, self.columns)}
        sheets = Sheets(days=self.days, own=self.own)
        for name, participant in everyone.items():
            sheets[name] = Sheet(self.plan, participant, everyone, sheets)
        self.__dict__["sheets"] = sheets
        below = [(table.sheets, [*table.sheets.values()], rows.tolist()) for table, rows in self.parts]
        for row, sheet in enumerate(sheets.values() if below else ()):
            sheet.parts = tuple(
                there[rows[row]]
                if rows[row] >= 0
                else Sheet(self.plan, Participant(*_who(sheet.participant)), {}, Sheets(days=part.days))
                for part, there, rows in below
            )
        self._hand_over()
        return sheets

    def _hand_over(self) -> None:
        """Totals, ranks and classes, as far as they are known, to the sheets."""
        names = self.totals.every if self.totals is not None else ()
        for name in (*names, *((RANK,) if self.rank is not None else ())):
            for sheet, value in zip(self.sheets.values(), values_of(self.column(name)), strict=True):
                if isinstance(value, (int, Fraction)):
                    sheet.totals[name] = Fraction(value)
        if self.class_ is not None:
            for sheet, class_ in zip(self.sheets.values(), values_of(self.class_), strict=True):
                sheet.class_ = None if class_ is None else str(class_)

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

    def by_name(self, names_of: Callable[[str, str], Iterable[str]]) -> dict[str, Mask]:
        """Whom each name is named for, where ``names_of`` names some for each kind and group."""
        cells = product(self.columns.kinds.words, self.columns.groups.words)
        named = {cell: tuple(names_of(*cell)) for cell in cells}

        def those_of(name: str) -> Mask:
            return self.by_cell(lambda kind, group: name in named[kind, group])

        return {name: those_of(name) for name in dict.fromkeys(chain.from_iterable(named.values()))}

    def concerned(self, scopes: tuple[Scope, ...]) -> Mask:
        """Whom any of ``scopes`` takes in by kind and group, whatever their ``when`` says; no scope takes in all."""
        return self.by_cell(lambda kind, group: concerns(scopes, kind, group))

    def factors(self, parameter: str | None) -> Iterator[tuple[Fraction, Mask]]:
        """Each value of a parameter with the rows that have it; 1 for all where there is none."""
        if parameter is None:
            yield Fraction(1), self.everybody
            return
        declared, column = self.plan.parameters[parameter], self.column(parameter)
        for factor in dict.fromkeys((*declared.values.values(), declared.otherwise)):
            having = column.given & (column.values == (factor if column.objects else int(factor * column.scale)))
            if having.any():
                yield factor, having


def _who(participant: Participant) -> tuple[str, str, str]:
    return participant.id, participant.kind, participant.group


class _Unbounded(Table):
    """A table whose numbers are Fraction objects."""

    def __init__(self, bounded: Table) -> None:
        super().__init__(bounded.plan, bounded.columns, bounded.days, bounded.parts, bounded.shared, bounded.own)
        self._bounded = bounded
        self.fallbacks, self.waiting = bounded.fallbacks, bounded.waiting
        self._as_objects: dict[int, tuple[Measured, Column]] = {}

    @property
    def in_objects(self) -> bool:
        return True

    def measured(self, name: str) -> Measured:
        """The column, numbers as Python numbers; made once while the column lives."""
        found = self._bounded.measured(name)
        made = self._as_objects.get(id(found))
        if made is None:
            made = (found, _in_objects(found))
            self._as_objects[id(found)] = made
        return made[1]


def _in_objects(found: Measured) -> Column:
    if isinstance(found, Quotient):
        return divided(found)
    if found.type != "number" or found.objects:
        return found
    return Column("number", as_fractions(found.values, found.scale), found.given, found.not_applicable)

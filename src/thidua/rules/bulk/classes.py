"""Classes of everybody: the classes still possible of each as the bits of a number, 1 for the best."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from thidua.plan.model.classes import Class, ClassRule
from thidua.plan.model.conditions import UNCLASSIFIED
from thidua.plan.model.plan import Plan
from thidua.plan.references.figures import way_to_class
from thidua.rules.bulk.arrays import Array, Mask, any_of
from thidua.rules.bulk.columns import Column
from thidua.rules.bulk.conditions import Missing, Verdict, add, applies, judge, within
from thidua.rules.bulk.table import Table
from thidua.rules.class_rules import Others, Rules
from thidua.rules.classes import classify, takes_rest
from thidua.rules.facts import Participant
from thidua.rules.sheet import Sheet, concerns

_MOST = 12
"""More classes than this are left to the plain rules: a rule is tabulated over every set of them."""


@dataclass(frozen=True, eq=False)
class Classes:
    """The class of everybody as a level, from the worst up; ``concerned``: for whom there are classes at all.

    ``missing``: facts without which it cannot be known; ``pending``: whose class somebody has to decide.
    """

    column: Column
    concerned: Mask
    missing: Missing
    pending: Mask


def classes_of(table: Table) -> Classes | None:
    """Everybody's class; None where the plan has no classes."""
    plan = table.plan
    if not plan.classes:
        return None
    return _by_rows(table) if _needs_rows(plan) else _Walk(table).found()


def _needs_rows(plan: Plan) -> bool:
    """Whether classes hang on those of others, or people's classes on more than their kind and group."""
    return (
        len(plan.classes) > _MOST
        or any(rule.not_above is not None for rule in plan.class_rules)
        or any(scope.when is not None for found in plan.classes.values() for scope in found.asked)
        or any(way_to_class(plan, name) is not None for name in plan.figures)
    )


def _words(plan: Plan) -> tuple[str, ...]:
    return (UNCLASSIFIED, *reversed(plan.classes))


def _by_rows(table: Table) -> Classes:
    table.note("classes")
    found = classify(table.plan, table.sheets, table.days, ())
    words = _words(table.plan)
    of_row = [found.get(code) for code in table.columns.ids]
    values = [UNCLASSIFIED if one is None else one.value for one in of_row]
    missing = Missing()
    for row, one in enumerate(of_row):
        for name in one.missing if one is not None else ():
            missing.setdefault(name, np.zeros(table.size, dtype=np.bool_))[row] = True
    return Classes(
        Column(
            "word",
            np.array([0 if value is None else words.index(value) for value in values], dtype=np.int32),
            np.array([value is not None for value in values], dtype=np.bool_),
            words=words,
        ),
        np.array([one is not None for one in of_row], dtype=np.bool_),
        missing,
        np.array([one is not None and one.pending for one in of_row], dtype=np.bool_),
    )


def _chain(plan: Plan, kind: str, group: str) -> list[Class]:
    """The classes that there are for a kind and group, from the best down."""
    return [
        found
        for found in plan.classes.values()
        if concerns(found.asked, kind, group)
        and (not found.band or any(band.concerns(kind, group) for band in found.band))
    ]


class _Walk:
    """The classes gone through from the best down, everybody at once."""

    def __init__(self, table: Table) -> None:
        self.table, self.plan = table, table.plan
        self.names = tuple(table.plan.classes)
        self.chains = {
            (kind, group): [self.names.index(found.id) for found in _chain(table.plan, kind, group)]
            for kind in table.columns.kinds.words
            for group in table.columns.groups.words
        }
        self.possible = np.zeros(table.size, dtype=np.int64)
        self.missing = Missing()
        self.pending = table.nobody

    def found(self) -> Classes:
        """Everybody's class, after every rule."""
        none = len(self.names)
        concerned = self.table.by_cell(lambda kind, group: bool(self.chains[kind, group]))
        self._go_down()
        for rule in self.plan.class_rules:
            self._apply(rule, concerned)
        known = (self.possible & (self.possible - 1)) == 0
        value = np.zeros(self.table.size, dtype=np.int32)
        for place in range(none):
            value[concerned & (self.possible == 1 << place)] = none - place
        return Classes(
            Column("word", value, known | ~concerned, words=_words(self.plan)),
            concerned,
            within(self.missing, concerned & ~known),
            self.pending & concerned & ~known,
        )

    def _go_down(self) -> None:
        """Go down until a class is taken, or cannot be told; ``fell``: the points of the class above were there."""
        left, fell = self.table.everybody, self.table.nobody
        for place, found in enumerate(self.plan.classes.values()):
            here = left & self._reached_by(place)
            band = self._band(found, here & ~fell)
            require = judge(found.require, self.table) if found.require is not None else self._sure
            unknown = here & (band.unknown | (band.holds & require.unknown))
            taken = here & band.holds & require.holds
            short = here & band.holds & require.fails
            add(self.missing, within(band.missing, unknown & band.unknown))
            add(self.missing, within(require.missing, unknown & require.unknown))
            self._can_be(unknown, place, rest=True)
            self.possible[taken] = 1 << place
            left = left & ~(unknown | taken)
            if found.short == "decided":
                self._can_be(short, place, rest=False)
                self.pending = self.pending | short
                left, short = left & ~short, self.table.nobody
            fell = np.where(here, short, fell)
        self.possible[left] = 1 << len(self.names)

    def _reached_by(self, place: int) -> Mask:
        """Whom a class can be given to."""
        return self.table.by_cell(lambda kind, group: place in self.chains[kind, group])

    @property
    def _sure(self) -> Verdict:
        return Verdict(self.table.everybody, self.table.nobody, Missing())

    def _band(self, found: Class, asked: Mask) -> Verdict:
        """The verdict on the band of each kind and group, of those of whom it is asked; it holds for all others."""
        holds, fails, missing = ~asked, self.table.nobody, Missing()
        holds = holds | self.table.by_cell(
            lambda kind, group: not any(band.concerns(kind, group) for band in found.band)
        )
        left = asked & ~holds
        for band in found.band:
            rows = left & self.table.by_cell(band.concerns)
            verdict = judge(band, self.table)
            holds, fails, left = holds | (rows & verdict.holds), fails | (rows & verdict.fails), left & ~rows
            add(missing, within(verdict.missing, rows))
        return Verdict(holds, fails, missing)

    def _can_be(self, rows: Mask, place: int, *, rest: bool) -> None:
        """The classes from one on are possible; with ``rest`` down to the first that takes whoever is left."""
        if not rows.any():
            return
        for (kind, group), chain in self.chains.items():
            if place in chain:
                bits = self._bits(chain[chain.index(place) :], rest=rest)
                self.possible[rows & self._cell(kind, group)] = bits

    def _cell(self, kind: str, group: str) -> Mask:
        return self.table.by_cell(lambda one, other: (one, other) == (kind, group))

    def _bits(self, chain: Sequence[int], *, rest: bool) -> int:
        bits = 0
        for place in chain:
            bits |= 1 << place
            if rest and takes_rest(self.plan.classes[self.names[place]]):
                return bits
        return bits | (1 << len(self.names) if rest else 0)

    def _apply(self, rule: ClassRule, concerned: Mask) -> None:
        """What a rule leaves possible; where it is not known whether it holds, what was possible stays so."""
        applied, selectors = applies(rule.asked, self.table)
        unsure = concerned & any_of([self.table.nobody, *selectors.values()])
        when = self._sure if rule.when is None else judge(rule.when, self.table)
        holds = concerned & applied & when.holds
        unknown = unsure | (concerned & applied & when.unknown)
        after = np.where(holds | unknown, self._lowered(rule), self.possible)
        after = np.where(unknown, after | self.possible, after)
        changed = unknown & (after != self.possible)
        add(self.missing, within(selectors, changed & unsure))
        add(self.missing, within(when.missing, changed))
        self.possible = after

    def _lowered(self, rule: ClassRule) -> Array:
        """What a rule makes of every class that is possible."""
        found = np.zeros(self.table.size, dtype=np.int64)
        bound = self.names.index(rule.at_most) if rule.at_most is not None else 0
        for (kind, group), chain in self.chains.items():
            cell = self._cell(kind, group)
            sheet = Sheet(self.plan, Participant("", kind, group))
            rules = Rules(sheet, self.table.days, Others({}, set(), {}), chain)
            for place in (*chain, len(self.names)):
                has = cell & ((self.possible >> place) & 1).astype(np.bool_)
                found[has] |= 1 << rules.lowered(rule, place, bound)
        return found

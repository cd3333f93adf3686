"""The points of a whole round from those of its parts, everybody at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

import numpy as np

from thidua.plan.model.calendar import Round
from thidua.plan.model.scoring import Rubric
from thidua.rules.bulk.arrays import LIMIT, Array, Mask, TooLargeError, any_of, check
from thidua.rules.bulk.conditions import Missing
from thidua.rules.bulk.figured import Figures
from thidua.rules.bulk.lowest import lowest_share
from thidua.rules.bulk.ratios import multiplied
from thidua.rules.bulk.scoring import Scored
from thidua.rules.bulk.table import Measured
from thidua.rules.bulk.totals import Totals, names_of_totals
from thidua.rules.combining import awaited_part

ZERO = Fraction(0)


@dataclass(frozen=True, eq=False)
class PartScored:
    """One part of a round: everybody's points there, and the row in which each participant stands (-1: nowhere)."""

    round: Round
    scored: Scored
    rows: Array

    @cached_property
    def present(self) -> Mask:
        """Who has rows in the part."""
        there: Mask = self.rows >= 0
        return there

    @cached_property
    def everybody(self) -> bool:
        """Whether the rows are the same ones."""
        return len(self.rows) == len(self.scored.complete) and bool((self.rows == np.arange(len(self.rows))).all())

    def mask(self, mask: Mask) -> Mask:
        """A mask of the part in the rows of the whole."""
        return mask if self.everybody else mask[self.rows] & self.present if len(mask) else ~self.present & False

    def values(self, values: Array) -> Array:
        """Figures of the part in the rows of the whole."""
        if self.everybody or not len(values):
            return values if self.everybody else np.zeros(len(self.rows), dtype=values.dtype)
        return values[self.rows]

    @cached_property
    def counts(self) -> Mask:
        """Of whom all points of the part are known."""
        scored = self.scored
        return self.mask(scored.complete & ~any_of([~scored.concerned, *scored.missing.values()]))


def combine(of: Round, rubric: Rubric, parts: Sequence[PartScored], concerned: Mask) -> Scored:
    """The points of the whole round of everybody whom the rubric concerns."""
    return _Combining(of, rubric, parts, concerned).scored()


class _Combining:
    def __init__(self, of: Round, rubric: Rubric, parts: Sequence[PartScored], concerned: Mask) -> None:
        self.of, self.rubric, self.parts, self.concerned = of, rubric, parts, concerned
        self.size = size = len(concerned)
        self.how = of.combine or "mean"
        self.count = np.zeros(size, dtype=np.int64)
        for part in parts:
            self.count += part.counts
        self.enough: Mask = concerned & (self.count >= max(1, of.given or len(parts)))
        self.chosen = [part.counts & self.enough for part in parts]
        if self.how in ("highest", "lowest", "last"):
            self.chosen = self._one_each()

    def _one_each(self) -> list[Mask]:
        """The part that each participant's figures are of: of equal ones the first, or the last that counts."""
        best = np.full(self.size, -1)
        finals = _alike([part.scored.totals["final"] for part in self.parts])[0]
        highest: Array = np.zeros(self.size, dtype=np.int64)
        for place, (part, chosen, final) in enumerate(zip(self.parts, self.chosen, finals, strict=True)):
            values = part.values(final)
            better = values > highest if self.how == "highest" else values < highest
            better = chosen & ((best < 0) | better | (self.how == "last"))
            best, highest = np.where(better, place, best), np.where(better, values, highest)
        return [best == place for place in range(len(self.parts))]

    def scored(self) -> Scored:
        """Lines and totals."""
        scored = [part.scored for part in self.parts]
        criteria = self._lines([one.criteria for one in scored], [one.counted["criteria"] for one in scored])
        bonus = self._lines([one.bonus for one in scored], [one.counted["bonus"] for one in scored])
        penalty = self._lines([one.penalty for one in scored], [one.counted["penalty"] for one in scored])
        self.criteria = {name: figures for name, (figures, _) in criteria.items()}
        missing = Missing()
        for part in self.parts:
            waited = self.concerned & ~self.enough & ~part.counts
            if waited.any():
                missing[awaited_part(part.round.id)] = waited
        return Scored(
            self.criteria,
            {name: figures for name, (figures, _) in bonus.items()},
            {name: figures for name, (figures, _) in penalty.items()},
            {
                "criteria": {name: counted for name, (_, counted) in criteria.items()},
                "bonus": {name: counted for name, (_, counted) in bonus.items()},
                "penalty": {name: counted for name, (_, counted) in penalty.items()},
            },
            dict.fromkeys(criteria, self.enough),
            self.concerned,
            self.enough,
            missing,
            1,
            Totals(names_of_totals(self.rubric), self._total, self._lowest),
        )

    def _total(self, name: str, _: Totals) -> Figures:
        totals = [part.scored.totals[name] for part in self.parts]
        return self._put_together(totals, self.chosen)

    def _lines(
        self, lines: list[dict[str, Figures]], counted: list[dict[str, Mask]]
    ) -> dict[str, tuple[Figures, Mask]]:
        """Each line of one section: its points over the parts in which it counts, and for whom it is one."""
        found = {}
        for name in dict.fromkeys(name for some in lines for name in some):
            figures = [some[name] for some in lines]
            there = [
                part.present if name not in some else part.mask(some[name])
                for part, some in zip(self.parts, counted, strict=True)
            ]
            known = [
                chosen & part.mask(figure.known) & at
                for chosen, part, figure, at in zip(self.chosen, self.parts, figures, there, strict=True)
            ]
            nobody = np.zeros(self.size, dtype=np.bool_)
            inside = any_of([nobody, *(chosen & at for chosen, at in zip(self.chosen, there, strict=True))])
            anywhere = any_of([nobody, *there])
            found[name] = (self._put_together(figures, known), np.where(self.enough, inside, anywhere))
        return found

    def _put_together(self, figures: list[Figures], known: list[Mask]) -> Figures:
        """The sum or the mean over the parts where it is known."""
        count = np.zeros(self.size, dtype=np.int64)
        for mask in known:
            count += mask
        arrays, scale = _alike(figures)
        try:
            values = self._summed(arrays, known)
            if self.how == "mean":
                scale, values = _shared(values, count, scale, len(known))
        except TooLargeError:
            arrays, scale = [figure.in_fractions for figure in figures], 1
            values = self._summed(arrays, known)
            values = values / np.maximum(count, 1).astype(object) if self.how == "mean" else values
        return Figures(values, count > 0, scale)

    def _summed(self, arrays: list[Array], known: list[Mask]) -> Array:
        objects = any(array.dtype == object for array in arrays)
        values: Array = np.full(self.size, ZERO, dtype=object) if objects else np.zeros(self.size, dtype=np.int64)
        if not objects:
            check(sum(int(np.abs(array).max(initial=0)) for array in arrays))
        for part, array, mask in zip(self.parts, arrays, known, strict=True):
            aligned = part.values(array)
            values = values + (np.where(mask, aligned, 0) if objects else aligned * mask)
        return values

    def _lowest(self) -> Measured:
        """The lowest part of its maximum that a criterion earned in the whole round."""
        fixed = {name: criterion.max for name, criterion in self.rubric.criteria.items()}
        if self.how != "sum" and all(part.scored.fixed_maxima for part in self.parts):
            return lowest_share(self.criteria, [fixed], np.zeros(self.size, dtype=np.int64), self.enough)
        maxima = [
            {name: self._maximum(name, row) if found.known[row] else ZERO for name, found in self.criteria.items()}
            if self.enough[row]
            else {}
            for row in range(self.size)
        ]
        return lowest_share(self.criteria, maxima, np.arange(self.size), self.enough)

    def _maximum(self, name: str, row: int) -> Fraction:
        tops = []
        for part, chosen in zip(self.parts, self.chosen, strict=True):
            place = int(part.rows[row])
            if chosen[row] and part.scored.criteria[name].known[place]:
                tops.append(part.scored.maxima(place)[name])
        total = sum(tops, ZERO)
        return total / len(tops) if self.how == "mean" and tops else total


def _alike(figures: list[Figures]) -> tuple[list[Array], int]:
    """The values over one scale; Python numbers where one of them needs them."""
    scale = lcm(*(figure.scale for figure in figures))
    if not any(figure.objects for figure in figures) and scale <= LIMIT:
        try:
            return [multiplied(figure.values, scale // figure.scale) for figure in figures], scale
        except TooLargeError:
            pass
    return [figure.in_fractions for figure in figures], 1


def _shared(total: Array, count: Array, scale: int, most: int) -> tuple[int, Array]:
    """Totals divided by how many they are of: the new scale, and the values over it. Raises TooLargeError."""
    if total.dtype == object:
        return scale, total / np.maximum(count, 1).astype(object)
    occurring = [many for many in range(1, most + 1) if bool((count == many).any())]
    common = check(lcm(*occurring))
    factors = np.zeros(most + 1, dtype=np.int64)
    factors[occurring] = [common // many for many in occurring]
    return check(scale * common), multiplied(total, factors[count])

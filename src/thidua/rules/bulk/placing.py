"""Who gets a place, from arrays of scores: only those near the top are laid out, which changes nothing.

**Why cutting off is exact.** Let T be the places of all levels together, and look at `lay_out` visiting the score s in
level L while places are left there. Everybody who passes L with a score above s holds a place, or belongs to a contest
none of whose members loses: a contest with losers that meets L exhausts it at its own score, one that only partly
passes L makes L wait, and one that does not pass L has no member among those counted. Each of them so takes up one
place of its own, and one is still free: there are fewer than T of them. So s is not below the T-th best score among
those who pass L, and whoever lies below that in every level is never visited.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from thidua.plan.model.awards import Award
from thidua.plan.model.places import Quota
from thidua.plan.model.ranking import Link
from thidua.rules.bulk.arrays import Array, Mask
from thidua.rules.bulk.columns import Column, Quotient
from thidua.rules.bulk.comparisons import measure
from thidua.rules.bulk.conditions import judge
from thidua.rules.bulk.figured import Figures
from thidua.rules.bulk.order import steps
from thidua.rules.bulk.rows import values_of
from thidua.rules.bulk.standing import BulkStanding
from thidua.rules.bulk.table import Measured, Table
from thidua.rules.facts import FactValue
from thidua.rules.layout import Contest, Layout, Level, lay_out
from thidua.rules.order import comparable
from thidua.rules.placing import same_figures
from thidua.rules.portions import fits, places_of
from thidua.rules.ranking import links_towards


@dataclass(frozen=True, slots=True)
class Placed:
    """Places laid out by score, and in which rows those stand who were looked at."""

    layout: Layout
    row_of: Mapping[str, int]


@dataclass(frozen=True, eq=False)
class BulkQuota:
    """A quota of the round, or one instance of it. ``candidates``: rows of the eligible, in a council's order.

    ``by_score``: its places are taken from a list of its own.
    """

    award: str
    quota: Quota
    places: int
    base: int | None
    selection: str
    candidates: Array
    members: Mask
    provisional: bool
    instance: FactValue | None = None
    placed: Placed | None = None

    @property
    def eligible(self) -> int:
        """How many are eligible."""
        return len(self.candidates)

    @property
    def by_score(self) -> bool:
        """Whether its places are taken by score."""
        return self.selection == "by_score"


@dataclass(frozen=True, eq=False)
class Scores:
    """What places go by: ``figures``, the higher the better, and of single rows what a contest of them is told by."""

    figures: Figures
    first: Measured
    link: Link
    table: Table

    def told(self, row: int) -> Fraction:
        """The first figure of one participant."""
        if isinstance(self.first, Quotient):
            part, whole = self.first.part, self.first.whole
            return Figures(part.values, part.given, part.scale).at(row) / Figures(
                whole.values, whole.given, whole.scale
            ).at(row)
        if self.first.type == "number":
            return Figures(self.first.values, self.first.given, self.first.scale).at(row)
        value = comparable(values_of(_only(self.first, row))[0], self.link.by, self.table.plan)
        assert value is not None, "who is laid out has a first figure"
        return value


def scores_of(links: Sequence[Link], among: Mask, table: Table) -> Scores:
    """What those ``among`` stand in order by: their own figure where that suffices, else their place in the order."""
    first = measure(links[0].by, table)
    if len(links) == 1 and links[0].better == "higher" and isinstance(first, Column) and first.type == "number":
        figures = Figures(first.values, first.counted & among, first.scale)
    else:
        places, known = steps(links, among, table)
        figures = Figures(-places, known, 1)
    return Scores(figures, first, links[0], table)


def top_of(levels: Sequence[tuple[int, Mask]], scores: Figures) -> Mask:
    """Whom laying out can visit at all; ``levels``: the places of each and who passes (with a score)."""
    places = sum(number for number, _ in levels)
    kept = np.zeros(len(scores.values), dtype=np.bool_)
    for _, passing in levels:
        values = scores.values[passing]
        if len(values) <= places:
            kept |= passing
        elif places:
            kept |= passing & (scores.values >= np.partition(values, len(values) - places)[-places])
    return kept


def lay_out_top(awards: Sequence[tuple[str, int, Mask]], scores: Figures, ids: Sequence[str]) -> Placed:
    """Lay out places by score; ``awards``: award, places, who passes its gates on a complete sheet."""
    levels = [(places, passing & scores.known) for _, places, passing in awards]
    rows = np.flatnonzero(top_of(levels, scores)).tolist()
    layout = lay_out(
        [
            Level(award, places, {ids[row] for row in rows if passing[row]})
            for (award, _, _), (places, passing) in zip(awards, levels, strict=True)
        ],
        {ids[row]: scores.at(row) for row in rows},
    )
    return Placed(layout, {ids[row]: row for row in rows})


def prizes(awards: Sequence[Award], eligible: dict[str, Mask], complete: Mask, table: Table) -> Iterator[Placed]:
    """The prizes over all groups together; those that go by the same figures one after another."""
    together: dict[tuple[object, ...], list[Award]] = {}
    for award in awards:
        if award.places is not None and award.select == "by_score" and award.by is not None:
            together.setdefault(same_figures(links_towards(table.plan, award)), []).append(award)
    for same in together.values():
        scores = scores_of(links_towards(table.plan, same[0]), complete, table)
        levels = [(award.id, award.places or 0, eligible[award.id]) for award in same]
        yield _told(lay_out_top(levels, scores.figures, table.columns.ids), scores)


def _told(placed: Placed, scores: Scores) -> Placed:
    """The contests told by the figure that the order goes by."""
    contests = [
        Contest(found.participants, found.places, scores.told(placed.row_of[found.participants[0]]))
        for found in placed.layout.contests
    ]
    return Placed(replace(placed.layout, contests=contests), placed.row_of)


def quotas_of(award: Award, quota: Quota, standing: BulkStanding, eligible: Mask, table: Table) -> Iterator[BulkQuota]:
    """A quota, or its instances in the order in which somebody of each stands first."""
    members = standing.rows & table.by_cell(lambda kind, group: fits(quota, kind, group))
    if quota.per is None:
        yield _fill(award, quota, members, standing, eligible, table)
        return
    column = table.column(quota.per)
    known = members & column.given
    codes = np.where(
        table.nobody if column.not_applicable is None else column.not_applicable, -1, column.values.astype(np.int64)
    )
    rows = np.flatnonzero(known)
    found, first = np.unique(codes[rows], return_index=True)
    unknown = bool((members & ~column.given).any())
    for place in np.argsort(first).tolist():
        row = int(rows[first[place]])
        filled = _fill(award, quota, known & (codes == found[place]), standing, eligible, table)
        instance = values_of(_only(column, row))[0]
        yield replace(filled, instance=instance, provisional=filled.provisional or (unknown and filled.by_score))


def _only(column: Column, row: int) -> Column:
    apart = None if column.not_applicable is None else column.not_applicable[[row]]
    return Column(column.type, column.values[[row]], column.given[[row]], apart, column.scale, column.words)


def _fill(award: Award, quota: Quota, members: Mask, standing: BulkStanding, eligible: Mask, table: Table) -> BulkQuota:
    """One bound: its places, who is eligible, and where places go by score their layout."""
    places, base, provisional = _places(quota, members, table)
    candidates, placed = members & eligible, None
    selection = quota.select or award.select
    if selection == "by_score":
        scores = scores_of(links_towards(table.plan, award), candidates, table)
        placed = _told(lay_out_one(award.id, places, candidates, scores.figures, table.columns.ids), scores)
        provisional |= bool((members & standing.incomplete).any())
    rows = np.flatnonzero(candidates)
    if selection == "by_council":
        rows = in_council_order(award, rows, table)
    return BulkQuota(award.id, quota, places, base, selection, rows, members, provisional, None, placed)


def lay_out_one(award: str, places: int, passing: Mask, scores: Figures, ids: Sequence[str]) -> Placed:
    """One level only: above the score at the edge all hold a place; at it, as far as places suffice.

    Who lies above the edge is held without looking at each score; the edge itself goes to `lay_out` with what is left.
    """
    passing = passing & scores.known
    values = scores.values[passing]
    if not places or len(values) <= places:
        above, at_edge, edge = np.flatnonzero(passing).tolist() if places else [], [], Fraction(0)
    else:
        lowest = np.partition(values, len(values) - places)[-places]
        above = np.flatnonzero(passing & (scores.values > lowest)).tolist()
        at_edge = np.flatnonzero(passing & (scores.values == lowest)).tolist()
        edge = scores.at(at_edge[0])
    names = [ids[row] for row in at_edge]
    layout = lay_out([Level(award, places - len(above), set(names))], dict.fromkeys(names, edge))
    layout.held = {ids[row]: award for row in above} | layout.held
    return Placed(layout, {ids[row]: row for row in (*above, *at_edge)})


def _places(quota: Quota, members: Mask, table: Table) -> tuple[int, int | None, bool]:
    """Places, the base they are a share of, and whether an unknown fact could still change that base."""
    if isinstance(quota.places, int):
        return quota.places, None, False
    if quota.places.of is None:
        base, unknown = int(members.sum()), False
    else:
        verdict = judge(quota.places.of, table)
        base, unknown = int((members & verdict.holds).sum()), bool((members & verdict.unknown).any())
    return places_of(quota.places, base), base, unknown


def in_council_order(award: Award, rows: Array, table: Table) -> Array:
    """Those with priority first, then those without, then those of whom it is not known; else the table's order."""
    if award.first is None:
        return rows
    column = table.column(award.first)
    yes = column.given & (column.values == 1) if column.type == "flag" else table.nobody
    if column.not_applicable is not None:
        yes = yes & ~column.not_applicable
    place = np.where(~column.given, 2, np.where(yes, 0, 1))
    return rows[np.argsort(place[rows], kind="stable")]

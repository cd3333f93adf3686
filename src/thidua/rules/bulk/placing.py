"""Who gets a place, from arrays of scores: only those near the top are laid out, which changes nothing.

**Why cutting off is exact.** Let T be the places of all levels together, and look at `lay_out` visiting the score s in
level L while places are left there. Everybody who passes L with a score above s holds a place, or belongs to a contest
none of whose members loses: a contest with losers that meets L exhausts it at its own score, one that only partly
passes L makes L wait, and one that does not pass L has no member among those counted. Each of them so takes up one
place of its own, and one is still free: there are fewer than T of them. So s is not below the T-th best score among
those who pass L, and whoever lies below that in every level is never visited.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from thidua.plan.model.awards import Award
from thidua.plan.model.conditions import Share
from thidua.plan.model.places import Quota
from thidua.rules.bulk.arrays import Array, Mask
from thidua.rules.bulk.comparisons import Quotient, measure
from thidua.rules.bulk.conditions import judge
from thidua.rules.bulk.points import Figures
from thidua.rules.bulk.standing import BulkStanding
from thidua.rules.bulk.table import Table
from thidua.rules.layout import Layout, Level, lay_out
from thidua.rules.portions import places_of


@dataclass(frozen=True, slots=True)
class Placed:
    """Places laid out by score, and in which rows those stand who were looked at."""

    layout: Layout
    row_of: Mapping[str, int]


@dataclass(frozen=True, eq=False)
class BulkQuota:
    """A quota of the round. ``candidates``: rows of the eligible, in the order a council sees them."""

    award: str
    quota: Quota
    places: int
    base: int | None
    selection: str
    candidates: Array
    members: Mask
    provisional: bool
    placed: Placed | None = None

    @property
    def eligible(self) -> int:
        """How many are eligible."""
        return len(self.candidates)


def figures_of(of: str | Share, table: Table) -> Figures:
    """The figure by which places are taken, for everybody; a share in Python numbers."""
    measured = measure(of, table)
    if isinstance(measured, Quotient):
        measured = measure(of, table.fall_back("/".join(of.share) if isinstance(of, Share) else of))
    assert not isinstance(measured, Quotient), "a table of Python numbers divides shares out"
    if not measured.numeric:
        return Figures(np.zeros(table.size, dtype=np.int64), table.nobody, 1)
    return Figures(measured.values, measured.counted, measured.scale)


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


def prizes(awards: Sequence[Award], eligible: dict[str, Mask], complete: Mask, table: Table) -> Placed:
    """The prizes over all groups together; empty where the round has none."""
    by_score = [award for award in awards if award.places is not None and award.select == "by_score"]
    if not by_score or by_score[0].by is None:
        return Placed(Layout(), {})
    scores = figures_of(by_score[0].by, table)
    scores = Figures(scores.values, scores.known & complete, scores.scale)
    return lay_out_top(
        [(award.id, award.places or 0, eligible[award.id]) for award in by_score], scores, table.columns.ids
    )


def fill(award: Award, quota: Quota, standing: BulkStanding, eligible: Mask, table: Table) -> BulkQuota:
    """One quota: its places, who is eligible, and where places go by score their layout."""
    members = standing.rows & table.by_cell(
        lambda kind, group: (not quota.kind or kind in quota.kind) and (not quota.group or group in quota.group)
    )
    places, base, provisional = _places(quota, members, table)
    candidates, placed = members & eligible, None
    selection = quota.select or award.select
    if selection == "by_score":
        assert award.by is not None, "an award by score says by which"
        placed = lay_out_one(award.id, places, candidates, figures_of(award.by, table), table.columns.ids)
        provisional |= bool((members & standing.incomplete).any())
    rows = np.flatnonzero(candidates)
    if selection == "by_council":
        rows = _in_council_order(award, rows, table)
    return BulkQuota(award.id, quota, places, base, selection, rows, members, provisional, placed)


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


def _in_council_order(award: Award, rows: Array, table: Table) -> Array:
    """Those with priority first, then those without, then those of whom it is not known; else the table's order."""
    if award.first is None:
        return rows
    column = table.column(award.first)
    yes = column.given & (column.values == 1) if column.type == "flag" else table.nobody
    if column.not_applicable is not None:
        yes = yes & ~column.not_applicable
    place = np.where(~column.given, 2, np.where(yes, 0, 1))
    return rows[np.argsort(place[rows], kind="stable")]

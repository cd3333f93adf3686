"""Places by the plain rules, from what columns have found: bounds inside bounds, reserve lists, what is taken back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np

from thidua.plan.model.awards import Award
from thidua.rules.bulk.arrays import Array, Mask
from thidua.rules.bulk.placing import BulkQuota, in_council_order
from thidua.rules.bulk.standing import BulkStanding
from thidua.rules.bulk.table import Table
from thidua.rules.cases import Case
from thidua.rules.placing import Bound, Places
from thidua.rules.reserving import reserve_lists, take_back
from thidua.rules.results import ContestedPlaces, ReserveList, Revoked
from thidua.rules.standing import Standing
from thidua.rules.totals import Score

_NOT_KNOWN = ("?",)


@dataclass(frozen=True, eq=False)
class PlacedByRows:
    """What the plain rules say of places; ``held``: rows by award."""

    held: dict[str, Array]
    contests: tuple[ContestedPlaces, ...]
    waiting: tuple[str, ...]
    quotas: tuple[BulkQuota, ...]
    reserves: tuple[ReserveList, ...] = ()
    revoked: tuple[Revoked, ...] = ()


def needs_rows(awards: Iterable[Award]) -> bool:
    """Whether some award has what columns do not carry out."""
    return any(award.reserve or award.revoke or any(quota.of_which for quota in award.quotas) for award in awards)


def place(
    standings: Mapping[str, BulkStanding], pointed: Mask, complete: Mask, round_id: str, table: Table
) -> PlacedByRows:
    """Lay out all places of a round by the plain rules."""
    table.note("awards")
    cases = dict(_cases(standings, pointed, complete, table))
    places = Places(table.plan, cases, round_id, table.days)
    revoked = take_back(places)
    reserves = tuple(reserve_lists(places))
    row_of = {code: row for row, code in enumerate(table.columns.ids)}
    by_award: dict[str, list[int]] = {}
    for code, awards in places.held().items():
        for award in awards:
            by_award.setdefault(award, []).append(row_of[code])
    return PlacedByRows(
        {name: np.array(sorted(by_award[name]), dtype=np.int64) for name in places.awards if name in by_award},
        tuple(_contests(places)),
        tuple(chain.from_iterable(pool.layout.waiting for pool in places.pools)),
        tuple(_quota(bound, row_of, table) for bound in places.bounds),
        reserves,
        tuple(revoked),
    )


def _cases(
    standings: Mapping[str, BulkStanding], pointed: Mask, complete: Mask, table: Table
) -> Iterator[tuple[str, Case]]:
    """Everybody as places see them: sheets, who is complete, who passes."""
    for row, (code, sheet) in enumerate(table.sheets.items()):
        stands = {
            name: Standing(
                name,
                (),
                _NOT_KNOWN if found.ineligible[row] else (),
                _NOT_KNOWN if found.incomplete[row] else (),
            )
            for name, found in standings.items()
            if found.rows[row]
        }
        yield code, Case(sheet, Score({}) if pointed[row] else None, stands, () if complete[row] else _NOT_KNOWN, ())


def _contests(places: Places) -> Iterator[ContestedPlaces]:
    for pool in (*places.pools, *places.refills):
        for contest in pool.layout.contests:
            figure = pool.order.figures[contest.participants[0]]
            yield ContestedPlaces(contest.participants, contest.places, figure)


def _quota(bound: Bound, row_of: Mapping[str, int], table: Table) -> BulkQuota:
    members = np.zeros(table.size, dtype=np.bool_)
    members[[row_of[case.participant.id] for case in bound.members]] = True
    rows = np.array(
        [row_of[case.participant.id] for case in bound.members if case.eligible(bound.award.id)], dtype=np.int64
    )
    if bound.selection == "by_council":
        rows = in_council_order(bound.award, rows, table)
    return BulkQuota(
        bound.award.id,
        bound.quota,
        bound.places,
        bound.base,
        bound.selection,
        rows,
        members,
        bound.provisional,
        bound.instance,
    )

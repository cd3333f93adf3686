"""Who comes next: reserve lists, what is taken back from its holder, and who moves up."""

from collections.abc import Iterator, Mapping

from thidua.plan.model.awards import Award
from thidua.rules.cases import Case
from thidua.rules.conditions import judge
from thidua.rules.layout import Layout, Level
from thidua.rules.nesting import Within
from thidua.rules.placing import Places, Pool
from thidua.rules.ranking import ranks
from thidua.rules.results import Reserved, ReserveList, Revoked


def reserve_of(award: Award, level: Level, pool: Pool) -> tuple[Reserved, ...] | None:
    """The next in order for an award; None while a contest above is unsettled, for its losers come first."""
    layout = pool.layout
    if award.id in layout.waiting or any(
        _loses_into(contest.participants, contest.places, level) for contest in layout.contests
    ):
        return None
    free = {name: key for name, key in pool.keys.items() if name in level.passing and name not in layout.held}
    positions = ranks(free)
    listed = award.reserve or 0
    found = sorted((place, name) for name, place in positions.items() if place <= listed)
    over = len(found) > listed
    last = found[-1][0] if found else 0
    return tuple(Reserved(name, place, over and place == last) for place, name in found)


def _loses_into(participants: tuple[str, ...], places: tuple[str, ...], level: Level) -> bool:
    return len(participants) > len(places) and any(name in level.passing for name in participants)


def reserve_lists(places: Places) -> Iterator[ReserveList]:
    """The reserve list of each award that has one, for each list from which its places are taken."""
    bounds = {id(bound.pool): bound for bound in places.bounds}
    for pool, level, entries in _reserves(places):
        bound = bounds.get(id(pool))
        yield ReserveList(level.award, entries, *((bound.quota, bound.instance) if bound is not None else ()))


def _reserves(places: Places) -> Iterator[tuple[Pool, Level, tuple[Reserved, ...] | None]]:
    for pool in places.pools:
        for level in pool.levels:
            if places.awards[level.award].reserve:
                yield pool, level, reserve_of(places.awards[level.award], level, pool)


def take_back(places: Places) -> list[Revoked]:
    """Take awards from holders for whom a revocation holds, and lay out freed places among the reserve.

    An unknown fact takes nothing back: nobody has said yet that it is so.
    """
    revoked = [
        found for name, awards in places.held().items() for found in _revoked(places, places.cases[name], awards)
    ]
    places.lost |= {(found.award, found.participant) for found in revoked}
    places.refills += _refills(places, revoked)
    return revoked


def _revoked(places: Places, case: Case, awards: list[str]) -> Iterator[Revoked]:
    for name in awards:
        for rule in places.awards[name].revoke:
            verdict = judge(rule.when, case.sheet, places.days)
            if verdict.value is True:
                yield Revoked(case.participant.id, name, rule, verdict)
                break


def _refills(places: Places, revoked: list[Revoked]) -> Iterator[Pool]:
    """A list of its own for the places that somebody has lost: the reserve, without those whom it concerns as well."""
    for pool, level, listed in list(_reserves(places)):
        layout = pool.layout
        award = places.awards[level.award]
        lost = [
            found for found in revoked if found.award == award.id and layout.held.get(found.participant) == award.id
        ]
        if not award.refill or not lost or not listed:
            continue
        open_to = {
            entry.participant
            for entry in listed
            if not any(_revoked(places, places.cases[entry.participant], [award.id]))
        }
        bounds = tuple(_left(bound, layout, {found.participant for found in lost}) for bound in pool.within)
        yield Pool([Level(award.id, len(lost), open_to)], pool.order, bounds)


def _left(bound: Within, layout: Layout, lost: set[str]) -> Within:
    """What is left of a bound once the award has been taken from some."""
    holders: Mapping[str, str] = {name: award for name, award in layout.held.items() if name not in lost}
    return Within(bound.label, bound.room(holders), bound.members)

"""Why somebody has a place or none: towards each award, the score held against those of everybody else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from thidua.rules.cases import Case
from thidua.rules.facts import FactValue
from thidua.rules.layout import Layout, Level
from thidua.rules.measures import measure
from thidua.rules.placing import Bound, Places, Pool
from thidua.rules.ranking import ranks
from thidua.rules.results import Outcome, PlaceReason, ReserveList, Revoked

Instance: TypeAlias = tuple[str, FactValue]
"""What a quota is counted per, and its value."""


def place_reasons(
    places: Places, reserves: Iterable[ReserveList] = (), revoked: Iterable[Revoked] = ()
) -> dict[str, list[PlaceReason]]:
    """The reasons of each participant, in the order in which places are laid out; none below one held or contested."""
    found: dict[str, list[PlaceReason]] = {name: [] for name in places.cases}
    instances = {id(bound.pool): _instance(bound) for bound in places.bounds}
    for pool in places.pools:
        for name, reason in _by_score(places, pool, instances.get(id(pool))):
            found[name].append(reason)
    for bound in places.bounds:
        if bound.pool is None:
            for name, reason in _by_council(bound):
                found[name].append(reason)
    for listed in reserves:
        for entry in listed.entries or ():
            _amend(found[entry.participant], listed.award, outcome="reserve", reserve=entry.order)
    for taken in revoked:
        _amend(found[taken.participant], taken.award, outcome="revoked", revoked=taken)
    for pool in places.refills:
        _moved_up(pool.levels[0].award, pool.layout, found)
    return found


def _instance(bound: Bound) -> Instance | None:
    """What a bound is counted per, and its value."""
    if bound.quota.per is None or bound.instance is None:
        return None
    return bound.quota.per, bound.instance


def _amend(reasons: list[PlaceReason], award: str, **changes: Any) -> None:
    """Put what happened after places were laid out into the reason of one award."""
    for place, reason in enumerate(reasons):
        if reason.award == award:
            reasons[place] = replace(reason, **changes)


def _moved_up(award: str, layout: Layout, found: Mapping[str, list[PlaceReason]]) -> None:
    for name in layout.held:
        _amend(found[name], award, outcome="held", moved_up=True)
    for contest in layout.contests:
        for name in contest.participants:
            _amend(found[name], award, outcome="contested", moved_up=True)


def _by_score(places: Places, pool: Pool, instance: Instance | None) -> Iterator[tuple[str, PlaceReason]]:
    layout = pool.layout
    done: set[str] = set()
    contesting: set[str] = set()
    for level in pool.levels:
        keys = {name: pool.keys[name] for name in level.passing if name in pool.keys}
        positions = ranks(keys)
        last = min(_taking(layout, level), key=pool.keys.__getitem__, default=None)
        lowest = None if last is None else pool.order.figures[last]
        of = places.awards[level.award].by
        for name, stand in pool.order.stands.items():
            if name in done:
                continue
            outcome = _outcome(layout, level, name)
            full = _full(pool, layout, name) if outcome == "outscored" else None
            if outcome == "held":
                done.add(name)
            elif outcome == "contested":
                contesting.add(name)
            elif name in contesting:
                continue
            sheet = places.cases[name].sheet
            yield (
                name,
                PlaceReason(
                    level.award,
                    outcome if full is None else "full",
                    level.places,
                    len(keys),
                    measure(of, sheet) if of is not None else None,
                    positions.get(name),
                    lowest,
                    pool.order.reasons(name, sheet)[1:] if stand.links else (),
                    stand.unknown,
                    full,
                    instance,
                ),
            )


def _outcome(layout: Layout, level: Level, name: str) -> Outcome:
    if layout.held.get(name) == level.award:
        return "held"
    if name not in level.passing:
        return "barred"
    if any(name in contest.participants and level.award in contest.places for contest in layout.contests):
        return "contested"
    return "waiting" if level.award in layout.waiting else "outscored"


def _full(pool: Pool, layout: Layout, name: str) -> str | None:
    """The inner bound that keeps somebody out who comes before the last who holds a place."""
    taking = _taking(layout, pool.levels[0])
    if not pool.within or not any(pool.keys[other] < pool.keys[name] for other in taking):
        return None
    bounds = [bound.label for bound in pool.within if name in bound.members and not bound.room(layout.held)]
    return next(iter(bounds), None)


def _taking(layout: Layout, level: Level) -> list[str]:
    """Those who hold a place of this award or contest one."""
    contested = [name for c in layout.contests if level.award in c.places for name in c.participants]
    return [*(name for name, award in layout.held.items() if award == level.award), *contested]


def _by_council(bound: Bound) -> Iterator[tuple[str, PlaceReason]]:
    eligible = [case for case in bound.members if case.eligible(bound.award.id)]
    for case in eligible:
        yield case.participant.id, _of_council(bound, case, len(eligible))


def _of_council(bound: Bound, case: Case, eligible: int) -> PlaceReason:
    outcome: Outcome = "held" if case.participant.id in bound.given else "council"
    return PlaceReason(bound.award.id, outcome, bound.places, eligible, instance=_instance(bound))

"""Who gets a place: prizes over everybody, quotas within their kind and group, choices of a council."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from thidua.plan.model.awards import Award
from thidua.plan.model.places import Nested, Quota
from thidua.plan.model.plan import Plan
from thidua.plan.model.ranking import Link
from thidua.rules.cases import Case
from thidua.rules.conditions import LastDays, judge
from thidua.rules.decided import Choice
from thidua.rules.facts import FactValue
from thidua.rules.layout import Layout, Level, lay_out
from thidua.rules.nesting import Within, lay_out_within
from thidua.rules.order import Order, order
from thidua.rules.portions import fits, places_of
from thidua.rules.ranking import links_towards
from thidua.rules.sheet import Sheet


@dataclass(slots=True, eq=False)
class Pool:
    """Places that are taken by score from one list: prizes that go by the same figures, or one quota."""

    levels: list[Level]
    order: Order
    within: tuple[Within, ...] = ()
    settled: dict[str, str] = field(default_factory=dict)
    keys: dict[str, Fraction] = field(init=False)

    def __post_init__(self) -> None:
        self.keys = self.order.keys

    @property
    def layout(self) -> Layout:
        """The places as they stand, with what has been settled so far."""
        if self.within:
            return lay_out_within(self.levels[0], self.keys, self.within, self.settled)
        return lay_out(self.levels, self.keys, self.settled)


@dataclass(slots=True, eq=False)
class Bound:
    """One quota of the round, or one instance of it: an upper bound on places, with those it concerns."""

    award: Award
    quota: Quota
    places: int
    base: int | None
    members: list[Case]
    provisional: bool
    instance: FactValue | None = None
    within: tuple[Within, ...] = ()
    pool: Pool | None = None
    given: dict[str, Choice] = field(default_factory=dict)

    @property
    def selection(self) -> str:
        """How its places are filled."""
        return self.quota.select or self.award.select


class Places:
    """All places of one round: those taken by score, and those that a council has chosen for."""

    def __init__(self, plan: Plan, cases: Mapping[str, Case], round_id: str, days: LastDays) -> None:
        self.plan, self.cases, self.round_id, self.days = plan, cases, round_id, days
        meant = plan.rounds[round_id].is_meant
        self.awards = {award.id: award for award in plan.awards.values() if meant(award.rounds)}
        self.prizes = list(_prize_pools(plan, list(self.awards.values()), list(cases.values())))
        self.bounds = [
            bound
            for award in self.awards.values()
            for quota in award.quotas
            if not quota.rounds or round_id in quota.rounds
            for bound in _bounds(award, quota, cases.values(), days)
        ]
        self.chosen: dict[str, dict[str, Choice]] = {award: {} for award in self.awards}
        self.lost: set[tuple[str, str]] = set()
        self.refills: list[Pool] = []

    @property
    def pools(self) -> list[Pool]:
        """Everything that is taken by score."""
        pools = (*self.prizes, *(bound.pool for bound in self.bounds))
        return [pool for pool in pools if pool is not None and pool.levels]

    def held(self) -> dict[str, list[str]]:
        """Awards of each participant, in the plan's order, with those that go with every prize."""
        found: dict[str, set[str]] = {}
        for pool in (*self.pools, *self.refills):
            for participant, award in pool.layout.held.items():
                if (award, participant) not in self.lost:
                    found.setdefault(participant, set()).add(award)
        prize_holders = list(found)
        for given in self.awards.values():
            for participant in prize_holders if given.with_prize else self.chosen[given.id]:
                if (given.id, participant) not in self.lost:
                    found.setdefault(participant, set()).add(given.id)
        return {name: [award for award in self.awards if award in awards] for name, awards in found.items()}


def _prize_pools(plan: Plan, awards: Sequence[Award], cases: Sequence[Case]) -> Iterator[Pool]:
    """The prizes with a number of places for everybody, taken by score over all groups together.

    Prizes that go by the same figures are laid out one after another; those that go by others, apart from them.
    """
    together: dict[tuple[object, ...], list[Award]] = {}
    for award in awards:
        if award.places is not None and award.select == "by_score" and award.by is not None:
            together.setdefault(same_figures(links_towards(plan, award)), []).append(award)
    for prizes in together.values():
        levels = [
            Level(award.id, award.places or 0, {case.participant.id for case in cases if case.eligible(award.id)})
            for award in prizes
        ]
        yield Pool(levels, order(links_towards(plan, prizes[0]), _sheets(case for case in cases if case.complete)))


def same_figures(links: Sequence[Link]) -> tuple[object, ...]:
    """What two chains have in common that go by the same figures."""
    return tuple((link.by if isinstance(link.by, str) else link.by.share, link.better) for link in links)


def _sheets(cases: Iterable[Case]) -> dict[str, Sheet]:
    return {case.participant.id: case.sheet for case in cases}


def _bounds(award: Award, quota: Quota, cases: Iterable[Case], days: LastDays) -> Iterator[Bound]:
    """The bound of a quota, or one for each value of the fact that it is counted per."""
    members = [
        case
        for case in cases
        if award.id in case.standings and fits(quota, case.participant.kind, case.participant.group)
    ]
    if quota.per is None:
        yield _bound(award, quota, members, days)
        return
    instances: dict[FactValue, list[Case]] = {}
    unknown = False
    for case in members:
        if (given := case.sheet.given(quota.per)) is not None:
            instances.setdefault(given.value, []).append(case)
        else:
            unknown = True
    for instance, some in instances.items():
        bound = _bound(award, quota, some, days)
        bound.instance = instance
        bound.provisional |= unknown and bound.pool is not None
        yield bound


def _bound(award: Award, quota: Quota, members: list[Case], days: LastDays) -> Bound:
    places, base, unknown = _places(quota, members, days)
    bound = Bound(award, quota, places, base, members, unknown)
    bound.within = tuple(_nested(quota.of_which, places, members, days))
    if bound.selection == "by_score":
        eligible = [case for case in members if case.eligible(award.id)]
        stood = order(links_towards(members[0].sheet.plan, award), _sheets(eligible)) if members else Order(())
        bound.pool = Pool([Level(award.id, places, set(stood.stands))], stood, bound.within)
        bound.provisional |= any(case.standings[award.id].status == "incomplete" for case in members)
    return bound


def _nested(some: Iterable[Nested], places: int, members: list[Case], days: LastDays) -> Iterator[Within]:
    """The bounds inside a quota of so many places. Of whom it is not known whether a bound concerns them, it does."""
    for nested in some:
        concerned = [case for case in members if _is_of(nested, case, days)]
        own = places_of(nested.places, places)
        yield Within(nested.label, own, frozenset(case.participant.id for case in concerned))
        yield from _nested(nested.of_which, own, concerned, days)


def _is_of(nested: Nested, case: Case, days: LastDays) -> bool:
    concerned = fits(nested, case.participant.kind, case.participant.group)
    return concerned and (nested.when is None or judge(nested.when, case.sheet, days).value is not False)


def _places(quota: Quota, members: list[Case], days: LastDays) -> tuple[int, int | None, bool]:
    """Places of a quota, the base they are counted from, and whether an unknown fact could still change that base."""
    if isinstance(quota.places, int):
        return quota.places, None, False
    if quota.places.of is None:
        counted: list[object] = [True] * len(members)
    else:
        counted = [judge(quota.places.of, case.sheet, days).value for case in members]
    base = counted.count(True)
    return places_of(quota.places, base), base, None in counted

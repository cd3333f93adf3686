"""Who gets a place: prizes over everybody, quotas within their kind and group, choices of a council."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from thidua.plan.model.awards import Award
from thidua.plan.model.places import Portion, Quota
from thidua.plan.model.plan import Plan
from thidua.rules.cases import Case
from thidua.rules.conditions import LastDays, judge
from thidua.rules.decided import Choice
from thidua.rules.layout import Layout, Level, lay_out
from thidua.rules.measures import measure


@dataclass(slots=True)
class Pool:
    """Places that are taken by score from one list: all prizes of the plan, or one quota."""

    levels: list[Level]
    scores: dict[str, Fraction]
    settled: dict[str, str] = field(default_factory=dict)

    @property
    def layout(self) -> Layout:
        """The places as they stand, with what has been settled so far."""
        return lay_out(self.levels, self.scores, self.settled)


@dataclass(slots=True)
class Bound:
    """One quota of the round: an upper bound on places, with those it concerns."""

    award: Award
    quota: Quota
    places: int
    base: int | None
    members: list[Case]
    provisional: bool
    pool: Pool | None = None
    given: dict[str, Choice] = field(default_factory=dict)

    @property
    def selection(self) -> str:
        """How its places are filled."""
        return self.quota.select or self.award.select


class Places:
    """All places of one round: those taken by score, and those that a council has chosen for."""

    def __init__(self, plan: Plan, cases: Mapping[str, Case], round_id: str, days: LastDays) -> None:
        self.plan, self.cases = plan, cases
        self.awards = {
            award.id: award for award in plan.awards.values() if plan.rounds[round_id].is_meant(award.rounds)
        }
        self.prizes = prize_pool(list(self.awards.values()), list(cases.values()))
        self.bounds = [
            _bound(award, quota, cases.values(), days)
            for award in self.awards.values()
            for quota in award.quotas
            if not quota.rounds or round_id in quota.rounds
        ]
        self.chosen: dict[str, dict[str, Choice]] = {award: {} for award in self.awards}

    @property
    def pools(self) -> list[Pool]:
        """Everything that is taken by score."""
        pools = (self.prizes, *(bound.pool for bound in self.bounds))
        return [pool for pool in pools if pool is not None and pool.levels]

    def held(self) -> dict[str, list[str]]:
        """Awards of each participant, in the plan's order, with those that go with every prize."""
        found: dict[str, set[str]] = {}
        for pool in self.pools:
            for participant, award in pool.layout.held.items():
                found.setdefault(participant, set()).add(award)
        prize_holders = list(found)
        for given in self.awards.values():
            for participant in prize_holders if given.with_prize else self.chosen[given.id]:
                found.setdefault(participant, set()).add(given.id)
        return {name: [award for award in self.awards if award in awards] for name, awards in found.items()}


def prize_pool(awards: Sequence[Award], cases: Sequence[Case]) -> Pool:
    """The prizes with a number of places for everybody, taken by score over all groups together."""
    prizes = [award for award in awards if award.places is not None and award.select == "by_score"]
    scores = {
        case.participant.id: score
        for case in cases
        for award in prizes[:1]
        if case.complete and award.by is not None and (score := _score(case, award)) is not None
    }
    levels = [
        Level(award.id, award.places or 0, {case.participant.id for case in cases if case.eligible(award.id)})
        for award in prizes
    ]
    return Pool(levels, scores)


def _bound(award: Award, quota: Quota, cases: Iterable[Case], days: LastDays) -> Bound:
    members = [
        case
        for case in cases
        if award.id in case.standings
        and (not quota.kind or case.participant.kind in quota.kind)
        and (not quota.group or case.participant.group in quota.group)
    ]
    places, base, unknown = _places(quota, members, days)
    bound = Bound(award, quota, places, base, members, unknown)
    if bound.selection == "by_score":
        eligible = [case for case in members if case.eligible(award.id)]
        scores = {case.participant.id: score for case in eligible if (score := _score(case, award)) is not None}
        bound.pool = Pool([Level(award.id, places, set(scores))], scores)
        bound.provisional |= any(case.standings[award.id].status == "incomplete" for case in members)
    return bound


def _places(quota: Quota, members: list[Case], days: LastDays) -> tuple[int, int | None, bool]:
    """Places of a quota, the base they are a share of, and whether an unknown fact could still change that base."""
    if not isinstance(quota.places, Portion):
        return quota.places, None, False
    if quota.places.of is None:
        counted: list[object] = [True] * len(members)
    else:
        counted = [judge(quota.places.of, case.sheet, days).value for case in members]
    base = counted.count(True)
    return int(quota.places.share * base // 1), base, None in counted


def _score(case: Case, award: Award) -> Fraction | None:
    assert award.by is not None
    value = measure(award.by, case.sheet).value
    return Fraction(value) if isinstance(value, (int, Fraction)) else None

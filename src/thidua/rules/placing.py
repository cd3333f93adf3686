"""Who gets a place: prizes over everybody, quotas within their kind and group, choices of a council."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from thidua.plan.model.awards import Award, Portion, Quota
from thidua.plan.model.plan import Plan
from thidua.rules.cases import Case
from thidua.rules.conditions import LastDays, judge
from thidua.rules.decided import Choice
from thidua.rules.layout import Layout, Level, lay_out
from thidua.rules.measures import measure
from thidua.rules.results import RefusedChoice


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
    """All places of one round, and the council's choices among them."""

    def __init__(self, plan: Plan, cases: Mapping[str, Case], round_id: str, days: LastDays) -> None:
        self.plan, self.cases = plan, cases
        in_round = [award for award in plan.awards.values() if not award.rounds or round_id in award.rounds]
        self.prizes = prize_pool(in_round, list(cases.values()))
        self.bounds = [
            _bound(award, quota, cases.values(), days)
            for award in in_round
            for quota in award.quotas
            if not quota.rounds or round_id in quota.rounds
        ]
        self.chosen: dict[str, dict[str, Choice]] = {award.id: {} for award in in_round}
        self.refused: list[RefusedChoice] = []

    @property
    def pools(self) -> list[Pool]:
        """Everything that is taken by score."""
        return [pool for pool in (self.prizes, *(bound.pool for bound in self.bounds)) if pool is not None and pool.levels]

    def held(self) -> dict[str, list[str]]:
        """Awards of each participant, in the plan's order, with those that go with every prize."""
        found: dict[str, set[str]] = {}
        for pool in self.pools:
            for participant, award in pool.layout.held.items():
                found.setdefault(participant, set()).add(award)
        prize_holders = list(found)
        for award in self.plan.awards.values():
            for participant in prize_holders if award.with_prize else self.chosen.get(award.id, ()):
                found.setdefault(participant, set()).add(award.id)
        return {name: [award for award in self.plan.awards if award in awards] for name, awards in found.items()}

    def choose(self, choices: Iterable[Choice]) -> None:
        """Apply a council's choices in the plan's order of awards; what the plan does not allow is refused with why."""
        order = {award: place for place, award in enumerate(self.plan.awards)}
        for choice in sorted(choices, key=lambda choice: order.get(choice.award, len(order))):
            message = self._refusal(choice)
            if message is not None:
                self.refused.append(RefusedChoice(choice, message))

    def _refusal(self, choice: Choice) -> str | None:
        """Apply one choice, or say in Vietnamese why it cannot be."""
        case, award = self.cases.get(choice.participant), self.plan.awards.get(choice.award)
        if case is None:
            return f"không có đối tượng nào mang mã «{choice.participant}»"
        if award is None or award.id not in self.chosen:
            return f"không có hình thức «{choice.award}» trong đợt này; có: {', '.join(self.chosen)}"
        if choice.participant in self.chosen[award.id]:
            return f"«{choice.participant}» đã được chọn cho {award.label}"
        if refusal := self._not_eligible(case, award):
            return refusal
        for bound in self.bounds:
            if bound.award is award and case in bound.members:
                return self._within(bound, choice)
        return self._contested(self.prizes, choice) if award.places is not None else self._accept(choice)

    def _not_eligible(self, case: Case, award: Award) -> str | None:
        name = case.participant.shown
        if award.among is not None and case.participant.id not in self.chosen.get(award.among, {}):
            return f"{name} chưa được {self.plan.awards[award.among].label}"
        standing = case.standings.get(award.id)
        if standing is None:
            return f"{award.label} không dành cho nhóm của {name}"
        if not case.eligible(award.id):
            failing = [reason.subject.label for reason in standing.gates if reason.value is False]
            return f"{name} chưa đủ điều kiện: " + ("; ".join(failing) or "còn thiếu số liệu " + ", ".join(case.missing))
        return None

    def _within(self, bound: Bound, choice: Choice) -> str | None:
        if bound.pool is not None:
            return self._contested(bound.pool, choice)
        if len(bound.given) >= bound.places:
            return f"đã đủ {bound.places} chỗ của {bound.award.label} cho nhóm này"
        bound.given[choice.participant] = choice
        return self._accept(choice)

    def _contested(self, pool: Pool, choice: Choice) -> str | None:
        """A place taken by score is the council's to give only where it is contested."""
        for contest in pool.layout.contests:
            if choice.participant in contest.participants and choice.award in contest.places:
                pool.settled[choice.participant] = choice.award
                return self._accept(choice)
        return "chỗ này xếp theo điểm và không có tranh chấp giữa các đối tượng bằng điểm nên không bình chọn"

    def _accept(self, choice: Choice) -> None:
        self.chosen[choice.award][choice.participant] = choice


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

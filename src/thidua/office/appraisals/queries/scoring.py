"""Who is to score what, who has, and what the scores of one fact of one participant come to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from thidua.office import clock
from thidua.office.access.standing import Standing
from thidua.office.accounts.models import User
from thidua.office.appraisals.filters import participants_appraised
from thidua.office.appraisals.models import Appraisal, Score, Seat
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.plans.queries import plan_of
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.plan.model.scorers import Scorers
from thidua.rules.scorers import Combined, combined
from thidua.rules.scorers import Score as Given

Key = tuple[int, str]
"""Participant, fact."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The seats of one fact of one participant, those asked first before the one added."""

    seats: Sequence[Seat]
    combined: Combined

    @property
    def complete(self) -> bool:
        """Whether all asked first have given: from then on a change needs a reason."""
        return not self.combined.waiting

    @property
    def opened(self) -> bool:
        """Whether the scores may be seen: the value is known, nobody who is asked has still to give."""
        return self.combined.exact is not None and all(score_of(one) is not None for one in self.seats)

    @property
    def wants_added(self) -> bool:
        """Whether somebody is to be asked in addition."""
        return self.combined.wants_added and not any(one.added for one in self.seats)

    @property
    def state(self) -> str:
        """``opened``, ``free`` (fewer are asked than are ruled), ``apart`` (one more is wanted) or ``waiting``."""
        if self.opened:
            return "opened"
        if self.wants_added:
            return "apart"
        first = sum(not one.added for one in self.seats)
        return "free" if first < self.combined.scorers.count else "waiting"


STATES = {
    "free": "Thiếu người chấm",
    "waiting": "Đang chấm",
    "apart": "Cần người chấm thêm",
    "opened": "Đã có kết quả",
}


def score_of(seat: Seat) -> Score | None:
    """What its scorer says now; of a seat read by ``seats_in``."""
    return next(iter(seat.scores.all()), None)


def name_of(account: User) -> str:
    """What a scorer is called where scores are said."""
    return account.person.full_name if account.person is not None else account.username


def scored_facts(plan: Plan) -> dict[str, Fact]:
    """The facts that several score apart, in the order of the plan."""
    return {name: one for name, one in plan.facts.items() if one.scorers is not None}


def seats_in(campaign: Campaign) -> QuerySet[Seat]:
    """The seats in force of those who take part, of facts that several still score, with what was given last."""
    current = Prefetch("scores", Score.objects.filter(current=True))
    found = Seat.objects.filter(
        participant__in=taking_part(campaign), fact__in=scored_facts(plan_of(campaign.plan)), ended_at=None
    )
    return found.select_related("participant", "scorer__person").prefetch_related(current).order_by("added", "pk")


def without_score(seats: QuerySet[Seat]) -> QuerySet[Seat]:
    """Those of which nothing was given yet."""
    return seats.filter(~Exists(Score.objects.filter(seat=OuterRef("pk"))))


def to_score(standing: Standing) -> list[tuple[Campaign, int]]:
    """Where somebody has still to score, how often, by the title of the campaign; three queries at most.

    Only what ``give`` would take: of who takes part today, is not settled and is not their own, by the plan as it is.
    """
    there = Q(participant__left_on=None) | Q(participant__left_on__gt=clock.today())
    settled = Appraisal.objects.filter(participant=OuterRef("participant"), state=Appraisal.State.SETTLED)
    seats = Seat.objects.filter(there, ~Exists(settled), scorer=standing.user, ended_at=None)
    seats = without_score(seats.filter(participant__in=participants_appraised(standing))).order_by()
    counted = list(seats.values_list("participant__campaign", "fact").annotate(n=Count("pk")))
    campaigns = Campaign.objects.select_related("plan", "owner").in_bulk(list({one for one, _, _ in counted}))
    left: Counter[int] = Counter()
    for campaign, fact, count in counted:
        if fact in scored_facts(plan_of(campaigns[campaign].plan)):
            left[campaign] += count
    return sorted(((campaigns[pk], count) for pk, count in left.items()), key=lambda one: (one[0].title, one[0].pk))


def scored_of(plan: Plan, seats: Iterable[Seat]) -> dict[Key, Scored]:
    """Seats put together by participant and fact; those of one key must be all there."""
    found: dict[Key, list[Seat]] = defaultdict(list)
    for one in seats:
        found[one.participant_id, one.fact].append(one)
    return {key: _scored(plan.facts[key[1]], some) for key, some in found.items()}


def scored(
    campaign: Campaign, participants: Iterable[Participant] | None = None, fact: str | None = None
) -> Mapping[Key, Scored]:
    """What is scored of some participants, or of all, in one fact or in all; a constant number of queries."""
    seats = seats_in(campaign).filter(**({"fact": fact} if fact is not None else {}))
    if participants is not None:
        seats = seats.filter(participant__in=list(participants))
    return scored_of(plan_of(campaign.plan), seats)


def _scored(fact: Fact, seats: list[Seat]) -> Scored:
    assert fact.scorers is not None, "seats_in"
    return Scored(seats, combined(fact.scorers, [_given(one) for one in seats]))


def nobody_yet(scorers: Scorers) -> Scored:
    """Of what nobody is asked to score yet."""
    return Scored((), combined(scorers, ()))


def _given(seat: Seat) -> Given:
    score = score_of(seat)
    return Given(name_of(seat.scorer), Fraction(score.value) if score is not None else None, seat.added)

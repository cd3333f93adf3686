"""A campaign in which two score one fact apart, a third where they differ by more than 2."""

from fractions import Fraction

from tests.office.appraisals.made import appraiser_at
from tests.office.made import organisation, participant
from thidua.catalogue import plan_files
from thidua.office.accounts.models import User
from thidua.office.appraisals.models import Seat
from thidua.office.appraisals.services.scoring import Outcome, Typed, give
from thidua.office.campaigns.models import BodyRole, Campaign, Participant
from thidua.office.organisations.models import Organisation
from thidua.office.plans.services import adopt
from thidua.plan.rewriting import Put, rewritten

FACT = "judged_1.1"


def scoring(
    units: int = 2, owner: Organisation | None = None, place: Organisation | None = None
) -> tuple[Campaign, Organisation]:
    """Hòa Thành with scorers for what its inspectorate is judged by, and the organisation whose people score."""
    owner = owner or organisation()
    text = plan_files()["hoa-thanh-2018"].read_text(encoding="utf-8")
    ruled = Put(("facts", FACT, "scorers"), {"count": "2", "take": "mean", "apart": "2", "then": "closest"})
    plan = adopt(owner=owner, files=[("hoa-thanh-2018.yaml", rewritten(text, [ruled]))], by=None)
    started = Campaign.objects.create(
        owner=owner, plan=plan, title="Thi đua chấm riêng", round="2018", state=Campaign.State.RUNNING
    )
    place = place or organisation()
    BodyRole.objects.create(campaign=started, body="committee", organisation=owner, runs=True)
    BodyRole.objects.create(campaign=started, body="home_affairs", organisation=place, reads=True)
    for _ in range(units):
        participant(started, group="inspectorate")
    return started, place


def scorers_at(place: Organisation, count: int) -> list[User]:
    """Some who may score."""
    return [appraiser_at(place) for _ in range(count)]


def gave(unit: Participant, by: User, value: str, reason: str = "") -> Outcome:
    """A score given as a page does it."""
    seat = Seat.objects.get(participant=unit, scorer=by, ended_at=None)
    return give(campaign=unit.campaign, typed={seat.pk: Typed(value, reason=reason)}, by=by)


def value_of(unit: Participant) -> Fraction | None:
    """What the rules take of it now."""
    from thidua.office.facts.queries import known

    (found,) = known(unit.campaign, [unit]).participants
    given = found.facts.get(FACT)
    return Fraction(str(given.value)) if given is not None else None

"""Campaigns in which somebody appraises."""

from tests.office.made import campaign, organisation, user_with
from tests.office.results.made import hoa_thanh
from thidua.office.accounts.models import User
from thidua.office.appraisals.models import Judgement
from thidua.office.appraisals.queries.lines import Line, lines_of
from thidua.office.appraisals.services.judging import judge
from thidua.office.campaigns.models import BodyRole, Campaign, Participant
from thidua.office.organisations.models import Organisation, Role

LATE = "late_portal_replies"


def appraised(plan_id: str = "hoa-thanh-2018") -> tuple[Campaign, Organisation]:
    """A campaign with what units say of themselves, and the organisation that acts as its home affairs office."""
    started = hoa_thanh() if plan_id == "hoa-thanh-2018" else campaign(organisation(), plan_id)
    place = organisation()
    BodyRole.objects.create(campaign=started, body="home_affairs", organisation=place, reads=True)
    return started, place


def appraiser_at(place: Organisation, role: Role = Role.APPRAISER) -> User:
    """Somebody who appraises there."""
    return user_with(role, at=place)


def line_of(participant: Participant, fact: str = LATE, part: str = "") -> Line:
    """One line as it stands now."""
    participant = Participant.objects.select_related("campaign__plan").get(pk=participant.pk)
    lines = lines_of(participant.campaign, [participant]).lines[participant.pk]
    return next(one for one in lines if (one.fact.id, one.part) == (fact, part))


def said_of(participant: Participant, fact: str = LATE) -> str:
    """What is said of a fact, as it is kept."""
    base = line_of(participant, fact).base
    assert base is not None, "the table gives it"
    return base.value


def judged(participant: Participant, text: str, by: User, *, fact: str = LATE, reason: str = "") -> Judgement:
    """One fact judged as a page does it."""
    mark = line_of(participant, fact).mark
    return judge(participant=participant, fact=fact, text=text, reason=reason, seen=mark, body="home_affairs", by=by)

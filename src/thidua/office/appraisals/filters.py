"""The predicates of appraising once more, as filters; a test holds both against each other."""

from django.db.models import Q, QuerySet

from thidua.office.access.filters import campaigns_run, campaigns_worked_on
from thidua.office.access.standing import Standing
from thidua.office.appraisals.predicates import APPRAISING
from thidua.office.campaigns.models import BodyRole, Campaign, Participant
from thidua.office.organisations.models import Role
from thidua.office.plans.queries import plan_of


def campaigns_appraised(standing: Standing) -> QuerySet[Campaign]:
    """Those for which ``appraises_in`` holds."""
    return _launched(Q(pk__in=_as_appraising(standing.where(*APPRAISING))))


def participants_appraised(standing: Standing) -> QuerySet[Participant]:
    """Those for which ``appraises`` holds."""
    others = ~Q(organisation__in=standing.own) | Q(organisation=None)
    found = Participant.objects.filter(others, campaign__in=campaigns_appraised(standing).values("pk"))
    if standing.user is None or standing.user.person_id is None:
        return found
    return found.filter(~Q(person=standing.user.person_id) | Q(person=None))


def campaigns_appraisal_led(standing: Standing) -> QuerySet[Campaign]:
    """Those for which ``leads_appraisal`` holds."""
    heading = Q(pk__in=_as_appraising(standing.where(Role.HEAD)))
    return _launched(heading | Q(pk__in=campaigns_run(standing).values("pk")))


def campaigns_appraisal_seen(standing: Standing) -> QuerySet[Campaign]:
    """Those for which ``sees_appraisal`` holds."""
    worked = campaigns_worked_on(standing).values("pk")
    return Campaign.objects.filter(Q(pk__in=worked) | Q(pk__in=campaigns_appraised(standing).values("pk")))


def participants_appraisal_seen(standing: Standing) -> QuerySet[Participant]:
    """Those for which ``sees_appraisal_of`` holds."""
    return Participant.everybody.filter(campaign__in=campaigns_appraisal_seen(standing).values("pk"))


def _as_appraising(places: frozenset[int]) -> set[int]:
    """The campaigns in which one of the places acts as a body that the plan, as it is now, lets appraise."""
    acting = BodyRole.objects.filter(organisation__in=places).select_related("campaign__plan") if places else ()
    found = set()
    for one in acting:
        appraisal = plan_of(one.campaign.plan).appraisal
        if appraisal is not None and one.body in appraisal.by:
            found.add(one.campaign_id)
    return found


def _launched(wanted: Q) -> QuerySet[Campaign]:
    return Campaign.objects.filter(wanted).exclude(state=Campaign.State.PREPARING)

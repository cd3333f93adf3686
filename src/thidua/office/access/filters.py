"""The predicates of reading once more, as filters; ``tests/office/access`` holds both against each other."""

from django.db.models import Q, QuerySet

from thidua.office.access.predicates import READERS, WATCHERS
from thidua.office.access.standing import Standing
from thidua.office.campaigns.models import BodyRole, Campaign, Participant
from thidua.office.organisations.models import Role


def campaigns_worked_on(standing: Standing) -> QuerySet[Campaign]:
    """Those for which ``works_on`` holds."""
    return Campaign.objects.filter(_acting(standing.where(*READERS, *WATCHERS)))


def campaigns_run(standing: Standing) -> QuerySet[Campaign]:
    """Those for which ``runs`` holds."""
    return Campaign.objects.filter(_acting(standing.where(Role.OFFICER, Role.HEAD), runs=True))


def campaigns_seen(standing: Standing) -> QuerySet[Campaign]:
    """Those worked on, and those in which a participant of one's own takes part."""
    own = Participant.objects.filter(organisation__in=standing.where(*READERS, *WATCHERS)).values("campaign")
    return Campaign.objects.filter(_acting(standing.where(*READERS, *WATCHERS)) | Q(pk__in=own))


def participants_read(standing: Standing) -> QuerySet[Participant]:
    """Those for which ``reads_participant`` holds."""
    places = standing.where(*READERS, *WATCHERS)
    return Participant.objects.filter(Q(organisation__in=places) | Q(campaign__in=campaigns_worked_on(standing)))


def participants_filled(standing: Standing) -> QuerySet[Participant]:
    """Those for which ``fills`` holds."""
    return Participant.objects.filter(organisation__in=standing.where(Role.OFFICER, Role.HEAD))


def _acting(places: frozenset[int], **condition: bool) -> Q:
    acting = BodyRole.objects.filter(organisation__in=places, **condition).values("campaign")
    return Q(owner__in=places) | Q(pk__in=acting)

"""From what somebody may choose, by what it is chosen for: forms and the search while typing ask here alike."""

from django.db.models import Q, QuerySet

from thidua.office import clock
from thidua.office.access.filters import organisations_administered, people_kept
from thidua.office.access.standing import Standing
from thidua.office.campaigns.models import Campaign
from thidua.office.organisations.models import Organisation, Person, Role


def units_open(standing: Standing) -> QuerySet[Organisation]:
    """The organisations that one administers and that go on."""
    return organisations_administered(standing).filter(_open())


def people_known(standing: Standing) -> QuerySet[Person]:
    """The people whom one keeps, each once."""
    return people_kept(standing).filter(same_as=None)


def units_of(campaign: Campaign) -> QuerySet[Organisation]:
    """The owner's own tree: nobody puts another owner's people into a campaign."""
    owner = campaign.owner
    return Organisation.objects.filter(Q(path__startswith=owner.below) | Q(pk=owner.pk))


def bodies_near(campaign: Campaign) -> QuerySet[Organisation]:
    """Who may act as a body: the owner, those right below and beside it, all above it, that exist today; who acts."""
    owner = campaign.owner
    near = Q(pk=owner.pk) | Q(parent=owner) | Q(pk__in=[int(key) for key in owner.path.split("/") if key])
    if owner.parent_id is not None:
        near |= Q(parent=owner.parent_id)
    acting = campaign.bodies.values("organisation")
    return Organisation.objects.filter(near & _open() | Q(pk__in=acting))


def units_asking(standing: Standing, campaign: Campaign) -> QuerySet[Organisation]:
    """Those below the owner for which one acts."""
    acted_for = standing.where(Role.OFFICER, Role.HEAD)
    return Organisation.objects.filter(pk__in=acted_for, path__startswith=campaign.owner.below)


def _open() -> Q:
    return Q(valid_to=None) | Q(valid_to__gte=clock.today())

"""Who keeps which book, and who reads what stands in it."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.office.access.filters import campaigns_run, campaigns_worked_on, participants_filled, participants_read
from thidua.office.access.predicates import RECORDERS, fills, runs
from thidua.office.access.standing import Standing
from thidua.office.campaigns.models import BodyRole, Campaign, Participant
from thidua.office.files.models import Attachment
from thidua.office.plans.queries import plan_of
from thidua.office.records.book import SELF, books_of, mapped_bodies
from thidua.office.records.models import Evidence, Inspection, Matter
from thidua.plan.model.papers import Record


def bodies_acted_for(standing: Standing, campaign: Campaign) -> frozenset[str]:
    """The bodies of the plan for which somebody records: as which the own organisation acts.

    For bodies that nobody acts as here, whoever runs the campaign does, from paper.
    """
    if campaign.state == Campaign.State.PREPARING:
        return frozenset()
    mapped, places = mapped_bodies(campaign), standing.where(*RECORDERS)
    own = {body for body, organisation in mapped.items() if organisation in places}
    if runs.test(standing, campaign):
        own |= plan_of(campaign.plan).bodies.keys() - mapped.keys()
    return frozenset(own)


def books_kept(standing: Standing, campaign: Campaign) -> dict[str, tuple[Record, tuple[str, ...]]]:
    """The books in which somebody records, each with the bodies for which; ``self``: for own participants."""
    acted = bodies_acted_for(standing, campaign)
    if campaign.state != Campaign.State.PREPARING and participants_filled(standing).filter(campaign=campaign).exists():
        acted |= {SELF}
    found = {}
    for name, record in books_of(plan_of(campaign.plan)).items():
        bodies = tuple(body for body in record.by if body in acted)
        if bodies:
            found[name] = (record, bodies)
    return found


def concerned(standing: Standing, campaign: Campaign, bodies: tuple[str, ...]) -> QuerySet[Participant]:
    """Of whom somebody records for these bodies: of all who take part, or, as ``self``, of the own."""
    if bodies == (SELF,):
        own = participants_filled(standing).filter(campaign=campaign)
        return campaign.participants.filter(pk__in=own.values("pk"))
    return campaign.participants.all()


def handles(standing: Standing, matter: Matter) -> bool:
    """Whether somebody acts for the body that recorded it: changes it, and knows who complained."""
    if matter.body == SELF:
        return bool(fills.test(standing, matter.participant))
    return matter.body in bodies_acted_for(standing, matter.campaign)


def matters_read(standing: Standing) -> QuerySet[Matter]:
    """Those about participants whom somebody reads, and those that the own body recorded."""
    about = Q(participant__in=participants_read(standing))
    return Matter.objects.filter(about | _recorded_at(standing))


def inspections_read(standing: Standing) -> QuerySet[Inspection]:
    """Those of campaigns worked on, those of the own body, and those that found something at the own unit."""
    found = Matter.objects.filter(participant__in=participants_read(standing), inspection__isnull=False)
    return Inspection.objects.filter(
        Q(campaign__in=campaigns_worked_on(standing)) | Q(pk__in=found.values("inspection")) | _recorded_at(standing)
    )


def attachments_read(standing: Standing) -> QuerySet[Attachment]:
    """Evidence of matters, minutes of inspections; what is confidential only for those who recorded it."""
    read = Evidence.objects.filter(attachment__isnull=False, matter__in=matters_read(standing))
    handled = _recorded_at(standing) | Q(body=SELF, participant__in=participants_filled(standing))
    close = Evidence.objects.filter(matter__in=Matter.objects.filter(handled))
    minutes = inspections_read(standing).filter(minutes__isnull=False)
    return Attachment.objects.filter(
        Q(pk__in=read.filter(confidential=False).values("attachment"))
        | Q(pk__in=close.values("attachment"))
        | Q(pk__in=minutes.values("minutes"))
    )


def _recorded_at(standing: Standing) -> Q:
    """What was recorded for a body for which somebody records, as ``bodies_acted_for`` says of one campaign."""
    acting = BodyRole.objects.filter(campaign=OuterRef("campaign"), body=OuterRef("body"))
    own = Exists(acting.filter(organisation__in=standing.where(*RECORDERS)))
    from_paper = Q(campaign__in=campaigns_run(standing)) & ~Q(body=SELF) & ~Exists(acting)
    return Q(~Q(campaign__state=Campaign.State.PREPARING) & (Q(own) | from_paper))

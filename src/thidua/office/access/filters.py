"""The predicates of reading once more, as filters; ``tests/office/access`` holds both against each other."""

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from thidua.office.access.predicates import READERS, RECORDERS, WATCHERS, audits_all, organisations_above
from thidua.office.access.standing import Standing
from thidua.office.campaigns.models import BodyRole, Campaign, Participant
from thidua.office.journal.hashing import INSTALLATION
from thidua.office.journal.models import Entry
from thidua.office.organisations.models import Organisation, Person, Role
from thidua.office.plans.models import PlanDraft, PlanVersion


def campaigns_worked_on(standing: Standing) -> QuerySet[Campaign]:
    """Those for which ``works_on`` holds."""
    return Campaign.objects.filter(_acting(standing.where(*READERS, *WATCHERS)))


def campaigns_run(standing: Standing) -> QuerySet[Campaign]:
    """Those for which ``runs`` holds."""
    return Campaign.objects.filter(_acting(standing.where(Role.OFFICER, Role.HEAD), Q(runs=True)))


def campaigns_seen(standing: Standing) -> QuerySet[Campaign]:
    """Those for which ``sees`` holds: worked on, or launched with a participant of one's own."""
    places = standing.where(*READERS, *WATCHERS)
    own = Participant.everybody.filter(_launched("campaign__"), organisation__in=places).values("campaign")
    return Campaign.objects.filter(_acting(places) | Q(pk__in=own))


def campaigns_acted_in(standing: Standing) -> QuerySet[Campaign]:
    """Those for which ``acts_in`` holds."""
    acting = BodyRole.objects.filter(organisation__in=standing.where(*RECORDERS)).values("campaign")
    return Campaign.objects.filter(_launched(), pk__in=acting)


def campaigns_open_to_joining(standing: Standing) -> QuerySet[Campaign]:
    """Those for which ``may_ask_to_join`` holds."""
    above = organisations_above(standing.where(Role.OFFICER, Role.HEAD))
    return Campaign.objects.filter(state=Campaign.State.RUNNING, self_joining=True, owner__in=above)


def participants_read(standing: Standing) -> QuerySet[Participant]:
    """Those for which ``reads_participant`` holds."""
    own = Q(organisation__in=standing.where(*READERS, *WATCHERS)) & _launched("campaign__")
    return Participant.everybody.filter(own | Q(campaign__in=campaigns_worked_on(standing)))


def participants_filled(standing: Standing) -> QuerySet[Participant]:
    """Those for which ``fills`` holds."""
    return Participant.everybody.filter(
        _launched("campaign__"), organisation__in=standing.where(Role.OFFICER, Role.HEAD)
    )


def participants_signed(standing: Standing) -> QuerySet[Participant]:
    """Those for which ``signs`` holds."""
    return Participant.everybody.filter(_launched("campaign__"), organisation__in=standing.where(Role.HEAD))


def participants_reviewed(standing: Standing) -> QuerySet[Participant]:
    """Those for which ``reviews`` holds."""
    return Participant.everybody.filter(campaign__in=campaigns_run(standing))


def organisations_administered(standing: Standing) -> QuerySet[Organisation]:
    """Those for which ``administers`` holds."""
    return Organisation.objects.filter(pk__in=standing.where(Role.ADMINISTRATOR))


def organisations_audited(standing: Standing) -> QuerySet[Organisation]:
    """Those for which ``audits`` holds."""
    return Organisation.objects.filter(pk__in=standing.where(Role.AUDITOR))


def plans_read(standing: Standing) -> QuerySet[PlanVersion]:
    """Those for which ``reads_plan`` holds."""
    by_it = campaigns_seen(standing).values("plan")
    return PlanVersion.objects.filter(Q(owner__in=standing.where(Role.OFFICER, Role.HEAD)) | Q(pk__in=by_it))


def drafts_written(standing: Standing) -> QuerySet[PlanDraft]:
    """The drafts of organisations for which ``writes_plans`` holds."""
    return PlanDraft.objects.filter(owner__in=standing.where(Role.OFFICER, Role.HEAD))


def organisations_planning(standing: Standing) -> QuerySet[Organisation]:
    """Those for which ``writes_plans`` holds."""
    return Organisation.objects.filter(pk__in=standing.where(Role.OFFICER, Role.HEAD))


def people_kept(standing: Standing) -> QuerySet[Person]:
    """Those for which ``keeps_person`` holds."""
    return Person.objects.filter(organisation__in=standing.where(Role.ADMINISTRATOR))


def entries_read(standing: Standing) -> QuerySet[Entry]:
    """Those for which ``reads_entry`` holds."""
    places = standing.where(Role.AUDITOR)
    names = Campaign.objects.filter(owner__in=places).annotate(
        chain_name=Concat(Value("campaign:"), Cast("pk", CharField()), output_field=CharField())
    )
    read = Q(owner__in=places) | Q(owner=None, chain__name__in=names.values("chain_name"))
    if audits_all(standing):
        read |= Q(owner=None, chain__name=INSTALLATION)
    return Entry.objects.filter(read)


_READING = Q(runs=True) | Q(reads=True)


def _acting(places: frozenset[int], bodies: Q = _READING) -> Q:
    acting = BodyRole.objects.filter(bodies, organisation__in=places).values("campaign")
    return Q(owner__in=places) | Q(pk__in=acting)


def _launched(prefix: str = "") -> Q:
    return ~Q(**{f"{prefix}state": Campaign.State.PREPARING})

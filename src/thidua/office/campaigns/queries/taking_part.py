"""Who takes part in a campaign: filtered, counted by group, and who might."""

from collections import Counter

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from thidua.office import clock
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.organisations.models import Membership, Organisation, Role
from thidua.office.plans.queries import plan_of
from thidua.office.spelling import search_key
from thidua.plan.model.people import KIND_LABELS


def filtered(
    participants: QuerySet[Participant], *, group: str = "", kind: str = "", search: str = "", standing: str = ""
) -> QuerySet[Participant]:
    """Those of a group, of a kind, whose name or code holds the words in any order and tones; ``left``: who left."""
    for word in search_key(search).split():
        participants = participants.filter(search__contains=word)
    if group:
        participants = participants.filter(group=group)
    if kind:
        participants = participants.filter(kind=kind)
    if standing == "left":
        return participants.exclude(left_on=None)
    return participants.filter(left_on=None) if standing == "in" else participants


def taking_part(campaign: Campaign) -> QuerySet[Participant]:
    """Those who take part today: who left on a day to come still do."""
    return campaign.participants.filter(Q(left_on=None) | Q(left_on__gt=clock.today()))


def by_group(campaign: Campaign) -> list[tuple[str, str, int]]:
    """Label of the group, label of the kind, how many take part, in the order of the plan; one query."""
    plan = plan_of(campaign.plan)
    counted = taking_part(campaign).order_by().values_list("group", "kind").annotate(n=Count("pk"))
    numbers = Counter({(group, kind): number for group, kind, number in counted})
    return [
        (found.label, KIND_LABELS[kind], numbers[name, kind])
        for name, found in plan.groups.items()
        for kind in found.kinds
        if numbers[name, kind]
    ]


def candidates(campaign: Campaign) -> QuerySet[Organisation]:
    """Organisations below the owner, and the owner, that exist today and do not take part yet as a collective."""
    day, owner = clock.today(), campaign.owner
    in_already = campaign.participants.filter(kind="collective", organisation__isnull=False).values("organisation")
    return Organisation.objects.filter(
        Q(path__startswith=owner.below) | Q(pk=owner.pk),
        Q(valid_from=None) | Q(valid_from__lte=day),
        Q(valid_to=None) | Q(valid_to__gte=day),
    ).exclude(pk__in=in_already)


def answerable(participants: QuerySet[Participant]) -> dict[int, list[tuple[int, str]]]:
    """For each participant the (account, address) of the officers and heads at its organisation today.

    For one that was merged it is those of the organisation into which it was, and once more merged, of that one.
    """
    day = clock.today()
    merged = "organisation__merged_into"
    place = Coalesce(f"{merged}__merged_into", merged, "organisation")
    of_units = dict(participants.filter(organisation__isnull=False).annotate(place=place).values_list("pk", "place"))
    held = Membership.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=day),
        Q(valid_to=None) | Q(valid_to__gte=day),
        organisation__in=set(of_units.values()),
        role__in=(Role.OFFICER, Role.HEAD),
        person__user__is_active=True,
    ).values_list("organisation", "person__user", "person__user__email", "person__email")
    people: dict[int, dict[int, str]] = {}
    for organisation, account, own, of_person in held:
        people.setdefault(organisation, {})[account] = own or of_person
    return {pk: list(people.get(place, {}).items()) for pk, place in of_units.items()}

"""Reading initiatives: those that somebody may see, filtered; pairs that somebody may judge."""

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from thidua.office.access.filters import campaigns_run, participants_read
from thidua.office.access.standing import Standing
from thidua.office.initiatives.likeness import Names, core
from thidua.office.initiatives.models import Initiative, Pair
from thidua.office.organisations.queries import with_predecessors
from thidua.office.spelling import search_key


def initiatives_read(standing: Standing) -> QuerySet[Initiative]:
    """Those whose participant somebody reads, withdrawn ones too."""
    found = Initiative.objects.filter(participant__in=participants_read(standing))
    return found.select_related("participant__campaign__owner", "sheet")


def filtered(
    initiatives: QuerySet[Initiative],
    *,
    search: str = "",
    field: str = "",
    status: str = "",
    kind: str = "",
    campaign: str = "",
    year: str = "",
    group: str = "",
) -> QuerySet[Initiative]:
    """Those whose name, words beside it or participant hold the words in any order and tones, and that fit each filter.

    ``status`` is one of the states, or ``withdrawn``; without it withdrawn ones are left out. ``kind`` is one of the
    kinds, or ``none``. ``year``: of the campaign's launch.
    """
    for word in search_key(search).split():
        initiatives = initiatives.filter(Q(search__contains=word) | Q(participant__search__contains=word))
    if field:
        initiatives = initiatives.filter(field_label=field)
    if kind:
        initiatives = initiatives.filter(kind="" if kind == "none" else kind)
    if campaign.isascii() and campaign.isdigit():
        initiatives = initiatives.filter(participant__campaign=int(campaign[:18]))
    if year.isascii() and year.isdigit() and len(year) == 4:
        initiatives = initiatives.filter(participant__campaign__launched_on__year=int(year))
    if group:
        initiatives = initiatives.filter(participant__group=group)
    if status == "withdrawn":
        return initiatives.exclude(withdrawn_at=None)
    initiatives = initiatives.filter(withdrawn_at=None)
    return initiatives.filter(status=status) if status else initiatives


def pairs_judged(standing: Standing) -> QuerySet[Pair]:
    """Pairs of campaigns that somebody runs, both of them; not those of which one was withdrawn since."""
    mine = campaigns_run(standing)
    return Pair.objects.filter(
        first__participant__campaign__in=mine,
        second__participant__campaign__in=mine,
        first__withdrawn_at=None,
        second__withdrawn_at=None,
    ).select_related(
        "first__participant__campaign", "second__participant__campaign", "settled_by__person", "first__sheet",
        "second__sheet",
    )  # fmt: skip


def said_openly(pairs: QuerySet[Pair], openly: bool) -> QuerySet[Pair]:
    """Pairs of which the unit itself said that they are one, or those of which nobody did; ``Pair.openly`` of each."""
    pairs = pairs.annotate(
        first_root=Coalesce("first__cites", "first__pk"), second_root=Coalesce("second__cites", "second__pk")
    )
    same = Q(first_root=F("second_root"))
    return pairs.filter(same if openly else ~same)


def citable(initiative: Initiative, search: str = "") -> list[Initiative]:
    """What its unit and those merged into it registered in other campaigns: the most alike first, then the newest.

    ``search``: words in the name, in any order and tones. A constant number of queries.
    """
    participant = initiative.participant
    if participant.organisation_id is None:
        return []
    found = Initiative.objects.filter(
        participant__organisation__in=with_predecessors(participant.organisation_id), withdrawn_at=None
    ).exclude(participant__campaign=participant.campaign_id)
    for word in search_key(search).split():
        found = found.filter(search__contains=word)
    rows = list(found.select_related("participant__campaign", "sheet").order_by("-created_at", "-pk"))
    names = Names({one.pk: core(one.name_key) for one in rows})
    alike = dict(names.like(core(initiative.name_key)))
    return sorted(rows, key=lambda one: -alike.get(one.pk, 0))

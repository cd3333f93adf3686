"""What somebody's roles have in hand, counted by kind: told before it is handed over."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from thidua.office.campaigns.models import Application, BodyRole, Campaign
from thidua.office.organisations.models import Membership, Role
from thidua.office.plans.models import PlanDraft
from thidua.office.submissions.models import Sheet

ACTING = (Role.OFFICER, Role.HEAD)
"""Who writes, sends and runs campaigns for an organisation."""


def in_hand(held: Iterable[Membership]) -> list[tuple[str, int]]:
    """What is, and how many, of each kind of which there is any; roles over a subtree reach all below."""
    acting = [one for one in held if one.role in ACTING]
    if not acting:
        return []
    own = Sheet.objects.filter(_at(acting, "participant__organisation"), participant__campaign__state="running")
    running = BodyRole.objects.filter(_at(acting, "organisation"), runs=True)
    campaigns = Campaign.objects.exclude(state=Campaign.State.CLOSED)
    campaigns = campaigns.filter(_at(acting, "owner") | Q(bodies__in=running)).distinct()
    counted: Sequence[tuple[str, QuerySet[Any]]] = (
        ("Kế hoạch đang soạn", PlanDraft.objects.filter(_at(acting, "owner"))),
        ("Phong trào đang chuẩn bị", campaigns.filter(state=Campaign.State.PREPARING)),
        ("Phong trào đang diễn ra", campaigns.filter(state=Campaign.State.RUNNING)),
        ("Đề nghị tham gia chờ trả lời", Application.objects.filter(campaign__in=campaigns, state="waiting")),
        ("Biểu của đơn vị khác chờ nhận", Sheet.objects.filter(participant__campaign__in=campaigns, state="sent")),
        ("Biểu đang soạn", own.filter(state=Sheet.State.DRAFT)),
        ("Biểu bị trả lại, chờ gửi lại", own.filter(state=Sheet.State.RETURNED)),
    )
    return [(words, number) for words, found in counted if (number := found.count())]


def _at(roles: Iterable[Membership], field: str) -> Q:
    """Those whose organisation is one of the roles' own, or below it where a role reaches so far."""
    found = Q(pk__in=[])
    for one in roles:
        found |= Q(**{field: one.organisation_id})
        if one.subtree:
            found |= Q(**{f"{field}__path__startswith": one.organisation.below})
    return found

"""The list of campaigns, and that of one campaign's participants."""

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render

from thidua.office import clock
from thidua.office.access.filters import campaigns_open_to_joining, campaigns_seen
from thidua.office.access.predicates import is_signed_in, runs, works_on
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.taking_part import filtered
from thidua.office.plans.queries import plan_of
from thidua.office.spelling import search_key
from thidua.plan.model.people import KIND_LABELS
from thidua.rules.owed import BODY
from thidua.web.access import Request, open_to
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.campaigns.found import campaign_for

CAMPAIGNS = (
    Column("ten", "Phong trào", by="title", value=lambda one: one.title),
    Column("chu-tri", "Chủ trì", by="owner__sort_key", value=lambda one: one.owner.name),
    Column("dot", "Đợt", by="round", value=lambda one: one.round),
    Column("phat-dong", "Phát động", by="launched_on", value=lambda one: one.launched_on),
    Column("doi-tuong", "Đối tượng", by="units", value=lambda one: one.units),
    Column("trang-thai", "Trạng thái", by="state", value=lambda one: one.get_state_display()),
    Column("moi", "", by="created_at"),
)


@open_to(is_signed_in)
def campaigns(request: Request) -> HttpResponse:
    """The campaigns that somebody sees, and those that one may ask to join."""
    seen = campaigns_seen(request.standing)
    there = Q(participants__left_on=None) | Q(participants__left_on__gt=clock.today())
    units = Count("participants", filter=there & ~Q(participants__kind=BODY))
    chosen = seen.select_related("owner").annotate(units=units)
    for word in search_key(request.GET.get("tim", "")).split():
        chosen = chosen.filter(search__contains=word)
    if (state := request.GET.get("trang-thai", "")) in Campaign.State.values:
        chosen = chosen.filter(state=state)
    rows = Listing(request, chosen, CAMPAIGNS, first="-moi")
    if rows.wants_workbook:
        return rows.workbook("Phong trào")
    others = campaigns_open_to_joining(request.standing).exclude(pk__in=seen.values("pk")).select_related("owner")
    values = {"rows": rows, "states": Campaign.State.choices, "open": list(others[:20])}
    return render(request, "campaigns/campaigns.html", values | {"may_prepare": runs.test(request.standing)})


@open_to(works_on)
def participants(request: Request, campaign: int) -> HttpResponse:
    """The participants of a campaign: filtered, sorted, given out; chosen ones are taken off before the launch."""
    found = campaign_for(request, campaign, works_on)
    plan = plan_of(found.plan)
    labels = {name: group.label for name, group in plan.groups.items()}
    asked = {name: request.GET.get(key, "") for name, key in FILTERS.items()}
    chosen = filtered(found.participants.select_related("organisation"), **asked)
    columns = (
        Column("ten", "Tên", by="sort_key", value=lambda one: one.name),
        Column("ma", "Mã", by="code", value=lambda one: one.code),
        Column("nhom", "Nhóm", by=("group", "sort_key"), value=lambda one: labels.get(one.group, one.group)),
        Column("loai", "Loại", by=("kind", "sort_key"), value=lambda one: KIND_LABELS.get(one.kind, one.kind)),
        Column("to-chuc", "Tổ chức", by="organisation__sort_key", value=_organisation),
        Column("tham-gia", "Tham gia", by="joined_on", value=lambda one: one.joined_on),
        Column("thoi", "", value=lambda one: one.left_on),
    )
    rows: Listing[Participant] = Listing(request, chosen, columns, first="ten")
    if rows.wants_workbook:
        return rows.workbook(f"Đối tượng {found.title}")
    may_run = runs.test(request.standing, found)
    shown = [(one, labels.get(one.group, one.group), KIND_LABELS.get(one.kind, one.kind)) for one in rows]
    values = {
        "campaign": found,
        "rows": rows,
        "shown": shown,
        "runs": may_run,
        "groups": labels.items(),
        "kinds": [
            (kind, KIND_LABELS[kind]) for kind in KIND_LABELS if any(kind in g.kinds for g in plan.groups.values())
        ],
        "standings": (("in", "Đang tham gia"), ("left", "Đã thôi")),
        "removing": found.state == Campaign.State.PREPARING and may_run,
        "extending": found.state == Campaign.State.RUNNING and may_run,
    }
    return render(request, "campaigns/participants.html", values)


FILTERS = {"group": "nhom", "kind": "loai", "search": "tim", "standing": "tinh-trang"}


def _organisation(one: Participant) -> str:
    return one.organisation.name if one.organisation is not None else ""

"""Plans and drafts of one's offices, and plans of campaigns that one sees."""

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render

from thidua.office.access.filters import drafts_written, plans_read
from thidua.office.access.predicates import reads_plan, writes_plans
from thidua.web.access import Request, open_to
from thidua.web.components.listing import Column, Listing

COLUMNS = (
    Column("ten", "Tên", by="title", value=lambda one: one.title),
    Column("cua", "Của", by="owner__sort_key", value=lambda one: one.owner.name),
    Column("ngay", "Ban hành trong phần mềm", by="adopted_at", value=lambda one: one.adopted_at),
    Column("phong-trao", "Phong trào", by="campaign_count", value=lambda one: one.campaign_count),
)


@open_to(reads_plan)
def plans(request: Request) -> HttpResponse:
    """Drafts first, since they wait for somebody; then all plans that may be read."""
    rows = plans_read(request.standing).select_related("owner").annotate(campaign_count=Count("campaigns"))
    if text := " ".join(request.GET.get("tim", "").split()):
        rows = rows.filter(Q(title__icontains=text) | Q(plan_id__icontains=text) | Q(owner__search__icontains=text))
    listing = Listing(request, rows, COLUMNS, first="-ngay")
    if listing.wants_workbook:
        return listing.workbook("Kế hoạch")
    drafts = list(drafts_written(request.standing).select_related("owner", "changed_by__person").defer("text"))
    values = {"rows": listing, "drafts": drafts, "writes": writes_plans.test(request.standing)}
    return render(request, "plans/list.html", values)

"""Lists: the campaigns in which one records, matters of a campaign, inspections, items forwarded with their clock."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from thidua.office import clock
from thidua.office.access.filters import campaigns_acted_in, campaigns_seen, participants_read
from thidua.office.access.predicates import acts_in, sees_records, works_on
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.records.book import SELF, books_of, counts
from thidua.office.records.models import Book, Inspection, Matter, Nature, State
from thidua.office.records.queries.keeping import inspections_read, matters_read
from thidua.office.records.queries.supplied import facts_supplied
from thidua.office.spelling import search_key
from thidua.plan.model.plan import Plan
from thidua.web.access import Request, open_to
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.records.found import body_name, books_for, plan_for
from thidua.web.pages.records.supplying import bodies_of

CAMPAIGNS = (Column("ten", "Phong trào", by="title"), Column("cho", "Chưa kết luận, chưa trả lời", number=True))
COLUMNS = (
    Column("so", "Số", by="number", value=lambda one: one.number, number=True),
    Column("don-vi", "Đơn vị", by=("participant__sort_key", "number"), value=lambda one: one.participant.name),
    Column("noi-dung", "Nội dung", value=lambda one: one.what),
    Column("loai", "Loại", by="nature", value=lambda one: one.get_nature_display()),
    Column("ngay", "Ngày", by=("happened_on", "number"), value=lambda one: one.happened_on),
    Column("trang-thai", "Trạng thái", by="state", value=lambda one: one.get_state_display()),
    Column("tinh", "Có tính"),
)
INSPECTIONS = (
    Column("ngay", "Ngày kiểm tra", by="visited_on", value=lambda one: one.visited_on),
    Column("so", "Biên bản", by="number", value=lambda one: one.number),
    Column("co-quan", "Cơ quan"),
    Column("thay", "Số việc ghi nhận", number=True),
)
FORWARDED = (
    Column("so", "Số", by="number", value=lambda one: one.number, number=True),
    Column("don-vi", "Đơn vị", by=("participant__sort_key", "number"), value=lambda one: one.participant.name),
    Column("noi-dung", "Nội dung", value=lambda one: one.what),
    Column("chuyen", "Chuyển ngày", by="forwarding__forwarded_on", value=lambda one: one.forwarding.forwarded_on),
    Column("han", "Hạn trả lời", by=("forwarding__due_on", "number"), value=lambda one: one.forwarding.due_on),
    Column("tra-loi", "Trả lời ngày", by="forwarding__replied_on", value=lambda one: one.forwarding.replied_on),
)
STANDINGS = (("muon", "Muộn, được tính"), ("xong", "Đã trả lời"), ("het", "Tất cả"))
_WAITING = Q(state=State.OPEN) | Q(state=State.RECORDED, nature=Nature.FORWARDED, forwarding__replied_on=None)


@open_to(sees_records)
def campaigns(request: Request) -> HttpResponse:
    """Those in which somebody records or reads, those with something that waits first."""
    seen = campaigns_acted_in(request.standing) | campaigns_seen(request.standing)
    waiting = Q(matters__state=State.OPEN) | Q(
        matters__state=State.RECORDED, matters__nature=Nature.FORWARDED, matters__forwarding__replied_on=None
    )
    read = Q(matters__in=matters_read(request.standing).values("pk"))
    counted = Campaign.objects.filter(pk__in=seen.values("pk")).exclude(state=Campaign.State.PREPARING)
    rows: Listing[Campaign] = Listing(
        request, counted.annotate(waiting=Count("matters", filter=waiting & read)), CAMPAIGNS, first="ten"
    )
    return render(request, "records/campaigns.html", {"rows": rows})


@open_to(sees_records)
def matters(request: Request, campaign: int) -> HttpResponse:
    """All of a campaign that one reads, with the books in which they stand."""
    found, kept = books_for(request, campaign)
    plan, asked = plan_for(found), request.GET
    read = matters_read(request.standing).filter(campaign=found)
    chosen = _filtered(read, asked).select_related("participant", "forwarding")
    rows: Listing[Matter] = Listing(request, chosen, COLUMNS, first="-ngay")
    if rows.wants_workbook:
        return rows.workbook("Sự việc đã ghi nhận")
    values = _frame(request, found) | {
        "rows": rows,
        "shown": [(one, counts(plan, one)) for one in rows],
        "books": _books(plan, found, read, kept),
        "records": [(name, record.label) for name, record in books_of(plan).items()],
        "natures": Nature.choices,
        "states": [("mo", "Đang chờ"), *State.choices],
        "participants": list(_about(request, found).values_list("pk", "name")),
        "may_record": bool(kept),
    }
    return render(request, "records/matters.html", values)


def _filtered(read: QuerySet[Matter], asked: Any) -> QuerySet[Matter]:
    for word in search_key(asked.get("tim", "")).split():
        read = read.filter(Q(search__contains=word) | Q(participant__search__contains=word))
    for name, field in (("so-nao", "record"), ("loai", "nature")):
        if asked.get(name):
            read = read.filter(**{field: asked[name]})
    if asked.get("doi-tuong", "").isdecimal():
        read = read.filter(participant=int(asked["doi-tuong"]))
    if asked.get("trang-thai") == "mo":
        return read.filter(_WAITING)
    return read.filter(state=asked["trang-thai"]) if asked.get("trang-thai") else read


def _books(plan: Plan, campaign: Campaign, read: QuerySet[Matter], kept: Any) -> list[dict[str, Any]]:
    numbers = dict(read.exclude(state=State.WITHDRAWN).order_by().values_list("record").annotate(n=Count("pk")))
    complete = set(Book.objects.filter(campaign=campaign, complete=True).values_list("record", flat=True))
    return [
        {
            "name": name,
            "record": record,
            "bodies": ", ".join(body_name(plan, body) for body in record.by),
            "facts": [plan.facts[fact].label for fact in record.feeds],
            "number": numbers.get(name, 0),
            "complete": name in complete,
            "kept": name in kept,
            "settles": name in kept and kept[name][1] != (SELF,) and record.kind != "result_of_others" and record.feeds,
            "listed": record.kind in ("incident", "forwarded_item", "media_item"),
        }
        for name, record in books_of(plan).items()
    ]


def _about(request: Request, campaign: Campaign) -> QuerySet[Participant]:
    """Those to filter by: whom one reads; who only records, all."""
    read = participants_read(request.standing).filter(campaign=campaign)
    return (
        campaign.participants.all()
        if acts_in.test(request.standing, campaign)
        else campaign.participants.filter(pk__in=read.values("pk"))
    )


def _frame(request: Request, campaign: Campaign) -> dict[str, Any]:
    """What stands above each list of a campaign."""
    plan = plan_for(campaign)
    kinds = {record.kind for record in plan.records.values()}
    supplies = [body for body in bodies_of(request, campaign) if facts_supplied(plan, body)]
    return {
        "campaign": campaign,
        "inside": works_on.test(request.standing, campaign),
        "inspects": "inspection" in kinds,
        "forwards": "forwarded_item" in kinds,
        "supplies": bool(supplies),
    }


@open_to(sees_records)
def inspections(request: Request, campaign: int) -> HttpResponse:
    """The inspections of a campaign; a unit sees those that found something at it."""
    found, kept = books_for(request, campaign)
    plan = plan_for(found)
    read = inspections_read(request.standing).filter(campaign=found)
    seen = Q(findings__in=matters_read(request.standing).values("pk")) & ~Q(findings__state=State.WITHDRAWN)
    rows: Listing[Inspection] = Listing(
        request, read.annotate(found=Count("findings", filter=seen)), INSPECTIONS, first="-ngay"
    )
    if rows.wants_workbook:
        return rows.workbook("Các cuộc kiểm tra")
    values = _frame(request, found) | {
        "rows": rows,
        "shown": [(one, body_name(plan, one.body)) for one in rows],
        "books": [(name, record) for name, (record, _) in kept.items() if record.kind == "inspection"],
    }
    return render(request, "records/inspections.html", values)


@open_to(sees_records)
def forwarded(request: Request, campaign: int) -> HttpResponse:
    """Items forwarded with their clock: those that wait for a reply unless others are asked for, by their last day."""
    found, kept = books_for(request, campaign)
    read = matters_read(request.standing).filter(campaign=found, nature=Nature.FORWARDED, state=State.RECORDED)
    chosen = _by_clock(read, request.GET.get("tra-loi", ""))
    for word in search_key(request.GET.get("tim", "")).split():
        chosen = chosen.filter(Q(search__contains=word) | Q(participant__search__contains=word))
    rows: Listing[Matter] = Listing(request, chosen.select_related("participant", "forwarding"), FORWARDED, first="han")
    if rows.wants_workbook:
        return rows.workbook("Việc được chuyển đến")
    values = _frame(request, found) | {
        "rows": rows,
        "standings": STANDINGS,
        "books": [(name, record) for name, (record, _) in kept.items() if record.kind == "forwarded_item"],
        "late": _by_clock(read, "muon").count(),
        "waiting": _by_clock(read, "").count(),
        "any": read.exists(),
    }
    return render(request, "records/forwarded.html", values)


def _by_clock(read: QuerySet[Matter], standing: str) -> QuerySet[Matter]:
    if standing == "het":
        return read
    if standing == "xong":
        return read.exclude(forwarding__replied_on=None)
    if standing != "muon":
        return read.filter(forwarding__replied_on=None)
    late = Q(forwarding__replied_on__gt=F("forwarding__due_on"))
    return read.filter(late | Q(forwarding__replied_on=None, forwarding__due_on__lt=clock.today()))

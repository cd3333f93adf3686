"""What was done, by whom, when, with before and after; for those who audit its owner."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from thidua.office.access.filters import entries_read
from thidua.office.access.predicates import administers, audits, reads_entry
from thidua.office.campaigns.models import Campaign
from thidua.office.clock import VIETNAM
from thidua.office.journal.hashing import campaign_chain
from thidua.office.journal.models import Entry, PersonalValue
from thidua.office.journal.services import erase
from thidua.office.journal.wording import ACTS, act_words
from thidua.office.organisations.models import Role
from thidua.office.spelling import search_key
from thidua.sheets.lenient.answers import Sure
from thidua.sheets.lenient.dates import read_date
from thidua.web.access import Request, open_to
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.journal.contents import name_words, value_words
from thidua.web.pages.journal.naming import Named, named, target_of


def _columns(things: Mapping[str, Named]) -> tuple[Column, ...]:
    """``things``: what the targets are called."""
    return (
        Column("luc", "Lúc", by=("recorded_at", "pk"), value=lambda one: one.recorded_at),
        Column("ngay", "Ngày xảy ra", by="happened_on", value=lambda one: one.happened_on),
        Column("viec", "Việc", by="act", value=lambda one: act_words(one.act)),
        Column("doi-tuong", "Đối tượng", by="target", value=lambda one: str(things[one.target])),
        Column("nguoi", "Người làm", by="actor__person__sort_key", value=lambda one: actor_words(one)),
        Column("chuoi", "Chuỗi", by=("chain__name", "number"), value=lambda one: f"{one.chain.label} #{one.number}"),
    )


DAYS = {"tu": "Từ ngày", "den": "Đến hết ngày"}


def actor_words(entry: Entry) -> str:
    """Who did it."""
    return str(entry.actor.person) if entry.actor is not None else "Hệ thống"


@open_to(audits)
def journal_list(request: Request) -> HttpResponse:
    """The newest first; filtered by campaign, person, act and days."""
    rows = _filtered(request, entries_read(request.standing)).select_related("chain", "actor__person")
    for name, label in DAYS.items():
        if (typed := request.GET.get(name, "")) and _day(typed) is None:
            messages.warning(
                request, f"«{label}»: không đọc được ngày «{typed}», nên không lọc theo ngày đó. Ghi như 01/06/2026."
            )
    things: dict[str, Named] = {}
    listing = Listing(request, rows, _columns(things), first="-luc")
    if listing.wants_workbook:
        things |= named(request.standing, rows.order_by().values_list("target", flat=True).distinct())
        return listing.workbook("Nhật ký")
    campaigns = Campaign.objects.filter(owner__in=request.standing.where(Role.AUDITOR)).values_list("pk", "title")
    things |= named(request.standing, (one.target for one in listing))
    shown = [(one, act_words(one.act), things[one.target], actor_words(one)) for one in listing]
    values = {
        "rows": listing,
        "shown": shown,
        "campaigns": campaigns,
        "acts": sorted(ACTS.items(), key=lambda act: search_key(act[1])),
        "since": request.GET.get("tu", ""),
        "until": request.GET.get("den", ""),
    }
    return render(request, "journal/list.html", values)


@open_to(reads_entry)
def journal_entry(request: Request, entry: int) -> HttpResponse:
    """One act, with before and after."""
    kept = entries_read(request.standing).select_related("chain", "actor__person", "owner")
    one = get_object_or_404(kept, pk=entry)
    content: dict[str, Any] = json.loads(one.content)
    names = sorted({*content["before"], *content["after"]})
    sides = [content[side] for side in ("before", "after")]
    told = [target for side in sides for name, value in side.items() if (target := target_of(name, value))]
    things = named(request.standing, (one.target, *told))
    personal = list(one.personal_values.order_by("name"))
    values = {
        "one": one,
        "act": act_words(one.act),
        "target": things[one.target],
        "actor": actor_words(one),
        "reason": content["reason"],
        "changes": [
            (name_words(name), *(things.get(target_of(name, side.get(name))) or _said(name, side) for side in sides))
            for name in names
        ],
        "personal": [(value, name_words(value.name)) for value in personal],
        "may_erase": one.owner is not None and administers.test(request.standing, one.owner),
    }
    return render(request, "journal/entry.html", values)


def _said(name: str, side: dict[str, Any]) -> Named:
    return Named(value_words(name, side.get(name)))


@open_to(reads_entry)
@require_POST
def journal_erase(request: Request, value: int) -> HttpResponse:
    """Take a personal value away for good; by who both audits and administers its owner, with a reason."""
    kept = PersonalValue.objects.select_related("entry__owner", "entry__chain").filter(
        entry__in=entries_read(request.standing), entry__owner__in=request.standing.where(Role.ADMINISTRATOR)
    )
    one = get_object_or_404(kept, pk=value)
    reason = request.POST.get("reason", "").strip()
    if not reason or request.standing.user is None:
        messages.error(request, "Hãy ghi lý do xóa.")
    else:
        erase(value=one, by=request.standing.user, reason=reason)
        messages.success(request, "Đã xóa giá trị; mã băm trong chuỗi vẫn kiểm tra được.")
    return redirect("journal_entry", one.entry_id)


def _filtered(request: Request, rows: QuerySet[Entry]) -> QuerySet[Entry]:
    asked = request.GET
    if (campaign := asked.get("phong-trao", "")).isdecimal():
        rows = rows.filter(chain__name=campaign_chain(int(campaign)))
    if act := asked.get("viec"):
        rows = rows.filter(act=act)
    if text := asked.get("tim"):
        rows = rows.filter(actor__person__search__contains=search_key(text))
    if since := _day(asked.get("tu", "")):
        rows = rows.filter(recorded_at__gte=_midnight(since))
    if until := _day(asked.get("den", "")):
        rows = rows.filter(recorded_at__lt=_midnight(until + timedelta(days=1)))
    return rows


def _day(text: str) -> date | None:
    answer = read_date(text) if text else None
    return answer.value if isinstance(answer, Sure) else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)

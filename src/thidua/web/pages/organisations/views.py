"""The organisations that somebody administers."""

from django.contrib import messages
from django.db.models import Count, Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from thidua.office import clock
from thidua.office.access.filters import organisations_administered
from thidua.office.access.predicates import administers
from thidua.office.access.standing import memberships_on
from thidua.office.organisations.errors import OrganisationError
from thidua.office.organisations.models import Membership, Organisation, Role
from thidua.office.spelling import search_key
from thidua.web.access import Request, open_to
from thidua.web.components.confirming import Preview, confirmed
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.organisations.acts import Act

COLUMNS = (
    Column("ten", "Tên", by="sort_key", value=lambda one: one.name),
    Column("ma", "Mã", by="code", value=lambda one: one.code),
    Column("loai", "Loại", by="kind", value=lambda one: one.get_kind_display()),
    Column("cap", "Cấp", by="level", value=lambda one: one.get_level_display()),
    Column("tren", "Trực thuộc", by="parent__sort_key", value=lambda one: one.parent.name if one.parent else ""),
    Column("nguoi", "Số người", by="people_count", value=lambda one: one.people_count, number=True),
    Column("het", "Đến hết ngày", by="valid_to", value=lambda one: one.valid_to),
)

FOUND_AT_ONCE = 50
"""So many units below one are shown when they are searched for."""


@open_to(administers)
def organisation_list(request: Request) -> HttpResponse:
    """All of them, those that go on first; a search finds former names as well."""
    rows = organisations_administered(request.standing).select_related("parent")
    rows = rows.annotate(people_count=Count("people", filter=Q(people__same_as=None)))
    if text := request.GET.get("tim"):
        key = search_key(text)
        former = Organisation.objects.filter(former_names__search__contains=key)
        rows = rows.filter(Q(search__contains=key) | Q(pk__in=former))
    closed = Q(valid_to__lt=clock.today())
    state = request.GET.get("tinh-trang", "")
    rows = rows.filter(closed) if state == "het" else rows.exclude(closed) if state == "con" else rows
    listing = Listing(request, rows, COLUMNS, first="ten")
    if listing.wants_workbook:
        return listing.workbook("Cơ quan, đơn vị")
    states = (("con", "Đang hoạt động"), ("het", "Đã kết thúc"))
    return render(request, "organisations/list.html", {"rows": listing, "states": states})


@open_to(administers)
def organisation_page(request: Request, organisation: int) -> HttpResponse:
    """One: where it stands, what is below it, who holds which role there."""
    administered = organisations_administered(request.standing)
    below = administered.order_by("sort_key")
    one = get_object_or_404(administered.select_related("parent", "merged_into", "split_from"), pk=organisation)
    roles = memberships_on(Membership.objects.filter(organisation=one)).select_related("person")
    under, text = below.filter(path__startswith=one.below), request.GET.get("tim", "").strip()
    found = list(under.filter(search__contains=search_key(text))[: FOUND_AT_ONCE + 1]) if text else []
    values = {
        "one": one,
        "under": under.count(),
        "search": text,
        "found": found[:FOUND_AT_ONCE],
        "more": len(found) > FOUND_AT_ONCE,
        "above": administered.filter(pk__in=[int(key) for key in one.path.split("/") if key]).order_by("path"),
        "below": below.filter(parent=one).prefetch_related(Prefetch("children", below)),
        "roles": sorted(roles, key=lambda held: (list(Role).index(Role(held.role)), held.person.sort_key)),
        "former": one.former_names.all(),
        "merged": one.merged_from.all(),
        "closed": one.valid_to is not None and one.valid_to < clock.today(),
    }
    return render(request, "organisations/page.html", values)


@open_to(administers)
def organisation_act(request: Request, organisation: int, act: Act) -> HttpResponse:
    """Do something to one: its form, a preview where others are touched, then the act."""
    administered = organisations_administered(request.standing)
    one = get_object_or_404(administered, pk=organisation)
    others = administered.exclude(pk=one.pk).filter(valid_to=None)
    form = act.form(one, others, request.POST or None)
    back = reverse("organisation", args=[one.pk])
    if form.is_valid():
        try:
            if act.shown is not None:
                things = act.shown(one, form.cleaned_data)
                preview = Preview(
                    title=f"{act.title}: {one.name}",
                    things=things,
                    label=act.label,
                    cancel_url=back,
                    unit="thay đổi",
                    danger=act.danger,
                )
                if not confirmed(request, preview):
                    return preview.page(request)
            done = act.do(one, form.cleaned_data, request.standing.user)
        except OrganisationError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, act.done)
            made = done.pk if act.leads_to_made and isinstance(done, Organisation) else one.pk
            return redirect("organisation", made)
    status = 422 if form.is_bound else 200
    return render(request, "organisations/act.html", {"form": form, "one": one, "act": act}, status=status)

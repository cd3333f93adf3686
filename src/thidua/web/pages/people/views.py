"""The people whom somebody keeps: the list, one of them, and those who may be written down twice."""

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from thidua.office import clock
from thidua.office.access.filters import organisations_administered, people_kept
from thidua.office.access.predicates import keeps_person
from thidua.office.organisations.errors import OrganisationError
from thidua.office.organisations.importing.recognising import pairs
from thidua.office.organisations.models import KeptApart, Membership, Person
from thidua.office.organisations.services import people
from thidua.office.spelling import search_key
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.choosing.among import units_open
from thidua.web.pages.people.forms import PersonForm, UnitFilter

COLUMNS = (
    Column("ten", "Họ và tên", by="sort_key", value=lambda one: one.full_name),
    Column("don-vi", "Đơn vị", by="organisation__sort_key", value=lambda one: one.organisation.name),
    Column("chuc-vu", "Chức vụ", by="position", value=lambda one: one.position),
    Column("ma", "Mã cán bộ", by="staff_code", value=lambda one: one.staff_code),
    Column("thu", "Thư điện tử", value=lambda one: one.email),
    Column("dien-thoai", "Điện thoại", value=lambda one: one.phone),
    Column("tai-khoan", "Tài khoản", value=lambda one: one.user.username if hasattr(one, "user") else ""),
)


@open_to(keeps_person)
def people_list(request: Request) -> HttpResponse:
    """In Vietnamese order of names; a search forgives tones."""
    unit = UnitFilter(organisations_administered(request.standing), request.GET)
    listing = Listing(request, people_found(request, unit), COLUMNS, first="ten")
    if listing.wants_workbook:
        return listing.workbook("Danh sách người")
    return render(request, "people/list.html", {"rows": listing, "unit": unit[UnitFilter.NAME]})


def people_found(request: Request, unit: UnitFilter | None = None) -> QuerySet[Person]:
    """Those whom the filters of the list find."""
    unit = unit or UnitFilter(organisations_administered(request.standing), request.GET)
    rows = people_kept(request.standing).filter(same_as=None).select_related("organisation", "user")
    if text := request.GET.get("tim"):
        key = search_key(text)
        spelt = Person.objects.filter(search__contains=key).exclude(same_as=None).values("same_as")
        rows = rows.filter(Q(search__contains=key) | Q(staff_code__iexact=text.strip()) | Q(pk__in=spelt))
    if not unit.is_valid():
        return rows.none()
    chosen = unit.cleaned_data[UnitFilter.NAME]
    return rows.filter(organisation=chosen) if chosen else rows


@open_to(keeps_person)
def person_page(request: Request, person: int) -> HttpResponse:
    """Somebody: what is known, the roles with their dates, the account."""
    kept = people_kept(request.standing).select_related("organisation", "user", "same_as")
    one = get_object_or_404(kept, pk=person)
    held = Membership.objects.filter(person=one).select_related("organisation", "stands_in_for__person")
    day = clock.today()
    mine = organisations_administered(request.standing).values("pk")
    values = {
        "one": one,
        "account": getattr(one, "user", None),
        "roles": held.filter(Q(valid_to=None) | Q(valid_to__gte=day), organisation__in=mine),
        "past": held.filter(valid_to__lt=day, organisation__in=mine),
        "spellings": one.other_spellings.all(),
    }
    return render(request, "people/page.html", values)


@open_to(keeps_person)
def person_add(request: Request) -> HttpResponse:
    """Somebody new."""
    form = PersonForm(units_open(request.standing), request.POST or None)
    if form.is_valid():
        made = attempted(form, lambda: people.add(by=request.standing.user, **form.cleaned_data))
        if made is not None:
            messages.success(request, f"Đã thêm {made.full_name}.")
            return redirect("person", made.pk)
    return _form(request, form, "Thêm người", "Thêm", reverse("people"))


@open_to(keeps_person)
def person_change(request: Request, person: int) -> HttpResponse:
    """What is known, written anew."""
    one = get_object_or_404(people_kept(request.standing), pk=person)
    initial = {name: getattr(one, name) for name in people.KNOWN} | {"organisation": one.organisation_id}
    form = PersonForm(units_open(request.standing), request.POST or None, initial=initial)
    if form.is_valid():
        try:
            people.change(person=one, by=request.standing.user, **form.cleaned_data)
        except OrganisationError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Đã lưu.")
            return redirect("person", one.pk)
    return _form(request, form, f"Sửa: {one.full_name}", "Lưu", reverse("person", args=[one.pk]))


@open_to(keeps_person)
@require_http_methods(["GET", "HEAD", "POST"])
def people_twice(request: Request) -> HttpResponse:
    """Who may be written down twice; somebody who knows says whether they are one."""
    kept = people_kept(request.standing).filter(same_as=None).select_related("organisation")
    if request.method == "POST":
        one = get_object_or_404(kept, pk=_key(request, "first"))
        other = get_object_or_404(kept, pk=_key(request, "second"))
        try:
            if request.POST.get("answer") == "same":
                people.confirm_same(kept=one, other=other, by=request.standing.user)
                messages.success(request, f"Đã xác nhận {other.full_name} và {one.full_name} là một người.")
            else:
                people.keep_apart(one=one, other=other, by=request.standing.user)
                messages.success(request, f"Đã ghi nhận {other.full_name} và {one.full_name} là hai người.")
        except OrganisationError as error:
            messages.error(request, str(error))
        return redirect("people_twice")
    apart = set(KeptApart.objects.filter(first__in=kept).values_list("first", "second"))
    found = [pair for pair in pairs(kept) if (pair[0].pk, pair[1].pk) not in apart]
    return render(request, "people/twice.html", {"pairs": found[:100], "count": len(found)})


def _key(request: HttpRequest, name: str) -> int:
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() else 0


def _form(request: Request, form: PersonForm, title: str, label: str, back: str) -> HttpResponse:
    values = {"form": form, "title": title, "label": label, "back": back}
    return render(request, "people/form.html", values, status=422 if form.is_bound else 200)

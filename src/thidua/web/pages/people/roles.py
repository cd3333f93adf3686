"""Giving and ending roles, deputies, handing everything over."""

from collections.abc import Callable

from django import forms as django_forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from thidua.office.access.filters import people_kept
from thidua.office.access.predicates import keeps_person
from thidua.office.organisations.models import Membership, Person, Role
from thidua.office.organisations.services import roles
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.components.confirming import Preview, confirmed
from thidua.web.pages.choosing.among import people_known, units_open
from thidua.web.pages.people import forms
from thidua.web.pages.people.in_hand import in_hand


@open_to(keeps_person)
def role_give(request: Request, person: int) -> HttpResponse:
    """A role for somebody."""
    one = get_object_or_404(people_kept(request.standing), pk=person)
    form = forms.RoleForm(
        units_open(request.standing), request.POST or None, initial={"organisation": one.organisation_id}
    )
    by = request.standing.user
    title = f"Giao vai trò: {one.full_name}"
    return _act(request, form, one, title, "Giao", lambda: roles.give(person=one, by=by, **form.cleaned_data))


@open_to(keeps_person)
def role_end(request: Request, membership: int) -> HttpResponse:
    """The last day of a role."""
    held = _membership(request, membership)
    form = forms.EndForm(request.POST or None)
    by = request.standing.user
    title = f"Kết thúc vai trò {held.get_role_display()} của {held.person}"
    return _act(request, form, held, title, "Kết thúc", lambda: roles.end(membership=held, by=by, **form.cleaned_data))


@open_to(keeps_person)
def role_deputise(request: Request, membership: int) -> HttpResponse:
    """Somebody who stands in."""
    held = _membership(request, membership)
    form = forms.DeputyForm(_others(request, held.person), request.POST or None)
    by = request.standing.user
    title = f"Ủy quyền vai trò {held.get_role_display()} của {held.person}"
    return _act(request, form, held, title, "Giao", lambda: roles.deputise(membership=held, by=by, **form.cleaned_data))


@open_to(keeps_person)
def hand_over(request: Request, person: int) -> HttpResponse:
    """Everything that somebody holds, to another person, in one act; shown first."""
    one = get_object_or_404(people_kept(request.standing), pk=person)
    form = forms.HandOverForm(_others(request, one), request.POST or None)
    at = request.standing.where(Role.ADMINISTRATOR)
    back = reverse("person", args=[one.pk])
    if form.is_valid():
        given = form.cleaned_data
        held = roles.duties(person=one, at=at)
        preview = Preview(
            title=f"Bàn giao của {one.full_name} cho {given['to']}",
            things=[f"{role.get_role_display()} tại {role.organisation}{_reach(role)}" for role in held],
            label="Bàn giao",
            cancel_url=back,
            unit="vai trò",
            follows=[f"{words}: {number}" for words, number in in_hand(held)],
            note=f"Từ ngày {given['on']:%d/%m/%Y}. Mọi bản đang soạn thuộc về đơn vị, người nhận làm tiếp được ngay.",
            danger=True,
        )
        if held and not confirmed(request, preview):
            return preview.page(request)
    by = request.standing.user
    title = f"Bàn giao: {one.full_name}"
    return _act(
        request, form, one, title, "Xem trước", lambda: roles.hand_over(person=one, at=at, by=by, **form.cleaned_data)
    )


def _membership(request: Request, key: int) -> Membership:
    """A role at an organisation that one administers, whoever holds it."""
    held = get_object_or_404(Membership.objects.select_related("person", "organisation"), pk=key)
    if not request.standing.holds(Role.ADMINISTRATOR, held.organisation_id):
        raise Http404
    return held


def _others(request: Request, but: Person) -> QuerySet[Person]:
    return people_known(request.standing).exclude(pk=but.pk)


def _reach(role: Membership) -> str:
    return " và mọi cấp dưới" if role.subtree else ""


def _act(
    request: Request,
    form: django_forms.Form,
    one: Person | Membership,
    title: str,
    label: str,
    do: Callable[[], object],
) -> HttpResponse:
    person = one if isinstance(one, Person) else one.person
    if keeps_person.test(request.standing, person):
        back = reverse("person", args=[person.pk])
    else:
        back = reverse("organisations")
    if form.is_valid() and attempted(form, lambda: do() or True) is not None:
        messages.success(request, "Đã ghi nhận.")
        return redirect(back)
    values = {"form": form, "title": title, "label": label, "back": back}
    return render(request, "people/form.html", values, status=422 if form.is_bound else 200)

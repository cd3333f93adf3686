"""Organisations, and people with their roles, from Excel."""

from django.http import HttpResponse
from django.urls import reverse

from thidua.office.access.predicates import administers
from thidua.office.organisations.importing import people, units
from thidua.office.organisations.models import Role
from thidua.web.access import Request, open_to
from thidua.web.components.from_list import Kind, steps


@open_to(administers)
def import_units(request: Request) -> HttpResponse:
    """Organisations."""
    places, by = request.standing.where(Role.ADMINISTRATOR), request.standing.user
    title, back = "Nhập đơn vị từ Excel", reverse("organisations")
    return steps(request, Kind(title, units.COLUMNS, units.REQUIRED, lambda: units.UnitList(places, by), back))


@open_to(administers)
def import_people(request: Request) -> HttpResponse:
    """People and their roles."""
    places, by = request.standing.where(Role.ADMINISTRATOR), request.standing.user
    title, back = "Nhập người và vai trò từ Excel", reverse("people")
    return steps(request, Kind(title, people.COLUMNS, people.REQUIRED, lambda: people.PeopleList(places, by), back))

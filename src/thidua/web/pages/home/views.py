"""The first page."""

from django.http import HttpResponse
from django.shortcuts import render

from thidua.office.access.predicates import is_signed_in
from thidua.web.access import Request, open_to
from thidua.web.pages.home.waiting import waiting_for


@open_to(is_signed_in)
def home(request: Request) -> HttpResponse:
    """What waits for somebody."""
    return render(request, "home/home.html", {"waiting": waiting_for(request.standing)})

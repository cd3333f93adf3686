"""The first page."""

from django.http import HttpResponse
from django.shortcuts import render

from thidua.office.access.filters import campaigns_seen
from thidua.office.access.predicates import is_signed_in
from thidua.web.access import Request, open_to


@open_to(is_signed_in)
def home(request: Request) -> HttpResponse:
    """The campaigns that somebody sees."""
    return render(request, "home/home.html", {"campaigns": campaigns_seen(request.standing).select_related("owner")})

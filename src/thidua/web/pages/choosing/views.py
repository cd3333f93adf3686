"""The matches for what is typed: only what the one who types may choose."""

from django.http import HttpResponse

from thidua.office.access.filters import organisations_planning
from thidua.office.access.predicates import administers, keeps_person, may_ask_to_join, runs, writes_plans
from thidua.web.access import Request, open_to
from thidua.web.components.among import Rows
from thidua.web.components.choosing import answer
from thidua.web.pages.campaigns.found import campaign_for
from thidua.web.pages.choosing import among


@open_to(administers)
def unit(request: Request) -> HttpResponse:
    """An organisation that one administers."""
    return answer(request, Rows(among.units_open(request.standing)))


@open_to(keeps_person)
def somebody(request: Request) -> HttpResponse:
    """A person whom one keeps."""
    return answer(request, Rows(among.people_known(request.standing)))


@open_to(writes_plans)
def plan_owner(request: Request) -> HttpResponse:
    """An organisation for which one writes plans."""
    return answer(request, Rows(organisations_planning(request.standing)))


@open_to(runs)
def campaign_unit(request: Request, campaign: int) -> HttpResponse:
    """An organisation that takes part, or at which somebody works who does."""
    return answer(request, Rows(among.units_of(campaign_for(request, campaign, runs))))


@open_to(runs)
def campaign_body(request: Request, campaign: int) -> HttpResponse:
    """An organisation that acts as a body of the plan."""
    return answer(request, Rows(among.bodies_near(campaign_for(request, campaign, runs))))


@open_to(may_ask_to_join)
def asking_unit(request: Request, open_campaign: int) -> HttpResponse:
    """A unit that asks to take part."""
    found = campaign_for(request, open_campaign, may_ask_to_join)
    return answer(request, Rows(among.units_asking(request.standing, found)))

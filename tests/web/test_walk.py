"""The walk itself: a page that leaks or does something for who may not is found."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.test import Client, override_settings
from django.urls import path

from tests.web.things import things_of
from tests.web.walking import walk_about_things, walkers
from tests.web.world import World
from thidua.office.access.filters import campaigns_seen
from thidua.office.access.predicates import is_signed_in, runs
from thidua.office.campaigns.models import Campaign
from thidua.office.journal.services import record
from thidua.web.access import Request, open_to, open_to_all
from thidua.web.urls import urlpatterns as served


def _page(request: HttpRequest, campaign: int) -> HttpResponse:
    return HttpResponse(str(campaign))


@open_to(is_signed_in)
def kept(request: Request, campaign: int) -> HttpResponse:
    get_object_or_404(campaigns_seen(request.standing), pk=campaign)
    return HttpResponse()


@open_to(is_signed_in)
def acting_first(request: Request, campaign: int) -> HttpResponse:
    record(act="test.one", actor=None)
    return kept(request, campaign)


@open_to(runs)
def for_whoever_runs_something(request: Request, campaign: int) -> HttpResponse:
    get_object_or_404(campaigns_seen(request.standing), pk=campaign)
    return HttpResponse()


@open_to(is_signed_in)
def nobody(request: Request, campaign: int) -> HttpResponse:
    return HttpResponse(status=404)


VIEWS: dict[str, Callable[..., HttpResponse]] = {
    "kept": kept,
    "leaking": open_to(is_signed_in)(_page),
    "to strangers": _page,
    "acting first": acting_first,
    "too many may": for_whoever_runs_something,
    "gone": nobody,
}
urlpatterns = [*served, path("thu/<int:campaign>/", lambda request, campaign: _current(request, campaign))]
_now: list[Callable[..., HttpResponse]] = []


def _current(request: Any, campaign: int) -> HttpResponse:
    return _now[-1](request, campaign)


def _walk(name: str) -> None:
    world = World.made()
    things = things_of(world, {"campaign": None})
    _now.append(VIEWS[name])
    who = getattr(VIEWS[name], "open_to", is_signed_in)
    with override_settings(ROOT_URLCONF=__name__):
        walk_about_things(f"/thu/{things['campaign'].key}/", who, world, [*things.values()], walkers(world))


def test_a_page_that_keeps_to_itself_passes():
    _walk("kept")


@pytest.mark.parametrize("name", [name for name in VIEWS if name != "kept"])
def test_a_page_that_does_not_is_found(name: str):
    with pytest.raises(AssertionError):
        _walk(name)


def test_a_page_for_everybody_is_open_to_strangers_as_well():
    _now.append(open_to_all(_page))
    with override_settings(ROOT_URLCONF=__name__):
        assert Client().get("/thu/1/").status_code == 200
    assert Campaign.objects.count() == 0

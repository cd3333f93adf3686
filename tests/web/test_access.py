"""Every page states who may use it, and keeps to it for every role and a stranger, with GET and with POST."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.office.made import organisation, user, user_with
from tests.web.things import ABOUT, MAKERS, World, may_reach, things_of
from thidua.office.access.standing import standing_of
from thidua.office.accounts.models import User
from thidua.office.journal.models import Entry
from thidua.office.organisations.models import Role

METHODS = ("get", "post")
REFUSED = (403, 404, 405)


def our_views() -> Iterator[tuple[str, URLPattern, frozenset[str]]]:
    """Every address of ours with its name and parameters, those of allauth apart."""

    def walk(resolver: URLResolver, above: frozenset[str]) -> Iterator[tuple[URLPattern, frozenset[str]]]:
        for one in resolver.url_patterns:
            names = above | frozenset(one.pattern.converters)
            if isinstance(one, URLResolver):
                yield from walk(one, names)
            else:
                yield one, names

    for pattern, names in walk(get_resolver(), frozenset()):
        if pattern.callback.__module__.startswith("thidua."):
            yield pattern.name or "", pattern, names


VIEWS = {name: (pattern, names) for name, pattern, names in our_views()}
PLAIN = [name for name, (_, parameters) in VIEWS.items() if not parameters]
ABOUT_THINGS = [name for name, (_, parameters) in VIEWS.items() if parameters]


def _open_to(name: str) -> Any:
    return getattr(VIEWS[name][0].callback, "open_to")  # noqa: B009


def _as(account: User) -> Client:
    client = Client()
    client.force_login(account)
    return client


def _assert_stranger_is_sent_to_sign_in(url: str) -> None:
    for method in METHODS:
        answer = getattr(Client(), method)(url)
        sent = answer.status_code == 302 and answer["Location"].split("?")[0] == reverse("account_login")
        # A form whose session is over comes back with what was typed, to be sent after signing in.
        kept = method == "post" and "unsent.html" in [one.name for one in answer.templates]
        assert (method, sent or kept or answer.status_code == 405) == (method, True)


def test_every_view_has_a_name_of_its_own_and_says_to_whom_it_is_open():
    found = [name for name, _, _ in our_views()]
    assert found
    assert sorted(found) == sorted(set(found) - {""})
    assert [name for name, (pattern, _) in VIEWS.items() if not hasattr(pattern.callback, "open_to")] == []


def test_every_parameter_of_an_address_has_a_maker():
    wanted = {(name, one) for name in ABOUT_THINGS for one in VIEWS[name][1]}
    assert sorted(one for one in wanted if one[1] not in MAKERS) == []


def test_every_page_about_a_thing_is_open_to_a_predicate_of_which_the_walk_knows_what_it_is_about():
    told = {name: _open_to(name) for name in ABOUT_THINGS}
    assert [name for name, who in told.items() if who is not None and who not in ABOUT] == []


@pytest.mark.parametrize("name", PLAIN)
def test_a_page_without_parameters_keeps_to_what_it_says_for_every_role_and_a_stranger(name: str):
    who = _open_to(name)
    place = organisation()
    for one in [user(), *(user_with(role, at=place) for role in Role)]:
        allowed = who is None or who.test(standing_of(one))
        for method in METHODS:
            answer = getattr(_as(one), method)(reverse(name))
            assert (method, answer.status_code == 403) == (method, not allowed)
    if who is not None:
        _assert_stranger_is_sent_to_sign_in(reverse(name))


@pytest.mark.parametrize("name", ABOUT_THINGS)
def test_a_page_about_a_thing_is_reached_by_nobody_whom_it_does_not_concern(name: str):
    world, who = World.made(), _open_to(name)
    things = things_of(world, dict.fromkeys(sorted(VIEWS[name][1])))
    url = reverse(name, kwargs={one: thing.key for one, thing in things.items()})
    cast = [(group, one, standing_of(one)) for group, one in world.cast()]
    allowed = [may_reach(world, who, group, standing, [*things.values()]) for group, _, standing in cast]
    written = Entry.objects.count()
    for (group, one, standing), may in zip(cast, allowed, strict=True):
        for method in METHODS if not may else ():
            status = getattr(_as(one), method)(url).status_code
            assert (group, *standing.at, method, status in REFUSED) == (group, *standing.at, method, True)
    if who is not None:
        _assert_stranger_is_sent_to_sign_in(url)
    assert Entry.objects.count() == written, "somebody who may not has done something"
    # Whom it concerns gets an answer, never a fault, which the client would raise; so the thing is really there.
    answers = [
        getattr(_as(one), method)(url).status_code
        for (_, one, _), may in zip(cast, allowed, strict=True)
        if may
        for method in METHODS
    ]
    assert [status for status in answers if status >= 500] == []
    assert any(status not in REFUSED for status in answers), f"{name}: nobody gets there"

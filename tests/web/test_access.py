"""Every page states who may use it, and keeps to it for every role and a stranger, with GET and with POST."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.office.made import organisation, user, user_with
from tests.web.things import ABOUT, MAKERS, things_of
from tests.web.walking import (
    METHODS,
    Walker,
    assert_strangers_are_sent_to_sign_in,
    signed_in,
    walk_about_things,
    walkers,
)
from tests.web.world import World
from thidua.office.access.standing import standing_of
from thidua.office.organisations.models import Role


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
            answer = getattr(signed_in(one), method)(reverse(name))
            assert (method, answer.status_code == 403) == (method, not allowed)
    if who is not None:
        assert_strangers_are_sent_to_sign_in(reverse(name))


@pytest.fixture(scope="module")
def peopled(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[World, list[Walker]]]:
    """A world and its people, signed in, made once for all walks: what one of them does is undone behind it."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = World.made()
        yield world, walkers(world)
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", ABOUT_THINGS)
def test_a_page_about_a_thing_is_reached_by_nobody_whom_it_does_not_concern(
    name: str, peopled: tuple[World, list[Walker]]
):
    world, everybody = deepcopy(peopled[0]), peopled[1]
    things = things_of(world, dict.fromkeys(sorted(VIEWS[name][1])))
    url = reverse(name, kwargs={one: thing.key for one, thing in things.items()})
    walk_about_things(url, _open_to(name), world, [*things.values()], everybody)

"""Every page states who may use it, and keeps to it for every role and a stranger."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.office.made import organisation, user, user_with
from thidua.office.access.standing import standing_of
from thidua.office.organisations.models import Role


def our_views() -> Iterator[tuple[str, URLPattern]]:
    """Every address of ours, those of allauth apart."""

    def walk(resolver: URLResolver) -> Iterator[URLPattern]:
        for one in resolver.url_patterns:
            if isinstance(one, URLResolver):
                yield from walk(one)
            else:
                yield one

    for pattern in walk(get_resolver()):
        if pattern.callback.__module__.startswith("thidua."):
            yield pattern.name or "", pattern


VIEWS = list(our_views())
PLAIN = [name for name, pattern in VIEWS if not pattern.pattern.converters]


def _open_to(name: str) -> Any:
    return getattr(dict(VIEWS)[name].callback, "open_to")  # noqa: B009


def test_every_view_says_to_whom_it_is_open():
    assert VIEWS
    assert [name for name, pattern in VIEWS if not hasattr(pattern.callback, "open_to")] == []


@pytest.mark.parametrize("name", PLAIN)
def test_a_page_without_parameters_keeps_to_what_it_says_for_every_role_and_a_stranger(name):
    who = _open_to(name)
    place = organisation()
    for one in [user(), *(user_with(role, at=place) for role in Role)]:
        client = Client()
        client.force_login(one)
        allowed = who is None or who.test(standing_of(one))
        assert (client.get(reverse(name)).status_code == 403) is not allowed
    if who is not None:
        answer = Client().get(reverse(name))
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("account_login"))

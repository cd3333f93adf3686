"""Walking one address with everybody: who may not is refused and does nothing, who may gets an answer."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from http.cookies import SimpleCookie

from django.test import Client
from django.urls import reverse
from rules.predicates import Predicate

from tests.web.things import may_reach
from tests.web.world import Group, Thing, World
from thidua.office.access.standing import Standing, standing_of
from thidua.office.accounts.models import User
from thidua.office.journal.models import Entry

METHODS = ("get", "post")
REFUSED = (403, 404, 405)


def signed_in(account: User) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(account)
    return client


@dataclass(frozen=True)
class Walker:
    """Somebody of a group who has signed in once and comes to each address in a browser of their own."""

    group: Group | None
    standing: Standing
    cookies: SimpleCookie

    @classmethod
    def of(cls, group: Group | None, account: User) -> "Walker":
        """Sign somebody in."""
        return cls(group, standing_of(account), signed_in(account).cookies)

    def browser(self) -> Client:
        """A browser in which they are signed in, whatever became of the one before."""
        client = Client()
        client.cookies = deepcopy(self.cookies)
        return client


def walkers(world: World) -> list[Walker]:
    """Everybody who is in the world before there is a thing."""
    return [Walker.of(group, one) for group, one in world.cast()]


def assert_strangers_are_sent_to_sign_in(url: str) -> None:
    """With both methods; one that the page does not take may be refused as such.

    A form whose session is over comes back with what was typed, to be sent after signing in.
    """
    for method in METHODS:
        answer = getattr(Client(), method)(url)
        sent = answer.status_code == 302 and answer["Location"].split("?")[0] == reverse("account_login")
        kept = method == "post" and "unsent.html" in [one.name for one in answer.templates]
        assert (method, sent or kept or answer.status_code == 405) == (method, True)


def walk_about_things(
    url: str, who: Predicate | None, world: World, things: Sequence[Thing], everybody: Sequence[Walker]
) -> None:
    """Walk a page about these things; ``who``: to whom it says it is open, None for everybody."""
    coming = [*everybody, *(Walker.of("insider", one) for one in world.insiders)]
    allowed = [may_reach(world, who, one.group, one.standing, things) for one in coming]
    written = Entry.objects.count()
    for one, may in zip(coming, allowed, strict=True):
        for method in METHODS if not may else ():
            status = getattr(one.browser(), method)(url).status_code
            assert (one.group, *one.standing.at, method, status in REFUSED) == (
                one.group, *one.standing.at, method, True,
            )  # fmt: skip
    if who is not None:
        assert_strangers_are_sent_to_sign_in(url)
    assert Entry.objects.count() == written, "somebody who may not has done something"
    # Whom it concerns gets an answer, never a fault, which the client would raise; so the thing is really there.
    concerned = [one for one, may in zip(coming, allowed, strict=True) if may]
    answers = [getattr(one.browser(), method)(url).status_code for one in concerned for method in METHODS]
    assert [status for status in answers if status >= 500] == []
    assert any(status not in REFUSED for status in answers), f"{url}: nobody gets there"

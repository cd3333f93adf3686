"""Walking one address with everybody: who may not is refused and does nothing, who may gets an answer."""

from collections.abc import Sequence

from django.test import Client
from django.urls import reverse
from rules.predicates import Predicate

from tests.web.things import may_reach
from tests.web.world import Thing, World
from thidua.office.access.standing import standing_of
from thidua.office.accounts.models import User
from thidua.office.journal.models import Entry

METHODS = ("get", "post")
REFUSED = (403, 404, 405)


def signed_in(account: User) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(account)
    return client


def assert_strangers_are_sent_to_sign_in(url: str) -> None:
    """With both methods; one that the page does not take may be refused as such.

    A form whose session is over comes back with what was typed, to be sent after signing in.
    """
    for method in METHODS:
        answer = getattr(Client(), method)(url)
        sent = answer.status_code == 302 and answer["Location"].split("?")[0] == reverse("account_login")
        kept = method == "post" and "unsent.html" in [one.name for one in answer.templates]
        assert (method, sent or kept or answer.status_code == 405) == (method, True)


def walk_about_things(url: str, who: Predicate | None, world: World, things: Sequence[Thing]) -> None:
    """Walk a page about these things; ``who``: to whom it says it is open, None for everybody."""
    cast = [(group, one, standing_of(one)) for group, one in world.cast()]
    allowed = [may_reach(world, who, group, standing, things) for group, _, standing in cast]
    written = Entry.objects.count()
    for (group, one, standing), may in zip(cast, allowed, strict=True):
        for method in METHODS if not may else ():
            status = getattr(signed_in(one), method)(url).status_code
            assert (group, *standing.at, method, status in REFUSED) == (group, *standing.at, method, True)
    if who is not None:
        assert_strangers_are_sent_to_sign_in(url)
    assert Entry.objects.count() == written, "somebody who may not has done something"
    # Whom it concerns gets an answer, never a fault, which the client would raise; so the thing is really there.
    insiders = [one for (_, one, _), may in zip(cast, allowed, strict=True) if may]
    answers = [getattr(signed_in(one), method)(url).status_code for one in insiders for method in METHODS]
    assert [status for status in answers if status >= 500] == []
    assert any(status not in REFUSED for status in answers), f"{url}: nobody gets there"

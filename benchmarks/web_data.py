"""Campaigns for measuring: owners with units below them, sheets open, some sent, and sessions to ask with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import transaction

from thidua.catalogue import plan_files
from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.services.joining import join, units
from thidua.office.campaigns.services.launching import launch
from thidua.office.campaigns.services.preparing import map_body, prepare
from thidua.office.organisations.models import Membership, Organisation, Person, Role
from thidua.office.plans.services.adopting import adopt
from thidua.office.submissions.models import Sheet

PLAN = "cu-chi-2020"


@dataclass(frozen=True, slots=True)
class Measured:
    """One owner's campaign: who runs it, and each unit's head."""

    campaign: Campaign
    officer: User
    heads: Sequence[User]


def campaign_of(number: int, count: int) -> Measured:
    """An owner with so many units in a running campaign."""
    with transaction.atomic():
        owner = office(f"tinh-{number:02}", f"UBND tỉnh Mẫu {number:02}", None)
        officer = account(f"tinh-{number:02}", owner, Role.OFFICER)
        places = [office(f"t{number:02}-x{index:03}", f"UBND xã Mẫu {index:03}", owner) for index in range(count)]
        heads = [account(place.code, place, Role.HEAD) for place in places]
        text = plan_files()[PLAN].read_text(encoding="utf-8")
        plan = adopt(owner=owner, files=[(f"{PLAN}.yaml", text)], by=officer)
        started = prepare(owner=owner, plan=plan, round_id="2020", title=f"Thi đua {number:02}", by=officer)
        map_body(campaign=started, body="home_affairs", organisation=owner, by=officer, runs=True)
        join(campaign=started, joiners=units(places, "unit"), by=officer)
        launch(campaign=started, on=clock.today() - timedelta(days=30), number="15/KH", by=officer)
    started.refresh_from_db()
    return Measured(started, officer, heads)


def registrations(measured: Measured) -> dict[int, Sheet]:
    """The registration of each head's unit, by the head's key."""
    places = {head.person.organisation_id: head.pk for head in measured.heads}
    those = Participant.objects.filter(campaign=measured.campaign)
    found = Sheet.objects.filter(participant__in=those, key="registration").select_related("participant")
    return {places[sheet.participant.organisation_id]: sheet for sheet in found}


def session_of(user: User) -> str:
    """The key of a session in which somebody is signed in."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def office(code: str, name: str, parent: Organisation | None) -> Organisation:
    """An organisation."""
    return Organisation.objects.create(
        code=code, name=name, parent=parent, path=parent.below if parent is not None else "/"
    )


def account(username: str, at: Organisation, role: Role) -> User:
    """Somebody's account, with one role."""
    somebody = Person.objects.create(full_name=f"Nguyễn Mẫu {username}", organisation=at)
    Membership.objects.create(person=somebody, organisation=at, role=role)
    return User.objects.create_user(username=username, person=somebody)

"""What tests of the pages of campaigns begin with."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from tests.office.made import campaign, organisation, participant, user_with
from thidua.office import clock
from thidua.office.campaigns.models import Campaign
from thidua.office.organisations.models import Organisation, OrganisationKind, Role


@pytest.fixture(autouse=True)
def _early_may() -> Iterator[None]:
    with clock.at(date(2020, 5, 6)):
        yield


@pytest.fixture
def owner() -> Organisation:
    return organisation(name="UBND huyện Mẫu", kind=OrganisationKind.COMMITTEE)


@pytest.fixture
def running(owner: Organisation) -> Campaign:
    """A running campaign of Củ Chi's plan with one unit below its owner."""
    made = campaign(owner, title="Thi đua cải cách hành chính")
    participant(made, organisation(owner, name="UBND xã Hòa Mẫu", code="xa-hoa-mau"))
    return made


@pytest.fixture
def prepared(running: Campaign) -> Campaign:
    """The same before its launch."""
    running.state, running.launched_on = Campaign.State.PREPARING, None
    running.save()
    return running


@pytest.fixture
def officer(owner: Organisation) -> Client:
    """The owner's officer, signed in."""
    return signed_in(Role.OFFICER, owner)


def signed_in(role: Role, place: Organisation) -> Client:
    client = Client()
    client.force_login(user_with(role, at=place))
    return client

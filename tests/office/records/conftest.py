"""A campaign by the plan of Hòa Thành with an office, an inspection team and a portal, and a commune in it."""

from dataclasses import dataclass
from datetime import date

import pytest

from tests.office.made import campaign, organisation, participant, user_with
from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import BodyRole, Campaign, Participant
from thidua.office.organisations.models import Organisation, Role

DAY = date(2018, 6, 15)


@dataclass
class Run:
    """The campaign with its people."""

    campaign: Campaign
    office: Organisation
    officer: User
    commune: Participant
    unit: Organisation
    """That of the commune."""


@pytest.fixture(autouse=True)
def day():
    with clock.at(DAY):
        yield


@pytest.fixture
def run() -> Run:
    """The office acts as the bodies that record in this plan."""
    started = campaign(organisation(), "hoa-thanh-2018", launched_on=date(2018, 1, 10))
    office = organisation(started.owner)
    for body in ("office", "inspection_team", "portal"):
        BodyRole.objects.create(campaign=started, body=body, organisation=office)
    unit = organisation()
    return Run(started, office, user_with(Role.OFFICER, at=office), participant(started, unit, group="commune"), unit)

"""What tests of campaigns begin with."""

from datetime import date

import pytest

from tests.office.made import organisation, plan_version, user_with
from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.services.grounds import Ground
from thidua.office.campaigns.services.joining import join, units
from thidua.office.campaigns.services.launching import launch
from thidua.office.campaigns.services.preparing import prepare
from thidua.office.organisations.models import Organisation, OrganisationKind, Role


@pytest.fixture(autouse=True)
def _early_may():
    """A day on which Củ Chi's campaign has just begun."""
    with clock.at(date(2020, 5, 6)):
        yield


@pytest.fixture
def owner() -> Organisation:
    return organisation(name="UBND huyện Mẫu", kind=OrganisationKind.COMMITTEE)


@pytest.fixture
def officer(owner: Organisation) -> User:
    return user_with(Role.OFFICER, at=owner)


@pytest.fixture
def ground() -> Ground:
    return Ground(number="15/TB-UBND", day=date(2020, 5, 6), reason="Theo đề nghị của các xã")


@pytest.fixture
def prepared(owner: Organisation, officer: User) -> Campaign:
    """Củ Chi 2020 with three units below the owner, not launched."""
    plan = plan_version(owner)
    made = prepare(owner=owner, plan=plan, round_id="2020", title="Thi đua năm 2020", by=officer)
    join(campaign=made, joiners=units([organisation(owner) for _ in range(3)], "unit"), by=officer)
    return made


@pytest.fixture
def running(prepared: Campaign, officer: User) -> Campaign:
    return launch(campaign=prepared, on=date(2020, 5, 5), number="100/KH-UBND", by=officer)

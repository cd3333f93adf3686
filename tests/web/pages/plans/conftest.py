"""What tests of the editor begin with."""

import pytest
from django.test import Client

from tests.office.made import organisation, user_with
from thidua.office.accounts.models import User
from thidua.office.organisations.models import Organisation, Role
from thidua.office.plans import services
from thidua.office.plans.models import PlanDraft


@pytest.fixture
def owner() -> Organisation:
    return organisation()


@pytest.fixture
def officer(owner: Organisation) -> User:
    return user_with(Role.OFFICER, at=owner)


@pytest.fixture
def client(officer: User) -> Client:
    browser = Client()
    browser.force_login(officer)
    return browser


@pytest.fixture
def draft(owner: Organisation, officer: User) -> PlanDraft:
    return services.start_from_shipped(owner=owner, plan_id="cu-chi-2020", by=officer)

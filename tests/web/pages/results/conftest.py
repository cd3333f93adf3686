"""A campaign with results, and browsers of who runs it and of one unit."""

import pytest

from tests.office.made import user_with
from tests.office.results.made import hoa_thanh
from tests.web.pages.signed_in import browser
from thidua.office.organisations.models import Role


@pytest.fixture
def started():
    return hoa_thanh()


@pytest.fixture
def officer(started):
    return browser(user_with(Role.OFFICER, at=started.owner))


@pytest.fixture
def unit(started):
    return browser(user_with(Role.OFFICER, at=started.participants.all()[0].organisation))

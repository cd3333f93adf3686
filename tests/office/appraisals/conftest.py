"""What tests of appraising begin with: a campaign with two appraised units, one of them, who appraises."""

import pytest

from tests.office.appraisals.made import appraised, appraiser_at


@pytest.fixture
def started():
    return appraised()


@pytest.fixture
def unit(started):
    return started[0].participants.exclude(facts=None)[0]


@pytest.fixture
def by(started):
    return appraiser_at(started[1])

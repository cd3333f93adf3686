"""A campaign in the days of its appraisal, and a unit with facts; used where ``in_november`` is."""

from datetime import date

import pytest

from tests.office.appraisals.made import appraised
from thidua.office import clock


@pytest.fixture
def in_november():
    with clock.at(date(2018, 11, 20)):
        yield


@pytest.fixture
def started(in_november):
    return appraised()


@pytest.fixture
def unit(started):
    return started[0].participants.exclude(facts=None)[0]

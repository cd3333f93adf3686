"""A campaign in its first days, with units that fill in."""

import pytest

from tests.office.submissions.made import IN_TIME, Room
from thidua.office import clock


@pytest.fixture
def early_in_may(tmp_path, settings):
    settings.FILES = tmp_path / "files"
    with clock.at(IN_TIME):
        yield


@pytest.fixture
def room(early_in_may) -> Room:
    return Room(units=2)

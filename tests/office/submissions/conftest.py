"""Sheets are written early in May 2020 unless a test says another day."""

from collections.abc import Iterator

import pytest

from tests.office.submissions.made import IN_TIME
from thidua.office import clock


@pytest.fixture(autouse=True)
def _early_in_may() -> Iterator[None]:
    with clock.at(IN_TIME):
        yield

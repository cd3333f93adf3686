"""A campaign of three units of which all owe their registration by 11/05/2020."""

from datetime import date

import pytest

from tests.office.made import campaign, organisation, participant, user_with
from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.organisations.models import Role
from thidua.office.reminders.queries.board import Board, board_of, boards_of
from thidua.office.submissions.services.opening import open_sheets


@pytest.fixture(autouse=True)
def _three_days_before():
    with clock.at(date(2020, 5, 8)):
        yield


@pytest.fixture
def started() -> Campaign:
    made = campaign(organisation(name="UBND huyện Mẫu"), title="Thi đua 2020")
    for number in (1, 2, 3):
        participant(made, organisation(name=f"Xã {number}"))
    open_sheets(campaign=made, by=None)
    return made


@pytest.fixture
def units(started: Campaign) -> list[Participant]:
    return list(started.participants.order_by("pk"))


@pytest.fixture
def officer(started: Campaign) -> User:
    return user_with(Role.OFFICER, at=started.owner)


@pytest.fixture
def heads(units: list[Participant]) -> list[User]:
    """A head with an address for the first two units; the third has none."""
    made = []
    for number, one in enumerate(units[:2], 1):
        assert one.organisation is not None
        head = user_with(Role.HEAD, at=one.organisation)
        head.email = f"xa{number}@mau.example"
        head.save()
        made.append(head)
    return made


def registration(started: Campaign) -> Board:
    found = board_of(boards_of(started), "registration")
    assert found is not None
    return found

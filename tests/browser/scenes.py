"""What the tests in the browser find in the installation, made by the functions that all tests use."""

from django.test import Client

from tests.office.made import campaign, organisation, participant, user_with
from thidua.office.accounts.models import User
from thidua.office.organisations.models import Role


def session_of(username: str) -> str:
    """The key of a new session of somebody."""
    client = Client()
    client.force_login(User.objects.get_by_natural_key(username))
    return client.cookies["sessionid"].value


def head_and_officer() -> dict[str, str]:
    """A campaign with three participants: who runs it, and who writes for the first."""
    owner = organisation(name="Phòng Nội vụ huyện Mẫu")
    started = campaign(owner)
    unit = organisation(name="Ủy ban nhân dân xã Mẫu Một")
    participant(started, unit)
    for number in (2, 3):
        participant(started, organisation(name=f"Ủy ban nhân dân xã Mẫu {number}"))
    return {
        "runs": user_with(Role.HEAD, at=owner).username,
        "writes": user_with(Role.OFFICER, at=unit).username,
        "stranger": user_with(Role.OFFICER, at=organisation(name="Trường Tiểu học Mẫu")).username,
    }

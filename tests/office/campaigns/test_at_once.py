"""Two officers act at the same moment: one act counts, the other is told why not, nothing is there by half."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from tests.office.made import organisation
from thidua.office.campaigns.errors import CampaignError
from thidua.office.campaigns.models import Campaign, Change, Participant
from thidua.office.campaigns.services.joining import join, units
from thidua.office.campaigns.services.launching import launch
from thidua.office.campaigns.services.preparing import close
from thidua.office.journal.queries import verify

pytestmark = pytest.mark.django_db(transaction=True)


def both(*acts: Callable[[], Any]) -> list[str]:
    """What became of acts that begin together: ``done`` or the refusal, sorted."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> str:
        gate.wait()
        try:
            act()
        except CampaignError as refused:
            return str(refused)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def test_a_campaign_is_launched_by_one_of_two(prepared, officer):
    def act() -> Campaign:
        return launch(campaign=prepared, on=date(2020, 5, 5), number="1", by=officer)

    assert both(act, act) == [
        "Phong trào đang diễn ra; việc này chỉ làm khi phong trào đang chuẩn bị.",
        "done",
    ]
    assert all(one.sound for one in verify())


def test_the_same_unit_joins_once(running, owner, officer, ground):
    joiners = units([organisation(owner, code="xa-moi")], "unit")

    def act() -> Any:
        return join(campaign=running, joiners=joiners, by=officer, ground=ground)

    assert both(act, act) == ["Mã «xa-moi» đã có trong danh sách tham gia.", "done"]
    assert (Participant.objects.filter(code="xa-moi").count(), Change.objects.count()) == (1, 1)


def test_nobody_joins_what_was_closed_meanwhile(running, owner, officer, ground):
    joiners = units([organisation(owner)], "unit")
    found = both(
        lambda: join(campaign=running, joiners=joiners, by=officer, ground=ground),
        lambda: close(campaign=running, on=date(2020, 12, 31), reason="Đã tổng kết", by=officer),
    )
    inside = Participant.objects.filter(code=joiners[0].code).exists()
    assert Campaign.objects.get().state == Campaign.State.CLOSED
    assert (found == ["done", "done"]) is inside

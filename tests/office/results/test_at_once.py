"""Readers of an old ranking: one works it out, the others wait and read it; of two who freeze, one is asked why."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from tests.office.results.made import hoa_thanh
from thidua.office.campaigns.models import Campaign
from thidua.office.results.errors import ResultError
from thidua.office.results.models import Ranking, Snapshot
from thidua.office.results.services.freezing import freeze
from thidua.office.results.services.working_out import up_to_date

pytestmark = pytest.mark.django_db(transaction=True)


def _together(*acts: Callable[[], Any]) -> list[str]:
    gate = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> str:
        gate.wait()
        try:
            return str(act())
        except ResultError as refused:
            return str(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def test_one_reader_works_it_out_and_the_others_read_the_same():
    started = hoa_thanh()
    reading = [lambda: up_to_date(Campaign.objects.select_related("plan", "owner").get(pk=started.pk)).stamp] * 3
    stamps = _together(*reading)
    ranking = Ranking.objects.get()
    assert stamps == [ranking.stamp] * 3
    assert ranking.rows.count() == started.participants.count()


def test_of_two_who_freeze_at_once_the_second_is_asked_why():
    started = hoa_thanh()
    told = _together(*[lambda: freeze(campaign=Campaign.objects.get(pk=started.pk), by=None)] * 2)
    assert told == ["Bản chốt số 1", "Đã có bản chốt số 1; cần ghi lý do lập phiên bản mới."]
    assert Snapshot.objects.count() == 1

"""What comes round by itself is wanted once in each round, however many workers look."""

import threading
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection

from thidua.office import clock
from thidua.office.jobs.kinds import KINDS, Kind
from thidua.office.jobs.models import Job
from thidua.office.jobs.services.enqueueing import enqueue
from thidua.office.jobs.services.keeping import KEPT, ROUNDS_KEPT, forget_old, want_rounds
from thidua.office.jobs.services.running import run

NOON = datetime(2026, 6, 1, 5, 0, 10, tzinfo=UTC)


@pytest.fixture
def only(kinds):
    """The kinds of a test are all there are."""
    KINDS.clear()
    return kinds


def _names(jobs: list[Job]) -> list[str | None]:
    return [job.key for job in jobs]


def test_a_round_is_wanted_once_and_the_next_one_after_it_is_done(only):
    only("thu.tick", lambda work: None, every=timedelta(minutes=1))
    with clock.at(NOON):
        wanted = want_rounds()
        assert _names(wanted) == ["thu.tick@2026-06-01T05:00:00Z"]
        run(key=wanted[0].pk)
        assert want_rounds() == []
    with clock.at(NOON + timedelta(minutes=1)):
        assert _names(want_rounds()) == ["thu.tick@2026-06-01T05:01:00Z"]


def test_a_round_waits_for_the_one_before_it(only):
    only("thu.tick", lambda work: None, every=timedelta(minutes=1))
    with clock.at(NOON):
        want_rounds()
    with clock.at(NOON + timedelta(minutes=5)):
        assert want_rounds() == []


def test_a_round_that_has_nothing_to_do_is_left_out(only):
    only("thu.tick", lambda work: None, every=timedelta(minutes=1), due=lambda: False)
    assert want_rounds() == []


@pytest.mark.parametrize(
    ("hour", "minute", "begins"),
    [(2, 29, "2026-05-31T19:30:00"), (2, 30, "2026-06-01T19:30:00"), (23, 59, "2026-06-01T19:30:00")],
)
def test_a_daily_round_begins_at_its_time_in_vietnam(hour, minute, begins):
    daily = Kind("thu.ngay", "Việc ngày", lambda work: None, at=time(2, 30))
    moment = datetime(2026, 6, 2, hour, minute, tzinfo=clock.VIETNAM)
    assert daily.round_at(moment) == datetime.fromisoformat(begins).replace(tzinfo=UTC)


def test_what_is_long_over_goes_rounds_sooner_than_what_somebody_wanted(only):
    only("thu.tick", lambda work: None, every=timedelta(minutes=1))
    with clock.at(NOON):
        for job in (*want_rounds(), enqueue(kind="thu.tick", by=None, arguments={})):
            run(key=job.pk)
    for after, left in ((ROUNDS_KEPT, 1), (KEPT, 0)):
        with clock.at(NOON + after):
            forget_old()
        assert Job.objects.count() == left


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_one_moment_want_one_job(only):
    only("thu.tick", lambda work: None, every=timedelta(minutes=1))
    gate = threading.Barrier(4)
    faults = []

    def look() -> None:
        try:
            gate.wait()
            want_rounds()
        except Exception as wrong:
            faults.append(wrong)
        finally:
            connection.close()

    with clock.at(NOON):
        threads = [threading.Thread(target=look) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert (faults, Job.objects.count()) == ([], 1)

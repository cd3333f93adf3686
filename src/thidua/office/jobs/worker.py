"""The loop of ``thidua worker``: keep jobs going, do those that were woken, until it is told to stop."""

import logging
import secrets
import signal
import time
from types import FrameType

from django.db import DatabaseError, close_old_connections, connections
from django_tasks_db.management.commands.db_worker import Worker as Tasks
from django_tasks_db.models import DBTaskResult

from thidua.office.jobs.services.keeping import tick
from thidua.office.jobs.tasks import stopping

TICK = 5.0
"""Seconds between two looks at what has come round or lost its worker."""
LOOK = 1.0
"""Seconds between two looks at what was woken."""
AFTER_A_FAULT = 5.0
log = logging.getLogger(__name__)


def work_until_stopped() -> None:
    """Do jobs until SIGTERM or SIGINT; a fault of the database is waited out."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)
    ticked = -TICK
    while not stopping.is_set():
        try:
            close_old_connections()
            if time.monotonic() - ticked >= TICK:
                tick()
                ticked = time.monotonic()
            work_off()
        except DatabaseError:
            log.exception("the database does not answer; trying again")
            connections.close_all()
            stopping.wait(AFTER_A_FAULT)
        stopping.wait(LOOK)


def work_once() -> None:
    """Do what waits now, and what has come round."""
    tick()
    work_off()


def work_off() -> None:
    """Do what was woken, one job after the other, until nothing waits."""
    while not stopping.is_set() and DBTaskResult.objects.ready().exists():
        _tasks().run()


def _tasks() -> Tasks:
    """One job at a time, so that ``stopping`` is looked at in between."""
    return Tasks(
        queue_names=["default"],
        interval=LOOK,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=secrets.token_hex(16),
        excluded_queue_names=[],
    )


def _stop(_number: int, _frame: FrameType | None) -> None:
    stopping.set()

"""Running one job: it is taken by a lease, kept by a heartbeat, and written down as ended by whoever holds it still."""

import logging
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q

from thidua.office import clock
from thidua.office.jobs.errors import CancelledError, JobError, LeaseLostError, StoppingError
from thidua.office.jobs.kinds import KINDS, Kind
from thidua.office.jobs.models import Job
from thidua.office.jobs.services.enqueueing import rouse
from thidua.office.jobs.work import Work

State = Job.State
LEASE = timedelta(seconds=60)
"""A worker that has not been heard of for so long is dead, and its job goes to another."""
BEAT = LEASE / 4
MOST_ATTEMPTS = 3
"""A job whose worker died as often is not begun again: it may be what kills them."""

_WENT_WRONG = "Phần mềm gặp lỗi khi làm việc này; người quản trị xem nhật ký của máy chủ rồi cho chạy lại."
_KILLS = "Việc này đã {} lần chưa xong vì phần mềm bị ngắt giữa chừng, nên không tự chạy lại nữa."
log = logging.getLogger(__name__)


def run(*, key: int, stopping: Callable[[], bool] = lambda: False) -> None:
    """Run a job unless somebody else has it, it is over, or its time has not come. Not inside a transaction."""
    job = _claim(key)
    if job is None:
        return
    kind = KINDS.get(job.kind)
    if kind is None:
        _end(job, State.FAILED, message="Phiên bản này của phần mềm không còn loại việc ấy.")
        return
    with _kept(job), _said(job):
        _do(job, kind, Work(job, stopping))


def _do(job: Job, kind: Kind, work: Work) -> None:
    if not kind.whole:
        _done(job, kind.run(work, **job.arguments))
        return
    with transaction.atomic():
        _done(job, kind.run(work, **job.arguments))


def _claim(key: int) -> Job | None:
    """The job, in our hands alone: of two who want it one changes the row."""
    moment, lease = clock.now(), secrets.token_hex(16)
    free = Q(state=State.WAITING, run_after__lte=moment) | Q(state=State.RUNNING, lease_until__lte=moment)
    taken = Job.objects.filter(free, pk=key).update(
        state=State.RUNNING, lease=lease, lease_until=moment + LEASE, attempts=F("attempts") + 1
    )
    if not taken:
        return None
    job = Job.objects.get(pk=key)
    if job.cancel_asked:
        _end(job, State.CANCELLED, message="Đã dừng theo yêu cầu.")
        return None
    if job.attempts > MOST_ATTEMPTS:
        _end(job, State.FAILED, message=_KILLS.format(MOST_ATTEMPTS))
        return None
    return job


@contextmanager
def _said(job: Job) -> Iterator[None]:
    """Write down how it ended early."""
    try:
        yield
    except LeaseLostError:
        log.warning("job %s (%s) was taken over by another worker", job.pk, job.kind)
    except StoppingError:
        _back(job)
    except CancelledError:
        _end(job, State.CANCELLED, message="Đã dừng theo yêu cầu.")
    except Exception as wrong:
        kind = KINDS[job.kind]
        if isinstance(wrong, (JobError, *kind.refusals)):
            _end(job, State.FAILED, message=str(wrong))
            return
        log.exception("job %s (%s) failed", job.pk, job.kind)
        _end(job, State.FAILED, message=_WENT_WRONG)


def _done(job: Job, result: Mapping[str, Any] | None) -> None:
    """Raises LeaseLostError where somebody else has it, so that what a whole kind wrote is undone."""
    found = dict(result or {})
    message = str(found.pop("message", "") or "")
    if not _end(job, State.DONE, message=message, result=found, done=F("total")):
        raise LeaseLostError


def _end(job: Job, state: str, **values: Any) -> bool:
    held = Job.objects.filter(pk=job.pk, lease=job.lease, state=State.RUNNING)
    return bool(held.update(state=state, lease_until=None, finished_at=clock.now(), **values))


@transaction.atomic
def _back(job: Job) -> None:
    """Among those that wait again; being stopped on purpose is no attempt."""
    held = Job.objects.filter(pk=job.pk, lease=job.lease, state=State.RUNNING)
    if held.update(
        state=State.WAITING, lease="", lease_until=None, attempts=F("attempts") - 1, done=0, woken_at=clock.now()
    ):
        rouse(Job.objects.get(pk=job.pk))


@contextmanager
def _kept(job: Job) -> Iterator[None]:
    """Say from time to time, from a thread beside it, that the job is still being done."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(BEAT.total_seconds()):
            held = Job.objects.filter(pk=job.pk, lease=job.lease, state=State.RUNNING)
            try:
                held.update(lease_until=clock.now() + LEASE)
            except DatabaseError:
                log.warning("the lease of job %s could not be renewed", job.pk, exc_info=True)
            finally:
                connection.close()

    heart = threading.Thread(target=beat, name=f"lease of job {job.pk}", daemon=True)
    heart.start()
    try:
        yield
    finally:
        over.set()
        heart.join()

"""Wanting a job, in the transaction of the act that wants it, and asking it to stop."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.jobs.errors import JobError
from thidua.office.jobs.kinds import KINDS
from thidua.office.jobs.models import Job
from thidua.office.jobs.tasks import wake
from thidua.office.organisations.models import Organisation

State = Job.State


@transaction.atomic
def enqueue(
    *,
    kind: str,
    arguments: Mapping[str, Any] | None = None,
    by: User | None,
    owner: Organisation | None = None,
    run_after: datetime | None = None,
    key: str | None = None,
) -> Job:
    """Want a job. ``arguments`` are JSON; ``key`` is that of one run: wanted again, the same job is given back."""
    if kind not in KINDS:
        raise KeyError(f"no kind of job is called {kind}")
    moment = clock.now()
    values = {
        "kind": kind,
        "arguments": dict(arguments or {}),
        "owner": owner,
        "started_by": by,
        "run_after": run_after or moment,
        "woken_at": moment,
    }
    if key is None:
        job, made = Job.objects.create(**values), True
    else:
        job, made = Job.objects.get_or_create(key=key, defaults=values)
    if made:
        rouse(job)
    return job


def rouse(job: Job) -> None:
    """Tell django-tasks of a job that waits."""
    later = job.run_after if job.run_after > clock.now() else None
    wake.using(run_after=later).enqueue(job.pk)


@transaction.atomic
def cancel(*, job: Job) -> None:
    """Stop a job: at once where it only waits, else at its next step. Raises JobError where it is over already."""
    waiting = Job.objects.filter(pk=job.pk, state=State.WAITING)
    if waiting.update(
        state=State.CANCELLED, cancel_asked=True, finished_at=clock.now(), message="Đã dừng trước khi chạy."
    ):
        return
    if not Job.objects.filter(pk=job.pk, state=State.RUNNING).update(cancel_asked=True):
        job.refresh_from_db()
        raise JobError(f"Việc này {job.get_state_display().lower()} rồi.")

"""Keeping jobs going: what comes round is wanted once, what lost its worker is woken, what is long over goes."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from thidua.office import clock
from thidua.office.files.models import Attachment
from thidua.office.jobs.kinds import KINDS, Kind
from thidua.office.jobs.models import Job
from thidua.office.jobs.services.enqueueing import enqueue, rouse

State = Job.State
UNHEARD = timedelta(seconds=60)
"""A job that waits so long after it was woken is woken again: whoever was woken may have died before taking it."""
KEPT = timedelta(days=90)
ROUNDS_KEPT = timedelta(days=2)
"""How long jobs that are over are kept, and those that came round by themselves."""
_OVER = (State.DONE, State.FAILED, State.CANCELLED)


def tick() -> None:
    """One round of all this. Any number of workers may do it at once."""
    want_rounds()
    wake_lost()


def want_rounds() -> list[Job]:
    """Want what has come round and is not wanted yet; of two workers that do so at once one makes the job."""
    moment = clock.now()
    wanted = []
    busy = set(Job.objects.filter(state__in=(State.WAITING, State.RUNNING)).values_list("kind", flat=True).distinct())
    for kind in KINDS.values():
        begins = kind.round_at(moment)
        if begins is None or kind.name in busy:
            continue
        key = f"{kind.name}@{begins:%Y-%m-%dT%H:%M:%SZ}"
        if not Job.objects.filter(key=key).exists() and kind.due():
            wanted.append(_want(kind, key))
    return wanted


def _want(kind: Kind, key: str) -> Job:
    return enqueue(kind=kind.name, by=None, key=key)


@transaction.atomic
def wake_lost() -> int:
    """Wake jobs whose worker died while or before it did them; how many. Of two workers one changes each row."""
    moment = clock.now()
    lost = Q(state=State.RUNNING, lease_until__lte=moment)
    unheard = Q(state=State.WAITING, run_after__lte=moment - UNHEARD, woken_at__lte=moment - UNHEARD)
    found = 0
    for job in Job.objects.filter(lost | unheard).order_by("pk"):
        held = Job.objects.filter(lost | unheard, pk=job.pk, lease=job.lease)
        if held.update(state=State.WAITING, lease_until=None, woken_at=moment, done=0):
            rouse(job)
            found += 1
    return found


def forget_old() -> int:
    """Remove jobs that are long over, and what django-tasks keeps of having woken them; how many."""
    moment = clock.now()
    rounds = Q(started_by=None, key__contains="@", finished_at__lte=moment - ROUNDS_KEPT)
    old = Job.objects.filter(rounds | Q(finished_at__lte=moment - KEPT), state__in=_OVER)
    with transaction.atomic():
        files = list(old.exclude(file=None).values_list("file", flat=True))
        number, _ = old.delete()
        Attachment.objects.filter(pk__in=files).delete()
    DBTaskResult.objects.filter(enqueued_at__lte=moment - ROUNDS_KEPT, started_at__isnull=False).delete()
    return number

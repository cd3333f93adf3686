"""What a running job is given: how to tell its progress, and where it learns that it is to end."""

import time
from collections.abc import Callable

from thidua.office.jobs.errors import CancelledError, LeaseLostError, StoppingError
from thidua.office.jobs.models import Job

BETWEEN_WRITES = 0.5
"""Seconds: progress is told as often as one likes and written down no more often than this."""


class Work:
    """A job in hand. Long kinds call ``step`` between their steps, which also ends them where they are to end."""

    def __init__(self, job: Job, stopping: Callable[[], bool]) -> None:
        """``stopping``: whether the worker is to stop."""
        self.job = job
        self._stopping = stopping
        self._written = time.monotonic()

    def begin(self, total: int) -> None:
        """How many steps there will be."""
        self._write(done=0, total=total)

    def step(self, done: int, message: str = "") -> None:
        """So many steps are done. Raises CancelledError, StoppingError or LeaseLostError where it is to end here."""
        if self._stopping():
            raise StoppingError
        if time.monotonic() - self._written < BETWEEN_WRITES:
            return
        self._write(done=done, message=message)
        if Job.objects.filter(pk=self.job.pk, cancel_asked=True).exists():
            raise CancelledError

    def _write(self, **values: object) -> None:
        held = Job.objects.filter(pk=self.job.pk, lease=self.job.lease, state=Job.State.RUNNING)
        if not held.update(**values):
            raise LeaseLostError
        self._written = time.monotonic()

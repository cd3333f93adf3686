"""What django-tasks is told: to look at one job. It is told within the act's own transaction."""

import threading

from django_tasks import task

stopping = threading.Event()
"""Set when this worker is to stop: jobs end at their next step and wait for another."""


@task()
def wake(key: int) -> None:
    """Run the job with this key, unless somebody else has it."""
    from thidua.office.jobs.services.running import run

    run(key=key, stopping=stopping.is_set)

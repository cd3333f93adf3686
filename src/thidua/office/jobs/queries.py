"""Reading jobs."""

from django.db.models import QuerySet

from thidua.office.accounts.models import User
from thidua.office.jobs.models import Job


def jobs_of(user: User | None) -> QuerySet[Job]:
    """Those that somebody wanted; what comes round by itself belongs to nobody."""
    return Job.objects.none() if user is None else Job.objects.filter(started_by=user)

"""Wanting a trial, and finding the last one."""

from thidua.office.accounts.models import User
from thidua.office.jobs.models import Job
from thidua.office.jobs.services.enqueueing import enqueue
from thidua.office.plans.models import PlanDraft, PlanVersion

KIND, TITLE = "simulations.try", "Thử kế hoạch với số liệu giả định"
MOST = 20_000
"""Participants times runs: more tells nothing new."""


def want(*, plan: PlanVersion | PlanDraft, participants: int, runs: int, seed: int, by: User) -> Job:
    """Have a plan tried."""
    numbers = {"participants": participants, "runs": runs, "seed": seed}
    return enqueue(kind=KIND, arguments=_of(plan) | numbers, by=by, owner=plan.owner)


def last_of(plan: PlanVersion | PlanDraft, by: User) -> Job | None:
    """The last trial of a plan that somebody wanted."""
    ((name, key),) = _of(plan).items()
    return Job.objects.filter(kind=KIND, started_by=by, **{f"arguments__{name}": key}).first()


def _of(plan: PlanVersion | PlanDraft) -> dict[str, int]:
    return {"version" if isinstance(plan, PlanVersion) else "draft": plan.pk}

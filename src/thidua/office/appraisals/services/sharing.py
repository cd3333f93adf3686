"""Sharing the work out: which subject somebody is to appraise."""

from django.db import transaction

from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.appraisals.errors import AppraisalError
from thidua.office.appraisals.models import Assignment
from thidua.office.appraisals.queries.assigned import appraisers_of
from thidua.office.appraisals.services.noting import noted
from thidua.office.appraisals.subjects import subjects_of
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.services.grounds import held
from thidua.office.plans.queries import plan_of


@transaction.atomic
def assign(*, campaign: Campaign, subjects: list[str], appraiser: User, by: User) -> list[Assignment]:
    """Give subjects to somebody who may appraise there; what is theirs already stays. Raises AppraisalError."""
    found = held(campaign, Campaign.State.RUNNING, Campaign.State.CLOSED)
    there = subjects_of(plan_of(found.plan))
    if not subjects or any(name not in there for name in subjects):
        raise AppraisalError("Hãy chọn ít nhất một mục của kế hoạch.", "subjects")
    if appraiser not in appraisers_of(found):
        raise AppraisalError("Người này không thuộc cơ quan thẩm định.", "appraiser")
    held_already = set(
        Assignment.objects.filter(campaign=found, appraiser=appraiser, ended_at=None).values_list("subject", flat=True)
    )
    made = Assignment.objects.bulk_create(
        Assignment(campaign=found, subject=name, appraiser=appraiser, assigned_by=by)
        for name in dict.fromkeys(subjects)
        if name not in held_already
    )
    if made:
        after = {"subjects": ", ".join(one.subject for one in made)}
        noted(found, "assign", by, f"accounts.user:{appraiser.pk}", after=after)
    return made


@transaction.atomic
def end_assignment(*, assignment: Assignment, by: User) -> None:
    """Take a subject back from somebody; their judgements stay. Ending again does nothing."""
    ended = Assignment.objects.filter(pk=assignment.pk, ended_at=None).update(ended_at=clock.now())
    if ended:
        before = {"subjects": assignment.subject}
        noted(assignment.campaign, "end_assignment", by, f"accounts.user:{assignment.appraiser_id}", before=before)

"""Who appraises what, taken over into a new round."""

from django.db import transaction

from thidua.office.accounts.models import User
from thidua.office.appraisals.models import Assignment
from thidua.office.appraisals.queries.assigned import appraisers_of
from thidua.office.appraisals.services.noting import noted
from thidua.office.appraisals.subjects import subjects_of
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.services.going_on import Carried, Left
from thidua.office.plans.queries import plan_of


@transaction.atomic
def carry_assignments(*, campaign: Campaign, previous: Campaign, by: User | None) -> Carried:
    """The assignments in force of the campaign before, to those who may still appraise, for parts that are still there.

    Who has left is named with what was theirs: it is open to all until somebody else gets it.
    """
    there = Assignment.objects.filter(campaign=previous, ended_at=None).select_related("appraiser__person")
    now, before = subjects_of(plan_of(campaign.plan)), subjects_of(plan_of(previous.plan))
    may = {one.pk for one in appraisers_of(campaign)} if there else set()
    kept, left = [], []
    for one in there:
        label = before[one.subject].label if one.subject in before else one.subject
        if one.subject not in now:
            left.append(Left(f"Phân công thẩm định «{label}»", "kế hoạch không có mục này"))
        elif one.appraiser_id not in may:
            name = one.appraiser.get_full_name() or one.appraiser.username
            left.append(Left(f"Phân công thẩm định «{label}»", f"{name} không còn ở cơ quan thẩm định"))
        else:
            kept.append(Assignment(campaign=campaign, subject=one.subject, appraiser=one.appraiser, assigned_by=by))
    Assignment.objects.bulk_create(kept)
    if kept:
        after = {"previous": previous.pk, "subjects": [f"{one.subject}: {one.appraiser_id}" for one in kept]}
        noted(campaign, "carry", by, f"campaigns.campaign:{campaign.pk}", after=after)
    return Carried((f"Phân công thẩm định: {len(kept)}",) if kept else (), tuple(left))

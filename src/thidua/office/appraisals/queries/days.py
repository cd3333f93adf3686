"""The last days of explaining and of the second review, as they are today."""

from thidua.office.appraisals.models import Explaining
from thidua.office.appraisals.queries.standing import Ruled, ruled_days
from thidua.office.campaigns.models import Campaign


def days_of(campaign: Campaign, opened: Explaining | None) -> Ruled:
    """Those of the plan, as notices have moved them; where it lays down none, those that the round was opened with."""
    ruled = ruled_days(campaign)
    if opened is None:
        return ruled
    return Ruled(ruled.explanation or opened.last_day, ruled.review or opened.review_last_day)

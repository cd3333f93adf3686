"""A number of places is a share, and the text does not say of what."""

from collections.abc import Iterator

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.places import BySize, Portion, Quota
from thidua.rules.wording.quotas import say_part

CODE = "quota-base-unstated"


def check(study: Study) -> Iterator[Finding]:
    """One finding for each quota that is a share of nothing said, or of what only a reading says."""
    for award in study.plan.awards.values():
        for quota in award.quotas:
            places = quota.places
            if not isinstance(places, int) and (places.of is None or places.reading):
                message = f"{award.label}{_whose(quota)}: không nói {_counted(places)} tính trên số nào"
                yield study.found(CODE, quota.clause, quota.line, message)


def _counted(places: Portion | BySize) -> str:
    return say_part(places.share) if isinstance(places, Portion) else "số chỗ theo độ lớn"


def _whose(quota: Quota) -> str:
    return f" cho {', '.join(KIND_LABELS[kind] for kind in quota.kind)}" if quota.kind else ""

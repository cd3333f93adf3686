"""Versions of plans as a campaign sees them."""

from thidua.office.plans.models import PlanVersion


def replacing(version: PlanVersion) -> list[PlanVersion]:
    """The versions that replace one, directly or through others, the latest first; a query for each step."""
    found: list[PlanVersion] = []
    step = [version.pk]
    while step:
        next_ones = list(PlanVersion.objects.filter(replaces__in=step).exclude(pk__in=[one.pk for one in found]))
        found += next_ones
        step = [one.pk for one in next_ones]
    return sorted(found, key=lambda one: (one.adopted_at, one.pk), reverse=True)

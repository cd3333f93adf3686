"""Plans as a campaign sees them: their versions, and which of their bodies read what participants send."""

from thidua.office.plans.models import PlanVersion
from thidua.plan.model.plan import Plan


def replacing(version: PlanVersion) -> list[PlanVersion]:
    """The versions that replace one, directly or through others, the latest first; a query for each step."""
    found: list[PlanVersion] = []
    step = [version.pk]
    while step:
        next_ones = list(PlanVersion.objects.filter(replaces__in=step).exclude(pk__in=[one.pk for one in found]))
        found += next_ones
        step = [one.pk for one in next_ones]
    return sorted(found, key=lambda one: (one.adopted_at, one.pk), reverse=True)


def replaces(new: PlanVersion, old: PlanVersion) -> bool:
    """Whether one version replaces another, directly or through others; a query for each step."""
    seen: PlanVersion | None = new.replaces
    while seen is not None:
        if seen.pk == old.pk:
            return True
        seen = seen.replaces
    return False


def reading_bodies(plan: Plan) -> frozenset[str]:
    """The bodies that must see what every participant sent: they observe, appraise, recognise, vote, propose or decide.

    A body that only receives from units below it, or competes, is not among them: it reads its own.
    """
    named = [plan.issuer, *(body.id for body in plan.bodies.values() if body.observes)]
    if plan.appraisal is not None:
        named += [*plan.appraisal.by, plan.appraisal.decided_by or ""]
    if plan.recognition is not None:
        named += plan.recognition.by
    named += [council.body or "" for council in plan.councils.values()]
    for award in plan.awards.values():
        named += [*award.proposed_by, award.decided_by or ""]
    named += [step.body for route in plan.routes.values() for step in route.steps.values()]
    return frozenset(named) & plan.bodies.keys()

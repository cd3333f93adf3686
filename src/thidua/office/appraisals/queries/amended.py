"""What an amendment of the plan in mid-appraisal leaves, takes away and adds."""

from dataclasses import dataclass

from thidua.office.appraisals.models import Judgement
from thidua.office.appraisals.queries.lines import subject_facts
from thidua.office.appraisals.queries.standing import without_use
from thidua.office.campaigns.models import Campaign, Change
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.plans.queries import plan_of
from thidua.plan.model.plan import Plan
from thidua.rules.sheet import concerns


@dataclass(frozen=True, slots=True)
class Amended:
    """The last amendment that a campaign follows. Judgements of facts that stay are kept as they are."""

    change: Change
    kept: int
    """So many judgements are of use still."""
    without_use: list[Judgement]
    gone: list[str]
    """Facts of the version before that this one has not, by label."""
    new: list[str]
    """Facts that this version asks of somebody who takes part and the one before did not have."""


def amended_of(campaign: Campaign) -> Amended | None:
    """What the last amendment did to appraising; None where the plan was never amended."""
    change = campaign.changes.filter(kind=Change.Kind.PLAN).order_by("recorded_at", "pk").last()
    before = campaign.plan.replaces
    if change is None or before is None:
        return None
    plan, old = plan_of(campaign.plan), plan_of(before)
    lost = without_use(campaign)
    judged = Judgement.objects.filter(participant__in=taking_part(campaign), current=True).count()
    pairs = set(taking_part(campaign).order_by().values_list("kind", "group"))
    return Amended(
        change=change,
        kept=judged - len(lost),
        without_use=lost,
        gone=[old.facts[name].label for name in subject_facts(old, None) if name not in plan.facts],
        new=[plan.facts[name].label for name in subject_facts(plan, None) if _new(plan, old, name, pairs)],
    )


def fact_label(campaign: Campaign, name: str) -> str:
    """What a fact is called: by the plan, or by the last of the versions before that had it."""
    version = campaign.plan
    while name not in plan_of(version).facts:
        if version.replaces is None:
            return name
        version = version.replaces
    return plan_of(version).facts[name].label


def _new(plan: Plan, old: Plan, name: str, pairs: set[tuple[str, str]]) -> bool:
    asked = plan.facts[name].asked
    return name not in old.facts and any(concerns(asked, kind, group) for kind, group in pairs)

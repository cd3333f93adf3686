"""How far the appraisal of a campaign is: by participant, and what waits for somebody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from thidua.office import clock
from thidua.office.access.filters import participants_filled
from thidua.office.access.standing import Standing
from thidua.office.appraisals.models import Appraisal, Explaining, Judgement
from thidua.office.appraisals.queries.lines import asked_of, current_judgements, readable
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.notices import notices_of
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.facts.queries import known
from thidua.office.plans.queries import plan_of
from thidua.plan.model.plan import Plan
from thidua.rules.calendar import last_days
from thidua.rules.sheet import concerns

NOT_BEGUN = "not_begun"
STATES = {
    NOT_BEGUN: "Chưa thẩm định",
    "in_hand": "Đang thẩm định",
    "explained": "Đã giải trình",
    "settled": "Đã xong",
}


def with_progress(campaign: Campaign) -> QuerySet[Participant]:
    """Who takes part, with ``judged`` and ``differing``: how many facts were judged, and found otherwise."""
    current = Judgement.objects.filter(participant=OuterRef("pk"), current=True).order_by()
    counted = current.values("participant").annotate(counted=Count("pk")).values("counted")
    return (
        taking_part(campaign)
        .select_related("appraisal", "explanation", "organisation__merged_into__merged_into")
        .annotate(
            judged=Coalesce(Subquery(counted), 0),
            differing=Coalesce(Subquery(counted.filter(differs=True)), 0),
        )
    )


def found_otherwise(campaign: Campaign) -> list[Participant]:
    """Those of whom something was found otherwise than they said."""
    judged = Judgement.objects.filter(participant__campaign=campaign, current=True, differs=True)
    return list(taking_part(campaign).filter(pk__in=judged.values("participant")))


def state_of(participant: Participant) -> str:
    """One of ``STATES``."""
    appraisal = getattr(participant, "appraisal", None)
    return appraisal.state if appraisal is not None else NOT_BEGUN


def in_state(rows: QuerySet[Participant], state: str) -> QuerySet[Participant]:
    """Those in a state; all where it is none of ``STATES``."""
    if state == NOT_BEGUN:
        return rows.filter(appraisal=None)
    return rows.filter(appraisal__state=state) if state in STATES else rows


def without_use(campaign: Campaign) -> list[Judgement]:
    """Judgements on facts that the plan as it is now does not have, cannot read or does not ask of them any more."""
    plan = plan_of(campaign.plan)
    judged = Judgement.objects.filter(participant__in=taking_part(campaign), current=True)
    useless: set[int] = set()
    by_selector: dict[int, tuple[int, str]] = {}
    use: dict[tuple[str, ...], bool] = {}
    selecting = {name for name, fact in plan.facts.items() if any(scope.when is not None for scope in fact.asked)}
    # Rows and no models: most often thousands are looked at and none is found.
    for pk, whose, *what in judged.values_list("pk", "participant", *_USED):
        key = tuple(what)
        if key not in use:
            use[key] = _of_use(plan, *key)
        if not use[key]:
            useless.add(pk)
        elif key[0] in selecting:
            by_selector[pk] = whose, key[0]
    if by_selector:
        rows = list(taking_part(campaign).filter(pk__in={whose for whose, _ in by_selector.values()}))
        about = dict(zip((one.pk for one in rows), known(campaign, rows).participants, strict=True))
        useless |= {
            pk for pk, (whose, fact) in by_selector.items() if not asked_of(plan, plan.facts[fact].asked, about[whose])
        }
    if not useless:
        return []
    return [one for one in judged.select_related("participant", "found").order_by("pk") if one.pk in useless]


_USED = ("fact", "found__value", "participant__kind", "participant__group")


def _of_use(plan: Plan, fact: str, text: str, kind: str, group: str) -> bool:
    """Whether the plan as it is now asks a fact of such a participant and can read the value."""
    return readable(plan, fact, text) and concerns(plan.facts[fact].asked, kind, group)


@dataclass(frozen=True, slots=True)
class Ruled:
    """The last days that the plan lays down for explaining and for the second review; None: it leaves them open."""

    explanation: date | None
    review: date | None


def ruled_days(campaign: Campaign) -> Ruled:
    """With the notices that moved them."""
    plan = plan_of(campaign.plan)
    if plan.appraisal is None:
        return Ruled(None, None)
    days = last_days(plan, campaign.round, notices_of(campaign).common)
    return Ruled(days.get(plan.appraisal.explanation or ""), days.get(plan.appraisal.second_review or ""))


def explaining_of(campaign: Campaign) -> Explaining | None:
    """The explanation round, once it was opened."""
    return Explaining.objects.filter(campaign=campaign).first()


def is_told(participant: Participant) -> bool:
    """Whether a participant may see what was found of it: once explaining was opened, or its appraisal is settled."""
    if plan_of(participant.campaign.plan).appraisal is None:
        return True
    return explaining_of(participant.campaign) is not None or state_of(participant) == Appraisal.State.SETTLED


def told_to(participant: Participant) -> list[Judgement]:
    """What a participant is told once the round was opened: what was found otherwise than it said."""
    return [one for one in current_judgements([participant]) if one.differs]


def to_explain(standing: Standing) -> list[Participant]:
    """Who may still explain what was found otherwise of them, of those for whom somebody writes; one query or two."""
    told = Judgement.objects.filter(participant=OuterRef("pk"), current=True, differs=True)
    open_ = participants_filled(standing).filter(
        Q(left_on=None) | Q(left_on__gt=clock.today()),
        Exists(told),
        campaign__explaining__closed_on=None,
        campaign__explaining__isnull=False,
        explanation=None,
    )
    settled = Appraisal.objects.filter(participant=OuterRef("pk"), state=Appraisal.State.SETTLED)
    return list(open_.filter(~Exists(settled)).select_related("campaign").order_by("campaign__title", "sort_key", "pk"))


def names_of(rows: Iterable[Participant]) -> str:
    """A few of them by name, the rest counted."""
    names = [one.name for one in rows]
    more = f" và {len(names) - 5} đối tượng khác" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more

"""What the pages of appraising share: values in words, points of a part, who may act."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import Max, Q
from django.shortcuts import get_object_or_404
from rules.predicates import Predicate

from thidua.office.accounts.models import User
from thidua.office.appraisals.models import Assignment, Explaining
from thidua.office.appraisals.predicates import appraises_in, leads_appraisal
from thidua.office.appraisals.queries.assigned import Shared
from thidua.office.appraisals.queries.days import days_of
from thidua.office.appraisals.queries.lines import Line
from thidua.office.appraisals.queries.scoring import scored_facts
from thidua.office.appraisals.subjects import Subject
from thidua.office.campaigns.models import Campaign, Change, Participant
from thidua.office.facts.models import Version
from thidua.office.facts.values import value_of
from thidua.office.plans.queries import plan_of
from thidua.plan.model.plan import Plan
from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.reasons import Reason
from thidua.rules.wording import Words
from thidua.rules.wording.figures import figure
from thidua.web.access import Request, need


@dataclass(frozen=True, slots=True)
class Shown:
    """A line in words."""

    line: Line
    said: str
    found: str


def shown_lines(plan: Plan, words: Words, lines: Sequence[Line]) -> list[Shown]:
    """Each line with what was said and what was found."""
    return [Shown(one, said_value(plan, words, one.base), said_value(plan, words, one.found)) for one in lines]


def said_value(plan: Plan, words: Words, version: Version | None) -> str:
    """A version's value in words; one that the plan has no use for stays as it was kept."""
    if version is None or not version.value:
        return ""
    try:
        return words.value(value_of(plan, plan.facts[version.fact], version.value), version.fact)
    except (KeyError, ValueError):
        return version.value


def points_said(reason: Reason | None) -> str:
    """Points as a page says them."""
    if reason is None:
        return ""
    if reason.value is NOT_APPLICABLE:
        return "không áp dụng"
    return figure(Fraction(reason.points)) if reason.points is not None else ""


def appraised_campaign(request: Request, campaign: int, who: Predicate) -> Campaign:
    """The campaign with its explanation round and the day of its last amendment, where the predicate holds for it."""
    amended = Max("changes__happened_on", filter=Q(changes__kind=Change.Kind.PLAN))
    asked = Campaign.objects.select_related("owner", "plan", "reports_as__campaign", "explaining")
    found = get_object_or_404(asked.prefetch_related("bodies").annotate(amended_on=amended), pk=campaign)
    need(who, request.standing, found)
    return found


def about(request: Request, campaign: Campaign) -> dict[str, Any]:
    """What each page says above."""
    opened: Explaining | None = getattr(campaign, "explaining", None)
    return {
        "campaign": campaign,
        "judges": appraises_in.test(request.standing, campaign),
        "leads": leads_appraisal.test(request.standing, campaign),
        "scores": bool(scored_facts(plan_of(campaign.plan))),
        "round": opened,
        "days": days_of(campaign, opened) if opened is not None else None,
        "amended_on": getattr(campaign, "amended_on", None),
    }


def open_to_judge(request: Request, work: Shared, subjects: Mapping[str, Subject]) -> set[str]:
    """The facts that whoever looks may judge: of parts that are theirs or nobody's."""
    user = request.standing.user
    if user is None:
        return set()
    return {name for one in work.open_to(user, subjects) for name in subjects[one].facts}


def merged_into(participant: Participant) -> str:
    """Where the unit of a participant is now, if it was merged; ``organisation__merged_into`` is at hand on lists."""
    found = participant.organisation.merged_into if participant.organisation is not None else None
    while found is not None and found.merged_into is not None:
        found = found.merged_into
    return found.name if found is not None else ""


def name_of(account: User | None) -> str:
    """Who an account belongs to."""
    if account is None:
        return ""
    return account.person.full_name if account.person is not None else account.username


def left_by(assignments: Iterable[Assignment]) -> str:
    """Those who appraise no more with how many parts were theirs: «Trần Thị Mẫu (3 mục)»."""
    found = Counter(name_of(one.appraiser) for one in assignments)
    return ", ".join(f"{name} ({count} mục)" for name, count in found.items())


def body_words(plan: Plan, body: str) -> str:
    """A body by its label."""
    return plan.bodies[body].label if body in plan.bodies else body


def marks_of(lines: Sequence[Line]) -> Mapping[str, str]:
    """What the service that accepts takes."""
    return {one.key: one.mark for one in lines}

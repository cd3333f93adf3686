"""What the pages of appraising share: values in words, points of a part, who may act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from thidua.office.appraisals.models import Explaining
from thidua.office.appraisals.predicates import appraises_in, leads_appraisal
from thidua.office.appraisals.queries.lines import Line
from thidua.office.campaigns.models import Campaign
from thidua.office.facts.models import Version
from thidua.office.facts.values import value_of
from thidua.plan.model.plan import Plan
from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.reasons import Reason
from thidua.rules.wording import Words
from thidua.rules.wording.figures import figure
from thidua.web.access import Request


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


def about(request: Request, campaign: Campaign) -> dict[str, Any]:
    """What each page says above."""
    return {
        "campaign": campaign,
        "judges": appraises_in.test(request.standing, campaign),
        "leads": leads_appraisal.test(request.standing, campaign),
        "round": Explaining.objects.filter(campaign=campaign).first(),
    }


def body_words(plan: Plan, body: str) -> str:
    """A body by its label."""
    return plan.bodies[body].label if body in plan.bodies else body


def marks_of(lines: Sequence[Line]) -> Mapping[str, str]:
    """What the service that accepts takes."""
    return {one.key: one.mark for one in lines}

"""The parts of the plan with who appraises them; one part of all participants."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from thidua.office.appraisals.predicates import sees_appraisal
from thidua.office.appraisals.queries.assigned import shared
from thidua.office.appraisals.queries.lines import lines_of
from thidua.office.appraisals.queries.standing import with_progress
from thidua.office.appraisals.subjects import Subject, kind_label, subjects_of
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.taking_part import filtered
from thidua.office.plans.queries import plan_of
from thidua.office.results.queries.evaluating import as_they_say
from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant as Known
from thidua.rules.points import points_of
from thidua.rules.sheet import Sheet, concerns
from thidua.rules.totals import ZERO
from thidua.rules.wording import Words
from thidua.rules.wording.figures import figure
from thidua.web.access import Request, open_to
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.appraisals.found import about, shown_lines
from thidua.web.pages.campaigns.found import campaign_for

COLUMNS = (
    Column("ten", "Đối tượng", by="sort_key", value=lambda one: one.name),
    Column("so-lieu", "Đơn vị báo cáo và thẩm định"),
    Column("tu-cham", "Điểm theo đơn vị", number=True),
    Column("tham-dinh", "Điểm thẩm định", number=True),
)
JUDGED = (("chua", "Còn số chưa thẩm định"), ("khac", "Thẩm định khác"))


@open_to(sees_appraisal)
def subjects(request: Request, campaign: int) -> HttpResponse:
    """Each part: its facts, who appraises it, how many participants were judged in it."""
    found = campaign_for(request, campaign, sees_appraisal)
    plan = plan_of(found.plan)
    assigned = shared(found).by_subject
    values = about(request, found) | {
        "subjects": [
            (one, kind_label(plan, one), [plan.facts[name].label for name in one.facts], assigned.get(one.id, []))
            for one in subjects_of(plan).values()
        ]
    }
    return render(request, "appraisals/subjects.html", values)


@open_to(sees_appraisal)
def subject(request: Request, campaign: int, subject: str) -> HttpResponse:
    """One part of all whom it concerns."""
    found = campaign_for(request, campaign, sees_appraisal)
    plan = plan_of(found.plan)
    chosen = subjects_of(plan).get(subject)
    if chosen is None:
        raise Http404
    rows = Listing(request, _whom(request, found, chosen), COLUMNS, first="ten")
    judged = lines_of(found, rows, chosen)
    own = as_they_say(judged.known)
    said = {one.id: one for one in own.participants}
    known = {one.id: one for one in judged.known.participants}
    words = Words(plan, found.round)
    table = [
        {
            "row": one,
            "lines": shown_lines(plan, words, judged.lines[one.pk]),
            "own": _points(plan, chosen, said[one.code]),
            "found": _points(plan, chosen, known[one.code]),
        }
        for one in rows
    ]
    values: dict[str, Any] = about(request, found) | {
        "subject": chosen,
        "section": kind_label(plan, chosen),
        "most": figure(chosen.most) if chosen.most is not None else "",
        "clauses": words.clauses(chosen.clause).strip(" ()"),
        "rows": rows,
        "table": table,
        "groups": [(name, one.label) for name, one in plan.groups.items()] if len(plan.groups) > 1 else [],
        "judged_choices": JUDGED,
        "assigned": shared(found).by_subject.get(chosen.id, []),
    }
    return render(request, "appraisals/subject.html", values)


def _whom(request: Request, campaign: Campaign, subject: Subject) -> Any:
    """Those whom a part concerns by kind and group, as the address filters them."""
    rows = filtered(with_progress(campaign), group=request.GET.get("nhom", ""), search=request.GET.get("tim", ""))
    pairs = set(campaign.participants.order_by().values_list("kind", "group"))
    outside = [(kind, group) for kind, group in pairs if not concerns(subject.asked, kind, group)]
    for kind, group in outside:
        rows = rows.exclude(kind=kind, group=group)
    current = {"judgements__current": True, "judgements__fact__in": subject.facts}
    match request.GET.get("xet", ""):
        case "chua":
            judged = Participant.objects.filter(campaign=campaign, **current)
            return rows.exclude(pk__in=judged.values("pk"))
        case "khac":
            other = Participant.objects.filter(campaign=campaign, judgements__differs=True, **current)
            return rows.filter(pk__in=other.values("pk"))
    return rows


def _points(plan: Plan, subject: Subject, known: Known) -> str:
    """The points of one part by the facts alone; empty where one is missing or they hang on others."""
    if plan.rubric is None:
        return ""
    lines: Iterable[Any]
    if subject.kind == "criterion":
        lines = plan.rubric.criteria[subject.id].lines
    elif subject.kind in ("bonus", "penalty"):
        lines = [(plan.rubric.bonus if subject.kind == "bonus" else plan.rubric.penalty)[subject.id]]
    else:
        return ""
    sheet = Sheet(plan, known)
    found = [points_of(one.points, sheet, getattr(one, "max", ZERO)).points for one in lines if one.points is not None]
    return figure(sum((one for one in found if one is not None), ZERO)) if None not in found else ""

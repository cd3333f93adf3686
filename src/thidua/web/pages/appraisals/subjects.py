"""The parts of the plan with who appraises them; one part of all participants."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from thidua.office.appraisals.predicates import sees_appraisal
from thidua.office.appraisals.queries.assigned import shared
from thidua.office.appraisals.queries.lines import OPEN, lines_of, with_something_open
from thidua.office.appraisals.queries.standing import with_progress
from thidua.office.appraisals.subjects import Subject, kind_label, subjects_of
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.taking_part import filtered
from thidua.office.plans.queries import plan_of
from thidua.office.results.queries.evaluating import as_they_say
from thidua.rules.facts import Participant as Known
from thidua.rules.sheet import concerns
from thidua.rules.wording import Words
from thidua.rules.wording.figures import figure
from thidua.web.access import Request, open_to
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.appraisals.found import Shown, about, appraised_campaign, merged_into, points_said, shown_lines
from thidua.web.pages.appraisals.points import Scoring
from thidua.web.pages.appraisals.walking import address_of

COLUMNS = (
    Column("ten", "Đối tượng", by="sort_key", value=lambda one: one.name),
    Column("so-lieu", "Đơn vị báo cáo và thẩm định"),
    Column("tu-cham", "Điểm tự chấm", number=True),
    Column("tham-dinh", "Điểm thẩm định", number=True),
)
JUDGED = (("chua", "Còn số phải xem"), ("khac", "Thẩm định khác"))


@open_to(sees_appraisal)
def subjects(request: Request, campaign: int) -> HttpResponse:
    """Each part: its facts, who appraises it, how many participants were judged in it."""
    found = appraised_campaign(request, campaign, sees_appraisal)
    plan = plan_of(found.plan)
    assigned, user = shared(found).by_subject, request.standing.user
    values = about(request, found) | {
        "mine": [
            one
            for one in subjects_of(plan).values()
            if user is not None and any(each.appraiser_id == user.pk for each in assigned.get(one.id, ()))
        ],
        "subjects": [
            (one, kind_label(plan, one), [plan.facts[name].label for name in one.facts], assigned.get(one.id, []))
            for one in subjects_of(plan).values()
        ],
    }
    return render(request, "appraisals/subjects.html", values)


@open_to(sees_appraisal)
def subject(request: Request, campaign: int, subject: str) -> HttpResponse:
    """One part of all whom it concerns."""
    found = appraised_campaign(request, campaign, sees_appraisal)
    plan = plan_of(found.plan)
    chosen = subjects_of(plan).get(subject)
    if chosen is None:
        raise Http404
    rows = Listing(request, _whom(request, found, chosen), COLUMNS, first="ten")
    judged, scoring = lines_of(found, rows, chosen), Scoring(found, chosen)
    pairs = zip(as_they_say(judged.known).participants, judged.known.participants, strict=True)
    known = {one.id: (own, one) for own, one in pairs}
    words = Words(plan, found.round)
    open_ = [line for row in rows for line in judged.lines[row.pk] if line.state in OPEN and line.base is not None]
    table = [
        _row(scoring, chosen, one, shown_lines(plan, words, judged.lines[one.pk]), *known[one.code]) for one in rows
    ]
    work, user = shared(found), request.standing.user
    assigned = work.by_subject.get(chosen.id, [])
    theirs = user is not None and bool(work.open_to(user, [chosen.id]))
    values: dict[str, Any] = (above := about(request, found)) | {
        "judges": above["judges"] and theirs,
        "subject": chosen,
        "section": kind_label(plan, chosen),
        "most": figure(chosen.most) if chosen.most is not None else "",
        "clauses": words.clauses(chosen.clause).strip(" ()"),
        "rows": rows,
        "table": table,
        "first_open": address_of(open_[0], chosen) if open_ else "",
        "groups": [(name, one.label) for name, one in plan.groups.items()] if len(plan.groups) > 1 else [],
        "judged_choices": JUDGED,
        "assigned": assigned,
    }
    return render(request, "appraisals/subject.html", values)


def _row(
    scoring: Scoring, subject: Subject, row: Participant, lines: Sequence[Shown], own: Known, found: Known
) -> dict[str, Any]:
    """A participant with both values of each fact and both points, as they count in the whole."""
    said, counted = (points_said(points.get(subject.id)) for points in scoring.both(row, own, found))
    return {"row": row, "lines": lines, "own": said, "found": counted, "merged": merged_into(row)}


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
            return rows.filter(pk__in=with_something_open(campaign, rows, subject))
        case "khac":
            other = Participant.objects.filter(campaign=campaign, judgements__differs=True, **current)
            return rows.filter(pk__in=other.values("pk"))
    return rows

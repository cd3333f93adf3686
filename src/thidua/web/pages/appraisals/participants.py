"""Everybody with how far they are; one participant with all parts, what it said and what was found."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.office.appraisals.models import Explanation
from thidua.office.appraisals.predicates import appraises, bodies_appraising, sees_appraisal, sees_appraisal_of
from thidua.office.appraisals.queries.assigned import shared
from thidua.office.appraisals.queries.lines import OPEN, asked_of, lines_of
from thidua.office.appraisals.queries.standing import STATES, in_state, state_of, with_progress, without_use
from thidua.office.appraisals.services.explaining import reopen, settle
from thidua.office.appraisals.subjects import Subject, kind_label, subjects_of
from thidua.office.campaigns.models import Participant
from thidua.office.campaigns.queries.taking_part import filtered
from thidua.office.plans.queries import plan_of
from thidua.office.results.queries.evaluating import as_they_say
from thidua.rules.wording import Words
from thidua.rules.wording.figures import figure
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.appraisals.forms import ReopenForm
from thidua.web.pages.appraisals.found import (
    Shown,
    about,
    appraised_campaign,
    left_by,
    merged_into,
    open_to_judge,
    points_said,
    shown_lines,
)
from thidua.web.pages.appraisals.points import Scoring
from thidua.web.pages.campaigns.found import participant_for

COLUMNS = (
    Column("ten", "Đối tượng", by="sort_key", value=lambda one: one.name),
    Column("nhom", "Nhóm", by=("group", "sort_key"), value=lambda one: one.group),
    Column("da-xet", "Đã thẩm định", by=("judged", "sort_key"), value=lambda one: one.judged, number=True),
    Column("khac", "Thẩm định khác", by=("differing", "sort_key"), value=lambda one: one.differing, number=True),
    Column("trang-thai", "Trạng thái", by=("appraisal__state", "sort_key"), value=lambda one: STATES[state_of(one)]),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the plan on the page of a participant."""

    subject: Subject
    section: str
    lines: list[Shown]
    own: str
    found: str


@open_to(sees_appraisal)
def everybody(request: Request, campaign: int) -> HttpResponse:
    """Who takes part, how much of each was judged, and what waits for whoever leads."""
    found = appraised_campaign(request, campaign, sees_appraisal)
    plan = plan_of(found.plan)
    chosen = filtered(with_progress(found), group=request.GET.get("nhom", ""), search=request.GET.get("tim", ""))
    rows = Listing(request, in_state(chosen, request.GET.get("trang-thai", "")), COLUMNS, first="ten")
    if rows.wants_workbook:
        return rows.workbook(f"Thẩm định {found.title}")
    # What changed since is asked of the page's rows alone.
    judged = lines_of(found, rows).lines
    groups = {name: one.label for name, one in plan.groups.items()}
    values = about(request, found) | {
        "rows": rows,
        "table": [
            {
                "row": one,
                "group": groups.get(one.group, one.group),
                "lines": len(judged[one.pk]),
                "changed": [line for line in judged[one.pk] if line.state == "changed"],
                "open": sum(line.state in OPEN and line.base is not None for line in judged[one.pk]),
                "merged": merged_into(one),
                "state": state_of(one),
                "label": STATES[state_of(one)],
            }
            for one in rows
        ],
        "groups": list(groups.items()) if len(groups) > 1 else [],
        "states": list(STATES.items()),
        "bodies": bodies_appraising(found),
        "left": left_by((work := shared(found)).left),
        "gone": work.gone,
        "without_use": without_use(found),
    }
    return render(request, "appraisals/everybody.html", values)


@open_to(sees_appraisal_of)
def one(request: Request, participant: int) -> HttpResponse:
    """All parts with their points, by what the participant says and by what was found."""
    found = participant_for(request, participant, sees_appraisal_of)
    campaign, plan = found.campaign, plan_of(found.campaign.plan)
    judged = lines_of(campaign, [found])
    (known,) = judged.known.participants
    (own,) = as_they_say(judged.known).participants
    words = Words(plan, campaign.round)
    scores = Scoring(campaign).both(found, own, known)
    lines = shown_lines(plan, words, judged.lines[found.pk])
    parts = [
        Part(
            subject,
            kind_label(plan, subject),
            some,
            *(points_said(points.get(subject.id)) for points in scores),
        )
        for subject in subjects_of(plan).values()
        if asked_of(plan, subject.asked, known)
        and (some := [one for one in lines if one.line.fact.id in subject.facts])
    ]
    waiting = [one.line for one in lines if one.line.state in OPEN and one.line.base is not None]
    mine = open_to_judge(request, shared(campaign), subjects_of(plan))
    values = about(request, campaign) | {
        "participant": found,
        "parts": parts,
        "states": [one.line.state for one in lines],
        "state": state_of(found),
        "label": STATES[state_of(found)],
        "acts": appraises.test(request.standing, found),
        "merged": merged_into(found),
        "first_open": next((one for one in waiting if one.fact.id in mine), None),
        "mine": sum(one.fact.id in mine for one in waiting),
        "open": len(waiting),
        "maxima": {one.subject.id: figure(one.subject.most) for one in parts if one.subject.most is not None},
        "explanation": (sent := _explanation(found)),
        "answered": [one.line for one in lines if one.line.judgement and one.line.judgement.pk in _answered(sent)],
        "form": ReopenForm(),
    }
    return render(request, "appraisals/one.html", values)


@open_to(appraises)
def settled(request: Request, appraised: int) -> HttpResponse:
    """Say that a participant is done, or take it up again with a reason."""
    found = participant_for(request, appraised, appraises)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and request.standing.user is not None:
        user = request.standing.user
        if state_of(found) != "settled":
            form.is_valid()
            form.errors.clear()
            attempted(form, lambda: settle(participant=found, by=user))
        elif form.is_valid():
            attempted(form, lambda: reopen(participant=found, reason=form.cleaned_data["reason"], by=user))
        problems = [text for some in form.errors.values() for text in map(str, some)]
        for text in problems:
            messages.error(request, text)
        if not problems:
            messages.success(request, "Đã ghi.")
    return redirect("appraisal_of", found.pk)


def _answered(sent: Explanation | None) -> set[int]:
    """The judgements that were explained; one that was reviewed since has another in its place."""
    return {one.judgement_id for one in sent.answers.all()} if sent is not None else set()


def _explanation(participant: Participant) -> Explanation | None:
    found = Explanation.objects.filter(participant=participant).select_related("sent_by__person")
    return found.prefetch_related("answers__judgement", "answers__files__attachment__file").first()

"""Inspections: a visit recorded, and one of them with what it found."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thidua.office.access.filters import participants_read
from thidua.office.access.predicates import sees_records
from thidua.office.campaigns.models import Campaign
from thidua.office.files.errors import FileRefusedError
from thidua.office.files.models import Attachment
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Person
from thidua.office.records.book import counts
from thidua.office.records.models import Inspection
from thidua.office.records.queries.keeping import bodies_acted_for
from thidua.office.records.services.inspecting import Visit, find, inspect, withdraw_inspection
from thidua.plan.model.papers import Record
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.pages.records.forms import InspectionForm, MatterForm, WithdrawForm
from thidua.web.pages.records.found import (
    body_name,
    book_for,
    inspection_for,
    owner_of,
    plan_for,
)
from thidua.web.pages.records.recording import happening_of, matter_form


@open_to(sees_records)
def new(request: Request, campaign: int) -> HttpResponse:
    """A visit, in the book ``?so=``."""
    found, book, record, bodies = book_for(request, campaign, ("inspection",))
    plan = plan_for(found)
    form = InspectionForm(
        request.POST or None,
        request.FILES or None,
        bodies={body: body_name(plan, body) for body in bodies},
        people=_people(found, bodies),
    )
    if request.method == "POST" and form.is_valid():
        made = _made(request, found, book, form)
        if made is not None:
            messages.success(request, "Đã ghi cuộc kiểm tra; hãy ghi những gì đoàn nhận xét ở từng đơn vị.")
            return redirect("inspection", made.pk)
    values = {"campaign": found, "record": record, "form": form}
    return render(request, "records/inspection_new.html", values, status=422 if form.is_bound and form.errors else 200)


def _people(campaign: Campaign, bodies: tuple[str, ...]) -> Any:
    acting = campaign.bodies.filter(body__in=bodies).values("organisation")
    return Person.objects.filter(organisation__in=acting, same_as=None)


def _made(request: Request, campaign: Campaign, book: str, form: InspectionForm) -> Inspection | None:
    given, by = dict(form.cleaned_data), request.standing.user
    assert by is not None
    body, file = given.pop("body"), given.pop("minutes")
    minutes: Attachment | None = None
    if file is not None:
        try:
            owner = owner_of(campaign, body)
            minutes = keep(pieces=file.chunks(), name=file.name or "bien-ban", owner=owner, by=by)
        except FileRefusedError as refused:
            form.add_error("minutes", str(refused))
            return None
    visit = Visit(minutes=minutes, **given)
    return attempted(form, lambda: inspect(campaign=campaign, book=book, body=body, visit=visit, by=by))


@open_to(sees_records)
def inspection(request: Request, inspection: int) -> HttpResponse:
    """The visit with what it found; a unit sees what was found at itself. A POST says in ``act`` what is done."""
    one = inspection_for(request, inspection)
    plan = plan_for(one.campaign)
    record = plan.records.get(one.record)
    may = not one.withdrawn and record is not None and one.body in bodies_acted_for(request.standing, one.campaign)
    finding = withdrawing = None
    if may and record is not None:
        finding, withdrawing = _forms(request, one, record)
    if request.method == "POST":
        if finding is None or withdrawing is None:
            raise Http404
        if _done(request, one, finding, withdrawing):
            return redirect("inspection", one.pk)
    findings = one.findings.select_related("participant").order_by("number")
    if one.body not in bodies_acted_for(request.standing, one.campaign):
        findings = findings.filter(participant__in=participants_read(request.standing))
    values = {
        "inspection": one,
        "campaign": one.campaign,
        "record": record.label if record is not None else one.record,
        "body": body_name(plan, one.body),
        "findings": [
            (finding, plan.facts[finding.fact].label if finding.fact in plan.facts else "", counts(plan, finding))
            for finding in findings
        ],
        "finding": finding,
        "withdrawing": withdrawing,
    }
    return render(request, "records/inspection.html", values, status=422 if request.method == "POST" else 200)


def _forms(request: Request, one: Inspection, record: Record) -> tuple[MatterForm, WithdrawForm]:
    finds = request.method == "POST" and request.POST.get("act") == "find"
    finding = matter_form(request, one.campaign, record, (one.body,))
    if not finds:
        finding.is_bound = False
    finding.fields["happened_on"].initial = one.visited_on
    withdraws = request.method == "POST" and request.POST.get("act") == "withdraw"
    return finding, WithdrawForm(request.POST if withdraws else None, prefix="withdraw")


def _done(request: Request, one: Inspection, finding: MatterForm, withdrawing: WithdrawForm) -> bool:
    by = request.standing.user
    assert by is not None
    if withdrawing.is_bound and withdrawing.is_valid():
        reason = withdrawing.cleaned_data["reason"]
        if attempted(withdrawing, lambda: withdraw_inspection(inspection=one, reason=reason, by=by)):
            messages.success(request, "Đã rút cuộc kiểm tra; những gì đoàn ghi nhận không còn được tính.")
            return True
    if finding.is_bound and finding.is_valid():
        told = happening_of(request, plan_for(one.campaign), finding, one.campaign, one.body)
        made = attempted(finding, lambda: find(inspection=one, happening=told, by=by)) if told is not None else None
        if made is not None:
            messages.success(request, f"Đã ghi việc số {made.number}.")
            return True
    return False

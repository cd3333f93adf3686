"""The books, matters and inspections of an address, for those who may; files that come with a form."""

from collections.abc import Collection

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.office.access.predicates import sees_records
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.facts.services.stating import Proof
from thidua.office.files.errors import FileRefusedError
from thidua.office.files.services.keeping import keep
from thidua.office.organisations.models import Organisation
from thidua.office.plans.queries import plan_of
from thidua.office.records.book import KEPT, SELF
from thidua.office.records.models import Inspection, Matter
from thidua.office.records.queries.keeping import books_kept, inspections_read, matters_read
from thidua.plan.model.papers import Record
from thidua.plan.model.plan import Plan
from thidua.web.access import Request
from thidua.web.pages.campaigns.found import campaign_for


def books_for(request: Request, campaign: int) -> tuple[Campaign, dict[str, tuple[Record, tuple[str, ...]]]]:
    """The campaign, where its books are seen, and the books in which one records."""
    found = campaign_for(request, campaign, sees_records)
    return found, books_kept(request.standing, found)


def book_for(
    request: Request, campaign: int, kinds: Collection[str] = KEPT
) -> tuple[Campaign, str, Record, tuple[str, ...]]:
    """The book that ``?so=`` names, or the first of these kinds, where one records in it; else it is not found."""
    found, kept = books_for(request, campaign)
    fitting = {name: one for name, one in kept.items() if one[0].kind in kinds}
    name = request.GET.get("so", "") or next(iter(fitting), "")
    if name not in fitting:
        raise Http404
    return found, name, *fitting[name]


def matter_for(request: Request, matter: int) -> Matter:
    """The matter, where it is read; else it is not found."""
    found = (
        matters_read(request.standing)
        .select_related(
            "campaign__owner",
            "campaign__plan",
            "participant__campaign",
            "forwarding",
            "inspection",
            "recorded_by__person",
        )
        .prefetch_related("campaign__bodies", "evidence__attachment__file")
    )
    return get_object_or_404(found, pk=matter)


def inspection_for(request: Request, inspection: int) -> Inspection:
    """The inspection, where it is read; else it is not found."""
    found = (
        inspections_read(request.standing)
        .select_related("campaign__owner", "campaign__plan", "minutes", "recorded_by__person")
        .prefetch_related("campaign__bodies", "team")
    )
    return get_object_or_404(found, pk=inspection)


def body_name(plan: Plan, body: str) -> str:
    """A body of the plan by its label."""
    if body == SELF:
        return "Đơn vị tự ghi"
    return plan.bodies[body].label if body in plan.bodies else body


def owner_of(campaign: Campaign, body: str, participant: Participant | None = None) -> Organisation:
    """Whose a file is: of the body that records, so that nobody else reads it as their own."""
    if body == SELF and participant is not None and participant.organisation is not None:
        return participant.organisation
    acting = {one.body: one.organisation for one in campaign.bodies.select_related("organisation")}
    return acting.get(body, campaign.owner)


def proofs_of(request: Request, form: forms.Form, owner: Organisation) -> list[Proof] | None:
    """A form's ``documents``, kept, and its ``reference``; None where a file was refused, its field told."""
    found = []
    for file in form.cleaned_data.get("documents") or []:
        try:
            kept = keep(pieces=file.chunks(), name=file.name or "tệp", owner=owner, by=request.standing.user)
        except FileRefusedError as refused:
            form.add_error("documents", str(refused))
            return None
        found.append(Proof(attachment=kept))
    reference = form.cleaned_data.get("reference", "").strip()
    return [*found, Proof(reference=reference)] if reference else found


def plan_for(campaign: Campaign) -> Plan:
    """The plan by which a campaign runs."""
    return plan_of(campaign.plan)

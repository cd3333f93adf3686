"""The campaign or participant of an address, for those who may, and the page of a form."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from rules.predicates import Predicate

from thidua.office.campaigns.models import Campaign, Participant
from thidua.web.access import Request, need


def campaign_for(request: Request, campaign: int, who: Predicate) -> Campaign:
    """The campaign, where the predicate holds for it; else it is not found."""
    chosen = Campaign.objects.select_related("owner", "plan", "reports_as__campaign").prefetch_related(
        "bodies__organisation"
    )
    found = get_object_or_404(chosen, pk=campaign)
    need(who, request.standing, found)
    return found


def participant_for(request: Request, participant: int, who: Predicate, *, bodies: bool = False) -> Participant:
    """The participant, where the predicate holds for it; ``bodies``: also one that only reports as a body."""
    chosen = (
        (Participant.everybody if bodies else Participant.objects)
        .select_related("campaign__owner", "campaign__plan", "campaign__reports_as", "organisation", "person")
        .prefetch_related("campaign__bodies")
    )
    found = get_object_or_404(chosen, pk=participant)
    need(who, request.standing, found)
    return found


def form_page(request: Request, template: str, form: forms.Form, **values: object) -> HttpResponse:
    """A page with a form; one with errors is answered as such."""
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **values}, status=status)

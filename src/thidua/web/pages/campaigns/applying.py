"""A unit asks to take part; the standing body answers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from thidua.office.access.predicates import may_ask_to_join, runs
from thidua.office.campaigns.models import Application
from thidua.office.campaigns.services import applying
from thidua.office.campaigns.services.joining import Joiner
from thidua.office.plans.queries import plan_of
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.components.confirming import going_back
from thidua.web.pages.campaigns.foreseen import look, stepped
from thidua.web.pages.campaigns.forms import ReasonForm
from thidua.web.pages.campaigns.found import campaign_for, form_page
from thidua.web.pages.campaigns.notice_forms import GroundForm
from thidua.web.pages.campaigns.papers_kept import kept_paper
from thidua.web.pages.campaigns.who_comes import joining_preview
from thidua.web.pages.campaigns.who_forms import AskForm
from thidua.web.pages.choosing.among import units_asking


@open_to(may_ask_to_join)
def ask(request: Request, open_campaign: int) -> HttpResponse:
    """Ask that a unit of one's own, or somebody of it, takes part."""
    found = campaign_for(request, open_campaign, may_ask_to_join)
    places, url = units_asking(request.standing, found), reverse("choose_asking_unit", args=[found.pk])
    form = AskForm(request.POST or None, plan=plan_of(found.plan), places=places, url=url)
    user = request.standing.user
    if request.method == "POST" and form.is_valid() and user is not None:
        group, _, kind = form.cleaned_data["whom"].partition("/")
        given = {name: form.cleaned_data[name] for name in ("organisation", "name", "goals")}
        made = attempted(form, lambda: applying.apply(campaign=found, kind=kind, group=group, by=user, **given))
        if made is not None:
            messages.success(request, "Đã gửi đề nghị tham gia; cơ quan thường trực sẽ trả lời.")
            return redirect("campaigns")
    return form_page(request, "campaigns/ask.html", form, campaign=found)


@open_to(runs)
def answer(request: Request, application: int) -> HttpResponse:
    """Take a unit in by notice, or refuse it with a reason."""
    asked = get_object_or_404(Application.objects.select_related("organisation", "made_by__person"), pk=application)
    found = campaign_for(request, asked.campaign_id, runs)
    by, refusing = request.standing.user, "refuse" in request.POST
    form = GroundForm(None if refusing else request.POST or None, request.FILES or None)
    refusal = ReasonForm(request.POST if refusing else None, prefix="refusal")
    if request.method == "POST" and refusing and refusal.is_valid():
        reason = refusal.cleaned_data["reason"]
        if attempted(refusal, lambda: applying.refuse(application=asked, reason=reason, by=by)) is not None:
            messages.success(request, f"Đã trả lời «{asked.name}»: không nhận.")
            return redirect("campaign", found.pk)
    if request.method == "POST" and not refusing and not going_back(request) and form.is_valid():
        paper = kept_paper(request, form, found)
        done: HttpResponse | bool = False
        if not form.errors:
            ground = form.ground(paper)
            joiner = Joiner(code=asked.organisation.code, name=asked.name, kind=asked.kind, group=asked.group)
            done = stepped(
                request,
                form,
                lambda: look(found),
                lambda: applying.accept(application=asked, ground=ground, by=by),
                lambda *seen: joining_preview(found, [joiner], form, *seen),
            )
        if not isinstance(done, bool):
            return done
        if done:
            messages.success(request, f"Đã nhận «{asked.name}» tham gia.")
            return redirect("participants", found.pk)
    plan = plan_of(found.plan)
    label = plan.groups[asked.group].label if asked.group in plan.groups else asked.group
    values = {"campaign": found, "application": asked, "group": label, "refusal": refusal}
    return form_page(request, "campaigns/application.html", refusal if refusing else form, ground=form, **values)

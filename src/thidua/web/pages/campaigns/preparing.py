"""Preparing a campaign, its settings, who acts as which body, the level below a participant."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from thidua.office.access.filters import organisations_planning
from thidua.office.access.predicates import fills, runs, writes_plans
from thidua.office.campaigns.queries.cascade import levels_of
from thidua.office.campaigns.services import cascading, preparing
from thidua.office.organisations.models import Organisation
from thidua.office.plans.models import PlanVersion
from thidua.office.plans.queries import plan_of
from thidua.web.access import Request, need, open_to
from thidua.web.components.attempting import attempted
from thidua.web.components.confirming import Preview, confirmed
from thidua.web.pages.campaigns.forms import BodiesForm, NewCampaignForm, ReasonForm, SettingsForm
from thidua.web.pages.campaigns.found import campaign_for, form_page, participant_for

LATEST = 50
"""So many plans are offered, the latest first."""


@open_to(writes_plans)
def new(request: Request) -> HttpResponse:
    """A campaign of a plan's round. ``?ke-hoach=7`` chooses the plan."""
    versions = PlanVersion.objects.filter(owner__in=organisations_planning(request.standing)).select_related("owner")
    current = list(versions.filter(replaced_by=None)[:LATEST])
    plans = [(version, plan_of(version)) for version in current]
    chosen = next((one for one in plans if str(one[0].pk) == request.GET.get("ke-hoach")), plans[0] if plans else None)
    initial = {}
    if chosen is not None:
        initial = {"plan": f"{chosen[0].pk}:{next(iter(chosen[1].rounds))}", "title": chosen[0].title}
    form = NewCampaignForm(request.POST or None, rounds=plans, initial=initial)
    if request.method == "POST" and form.is_valid():
        version, round_id = form.chosen
        need(writes_plans, request.standing, version.owner)
        made = attempted(
            form,
            lambda: preparing.prepare(
                owner=version.owner,
                plan=version,
                round_id=round_id,
                title=form.cleaned_data["title"],
                by=request.standing.user,
            ),
        )
        if made is not None:
            return redirect("campaign_bodies", made.pk)
    return form_page(request, "campaigns/new.html", form, plans=plans)


@open_to(runs)
def settings(request: Request, campaign: int) -> HttpResponse:
    """Title, ways of sending, joining."""
    found = campaign_for(request, campaign, runs)
    free = any(group.joins_freely for group in plan_of(found.plan).groups.values())
    initial = {"title": found.title, "ways": found.ways, "self_joining": found.self_joining}
    form = SettingsForm(request.POST or None, initial=initial, joins_freely=free)
    if request.method == "POST" and form.is_valid():
        by = request.standing.user
        if attempted(form, lambda: preparing.settle(campaign=found, by=by, **form.chosen)) is not None:
            messages.success(request, "Đã lưu thiết lập.")
            return redirect("campaign", found.pk)
    return form_page(request, "campaigns/settings.html", form, campaign=found)


@open_to(runs)
def bodies(request: Request, campaign: int) -> HttpResponse:
    """Which organisation acts as which body of the plan."""
    found = campaign_for(request, campaign, runs)
    form = BodiesForm(request.POST or None, plan=plan_of(found.plan), campaign=found)
    if request.method == "POST" and form.is_valid():
        chosen = form.chosen()
        known = Organisation.objects.in_bulk([key for _, key, _ in chosen if key is not None])
        mapping = {body: (known[key] if key is not None else None, leads) for body, key, leads in chosen}
        by = request.standing.user
        if attempted(form, lambda: preparing.map_bodies(campaign=found, mapping=mapping, by=by) or True):
            messages.success(request, "Đã lưu các cơ quan.")
            return redirect("campaign", found.pk)
    return form_page(request, "campaigns/bodies.html", form, campaign=found)


@open_to(runs)
def discarded(request: Request, campaign: int) -> HttpResponse:
    """Give up a campaign that was not launched."""
    found = campaign_for(request, campaign, runs)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        names = list(found.participants.values_list("name", flat=True))
        preview = Preview(
            title=f"Bỏ phong trào «{found.title}»",
            things=names,
            unit="đối tượng đã đưa vào danh sách",
            note="Phong trào chưa phát động sẽ bị xóa; nhật ký vẫn giữ.",
            label="Bỏ phong trào này",
            cancel_url=reverse("campaign", args=[found.pk]),
            danger=True,
        )
        if not confirmed(request, preview):
            return preview.page(request)
        reason, by = form.cleaned_data["reason"], request.standing.user
        if attempted(form, lambda: preparing.discard(campaign=found, reason=reason, by=by) or True):
            messages.success(request, "Đã bỏ phong trào chưa phát động.")
            return redirect("campaigns")
    return form_page(request, "campaigns/discard.html", form, campaign=found)


@open_to(fills)
def lower(request: Request, participant: int) -> HttpResponse:
    """Prepare the level of the cascade that a participant collects."""
    found = participant_for(request, participant, fills, bodies=True)
    levels = levels_of(found)
    initial = {
        "title": f"{found.campaign.title}: {levels[0].label}"[:255] if levels else "",
        "ways": found.campaign.ways,
    }
    form = SettingsForm(request.POST or None, initial=initial, joins_freely=False)
    if request.method == "POST" and form.is_valid():
        level = next((one.id for one in levels), "")
        title, ways, by = form.cleaned_data["title"], form.cleaned_data["ways"], request.standing.user
        made = attempted(
            form,
            lambda: cascading.prepare_below(participant=found, level=level, title=title, ways=ways, by=by),
        )
        if made is not None:
            messages.success(request, "Đã lập phong trào của cấp dưới; hãy thêm đơn vị rồi phát động.")
            return redirect("participants", made.pk)
    return form_page(request, "campaigns/lower.html", form, participant=found, campaign=found.campaign, levels=levels)

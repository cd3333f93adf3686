"""What notices change: extensions, days of events, an amended plan, closing those who never sent, the end."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from thidua.office.access.predicates import runs
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.calendar import days_of
from thidua.office.campaigns.queries.plans import replacing
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.campaigns.services import changing, moving, preparing
from thidua.office.campaigns.services.grounds import Ground
from thidua.office.submissions.models import Sheet
from thidua.web.access import Request, open_to
from thidua.web.components.confirming import Preview, confirmed
from thidua.web.pages.campaigns.forms import CloseForm
from thidua.web.pages.campaigns.found import attempted, campaign_for, form_page
from thidua.web.pages.campaigns.notice_forms import DeadlineForm, EventForm, ExtensionForm, GroundForm, PlanForm
from thidua.web.pages.campaigns.papers_kept import kept_paper

Act = Callable[[Ground], Any]


@open_to(runs)
def extension(request: Request, campaign: int) -> HttpResponse:
    """A later last day, for all or (``?chon=12&chon=15``) for chosen participants.

    Where somebody was chosen and is not found, nobody is extended: never all in place of some.
    """
    found = campaign_for(request, campaign, runs)
    keys = [key for key in request.GET.getlist("chon") if key.isdecimal()]
    whom = list(found.participants.filter(pk__in=keys)) if "chon" in request.GET else []
    if "chon" in request.GET and not whom:
        messages.error(request, "Chưa chọn đối tượng nào để gia hạn riêng.")
        return redirect("participants", found.pk)
    days = [one for one in days_of(found) if one.last_day is not None]
    form = ExtensionForm(request.POST or None, request.FILES or None, days=days)

    def act(ground: Ground) -> Any:
        deadline, part = form.chosen
        day, by = form.cleaned_data["last_day"], request.standing.user
        return changing.extend(
            campaign=found, deadline=deadline, part=part, day=day, ground=ground, by=by, participants=whom
        )

    done = _done(request, found, form, act, "Đã gia hạn.")
    values = {"campaign": found, "whom": whom, "count": len(whom) or taking_part(found).count()}
    return done or form_page(request, "campaigns/extend.html", form, **values)


@open_to(runs)
def event(request: Request, campaign: int) -> HttpResponse:
    """The day of an event."""
    found = campaign_for(request, campaign, runs)
    days = [one for one in days_of(found) if one.deadline.event]
    form = EventForm(request.POST or None, request.FILES or None, days=days)

    def act(ground: Ground) -> Any:
        deadline, _ = form.chosen
        day, by = form.cleaned_data["event_day"], request.standing.user
        return changing.set_day(campaign=found, deadline=deadline, day=day, ground=ground, by=by)

    done = _done(request, found, form, act, "Đã định ngày.")
    return done or form_page(request, "campaigns/event.html", form, campaign=found, days=days)


@open_to(runs)
def plan(request: Request, campaign: int) -> HttpResponse:
    """Go on under an amended plan."""
    found = campaign_for(request, campaign, runs)
    versions = replacing(found.plan)
    form = PlanForm(request.POST or None, request.FILES or None, versions=versions)

    def act(ground: Ground) -> Any:
        version = form.versions[form.cleaned_data["plan"]]
        return moving.move_plan(campaign=found, plan=version, ground=ground, by=request.standing.user)

    done = _done(request, found, form, act, "Phong trào từ nay theo kế hoạch sửa đổi; những gì đã gửi giữ nguyên.")
    return done or form_page(request, "campaigns/plan.html", form, campaign=found, versions=versions)


@open_to(runs)
def non_senders(request: Request, campaign: int) -> HttpResponse:
    """Close those who did not send by a deadline, shown with their count first."""
    found = campaign_for(request, campaign, runs)
    days = [one for one in days_of(found) if one.last_day is not None]
    form = DeadlineForm(request.POST or None, days=days)
    del form.fields["paper"]
    if request.method == "POST" and form.is_valid():
        deadline, part = form.chosen
        whom = _not_sent(found, deadline, part)
        preview = Preview(
            title="Khóa các đơn vị không gửi",
            things=[f"{one.name} ({one.code})" for one in whom],
            unit="đơn vị chưa gửi",
            note="Sau khi khóa, các đơn vị này không gửi được nữa theo thời hạn này.",
            label=f"Khóa {len(whom)} đơn vị",
            cancel_url=reverse("campaign_close_senders", args=[found.pk]),
            danger=True,
        )
        if whom and not confirmed(request, preview):
            return preview.page(request)
        given: dict[str, Any] = {"deadline": deadline, "part": part, "ground": form.ground()}
        by = request.standing.user
        if (
            attempted(form, lambda: changing.close_non_senders(campaign=found, participants=whom, by=by, **given))
            is not None
        ):
            messages.success(request, f"Đã khóa {len(whom)} đơn vị không gửi.")
            return redirect("campaign", found.pk)
    return form_page(request, "campaigns/close_senders.html", form, campaign=found)


@open_to(runs)
def end(request: Request, campaign: int) -> HttpResponse:
    """The campaign is over."""
    found = campaign_for(request, campaign, runs)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        day, reason, by = form.cleaned_data["day"], form.cleaned_data["reason"], request.standing.user
        preview = Preview(
            title=f"Kết thúc «{found.title}»",
            things=[],
            unit="việc sẽ không đổi được nữa: không ai gửi, sửa, gia hạn thêm",
            label="Kết thúc phong trào",
            cancel_url=reverse("campaign", args=[found.pk]),
            danger=True,
        )
        if not confirmed(request, preview):
            return preview.page(request)
        if attempted(form, lambda: preparing.close(campaign=found, on=day, reason=reason, by=by)) is not None:
            messages.success(request, "Phong trào đã kết thúc.")
            return redirect("campaign", found.pk)
    return form_page(request, "campaigns/end.html", form, campaign=found)


def _done(request: Request, found: Campaign, form: GroundForm, act: Act, told: str) -> HttpResponse | None:
    """Where the form was sent and is sound: the act on its ground, and back to the campaign."""
    if request.method != "POST" or not form.is_valid():
        return None
    paper = kept_paper(request, form, found)
    if form.errors or attempted(form, lambda: act(form.ground(paper))) is None:
        return None
    messages.success(request, told)
    return redirect("campaign", found.pk)


def _not_sent(campaign: Campaign, deadline: str, part: str) -> list[Participant]:
    """Participants with a sheet of this deadline that was never sent."""
    waiting = Sheet.objects.filter(
        participant__campaign=campaign, deadline=deadline, part=part, state=Sheet.State.DRAFT, sendings=None
    )
    return list(campaign.participants.filter(pk__in=waiting.values("participant"), left_on=None))

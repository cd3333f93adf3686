"""What notices change: extensions, days of events, an amended plan, closing those who never sent, the end."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from thidua.office.access.predicates import runs
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.calendar import days_of
from thidua.office.campaigns.queries.cascade import lower_campaigns
from thidua.office.campaigns.queries.plans import replacing
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.campaigns.services import changing, moving, preparing
from thidua.office.campaigns.services.grounds import Ground
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.models import Sheet
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.components.confirming import Preview, confirmed, going_back
from thidua.web.pages.campaigns.foreseen import Seen, day_changes, look, other_changes, said, stepped
from thidua.web.pages.campaigns.forms import CloseForm
from thidua.web.pages.campaigns.found import campaign_for, form_page
from thidua.web.pages.campaigns.notice_forms import DeadlineForm, EventForm, ExtensionForm, GroundForm, PlanForm
from thidua.web.pages.campaigns.papers_kept import kept_paper, way_back

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

    units = whom or list(taking_part(found))

    def preview(before: Seen, after: Seen) -> Preview:
        things = [
            f"{one.name} ({one.code}): từ {said(before.own[one.pk])} sang {said(after.own[one.pk])}"
            if before.own[one.pk] != after.own[one.pk]
            else f"{one.name} ({one.code}): giữ hạn riêng {said(after.own[one.pk])}"
            for one in units
        ]
        moved = sum(1 for one in units if before.own[one.pk] != after.own[one.pk])
        return Preview(
            title=f"Gia hạn «{_label(found, form.chosen[0])}»",
            things=things,
            unit="đối tượng",
            follows=[*day_changes(before, after), *other_changes(before, after)],
            label=f"Gia hạn cho {moved} đối tượng",
            **way_back(form, found),
        )

    done = _done(request, found, form, act, "Đã gia hạn.", preview, units)
    values = {"campaign": found, "whom": whom, "count": len(units)}
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

    def preview(before: Seen, after: Seen) -> Preview:
        label, day = _label(found, form.chosen[0]), said(form.cleaned_data["event_day"])
        return Preview(
            title=f"Định ngày «{label}»: {day}",
            things=day_changes(before, after),
            unit="mốc có ngày mới",
            follows=other_changes(before, after),
            note=f"Cho tất cả {taking_part(found).count()} đối tượng của phong trào.",
            label="Định ngày",
            **way_back(form, found),
        )

    done = _done(request, found, form, act, "Đã định ngày.", preview)
    return done or form_page(request, "campaigns/event.html", form, campaign=found, days=days)


@open_to(runs)
def plan(request: Request, campaign: int) -> HttpResponse:
    """Go on under an amended plan."""
    found = campaign_for(request, campaign, runs)
    versions = replacing(found.plan)
    if found.reports_as is not None:
        versions = [one for one in versions if one.pk == found.reports_as.campaign.plan_id]
    form = PlanForm(request.POST or None, request.FILES or None, versions=versions)

    def act(ground: Ground) -> Any:
        version = form.versions[form.cleaned_data["plan"]]
        return moving.move_plan(campaign=found, plan=version, ground=ground, by=request.standing.user)

    lower = lower_campaigns(found)

    def preview(before: Seen, after: Seen) -> Preview:
        below = [f"Phong trào của cấp dưới chuyển cùng: {one.title} ({one.owner.name})" for one in lower]
        return Preview(
            title=f"Chuyển «{found.title}» sang kế hoạch sửa đổi",
            things=day_changes(before, after),
            unit="mốc thay đổi",
            follows=[*below, *other_changes(before, after)],
            note=f"Cho {taking_part(found).count()} đối tượng và {len(lower)} phong trào của cấp dưới. "
            "Những gì đã gửi, gửi muộn, gia hạn riêng, khóa theo thông báo giữ nguyên.",
            label="Chuyển sang kế hoạch mới",
            **way_back(form, found),
        )

    told = "Phong trào từ nay theo kế hoạch sửa đổi; những gì đã gửi giữ nguyên."
    done = _done(request, found, form, act, told, preview)
    return done or form_page(request, "campaigns/plan.html", form, campaign=found, versions=versions)


@open_to(runs)
def non_senders(request: Request, campaign: int) -> HttpResponse:
    """Close those who did not send by a deadline, shown with their count first."""
    found = campaign_for(request, campaign, runs)
    days = [one for one in days_of(found) if one.last_day is not None]
    form = DeadlineForm(request.POST or None, request.FILES or None, days=days)
    whom = _not_sent(found, *form.chosen) if form.is_valid() else []

    def act(ground: Ground) -> Any:
        deadline, part = form.chosen
        given: dict[str, Any] = {"deadline": deadline, "part": part, "ground": ground, "by": request.standing.user}
        return changing.close_non_senders(campaign=found, participants=whom, **given)

    def preview(before: Seen, after: Seen) -> Preview:
        return Preview(
            title="Khóa các đơn vị không gửi",
            things=[f"{one.name} ({one.code}): hạn {said(before.own[one.pk])}" for one in whom],
            unit="đơn vị chưa gửi",
            follows=other_changes(before, after),
            note="Sau khi khóa, các đơn vị này không gửi được nữa theo thời hạn này.",
            label=f"Khóa {len(whom)} đơn vị",
            danger=True,
            **way_back(form, found),
        )

    done = _done(request, found, form, act, f"Đã khóa {len(whom)} đơn vị không gửi.", preview, whom)
    return done or form_page(request, "campaigns/close_senders.html", form, campaign=found)


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


def _done(
    request: Request,
    found: Campaign,
    form: GroundForm,
    act: Act,
    told: str,
    preview: Callable[[Seen, Seen], Preview],
    whom: Sequence[Participant] = (),
) -> HttpResponse | None:
    """Where the form was sent and is sound: first what the act will lead to, on a yes the act, and to the campaign.

    ``whom``: those whose own last day the preview tells.
    """
    if request.method != "POST" or going_back(request) or not form.is_valid():
        return None
    paper = kept_paper(request, form, found)
    deadline = form.chosen if isinstance(form, DeadlineForm) else ("", "")
    if form.errors:
        return None
    ground = form.ground(paper)
    done = stepped(request, form, lambda: look(found, deadline, whom), lambda: act(ground), preview)
    if not isinstance(done, bool):
        return done
    if not done:
        return None
    messages.success(request, told)
    return redirect("campaign", found.pk)


def _label(campaign: Campaign, deadline: str) -> str:
    return plan_of(campaign.plan).deadlines[deadline].label


def _not_sent(campaign: Campaign, deadline: str, part: str) -> list[Participant]:
    """Participants with a sheet of this deadline that was never sent."""
    waiting = Sheet.objects.filter(
        participant__campaign=campaign, deadline=deadline, part=part, state=Sheet.State.DRAFT, sendings=None
    )
    return list(campaign.participants.filter(pk__in=waiting.values("participant"), left_on=None))

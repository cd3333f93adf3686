"""The rules by which units are reminded of themselves."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from thidua.office.access.predicates import runs
from thidua.office.campaigns.models import Campaign
from thidua.office.plans.queries import plan_of
from thidua.office.reminders.models import Schedule
from thidua.office.reminders.queries.board import boards_of
from thidua.office.reminders.services.scheduled import FARTHEST, add_schedule, stop_schedule
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.pages.campaigns.found import campaign_for

SIDES = (("before", "trước ngày cuối"), ("after", "sau ngày cuối"))


class ScheduleForm(forms.Form):
    """A rule to add."""

    deadline = forms.ChoiceField(label="Mốc")
    number = forms.IntegerField(
        label="Số ngày", min_value=0, max_value=FARTHEST, help_text="0: nhắc đúng ngày cuối", initial=3
    )
    side = forms.ChoiceField(label="Nhắc", choices=SIDES, widget=forms.RadioSelect, initial="before")

    def __init__(self, *given: object, deadlines: list[tuple[str, str]], **named: object) -> None:
        """``deadlines``: those by which something is sent."""
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self.fields["deadline"].choices = deadlines  # type: ignore[attr-defined]

    @property
    def days(self) -> int:
        """Before the last day: less than 0."""
        number = int(self.cleaned_data["number"])
        return -number if self.cleaned_data["side"] == "before" else number


@open_to(runs)
def schedules(request: Request, campaign: int) -> HttpResponse:
    """The rules of a campaign; one may be added or stopped."""
    found = campaign_for(request, campaign, runs)
    if request.method == "POST" and "dung" in request.POST:
        return _stop(request, found)
    labels = {name: one.label for name, one in plan_of(found.plan).deadlines.items()}
    deadlines = [(name, labels[name]) for name in dict.fromkeys(board.deadline for board, _ in boards_of(found))]
    form = ScheduleForm(request.POST or None, deadlines=deadlines)
    if request.method == "POST" and form.is_valid():
        deadline, by = form.cleaned_data["deadline"], request.standing.user
        assert by is not None
        if attempted(form, lambda: add_schedule(campaign=found, deadline=deadline, days=form.days, by=by)) is not None:
            messages.success(request, "Đã đặt lịch nhắc.")
            return redirect("campaign_schedules", campaign)
    rules = Schedule.objects.filter(campaign=found, active=True)
    values = {
        "campaign": found,
        "form": form,
        "rules": [(one, labels.get(one.deadline, one.deadline), said(one.days)) for one in rules],
        "runs": True,
        "running": found.state == Campaign.State.RUNNING,
    }
    return render(request, "followup/schedules.html", values, status=422 if form.errors else 200)


def said(days: int) -> str:
    """When a rule reminds, in words."""
    if days == 0:
        return "đúng ngày cuối"
    return f"{-days} ngày trước ngày cuối" if days < 0 else f"{days} ngày sau ngày cuối"


def _stop(request: Request, campaign: Campaign) -> HttpResponse:
    given = request.POST["dung"]
    key = int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0
    assert request.standing.user is not None
    stop_schedule(schedule=get_object_or_404(Schedule, campaign=campaign, pk=key), by=request.standing.user)
    messages.success(request, "Đã dừng lịch nhắc.")
    return redirect("campaign_schedules", campaign.pk)

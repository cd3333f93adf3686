"""The launch: what it would do, with the count of units, mails and letters, and on a yes just that."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from thidua.office.access.predicates import runs
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.queries.calendar import days_of
from thidua.office.campaigns.queries.taking_part import answerable, by_group, taking_part
from thidua.office.campaigns.services.launching import launch
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.components.confirming import Preview, confirmed
from thidua.web.pages.campaigns.forms import LaunchForm
from thidua.web.pages.campaigns.found import campaign_for, form_page


@open_to(runs)
def launched(request: Request, campaign: int) -> HttpResponse:
    """Number and day of the paper, then the preview, then the launch."""
    found = campaign_for(request, campaign, runs)
    form = LaunchForm(request.POST or None)
    people, units = answerable(taking_part(found)), by_group(found)
    mails = {pair for some in people.values() for pair in some if pair[1]}
    total = sum(number for _, _, number in units)
    without = total - sum(1 for some in people.values() if some)
    if request.method == "POST" and form.is_valid():
        preview = Preview(
            title=f"Phát động «{found.title}»",
            things=[f"{group} ({kind}): {number}" for group, kind, number in units],
            unit=f"nhóm, cộng {total} đối tượng",
            note=f"{len(mails)} người được báo qua thư điện tử; {without} đối tượng chưa ai có tài khoản để nhận.",
            label=f"Phát động đến {total} đối tượng",
            cancel_url=reverse("campaign_launch", args=[found.pk]),
        )
        if units and not confirmed(request, preview):
            return preview.page(request)
        number, day, by = form.cleaned_data["number"], form.cleaned_data["day"], request.standing.user
        if attempted(form, lambda: launch(campaign=found, on=day, number=number, by=by)) is not None:
            messages.success(request, f"Đã phát động đến {total} đối tượng.")
            return redirect("campaign", found.pk)
    values = {"campaign": found, "groups": units, "total": total, "mails": len(mails), "without": without}
    days, past = days_of(found), found.state != Campaign.State.PREPARING
    return form_page(request, "campaigns/launch.html", form, days=days, past=past, **values)

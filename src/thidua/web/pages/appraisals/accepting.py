"""Accepting together what was said: of one participant, of one part, or of what was chosen; after a preview."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from thidua.office.appraisals.filters import participants_appraised
from thidua.office.appraisals.predicates import appraises_in, body_of
from thidua.office.appraisals.queries.lines import Line, lines_of
from thidua.office.appraisals.services.judging import accept, acceptable
from thidua.office.appraisals.subjects import subjects_of
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.queries.taking_part import taking_part
from thidua.office.plans.queries import plan_of
from thidua.rules.wording import Words
from thidua.web.access import Request, open_to
from thidua.web.components.confirming import Preview, confirmed
from thidua.web.pages.appraisals.found import marks_of, said_value
from thidua.web.pages.campaigns.found import campaign_for


@open_to(appraises_in)
def accepted(request: Request, appraised_campaign: int) -> HttpResponse:
    """``doi-tuong``, ``muc`` or ``chon`` (participant:fact:part) say what; shown with the count, then done."""
    found = campaign_for(request, appraised_campaign, appraises_in)
    if request.method != "POST" or request.standing.user is None:
        return redirect("appraisal", found.pk)
    back = _back(request, found)
    lines, left = _chosen(request, found)
    if not lines:
        messages.info(request, "Không có số liệu nào chấp nhận được ở đây.")
        return redirect(back)
    words, plan = Words(plan_of(found.plan), found.round), plan_of(found.plan)
    things = [
        f"{one.participant.name}: {one.fact.label}{f' ({one.part})' if one.part else ''} = "
        f"{said_value(plan, words, one.base)}{' (đã đổi sau khi thẩm định)' if one.state == 'changed' else ''}"
        for one in lines
    ]
    note = "Giá trị thẩm định sẽ bằng giá trị đã báo cáo."
    if left:
        note += f" {left} số liệu khác để lại: đã thẩm định, chưa có giá trị, hoặc phân công cho người khác."
    preview = Preview(
        title="Chấp nhận số liệu đã báo cáo",
        things=things,
        label=f"Chấp nhận {len(things)} số liệu",
        cancel_url=back,
        unit="số liệu",
        note=note,
    )
    if not confirmed(request, preview):
        return preview.page(request)
    body = body_of(request.standing, found)
    count = accept(campaign=found, chosen=marks_of(lines), body=body, by=request.standing.user)
    messages.success(request, f"Đã chấp nhận {count} số liệu.")
    if count < len(lines):
        messages.warning(request, f"{len(lines) - count} số liệu vừa thay đổi nên chưa chấp nhận.")
    return redirect(back)


def _chosen(request: Request, campaign: Campaign) -> tuple[list[Line], int]:
    """The lines to accept, and how many of those asked for are left out."""
    plan, keys = plan_of(campaign.plan), request.POST.getlist("chon")
    rows = taking_part(campaign).filter(pk__in=participants_appraised(request.standing).values("pk"))
    subject = subjects_of(plan).get(request.POST.get("muc", ""))
    if participant := request.POST.get("doi-tuong", ""):
        rows = rows.filter(pk=int(participant) if participant.isdecimal() else 0)
    elif keys:
        rows = rows.filter(pk__in={int(first) for key in keys if (first := key.partition(":")[0]).isdecimal()})
    elif subject is None:
        rows = rows.none()
    lines = [one for some in lines_of(campaign, rows, subject).lines.values() for one in some]
    if keys:
        lines = [one for one in lines if one.key in keys]
    assert request.standing.user is not None
    found = acceptable(campaign, plan, lines, request.standing.user)
    return found, len(lines) - len(found)


def _back(request: Request, campaign: Campaign) -> str:
    """The page from which it was asked."""
    if (participant := request.POST.get("ve", "")).isdecimal():
        return reverse("appraisal_of", args=[int(participant)])
    if (subject := request.POST.get("muc", "")) in subjects_of(plan_of(campaign.plan)):
        return reverse("appraisal_subject", args=[campaign.pk, subject])
    return reverse("appraisal", args=[campaign.pk])

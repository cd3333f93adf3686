"""Accepting together what was said: of one participant, of one part, or of what was chosen; after a preview."""

from collections.abc import Sequence

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

NAMED = 5
"""So many of those left out are named."""


@open_to(appraises_in)
def accepted(request: Request, appraised_campaign: int) -> HttpResponse:
    """``doi-tuong``, ``muc`` or ``chon`` (participant:fact:part) say what; shown with the count, then done."""
    found = campaign_for(request, appraised_campaign, appraises_in)
    if request.method != "POST" or request.standing.user is None:
        return redirect("appraisal", found.pk)
    back = _back(request, found)
    lines, left = _chosen(request, found)
    changed = [one for one in left if one.state == "changed"]
    words, plan = Words(plan_of(found.plan), found.round), plan_of(found.plan)
    if not lines:
        messages.info(request, " ".join(["Không có số liệu nào chấp nhận được ở đây.", *_to_look_at(changed)]))
        return redirect(back)
    things = [f"{_named(one)} = {said_value(plan, words, one.base)}" for one in lines]
    note = ["Giá trị thẩm định sẽ bằng giá trị đã báo cáo.", *_to_look_at(changed)]
    if others := len(left) - len(changed):
        note.append(f"{others} số liệu khác để lại: đã thẩm định, chưa có giá trị, hoặc phân công cho người khác.")
    preview = Preview(
        title="Chấp nhận số liệu đã báo cáo",
        things=things,
        label=f"Chấp nhận {len(things)} số liệu",
        cancel_url=back,
        unit="số liệu",
        note=" ".join(note),
    )
    if not confirmed(request, preview):
        return preview.page(request)
    body = body_of(request.standing, found)
    count = accept(campaign=found, chosen=marks_of(lines), body=body, by=request.standing.user)
    messages.success(request, f"Đã chấp nhận {count} số liệu.")
    if count < len(lines):
        messages.warning(request, f"{len(lines) - count} số liệu vừa thay đổi nên chưa chấp nhận.")
    for text in _to_look_at(changed):
        messages.warning(request, text)
    return redirect(back)


def _named(line: Line) -> str:
    return f"{line.participant.name}: {line.fact.label}{f' ({line.part})' if line.part else ''}"


def _to_look_at(changed: Sequence[Line]) -> list[str]:
    """What is not accepted together, because it has changed since it was judged: named, some of it."""
    if not changed:
        return []
    named = "; ".join(f"{_named(one)} ({one.state_label.lower()})" for one in changed[:NAMED])
    more = f" và {len(changed) - NAMED} số khác" if len(changed) > NAMED else ""
    return [f"{len(changed)} số liệu phải mở ra xem lại từng số, không chấp nhận chung được: {named}{more}."]


def _chosen(request: Request, campaign: Campaign) -> tuple[list[Line], list[Line]]:
    """The lines to accept, and those of what was asked for that are left out."""
    plan, keys = plan_of(campaign.plan), [] if "tat-ca" in request.POST else request.POST.getlist("chon")
    rows = taking_part(campaign).filter(pk__in=participants_appraised(request.standing).values("pk"))
    subject = subjects_of(plan).get(request.POST.get("muc", ""))
    if participant := request.POST.get("doi-tuong", ""):
        rows, keys = rows.filter(pk=int(participant) if participant.isdecimal() else 0), []
    elif keys:
        rows = rows.filter(pk__in={int(first) for key in keys if (first := key.partition(":")[0]).isdecimal()})
    elif subject is None or "da-chon" in request.POST:
        rows = rows.none()
    lines = [one for some in lines_of(campaign, rows, subject).lines.values() for one in some]
    if keys:
        lines = [one for one in lines if one.key in keys]
    assert request.standing.user is not None
    found = acceptable(campaign, plan, lines, request.standing.user)
    taken = {one.key for one in found}
    return found, [one for one in lines if one.key not in taken]


def _back(request: Request, campaign: Campaign) -> str:
    """The page from which it was asked."""
    if (participant := request.POST.get("ve", "")).isdecimal():
        return reverse("appraisal_of", args=[int(participant)])
    if (subject := request.POST.get("muc", "")) in subjects_of(plan_of(campaign.plan)):
        return reverse("appraisal_subject", args=[campaign.pk, subject])
    return reverse("appraisal", args=[campaign.pk])

"""Opening and closing the explanation round; judgements that the plan as amended has no use for."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from thidua.office.appraisals.errors import AppraisalError
from thidua.office.appraisals.models import Judgement
from thidua.office.appraisals.predicates import leads_appraisal
from thidua.office.appraisals.queries.amended import amended_of, fact_label
from thidua.office.appraisals.queries.standing import explaining_of, found_otherwise, names_of, ruled_days, without_use
from thidua.office.appraisals.services.explaining import close_round, open_round
from thidua.office.appraisals.services.judging import withdraw
from thidua.office.plans.queries import plan_of
from thidua.rules.wording import Words
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.components.confirming import Preview, confirmed
from thidua.web.pages.appraisals.forms import ReopenForm, RoundForm
from thidua.web.pages.appraisals.found import about, said_value
from thidua.web.pages.campaigns.found import campaign_for, form_page


@open_to(leads_appraisal)
def explanation_round(request: Request, campaign: int) -> HttpResponse:
    """Open it with its days; once open, who has explained; a POST with ``dong`` closes it, after a preview."""
    found = campaign_for(request, campaign, leads_appraisal)
    user, opened, ruled = request.standing.user, explaining_of(found), ruled_days(found)
    assert user is not None
    here = reverse("appraisal_round", args=[found.pk])
    differing = found_otherwise(found)
    form = RoundForm(request.POST or None, ruled=ruled)
    if opened is not None and request.method == "POST" and "dong" in request.POST:
        preview = Preview(
            title="Kết thúc giải trình, thẩm định lại",
            things=[one.name for one in differing],
            label="Kết thúc đợt giải trình",
            cancel_url=here,
            unit="đối tượng có số liệu thẩm định khác",
            note="Đối tượng không còn số liệu nào phải xem lại được ghi là đã xong; ai còn thì giữ nguyên.",
        )
        if not confirmed(request, preview):
            return preview.page(request)
        try:
            done, left = close_round(campaign=found, by=user)
        except AppraisalError as refused:
            messages.error(request, str(refused))
            return redirect(here)
        messages.success(request, f"Đã kết thúc: {len(done)} đối tượng xong, {len(left)} còn số liệu phải xem.")
        return redirect("appraisal", found.pk)
    if opened is None and request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        last, review = given.get("last_day"), given.get("review_last_day")
        made = attempted(form, lambda: open_round(campaign=found, last_day=last, review_last_day=review, by=user))
        if made is not None:
            messages.success(request, "Đã mở đợt giải trình; đơn vị thấy kết quả thẩm định của mình.")
            return redirect(here)
    values = about(request, found) | {"ruled": ruled, "differing": differing, "names": names_of(differing)}
    return form_page(request, "appraisals/round.html", form, **values)


@open_to(leads_appraisal)
def withdrawn(request: Request, campaign: int) -> HttpResponse:
    """Judgements on facts that are there no more; a POST takes one (``ket-qua``) back, with a reason."""
    found = campaign_for(request, campaign, leads_appraisal)
    plan, lost, form = plan_of(found.plan), without_use(found), ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and request.standing.user is not None:
        user, key = request.standing.user, request.POST.get("ket-qua", "")
        one: Judgement = get_object_or_404(
            Judgement.objects.select_related("participant__campaign"),
            pk=int(key) if key.isdecimal() else 0,
            pk__in=[each.pk for each in lost],
        )
        attempted(form, lambda: withdraw(judgement=one, reason=form.cleaned_data["reason"], by=user))
        if form.is_valid():
            messages.success(request, "Đã gỡ kết quả thẩm định.")
            return redirect("appraisal_without_use", found.pk)
    words = Words(plan, found.round)
    table = [(one, fact_label(found, one.fact), said_value(plan, words, one.found)) for one in lost]
    return render(
        request,
        "appraisals/without_use.html",
        about(request, found) | {"table": table, "form": form, "amended": amended_of(found)},
    )

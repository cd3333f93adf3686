"""Sharing parts of the plan out among those who appraise."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from thidua.office.accounts.models import User
from thidua.office.appraisals.models import Assignment
from thidua.office.appraisals.predicates import leads_appraisal
from thidua.office.appraisals.queries.assigned import appraisers_of, shared
from thidua.office.appraisals.services.sharing import assign, end_assignment
from thidua.office.appraisals.subjects import subjects_of
from thidua.office.plans.queries import plan_of
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.pages.appraisals.forms import AssignForm
from thidua.web.pages.appraisals.found import about
from thidua.web.pages.campaigns.found import campaign_for, form_page


@open_to(leads_appraisal)
def shared_out(request: Request, campaign: int) -> HttpResponse:
    """Who appraises which parts; a POST with ``thoi`` ends one, any other gives parts to somebody."""
    found = campaign_for(request, campaign, leads_appraisal)
    user, subjects = request.standing.user, subjects_of(plan_of(found.plan))
    assert user is not None
    if request.method == "POST" and (key := request.POST.get("thoi", "")):
        one = get_object_or_404(Assignment, pk=int(key) if key.isdecimal() else 0, campaign=found)
        end_assignment(assignment=one, by=user)
        messages.success(request, "Đã thôi phân công.")
        return redirect("appraisal_sharing", found.pk)
    people = appraisers_of(found)
    first = {"subjects": request.GET.getlist("muc")}
    form = AssignForm(request.POST or None, people=people, parts=list(subjects.values()), initial=first)
    if request.method == "POST" and form.is_valid():
        whom: User = next(one for one in people if str(one.pk) == form.cleaned_data["appraiser"])
        chosen = form.cleaned_data["subjects"]
        if attempted(form, lambda: assign(campaign=found, subjects=chosen, appraiser=whom, by=user)) is not None:
            messages.success(request, f"Đã phân công {len(chosen)} mục.")
            return redirect("appraisal_sharing", found.pk)
    work = shared(found)
    values = about(request, found) | {
        "people": people,
        "table": [(one, work.by_subject.get(one.id, [])) for one in subjects.values()],
        "left": [(one, subjects[one.subject].label) for one in work.left],
        "gone": work.gone,
    }
    return form_page(request, "appraisals/sharing.html", form, **values)

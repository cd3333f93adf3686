"""Places: contests, quotas, reserves, and what councils chose."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from thidua.office.access.predicates import runs, works_on
from thidua.office.campaigns.models import Campaign
from thidua.office.plans.queries import plan_of
from thidua.office.results.models import Choice, Ranking
from thidua.office.results.services.choosing import Minutes, choose, take_back
from thidua.office.results.services.working_out import up_to_date
from thidua.plan.model.plan import Plan
from thidua.web.access import Request, need, open_to
from thidua.web.components.attempting import attempted
from thidua.web.pages.campaigns.found import campaign_for, form_page
from thidua.web.pages.results.forms import ChoiceForm, ReasonForm
from thidua.web.pages.results.ranking import about


@open_to(works_on)
def shown(request: Request, campaign: int) -> HttpResponse:
    """What is contested and waits, the quotas with who may have them, reserves, what councils chose."""
    found = campaign_for(request, campaign, works_on)
    ranking = up_to_date(found)
    contests = ranking.summary["contests"]
    people = _people(ranking, {code for one in contests for code in one["participants"]})
    values = about(request, found, ranking) | {
        "summary": ranking.summary,
        "contests": [one | {"who": [people[code] for code in one["participants"]]} for one in contests],
        "held": _held(plan_of(found.plan), ranking),
        "gates": ranking.rows.exclude(failing="").order_by("sort_key", "pk")[:100],
        "choices": [(one, _label(plan_of(found.plan), one.award)) for one in _choices(found)],
    }
    return render(request, "results/places.html", values)


@open_to(runs)
def chosen(request: Request, campaign: int) -> HttpResponse:
    """Record what a council chose; ``?doi-tuong=`` and ``?hinh-thuc=`` fill the form."""
    found = campaign_for(request, campaign, runs)
    ranking, plan = up_to_date(found), plan_of(found.plan)
    first = {"participant": request.GET.get("doi-tuong", ""), "award": request.GET.get("hinh-thuc", "")}
    form = ChoiceForm(request.POST or None, plan=plan, ranking=ranking, initial=first)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        minutes = Minutes(number=given["number"], day=given["day"], reason=given["reason"])
        one = found.participants.get(pk=given["participant"])
        award, by = given["award"], request.standing.user
        if attempted(form, lambda: choose(participant=one, award=award, minutes=minutes, by=by)) is not None:
            messages.success(request, f"Đã ghi lựa chọn {one.name} cho {_label(plan, given['award'])}.")
            return redirect("results_places", found.pk)
    return form_page(request, "results/choose.html", form, campaign=found)


@open_to(runs)
def taken_back(request: Request, choice: int) -> HttpResponse:
    """Take a choice back, with a reason."""
    asked = Choice.objects.select_related("campaign__owner", "campaign__plan", "participant").prefetch_related(
        "campaign__bodies"
    )
    found = get_object_or_404(asked, pk=choice)
    need(runs, request.standing, found.campaign)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, by = form.cleaned_data["reason"], request.standing.user
        if attempted(form, lambda: take_back(choice=found, reason=reason, by=by) or True):
            messages.success(request, "Đã rút lại lựa chọn.")
            return redirect("results_places", found.campaign_id)
    label = _label(plan_of(found.campaign.plan), found.award)
    return form_page(request, "results/take_back.html", form, campaign=found.campaign, choice=found, label=label)


def _held(plan: Plan, ranking: Ranking) -> list[tuple[str, list[tuple[int, str, bool]], int]]:
    """Each award that somebody has come to: its label, who (with whether that may still change), how many more."""
    rows = ranking.rows.exclude(award_words="").order_by("position", "pk")
    holders: dict[str, list[tuple[int, str, bool]]] = {}
    for participant, name, awards, provisional in rows.values_list("participant", "name", "awards", "provisional"):
        for award in awards:
            holders.setdefault(award, []).append((participant, name, provisional))
    named = [(one.label, holders[award]) for award, one in plan.awards.items() if award in holders]
    return [(label, those[:NAMED], max(len(those) - NAMED, 0)) for label, those in named]


NAMED = 50
"""So many holders of one award are named; the ranking has them all."""


def _choices(campaign: Campaign) -> list[Choice]:
    return list(
        Choice.objects.filter(campaign=campaign).select_related("participant", "made_by__person").order_by("-pk")
    )


def _people(ranking: Ranking, codes: set[str]) -> dict[str, tuple[int, str]]:
    """Participant and name by code."""
    rows = ranking.rows.filter(code__in=codes).values_list("code", "participant", "name")
    return {code: (participant, name) for code, participant, name in rows}


def _label(plan: Plan, award: str) -> str:
    declared = plan.awards.get(award) or plan.classes.get(award)
    return declared.label if declared is not None else award

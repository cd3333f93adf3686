"""A plan tried with invented participants, before it is signed or after."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.office.access.predicates import writes_plans
from thidua.office.jobs.models import Job
from thidua.office.plans.models import PlanDraft, PlanVersion
from thidua.office.simulations.wanting import MOST, TITLE, last_of, want
from thidua.web.access import Request, open_to
from thidua.web.pages.plans.found import draft_of, written_version_of


class TryForm(forms.Form):
    """How many, how often."""

    participants = forms.IntegerField(label="Số đối tượng mỗi lần", min_value=2, max_value=2000, initial=60)
    runs = forms.IntegerField(label="Số lần thử", min_value=1, max_value=200, initial=20)
    seed = forms.IntegerField(
        label="Số gieo", min_value=0, max_value=10**9, initial=1, help_text="Cùng số gieo thì cùng kết quả."
    )

    def clean(self) -> dict[str, int]:
        """Together not more than tells something."""
        given = self.cleaned_data
        if given.get("participants", 0) * given.get("runs", 0) > MOST:
            self.add_error("runs", f"Số đối tượng nhân số lần thử không quá {MOST:,}.".replace(",", "."))
        return given


@open_to(writes_plans)
def of_draft(request: Request, draft: int) -> HttpResponse:
    """A draft tried."""
    found = draft_of(request, draft)
    return _tried(request, found, reverse("draft_review", args=[found.pk]))


@open_to(writes_plans)
def of_version(request: Request, written_version: int) -> HttpResponse:
    """A plan as adopted, tried."""
    found = written_version_of(request, written_version)
    return _tried(request, found, reverse("plan", args=[found.pk]))


def _tried(request: Request, plan: PlanDraft | PlanVersion, above: str) -> HttpResponse:
    by = request.standing.user
    assert by is not None
    last = last_of(plan, by)
    names = ("participants", "runs", "seed")
    form = TryForm(request.POST or None, initial={name: last.arguments[name] for name in names} if last else None)
    if request.method == "POST" and form.is_valid():
        want(plan=plan, **form.cleaned_data, by=by)
        return redirect(request.path)
    values = {"plan": plan, "above": above, "form": form, "job": last, "title": TITLE, "tables": _tables(last)}
    return render(request, "plans/try.html", values, status=422 if form.errors else 200)


def _tables(job: Job | None) -> list[dict[str, Any]]:
    """The tables of a trial, each value with its heading."""
    found = job.result.get("tables", []) if job is not None else []
    return [one | {"rows": [list(zip(row, one["headings"], strict=True)) for row in one["rows"]]} for one in found]

"""A plan as adopted: read in words, downloaded, printed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from thidua.in_words import inner_html
from thidua.office.access.predicates import reads_plan, writes_plans
from thidua.office.plans.models import PlanVersion
from thidua.office.plans.queries import plan_of, study_of_version
from thidua.web.access import Request, open_to
from thidua.web.pages.plans.downloads import pdf_answer, word_answer, yaml_answer
from thidua.web.pages.plans.found import version_of


@open_to(reads_plan)
def version(request: Request, version: int) -> HttpResponse:
    """What the plan says, clause by clause."""
    found = version_of(request, version)
    study = study_of_version(found)
    values = {
        "version": found,
        "plan": study.plan,
        "words": SafeString(inner_html(study.words)) if study.words is not None else "",
        "writes": writes_plans.test(request.standing, found.owner),
        "newer": PlanVersion.objects.filter(replaces=found).first(),
    }
    return render(request, "plans/version.html", values)


@open_to(reads_plan)
def export(request: Request, version: int) -> HttpResponse:
    """The plan's text."""
    found = version_of(request, version)
    return yaml_answer(found.plan_id, found.files[0]["text"])


@open_to(reads_plan)
def as_word(request: Request, version: int) -> HttpResponse:
    """The plan and its annexes, in Word."""
    found = version_of(request, version)
    return word_answer(found.plan_id, plan_of(found))


@open_to(reads_plan)
def as_pdf(request: Request, version: int) -> HttpResponse:
    """The plan and its annexes, as PDF."""
    found = version_of(request, version)
    return pdf_answer(found.plan_id, plan_of(found))

"""Beginning a draft."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.office.access.filters import organisations_planning
from thidua.office.access.predicates import writes_plans
from thidua.office.plans import services
from thidua.office.plans.errors import PlanRefusedError
from thidua.office.plans.models import PlanDraft, PlanVersion
from thidua.plan.renewing import years_of
from thidua.plan.rewriting import UnreadableError
from thidua.web.access import Request, open_to
from thidua.web.pages.plans.forms import AmendForm, EmptyForm, FromFileForm, FromShippedForm, RenewForm
from thidua.web.pages.plans.found import written_version_of

WAYS: dict[str, type[FromShippedForm | FromFileForm | EmptyForm]] = {
    "mau": FromShippedForm,
    "tep": FromFileForm,
    "trong": EmptyForm,
}


@open_to(writes_plans)
def start(request: Request) -> HttpResponse:
    """Four ways to begin; earlier plans of one's offices first, since most plans are last year's."""
    owners = organisations_planning(request.standing).order_by("sort_key")
    chosen = request.POST.get("cach", "")
    built: dict[str, Any] = {
        way: form(owners, *_given(request, way == chosen), prefix=way) for way, form in WAYS.items()
    }
    status = 200
    if request.method == "POST" and chosen in built:
        if built[chosen].is_valid() and (draft := _begun(request, chosen, built[chosen])) is not None:
            return _opened(request, draft)
        status = 422
    versions = PlanVersion.objects.filter(owner__in=owners).select_related("owner").defer("files")[:50]
    values = {"forms": built, "chosen": built.get(chosen), "versions": versions}
    return render(request, "plans/start.html", values, status=status)


@open_to(writes_plans)
def renew(request: Request, written_version: int) -> HttpResponse:
    """Next year's plan from this one."""
    version = written_version_of(request, written_version)
    form = RenewForm(request.POST or None, initial={"years": _span(version)})

    def begin(data: dict[str, Any], by: Any) -> PlanDraft:
        return services.start_from_version(version=version, years=data["years"], by=by)

    amended = "; ".join(services.amendments_of(version))
    note = f"Các sửa đổi sau được ghi luôn vào bản thảo: {amended}." if amended else ""
    return _asked(request, version, form, begin, "Soạn kế hoạch cho kỳ sau", "Soạn", note)


@open_to(writes_plans)
def amend(request: Request, written_version: int) -> HttpResponse:
    """A version that replaces this one from a day on."""
    version = written_version_of(request, written_version)
    form = AmendForm(version, request.POST or None)

    def begin(data: dict[str, Any], by: Any) -> PlanDraft:
        return services.start_amendment(version=version, from_=data["from_"], by=by)

    return _asked(request, version, form, begin, "Sửa đổi kế hoạch đang áp dụng", "Soạn bản sửa đổi")


def _asked(
    request: Request,
    version: PlanVersion,
    form: forms.Form,
    begin: Callable[[dict[str, Any], Any], PlanDraft],
    title: str,
    label: str,
    note: str = "",
) -> HttpResponse:
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _opened(request, begin(form.cleaned_data, request.user))
            except PlanRefusedError as error:
                form.add_error(None, str(error))
    values = {"version": version, "form": form, "title": title, "label": label, "note": note}
    return render(request, "plans/begin.html", values, status=status)


def _begun(request: Request, way: str, form: forms.Form) -> PlanDraft | None:
    data, by = form.cleaned_data, request.standing.user
    assert by is not None
    try:
        if way == "mau":
            return services.start_from_shipped(owner=data["owner"], plan_id=data["plan"], years=data["years"], by=by)
        if way == "tep":
            file = data["file"]
            return services.start_from_file(owner=data["owner"], name=file.name, content=file.read(), by=by)
        return services.start_empty(owner=data["owner"], title=data["title"], year=data["year"], by=by)
    except PlanRefusedError as error:
        form.add_error("file" if way == "tep" else None, str(error))
        return None


def _opened(request: Request, draft: PlanDraft) -> HttpResponse:
    messages.success(request, f"Đã tạo bản thảo «{draft.title}».")
    return redirect("draft", draft=draft.pk)


def _given(request: Request, is_chosen: bool) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if is_chosen and request.method == "POST" else ()


def _span(version: PlanVersion) -> int:
    """As many years as the plan runs."""
    try:
        found = years_of(version.files[0]["text"])
    except UnreadableError:
        found = None
    return found[1] - found[0] + 1 if found else 1

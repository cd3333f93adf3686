"""The jobs that somebody wanted, how far each is, and stopping one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from thidua.office.access.predicates import is_signed_in
from thidua.office.jobs.errors import JobError
from thidua.office.jobs.kinds import title_of
from thidua.office.jobs.models import Job
from thidua.office.jobs.queries import jobs_of
from thidua.office.jobs.services.enqueueing import cancel
from thidua.web.access import Request, open_to
from thidua.web.components.listing import Column, Listing

COLUMNS = (
    Column("viec", "Việc", by="kind", value=lambda one: title_of(one.kind)),
    Column("luc", "Bắt đầu lúc", by="created_at", value=lambda one: one.created_at),
    Column("trang-thai", "Trạng thái", by="state", value=lambda one: one.get_state_display()),
    Column("ket-qua", "Kết quả", value=lambda one: one.message),
)


@open_to(is_signed_in)
def jobs(request: Request) -> HttpResponse:
    """The own jobs, the newest first."""
    own = jobs_of(request.standing.user)
    if state := request.GET.get("trang-thai"):
        own = own.filter(state=state)
    rows = Listing(request, own, COLUMNS, first="-luc")
    if rows.wants_workbook:
        return rows.workbook("Việc nền")
    for one in rows:
        one.title = title_of(one.kind)  # type: ignore[attr-defined]
    return render(request, "jobs/list.html", {"rows": rows, "states": Job.State.choices})


@open_to(is_signed_in)
def job(request: Request, job: int) -> HttpResponse:
    """One of the own jobs."""
    found = _own(request, job)
    return render(request, "jobs/job.html", {"job": found, "title": title_of(found.kind)})


@open_to(is_signed_in)
def progress(request: Request, job: int) -> HttpResponse:
    """How far it is: the part of a page that asks for itself again; the whole page once it is over, or without htmx."""
    found = _own(request, job)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("job", job=found.pk)
    answer = render(request, "jobs/progress.html", {"job": found})
    if found.finished_at is not None:
        answer["HX-Refresh"] = "true"
    return answer


@open_to(is_signed_in)
@require_POST
def stop(request: Request, job: int) -> HttpResponse:
    """Ask it to stop."""
    found = _own(request, job)
    try:
        cancel(job=found)
    except JobError as wrong:
        messages.error(request, str(wrong))
    return redirect("job", job=found.pk)


def _own(request: Request, key: int) -> Job:
    return get_object_or_404(jobs_of(request.standing.user), pk=key)

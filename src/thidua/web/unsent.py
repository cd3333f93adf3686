"""A form that came in after its session was over is not lost: it is shown again, to be sent after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

CSRF = "csrfmiddlewaretoken"


def unsent(request: HttpRequest) -> HttpResponse:
    """The page that keeps what was typed; passwords are not written into it, and files have to be chosen again."""
    carried = [
        (name, value)
        for name in request.POST
        if name != CSRF and "password" not in name
        for value in request.POST.getlist(name)
    ]
    values = {"carried": carried, "address": request.get_full_path(), "with_files": bool(request.FILES)}
    return render(request, "unsent.html", values, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The same for a form whose token is old; what another site sends is never offered again."""
    if request.headers.get("Sec-Fetch-Site") == "same-origin":
        return unsent(request)
    return render(request, "403_csrf.html", status=403)

"""Our own pages beside allauth's: opening a one-time link, and ending one session."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from thidua.office.access.predicates import is_signed_in
from thidua.office.accounts.errors import AccountError
from thidua.office.accounts.queries import open_link
from thidua.office.accounts.services import use_link
from thidua.web.access import Request, open_to, open_to_all
from thidua.web.signing_in.forms import NewPasswordForm


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def one_time_link(request: Request, key: str) -> HttpResponse:
    """Whoever holds the link sets the password, once. Looking at the page uses nothing up."""
    link = open_link(key)
    if link is None:
        return _kept_secret(render(request, "signing_in/worthless.html", status=410))
    form = NewPasswordForm(link.user, request.POST or None)
    if form.is_valid():
        try:
            use_link(key=key, password=form.cleaned_data["password1"])
        except AccountError:
            return _kept_secret(render(request, "signing_in/worthless.html", status=410))
        messages.success(request, "Đã đặt mật khẩu. Mời đăng nhập.")
        return redirect("account_login")
    status = 422 if form.is_bound else 200
    return _kept_secret(render(request, "signing_in/link.html", {"form": form, "link": link}, status=status))


@open_to(is_signed_in)
@require_POST
def end_session(request: Request, session: int) -> HttpResponse:
    """End one of one's own sessions, such as that of a telephone that was lost."""
    get_object_or_404(UserSession, pk=session, user=request.user).end()
    messages.success(request, "Đã kết thúc phiên đăng nhập.")
    return redirect("usersessions_list")


def _kept_secret(answer: HttpResponse) -> HttpResponse:
    """The address is the key: no browser keeps the page, and the settings' policy tells it to no other site.

    A stricter policy of its own (``no-referrer``) would have browsers send the form from ``Origin: null``, which the
    check against forged forms refuses.
    """
    answer["Cache-Control"] = "no-store"
    return answer

"""What holds for every answer: who must have a second factor enrols first, and browsers are told what to refuse."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

Answering = Callable[[HttpRequest], HttpResponse]

UNENROLLED = frozenset(
    {"mfa_activate_totp", "account_reauthenticate", "mfa_reauthenticate", "account_logout", "account_login"}
)
"""What is open to somebody who has not enrolled yet."""

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        # Small drawings in Bootstrap's sheets, and the QR codes, are written as data.
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
"""No script and no style but from our own files: what somebody smuggles into a text stays text."""


class SecondFactorMiddleware:
    """Sends whose role asks for a second factor to enrol it, whatever page they want, until they have."""

    def __init__(self, get_response: Answering) -> None:
        """As Django asks of a middleware."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing before the view is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, named: Any) -> HttpResponse | None:
        """One query, for those whose role asks for it only."""
        match = request.resolver_match
        if not request.standing.needs_second_factor or (match is not None and match.url_name in UNENROLLED):  # type: ignore[attr-defined]
            return None
        if Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists():
            return None
        url = reverse("mfa_activate_totp")
        return HttpResponseClientRedirect(url) if request.headers.get("HX-Request") else redirect(url)


class HeadersMiddleware:
    """Sets the headers that Django does not: the content policy, and that nothing of a signed-in page is kept."""

    def __init__(self, get_response: Answering) -> None:
        """As Django asks of a middleware."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """What a view has set itself stays."""
        answer = self.get_response(request)
        answer.headers.setdefault("Content-Security-Policy", POLICY)
        answer.headers.setdefault("Permissions-Policy", "camera=(self), geolocation=(), microphone=()")
        # Office machines are shared: after signing out, «back» must show nothing.
        if request.user.is_authenticated:
            answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer

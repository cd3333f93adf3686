"""Who may use each page. Every view bears ``@open_to(…)``; a test walks all of them with all roles.

What a view finds, it finds through ``office.access.filters`` or asks a predicate about: what one may not see is "not
found", so that nobody learns that it is there.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from rules.predicates import Predicate

from thidua.office.access.standing import STRANGER, Standing, standing_of
from thidua.web.unsent import unsent

View = Callable[..., HttpResponse]


class Request(HttpRequest):
    """A request with what its user holds. ``lies_under``: the link of the bar that a view says its page is of."""

    standing: Standing
    lies_under: str


class StandingMiddleware:
    """Puts ``request.standing`` there, asked for once and only when needed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """As Django asks of a middleware."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing is asked of the database for a stranger."""
        user = request.user
        request.standing = standing_of(user) if user.is_authenticated else STRANGER  # type: ignore[attr-defined]
        return self.get_response(request)


def open_to_all(view: View) -> View:
    """A page for everybody, signed in or not."""
    view.open_to = None  # type: ignore[attr-defined]
    return view


def open_to(who: Predicate) -> Callable[[View], View]:
    """A page for those for whom ``who`` holds somewhere; the view asks again about the thing itself."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **named: Any) -> HttpResponse:
            if request.standing.user is None:
                if request.method == "POST":
                    return unsent(request)
                return redirect_to_login(request.get_full_path())
            if not who.test(request.standing):
                raise PermissionDenied
            return view(request, *args, **named)

        guarded.open_to = who  # type: ignore[attr-defined]
        return guarded

    return decorate


def need(who: Predicate, standing: Standing, thing: object) -> None:
    """Go on only where the predicate holds for the thing; else it is not found."""
    if not who.test(standing, thing):
        raise Http404

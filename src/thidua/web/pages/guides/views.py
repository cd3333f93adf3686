"""How to use the pages, for whoever can open them: the first guide says how to sign in."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from thidua.web.access import Request, open_to_all
from thidua.web.pages.guides.rendered import INDEX, picture_of, read_guide


@open_to_all
def index(request: Request) -> HttpResponse:
    """Who reads what, signing in, and what all pages have in common."""
    return _shown(request, INDEX)


@open_to_all
def guide(request: Request, guide: str) -> HttpResponse:
    """The guide for one role."""
    if guide == INDEX:
        raise Http404
    return _shown(request, guide)


@open_to_all
def picture(request: Request, picture: str) -> HttpResponse:
    """A picture that a guide shows."""
    if (file := picture_of(picture)) is None:
        raise Http404
    return HttpResponse(file.read_bytes(), content_type="image/webp")


def _shown(request: Request, name: str) -> HttpResponse:
    found = read_guide(name)
    if found is None:
        raise Http404
    return render(request, "guides/guide.html", {"guide": found, "first": name == INDEX})

"""What changes much or cannot be undone is shown first, with its count, and done on a yes to just that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MARK = "xac-nhan"
BACK = "sua-lai"
"""Sent instead of the mark by who wants to change what was typed."""
SHOWN = 200
"""So many things are listed; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would happen: ``things`` is one line for each thing touched, ``note`` what follows from it."""

    title: str
    things: Sequence[str]
    label: str
    """What the button says, such as «Khóa 12 đơn vị»."""
    cancel_url: str
    unit: str = "mục"
    note: str = ""
    danger: bool = False
    follows: Sequence[str] = ()
    """What changes with it, a line each: dates as they will fall, sheets, mails, campaigns of the levels below."""
    editable: bool = False
    """Whether a button leads back to what was typed; the view then asks ``going_back``."""
    kept: Mapping[str, str] = field(default_factory=dict)
    """Fields that go along besides those posted, such as the name of a file that was kept."""

    @property
    def mark(self) -> str:
        """What is shown, as a mark: when it comes back it is still the same."""
        return sha256("\n".join((self.title, self.note, *self.follows, "", *self.things)).encode()).hexdigest()[:32]

    def page(self, request: HttpRequest) -> HttpResponse:
        """The page that shows it and asks; all fields that were posted go along."""
        carried = [
            (name, value)
            for name in request.POST
            if name not in (MARK, BACK, "csrfmiddlewaretoken", *self.kept)
            for value in request.POST.getlist(name)
        ]
        carried += self.kept.items()
        values = {
            "preview": self,
            "carried": carried,
            "shown": self.things[:SHOWN],
            "rest": max(len(self.things) - SHOWN, 0),
            "changed": MARK in request.POST,
        }
        return render(request, "components/confirm_page.html", values)


def confirmed(request: HttpRequest, preview: Preview) -> bool:
    """Whether somebody said yes to what the preview shows now."""
    return not going_back(request) and request.method == "POST" and request.POST.get(MARK) == preview.mark


def going_back(request: HttpRequest) -> bool:
    """Whether somebody came back from a preview to change what was typed: the form as it was sent, and nothing done."""
    return request.method == "POST" and BACK in request.POST

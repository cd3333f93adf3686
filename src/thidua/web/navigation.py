"""The links at the top of each page: those that somebody may use."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from rules.predicates import Predicate

from thidua.office.access import predicates
from thidua.office.access.standing import STRANGER


@dataclass(frozen=True, slots=True)
class Link:
    """One link: its label, the name of its address, who uses it."""

    label: str
    view: str
    who: Predicate


LINKS: tuple[Link, ...] = (
    Link("Việc của tôi", "home", predicates.is_signed_in),
    Link("Biểu của đơn vị", "my_sheets", predicates.fills),
    Link("Phong trào", "campaigns", predicates.is_signed_in),
    Link("Sáng kiến", "initiatives", predicates.is_signed_in),
    Link("Lịch", "calendar", predicates.is_signed_in),
    Link("Thư đi", "outbox", predicates.runs),
    Link("Kế hoạch", "plans", predicates.reads_plan),
    Link("Việc nền", "jobs", predicates.is_signed_in),
    Link("Cơ quan", "organisations", predicates.administers),
    Link("Nhân sự", "people", predicates.keeps_person),
    Link("Tài khoản", "accounts", predicates.keeps_person),
    Link("Nhật ký", "journal", predicates.audits),
)
"""In the order of the bar."""


def navigation(request: HttpRequest) -> dict[str, Any]:
    """``links``: label, address and whether the page lies under it."""
    standing = getattr(request, "standing", STRANGER)
    links = [(link.label, reverse(link.view)) for link in LINKS if link.who.test(standing)]
    current = max((url for _, url in links if request.path.startswith(url)), key=len, default="")
    return {"links": [(label, url, url == current) for label, url in links], "standing": standing}

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
    """One link: its label, the name of its address, who uses it; ``apart``: not of every day, under «Quản trị»."""

    label: str
    view: str
    who: Predicate
    apart: bool = False


LINKS: tuple[Link, ...] = (
    Link("Việc của tôi", "home", predicates.is_signed_in),
    Link("Biểu của đơn vị", "my_sheets", predicates.fills),
    Link("Phong trào", "campaigns", predicates.is_signed_in),
    Link("Sáng kiến", "initiatives", predicates.is_signed_in),
    Link("Sự việc", "record_campaigns", predicates.acts_in),
    Link("Lịch", "calendar", predicates.is_signed_in),
    Link("Kế hoạch", "plans", predicates.reads_plan),
    Link("Thư đi", "outbox", predicates.runs, apart=True),
    Link("Việc nền", "jobs", predicates.is_signed_in, apart=True),
    Link("Cơ quan, đơn vị", "organisations", predicates.administers, apart=True),
    Link("Nhân sự", "people", predicates.keeps_person, apart=True),
    Link("Tài khoản", "accounts", predicates.keeps_person, apart=True),
    Link("Nhật ký", "journal", predicates.audits, apart=True),
)
"""In the order of the bar."""


def navigation(request: HttpRequest) -> dict[str, Any]:
    """``links`` and, under «Quản trị», ``links_apart``: label, address and whether the page lies under it.

    A page lies under the link whose address its own begins with, under the first page only that page itself; a view
    may say another by ``request.lies_under``.
    """
    standing = getattr(request, "standing", STRANGER)
    used = [(link, reverse(link.view)) for link in LINKS if link.who.test(standing)]
    under = getattr(request, "lies_under", "")
    path = reverse(under) if under else request.path
    home = reverse("home")
    current = max(
        (url for _, url in used if path == url or (url != home and path.startswith(url))), key=len, default=""
    )
    bar, apart = (
        [(link.label, url, url == current) for link, url in used if link.apart is one] for one in (False, True)
    )
    return {"links": bar, "links_apart": apart, "standing": standing}

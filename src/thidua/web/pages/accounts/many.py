"""Accounts for many people at once, and one-time links for many accounts: to hand over on paper, as Excel, by mail."""

from collections.abc import Sequence
from typing import Any

import segno
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.office.access.predicates import keeps_person
from thidua.office.accounts import services
from thidua.office.accounts.errors import AccountError
from thidua.office.accounts.models import AccessLink, User
from thidua.office.accounts.opening import Opening, open_many, openings
from thidua.office.clock import VIETNAM
from thidua.office.jobs.services.enqueueing import enqueue
from thidua.web.access import Request, open_to
from thidua.web.components.confirming import MARK, Preview, confirmed
from thidua.web.components.workbook import workbook_answer
from thidua.web.pages.accounts.views import accounts_found
from thidua.web.pages.people.views import people_found

AT_ONCE = 100
"""So many accounts are opened while one waits; more are a job."""
LINKS_AT_ONCE = 300
SALT = "accounts.links"
HEADS = ("Họ và tên", "Đơn vị", "Tên đăng nhập", "Liên kết dùng một lần", "Dùng được đến", "Thư")
WORKBOOK_WITHIN = 3600
"""Seconds for which the page of links still gives its workbook."""


@open_to(keeps_person)
@require_POST
def open_chosen(request: Request) -> HttpResponse:
    """Accounts for those chosen, or for all of the filter: shown first, then opened with their links, or as a job."""
    people = _chosen(request, people_found(request)).filter(same_as=None)
    rows = openings(people.select_related("user", "organisation").order_by("sort_key", "pk"))
    fit = [row for row in rows if not row.refusal]
    if not fit:
        why = "Những người này đã có tài khoản hoặc chưa đủ thông tin." if rows else "Chưa chọn ai."
        messages.error(request, f"Không mở tài khoản nào. {why}")
        return redirect("people")
    preview = _preview(fit)
    if not confirmed(request, preview):
        return _ask(request, rows, preview)
    by = request.standing.user
    if len(fit) > AT_ONCE:
        keys = [row.person.pk for row in fit]
        job = enqueue(kind="accounts.open", arguments={"people": keys}, by=by)
        messages.success(request, f"Đang mở {len(fit)} tài khoản. Xong thì cấp liên kết ở trang Tài khoản.")
        return redirect("job", job.pk)
    done = open_many(people=[row.person for row in fit], by=by)
    return _hand_over(request, done.accounts, [f"{one.full_name}: {why}" for one, why in done.refused])


@open_to(keeps_person)
@require_POST
def link_chosen(request: Request) -> HttpResponse:
    """New one-time links for the accounts chosen, or for all of the filter; shown first."""
    accounts = list(_chosen(request, accounts_found(request)).filter(is_active=True).order_by("person__sort_key", "pk"))
    if not accounts or len(accounts) > LINKS_AT_ONCE:
        why = f"Mỗi lần nhiều nhất {LINKS_AT_ONCE} tài khoản." if accounts else "Chưa chọn tài khoản nào đang mở."
        messages.error(request, f"Chưa cấp liên kết nào. {why}")
        return redirect("accounts")
    preview = Preview(
        title="Cấp liên kết dùng một lần",
        things=[f"{one.person.full_name} · {one.person.organisation} · {one.username}" for one in accounts],
        label=f"Cấp {len(accounts)} liên kết",
        cancel_url=reverse("accounts"),
        unit="tài khoản",
        note="Liên kết cấp trước đây của các tài khoản này không dùng được nữa." + _mail_note(accounts),
    )
    if not confirmed(request, preview):
        return preview.page(request)
    return _hand_over(request, accounts, [])


@open_to(keeps_person)
@require_POST
def link_workbook(request: Request) -> HttpResponse:
    """The links of the page that was just shown, as Excel: they come back from it, since nothing here keeps them."""
    user = request.standing.user
    try:
        held = signing.loads(request.POST.get("links", ""), salt=SALT, max_age=WORKBOOK_WITHIN)
    except signing.BadSignature:
        held = {"by": None}
    if user is None or held["by"] != user.pk:
        messages.error(request, "Danh sách liên kết đã quá giờ; hãy cấp lại liên kết.")
        return redirect("accounts")
    answer = workbook_answer("Liên kết mở tài khoản", HEADS, held["rows"])
    answer["Cache-Control"] = "no-store"
    return answer


def _chosen(request: Request, found: QuerySet[Any]) -> QuerySet[Any]:
    if "tat-ca" in request.POST:
        return found
    return found.filter(pk__in=[int(key) for key in request.POST.getlist("chon") if key.isdecimal()])


def _preview(fit: Sequence[Opening]) -> Preview:
    return Preview(
        title="Mở tài khoản",
        things=[f"{row.person.pk} {row.username} {row.email}" for row in fit],
        label=f"Mở {len(fit)} tài khoản",
        cancel_url=reverse("people"),
    )


def _ask(request: Request, rows: Sequence[Opening], preview: Preview) -> HttpResponse:
    values = {
        "rows": rows,
        "count": len(preview.things),
        "preview": preview,
        "many": len(preview.things) > AT_ONCE,
        "carried": [("chon", key) for key in request.POST.getlist("chon")]
        + ([("tat-ca", "1")] if "tat-ca" in request.POST else []),
        "changed": MARK in request.POST,
        "by_mail": settings.MAIL_IS_SET_UP,
    }
    return render(request, "accounts/open_many.html", values)


def _mail_note(accounts: Sequence[User]) -> str:
    count = sum(bool(one.email) for one in accounts)
    return f" {count} người có địa chỉ cũng nhận liên kết qua thư." if settings.MAIL_IS_SET_UP and count else ""


def _hand_over(request: Request, accounts: Sequence[User], refused: list[str]) -> HttpResponse:
    """The page with the links, shown this once: only their hashes are kept."""
    shown, rows = [], []
    for account in accounts:
        try:
            one = _link(account, request.standing.user)
        except AccountError as error:
            refused.append(f"{account.username}: {error}")
            continue
        shown.append(one)
        until = f"{one['until'].astimezone(VIETNAM):%H:%M %d/%m/%Y}"
        mail = account.email if one["mailed"] else ""
        name, unit = account.person.full_name, str(account.person.organisation)
        rows.append([name, unit, account.username, one["address"], until, mail])
    user = request.standing.user
    links = signing.dumps({"by": user.pk if user else None, "rows": rows}, salt=SALT, compress=True)
    values = {"shown": shown, "refused": refused, "held": links}
    answer = render(request, "accounts/links.html", values)
    answer["Cache-Control"] = "no-store"
    return answer


def _link(account: User, by: User | None) -> dict[str, Any]:
    purpose = AccessLink.Purpose.RESET if account.has_usable_password() else AccessLink.Purpose.INVITATION
    link, key = services.issue_link(account=account, purpose=purpose, by=by)
    address = f"{settings.ADDRESS}{reverse('one_time_link', args=[key])}"
    mailed = bool(account.email) and settings.MAIL_IS_SET_UP
    if mailed:
        services.mail_link(link=link, address=address)
    code = segno.make(address, error="m").svg_data_uri(scale=3, border=4)
    return {"account": account, "address": address, "until": link.expires_at, "mailed": mailed, "qr": code}

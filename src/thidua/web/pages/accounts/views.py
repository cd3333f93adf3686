"""The accounts of those whom somebody keeps. A link's address is shown once, to be handed over, or goes by mail."""

from collections.abc import Callable

import segno
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.office.access.filters import people_kept
from thidua.office.access.predicates import keeps_person
from thidua.office.accounts import services
from thidua.office.accounts.errors import AccountError
from thidua.office.accounts.models import AccessLink, User
from thidua.office.accounts.opening import openings
from thidua.office.spelling import search_key
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.accounts.forms import OpenForm, WhyForm

COLUMNS = (
    Column("ten", "Họ và tên", by="person__sort_key", value=lambda one: one.person.full_name),
    Column("dang-nhap", "Tên đăng nhập", by="username", value=lambda one: one.username),
    Column("don-vi", "Đơn vị", by="person__organisation__sort_key", value=lambda one: one.person.organisation.name),
    Column("tinh-trang", "Tình trạng", by="is_active", value=lambda one: state_of(one)),
    Column("hai-lop", "Hai lớp", value=lambda one: "Có" if one.enrolled else "Chưa"),
    Column("lan-cuoi", "Đăng nhập lần cuối", by="last_login", value=lambda one: one.last_login),
)
STATES = {"cho": "Chờ mở bằng liên kết", "dung": "Đang dùng", "khoa": "Đã khóa"}


def state_of(account: User) -> str:
    """In words."""
    if not account.is_active:
        return STATES["khoa"]
    return STATES["dung" if account.has_usable_password() else "cho"]


@open_to(keeps_person)
def account_list(request: Request) -> HttpResponse:
    """All of them."""
    enrolled = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    rows = accounts_found(request).annotate(enrolled=Exists(enrolled))
    listing = Listing(request, rows, COLUMNS, first="ten")
    if listing.wants_workbook:
        return listing.workbook("Tài khoản")
    shown = [(one, state_of(one)) for one in listing]
    return render(request, "accounts/list.html", {"rows": listing, "shown": shown, "states": STATES.items()})


def accounts_found(request: Request) -> QuerySet[User]:
    """Those that the filters of the list find."""
    rows = User.objects.filter(person__in=people_kept(request.standing)).select_related("person__organisation")
    if text := request.GET.get("tim"):
        rows = rows.filter(Q(person__search__contains=search_key(text)) | Q(username__icontains=text.strip()))
    waits = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    state = {"cho": Q(is_active=True) & waits, "dung": Q(is_active=True) & ~waits, "khoa": Q(is_active=False)}
    return rows.filter(state.get(request.GET.get("tinh-trang", ""), Q()))


@open_to(keeps_person)
def account_open(request: Request, person: int) -> HttpResponse:
    """An account for somebody, with the first link at once."""
    one = get_object_or_404(people_kept(request.standing), pk=person)
    [proposed] = openings([one])
    form = OpenForm(request.POST or None, initial={"username": proposed.username, "email": proposed.email})
    if form.is_valid():
        by, given = request.standing.user, form.cleaned_data
        account = attempted(form, lambda: services.open_account(person=one, by=by, **given))
        if account is not None:
            return _link(request, account, AccessLink.Purpose.INVITATION)
    values = {
        "form": form,
        "title": f"Mở tài khoản: {one.full_name}",
        "label": "Mở tài khoản và cấp liên kết",
        "back": reverse("person", args=[one.pk]),
    }
    return render(request, "people/form.html", values, status=422 if form.is_bound else 200)


@open_to(keeps_person)
def account_page(request: Request, account: int) -> HttpResponse:
    """One: its state, and what can be done to it."""
    one = _account(request, account)
    values = {
        "one": one,
        "state": state_of(one),
        "enrolled": Authenticator.objects.filter(user=one, type=Authenticator.Type.TOTP).exists(),
        "sessions": UserSession.objects.filter(user=one).count(),
        "issued": one.links.order_by("-made_at")[:5],
        "why": WhyForm(),
    }
    return render(request, "accounts/page.html", values)


@open_to(keeps_person)
@require_POST
def account_link(request: Request, account: int) -> HttpResponse:
    """A new one-time link; earlier ones are worthless from now on."""
    one = _account(request, account)
    purpose = AccessLink.Purpose.RESET if one.has_usable_password() else AccessLink.Purpose.INVITATION
    return _link(request, one, purpose)


@open_to(keeps_person)
@require_POST
def account_close(request: Request, account: int) -> HttpResponse:
    """Nobody signs in with it any more."""
    return _act(request, account, services.deactivate, "Đã khóa tài khoản và kết thúc mọi phiên đăng nhập.")


@open_to(keeps_person)
@require_POST
def account_reopen(request: Request, account: int) -> HttpResponse:
    """It is used again."""
    return _act(request, account, services.reactivate, "Đã mở lại tài khoản.")


@open_to(keeps_person)
@require_POST
def account_forget(request: Request, account: int) -> HttpResponse:
    """For who has lost the telephone and the recovery codes."""
    done = "Đã xóa lớp xác thực thứ hai; lần đăng nhập tới sẽ cài lại."
    return _act(request, account, services.forget_second_factor, done)


def _account(request: Request, key: int) -> User:
    kept = User.objects.filter(person__in=people_kept(request.standing)).select_related("person__organisation")
    return get_object_or_404(kept, pk=key)


def _act(request: Request, key: int, do: Callable[..., None], done: str) -> HttpResponse:
    one, form = _account(request, key), WhyForm(request.POST)
    if form.is_valid():
        do(account=one, by=request.standing.user, reason=form.cleaned_data["reason"])
        messages.success(request, done)
    else:
        messages.error(request, "Hãy ghi lý do.")
    return redirect("account", one.pk)


def _link(request: Request, account: User, purpose: AccessLink.Purpose) -> HttpResponse:
    """The page that shows the address, this once: only its hash is kept."""
    try:
        link, key = services.issue_link(account=account, purpose=purpose, by=request.standing.user)
    except AccountError as error:
        messages.error(request, str(error))
        return redirect("account", account.pk)
    address = f"{settings.ADDRESS}{reverse('one_time_link', args=[key])}"
    mailed = bool(account.email) and settings.MAIL_IS_SET_UP
    if mailed:
        services.mail_link(link=link, address=address)
    values = {
        "link": link,
        "account": account,
        "address": address,
        "mailed": mailed,
        "qr": segno.make(address, error="m").svg_data_uri(scale=5, border=4),
    }
    answer = render(request, "accounts/link.html", values)
    answer["Cache-Control"] = "no-store"
    return answer

"""The outbox: how each mail went, its text to hand over, and another try."""

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from thidua.office.access.predicates import runs
from thidua.office.access.standing import Standing
from thidua.office.mail.errors import MailError
from thidua.office.mail.models import Message
from thidua.office.mail.queries import TO_SEE_TO, of_owners
from thidua.office.mail.services.settling import hand_over, send_again
from thidua.office.organisations.models import Role
from thidua.web.access import Request, open_to
from thidua.web.components.listing import Column, Listing

State = Message.State
COLUMNS = (
    Column("luc", "Lúc", by="written_at", value=lambda one: one.written_at),
    Column("den", "Đến", by="to", value=lambda one: one.to),
    Column("viec", "Việc", by="subject", value=lambda one: one.subject),
    Column("trang-thai", "Trạng thái", by="state", value=lambda one: one.get_state_display()),
    Column("loi", "", value=lambda one: one.last_error),
)


@open_to(runs)
def outbox(request: Request) -> HttpResponse:
    """The mails that the organisations of somebody wrote."""
    own = _own(request.standing)
    chosen = own
    if found := request.GET.get("tim", "").strip():
        chosen = chosen.filter(to__icontains=found) | chosen.filter(subject__icontains=found)
    if (state := request.GET.get("trang-thai", "")) in State.values:
        chosen = chosen.filter(state=state)
    rows: Listing[Message] = Listing(request, chosen, COLUMNS, first="-luc")
    if rows.wants_workbook:
        return rows.workbook("Thư đi")
    values = {
        "rows": rows,
        "states": State.choices,
        "to_see_to": own.filter(state__in=TO_SEE_TO).count(),
        "set_up": settings.MAIL_IS_SET_UP,
    }
    return render(request, "followup/outbox.html", values)


@open_to(runs)
def message(request: Request, message: int) -> HttpResponse:
    """One mail with its text; sent again, or noted as handed over."""
    found = get_object_or_404(_own(request.standing), pk=message)
    if request.method == "POST":
        act = {"gui-lai": send_again, "chuyen-tay": hand_over}.get(request.POST.get("viec", ""))
        try:
            if act is not None and request.standing.user is not None:
                act(message=found, by=request.standing.user)
                messages.success(request, "Đã ghi nhận.")
        except MailError as refused:
            messages.error(request, str(refused))
        return redirect("outbox_message", message)
    values = {
        "message": found,
        "again": found.state in TO_SEE_TO,
        "by_hand": found.state in (State.WAITING, *TO_SEE_TO),
        "set_up": settings.MAIL_IS_SET_UP,
    }
    return render(request, "followup/message.html", values)


def _own(standing: Standing) -> QuerySet[Message]:
    return of_owners(standing.where(Role.OFFICER, Role.HEAD))

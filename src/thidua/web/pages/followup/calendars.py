"""One's deadlines as a calendar: a file, and a secret address that calendar programs read."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.office.access.predicates import is_signed_in
from thidua.office.access.standing import standing_of
from thidua.office.reminders.models import CalendarFeed
from thidua.office.reminders.queries.calendar import account_of_feed, calendar_for
from thidua.office.reminders.services.feeds import make_feed, revoke_feed
from thidua.web.access import Request, open_to, open_to_all


@open_to(is_signed_in)
def about(request: Request) -> HttpResponse:
    """What the calendar is for; its address is made, made anew, taken back here, and shown this once."""
    account = request.standing.user
    assert account is not None
    address = ""
    if request.method == "POST" and request.POST.get("viec") == "thu-hoi":
        revoke_feed(account=account)
        messages.success(request, "Đã thu hồi địa chỉ lịch; từ nay địa chỉ cũ không dùng được nữa.")
        return redirect("calendar")
    if request.method == "POST":
        address = settings.ADDRESS + reverse("calendar_feed", args=[make_feed(account=account)])
    feed = CalendarFeed.objects.filter(user=account).first()
    answer = render(request, "followup/calendar.html", {"feed": feed, "address": address})
    if address:
        answer["Cache-Control"] = "no-store"
    return answer


@open_to(is_signed_in)
def file(request: Request) -> HttpResponse:
    """The calendar as it is now, to be taken into a calendar program."""
    return _calendar(calendar_for(request.standing), "attachment")


@open_to_all
def feed(request: Request, feed: str) -> HttpResponse:
    """The calendar of whoever was given this address."""
    account = account_of_feed(feed)
    if account is None:
        raise Http404
    return _calendar(calendar_for(standing_of(account)), "inline")


def _calendar(content: bytes, how: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'{how}; filename="lich-thi-dua.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer

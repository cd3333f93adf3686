"""Reminding units: the preview with each text, the reminders made, and the short links in them."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.office.access.filters import participants_read
from thidua.office.access.predicates import is_signed_in, runs, works_on
from thidua.office.plans.queries import plan_of
from thidua.office.reminders.errors import ReminderError
from thidua.office.reminders.models import Channel, Reminder, ShortLink
from thidua.office.reminders.queries.board import Board
from thidua.office.reminders.queries.texts import Prepared, prepare
from thidua.office.reminders.services.reminding import Reminded, remind
from thidua.office.spelling import search_key
from thidua.office.submissions.asked import part_label
from thidua.office.submissions.models import Sheet
from thidua.web.access import Request, open_to
from thidua.web.components.confirming import Preview, confirmed
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.campaigns.found import campaign_for
from thidua.web.pages.followup.found import address_of, board_for


@open_to(runs)
@require_POST
def remind_units(request: Request, campaign: int, board: str) -> HttpResponse:
    """Those chosen, or all of whom something is missing: first each text, then it is done."""
    found, _ = board_for(request, campaign, board, runs)
    channel = request.POST.get("cach", "")
    chosen = None if "tat-ca" in request.POST else _chosen(request)
    prepared = prepare(found, chosen)
    if channel not in Channel.values or not prepared:
        why = "Hãy chọn ít nhất một đơn vị chưa gửi." if chosen == [] else "Các đơn vị được chọn đều đã gửi."
        messages.error(request, why if channel in Channel.values else "Hãy chọn cách nhắc.")
        return redirect(address_of(found))
    if channel == Channel.MAIL and not any(one.addresses for one in prepared):
        messages.error(request, f"{len(prepared)} đơn vị cần nhắc đều chưa có địa chỉ thư. Hãy dùng «Lấy lời nhắn».")
        return redirect(address_of(found))
    preview = _preview(found, prepared, channel)
    if not confirmed(request, preview):
        return _page(request, preview, prepared, channel)
    try:
        assert request.standing.user is not None
        done = remind(board=found, participants=chosen, channel=channel, by=request.standing.user)
    except ReminderError as refused:
        messages.error(request, str(refused))
        return redirect(address_of(found))
    _tell(request, done)
    return redirect(f"{reverse('campaign_reminders', args=[campaign])}?cach={channel}")


def _chosen(request: Request) -> list[int]:
    return [int(one) for one in request.POST.getlist("chon") if one.isascii() and one.isdigit() and len(one) < 19]


def _preview(board: Board, prepared: list[Prepared], channel: str) -> Preview:
    by_mail = channel == Channel.MAIL
    verb = "Gửi thư nhắc" if by_mail else "Ghi nhận và lấy lời nhắn cho"
    without = sum(1 for one in prepared if not one.addresses) if by_mail else 0
    notes = [f"{without} đơn vị chưa có địa chỉ thư nên không được nhắc bằng thư."] if without else []
    if by_mail and not settings.MAIL_IS_SET_UP:
        notes.append("Chưa cài máy chủ thư: thư nằm ở «Thư đi» để bạn chuyển tay.")
    return Preview(
        title=f"Nhắc gửi: {board.label}",
        things=[one.text for one in prepared],
        label=f"{verb} {len(prepared) - without} đơn vị",
        cancel_url=address_of(board),
        unit="đơn vị",
        note=" ".join(notes),
    )


def _page(request: Request, preview: Preview, prepared: list[Prepared], channel: str) -> HttpResponse:
    carried = [(name, value) for name in ("cach", "chon", "tat-ca") for value in request.POST.getlist(name)]
    values = {
        "preview": preview,
        "prepared": prepared,
        "carried": carried,
        "by_mail": channel == Channel.MAIL,
        "changed": "xac-nhan" in request.POST,
    }
    return render(request, "followup/remind.html", values)


def _tell(request: Request, done: Reminded) -> None:
    if done.made:
        messages.success(request, f"Đã ghi nhận {len(done.made)} lời nhắc.")
    if done.already:
        names = ", ".join(one.participant.name for one in done.already[:10])
        messages.info(request, f"{len(done.already)} đơn vị hôm nay đã được nhắc bằng cách này: {names}.")
    if done.without_address:
        names = ", ".join(one.participant.name for one in done.without_address[:10])
        messages.warning(
            request, f"{len(done.without_address)} đơn vị chưa có địa chỉ thư: {names}. Hãy dùng «Lấy lời nhắn»."
        )


@open_to(works_on)
def made(request: Request, campaign: int) -> HttpResponse:
    """The reminders of a campaign, the latest first, each with its text."""
    found = campaign_for(request, campaign, works_on)
    labels = {name: one.label for name, one in plan_of(found.plan).deadlines.items()}
    chosen = Reminder.objects.filter(participant__campaign=found).select_related(
        "participant", "made_by__person", "schedule"
    )
    for word in search_key(request.GET.get("tim", "")).split():
        chosen = chosen.filter(participant__search__contains=word)
    if (channel := request.GET.get("cach", "")) in Channel.values:
        chosen = chosen.filter(channel=channel)
    if (deadline := request.GET.get("moc", "")) in labels:
        chosen = chosen.filter(deadline=deadline)

    def about(one: Reminder) -> str:
        label = labels.get(one.deadline, one.deadline)
        return f"{label}, {part_label(one.part)}" if one.part else label

    columns = (
        Column("luc", "Lúc", by="made_at", value=lambda one: one.made_at),
        Column("don-vi", "Đơn vị", by="participant__sort_key", value=lambda one: one.participant.name),
        Column("viec", "Việc", by="deadline", value=about),
        Column("cach", "Cách nhắc", by="channel", value=lambda one: one.get_channel_display()),
        Column("ai", "Ai nhắc", value=reminded_by),
        Column("loi", "", value=lambda one: one.text),
    )
    rows: Listing[Reminder] = Listing(request, chosen.prefetch_related("messages"), columns, first="-luc")
    if rows.wants_workbook:
        return rows.workbook(f"Lời nhắc {found.title}")
    values = {
        "campaign": found,
        "rows": rows,
        "shown": [(one, about(one), reminded_by(one), list(one.messages.all())) for one in rows],
        "channels": Channel.choices,
        "deadlines": labels.items(),
        "runs": runs.test(request.standing, found),
    }
    return render(request, "followup/reminders.html", values)


def reminded_by(one: Reminder) -> str:
    """Who made a reminder."""
    return one.made_by.get_full_name() if one.made_by is not None else "Theo lịch"


@open_to(is_signed_in)
def short_link(request: Request, code: str) -> HttpResponse:
    """The sheet that a reminder is about, for those who may read it."""
    link = get_object_or_404(ShortLink, code=code.lower(), participant__in=participants_read(request.standing))
    sheets = Sheet.objects.filter(participant=link.participant_id, deadline=link.deadline, part=link.part)
    open_first = sorted(sheets, key=lambda one: (one.state not in ("draft", "returned"), one.pk))
    if not open_first:
        raise Http404
    return redirect("sheet", open_first[0].pk)

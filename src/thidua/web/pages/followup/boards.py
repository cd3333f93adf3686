"""The boards of a campaign: who has sent by each deadline."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.office import clock
from thidua.office.access.predicates import runs, works_on
from thidua.office.campaigns.models import Campaign
from thidua.office.plans.queries import plan_of
from thidua.office.reminders.queries.board import STATUSES, Board, Tally, board_of, boards_of, with_reminders
from thidua.office.reminders.wording import summary_text
from thidua.office.submissions.models import Sheet
from thidua.web.access import Request, open_to
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.campaigns.found import campaign_for
from thidua.web.pages.followup.found import address_of, board_for


@open_to(works_on)
def nearest(request: Request, campaign: int) -> HttpResponse:
    """The board of the deadline that comes next."""
    found = campaign_for(request, campaign, works_on)
    board = board_of(boards_of(found))
    if board is not None:
        return redirect(address_of(board))
    values = {"campaign": found, "preparing": found.state == Campaign.State.PREPARING}
    return render(request, "followup/no_board.html", values)


@open_to(works_on)
def board(request: Request, campaign: int, board: str) -> HttpResponse:
    """One deadline: counts by group, each unit with its state, boxes to choose whom to remind."""
    shown, boards = board_for(request, campaign, board, works_on)
    asked = {name: request.GET.get(key, "") for name, key in FILTERS.items()}
    chosen = with_reminders(shown.filtered(**asked)).select_related("participant")
    rows: Listing[Sheet] = Listing(request, chosen, _columns(shown), first="ten")
    if rows.wants_workbook:
        return rows.workbook(f"Theo dõi {shown.label}")
    tallies, units = shown.tallies(), units_of(shown.sheets())
    missing = dict(_missing(shown))
    values = {
        "campaign": shown.campaign,
        "board": shown,
        "boards": [(one.label, address_of(one), tally, one.last_day, one == shown) for one, tally in boards],
        "rows": rows,
        "shown": [_row(shown, one) for one in rows],
        "tallies": tallies,
        "all": tallies[-1],
        "unit": counted_as(rows.total, units_of(shown.filtered(**asked))),
        "several": units != tallies[-1].total,
        "missing_units": len(missing),
        "statuses": STATUSES.items(),
        "groups": _groups(shown),
        "runs": runs.test(request.standing, shown.campaign) and shown.campaign.state == Campaign.State.RUNNING,
        "remind_url": address_of(shown, "campaign_remind"),
        "letters_url": address_of(shown, "reminder_letters"),
        "summary": _summary(shown, tallies[-1], list(missing.values()), several=units != tallies[-1].total),
    }
    return render(request, "followup/board.html", values)


FILTERS = {"status": "tinh-trang", "group": "nhom", "search": "tim"}


def _columns(board: Board) -> tuple[Column, ...]:
    labels = {name: group.label for name, group in plan_of(board.campaign.plan).groups.items()}

    def last_day(one: Any) -> object:
        return board.last_day_of(one.participant_id)

    return (
        Column("ten", "Đơn vị", by="participant__sort_key", value=lambda one: one.participant.name),
        Column("ma", "", value=lambda one: one.participant.code),
        Column(
            "nhom", "Nhóm", by=("participant__group", "participant__sort_key"),
            value=lambda one: labels.get(one.participant.group, one.participant.group),
        ),
        Column("trang-thai", "Trạng thái", by=("state", "participant__sort_key"), value=state_words),
        Column("han", "Hạn gửi", value=last_day),
        Column("gui", "Ngày gửi", by="sent_on", value=lambda one: one.sent_on),
        Column("nhac", "Nhắc gần nhất", by="reminded_at", value=lambda one: one.reminded_at),
    )  # fmt: skip


def state_words(sheet: Sheet) -> str:
    """The state of a sheet, and whether it came late."""
    late = " (muộn)" if sheet.late and sheet.sent_on is not None else ""
    return f"{sheet.get_state_display()}{late}"


def _row(board: Board, sheet: Sheet) -> dict[str, object]:
    """A sheet as its line shows it."""
    missing = sheet.state in (Sheet.State.DRAFT, Sheet.State.RETURNED)
    last_day = board.last_day_of(sheet.participant_id)
    overdue = missing and last_day is not None and last_day < clock.today()
    state, label = sheet.state, state_words(sheet)
    if overdue:
        state, label = "overdue", f"{label}, quá hạn"
    return {
        "sheet": sheet,
        "state": state,
        "label": label,
        "last_day": last_day,
        "settled": not missing,
        "own_day": sheet.participant_id in board.own,
    }


def _groups(board: Board) -> list[tuple[str, str]]:
    return [(name, group.label) for name, group in plan_of(board.campaign.plan).groups.items()]


def units_of(sheets: QuerySet[Sheet]) -> int:
    """How many units these sheets are of; one query."""
    return sheets.order_by().values("participant").distinct().count()


def counted_as(sheets: int, units: int) -> str:
    """What the number of sheets is a number of: units, unless some unit has several of them."""
    return "đơn vị" if sheets == units else f"biểu của {units} đơn vị"


def _missing(board: Board) -> QuerySet[Sheet, tuple[int, str]]:
    rows = board.missing().order_by("participant__sort_key", "participant")
    return rows.values_list("participant", "participant__name")


def _summary(board: Board, tally: Tally, missing: list[str], *, several: bool) -> str:
    return summary_text(
        campaign=board.campaign.title,
        label=board.label,
        last_day=board.last_day,
        now=clock.now(),
        sent=tally.sent,
        total=tally.total,
        missing=missing,
        counted=" biểu" if several else "",
    )

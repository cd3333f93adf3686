"""Lists of sheets: those of a campaign, and one's own."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from thidua.office.access.predicates import fills, runs, works_on
from thidua.office.campaigns.queries.owing import owed_across, owed_in
from thidua.office.plans.queries import plan_of
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.sheets import filtered, key_label, keys_of, written_by
from thidua.office.submissions.queries.sheets import of_campaign as sheets_of
from thidua.rules.owed import Owed
from thidua.web.access import Request, open_to
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.campaigns.found import campaign_for

FILTERS = {"key": "bieu", "part": "ky", "state": "trang-thai", "group": "nhom", "late": "muon", "search": "tim"}
MINE = (
    Column("bieu", "Biểu", by=("key", "part")),
    Column("phong-trao", "Phong trào", by=("participant__campaign__title", "participant__sort_key")),
    Column("don-vi", "Đơn vị", by="participant__sort_key"),
    Column("han", "Hạn"),
    Column("trang-thai", "Trạng thái", by="state"),
)


@open_to(works_on)
def of_campaign(request: Request, campaign: int) -> HttpResponse:
    """The sheets of a campaign: filtered, sorted, given out; chosen ones that were sent are accepted in one act."""
    found = campaign_for(request, campaign, works_on)
    plan = plan_of(found.plan)
    groups = {name: group.label for name, group in plan.groups.items()}
    labels = keys_of(found)
    asked = {name: request.GET.get(key, "") for name, key in FILTERS.items()}
    columns = (
        Column("don-vi", "Đơn vị", by=("participant__sort_key", "key", "part"), value=lambda one: one.participant.name),
        Column("nhom", "Nhóm", by=("participant__group", "participant__sort_key"),
               value=lambda one: groups.get(one.participant.group, one.participant.group)),
        Column("bieu", "Biểu", by=("key", "part", "participant__sort_key"), value=lambda one: key_label(found, one)),
        Column("trang-thai", "Trạng thái", by=("state", "participant__sort_key"),
               value=lambda one: one.get_state_display()),
        Column("gui", "Ngày gửi", by=("sent_on", "participant__sort_key"), value=lambda one: one.sent_on),
        Column("muon", "Muộn", by=("late", "participant__sort_key"), value=lambda one: "Muộn" if one.late else ""),
    )  # fmt: skip
    rows: Listing[Sheet] = Listing(request, filtered(sheets_of(found), **asked), columns, first="don-vi")
    if rows.wants_workbook:
        return rows.workbook(f"Biểu {found.title}")
    page = list(rows)
    days = _days(page, owed_in(found, {one.participant_id: one.participant for one in page}.values()))
    values = {
        "campaign": found,
        "rows": rows,
        "shown": [(one, groups.get(one.participant.group, one.participant.group), key_label(found, one),
                   days.get(one.pk)) for one in page],
        "keys": [(key, label) for key, label in labels.items()],
        "states": Sheet.State.choices,
        "groups": groups.items(),
        "lates": (("co", "Gửi muộn"), ("khong", "Đúng hạn")),
        "runs": runs.test(request.standing, found),
    }  # fmt: skip
    return render(request, "sheets/campaign.html", values)


def _days(sheets: Iterable[Sheet], owed: Mapping[int, Sequence[Owed]]) -> dict[int, date | None]:
    """The last day of each of these sheets."""
    days = {(who, one.key, one.part): one.last_day for who, those in owed.items() for one in those}
    return {one.pk: days.get((one.participant_id, one.key, one.part)) for one in sheets}


@open_to(fills)
def mine(request: Request) -> HttpResponse:
    """The sheets that one writes, those of campaigns that run first."""
    chosen = written_by(request.standing)
    asked = {"state": request.GET.get("trang-thai", ""), "search": request.GET.get("tim", "")}
    rows: Listing[Sheet] = Listing(request, filtered(chosen, **asked), MINE, first="phong-trao")
    page = list(rows)
    owed = owed_across(
        {one.participant.campaign_id: one.participant.campaign for one in page}.values(),
        {one.participant_id: one.participant for one in page}.values(),
    )
    days = _days(page, owed)
    shown = [(one, key_label(one.participant.campaign, one), days.get(one.pk)) for one in page]
    return render(request, "sheets/mine.html", {"rows": rows, "shown": shown, "states": Sheet.State.choices})

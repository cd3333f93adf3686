"""The ranking of a campaign as its facts are now: the totals, and the points of each criterion."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from thidua.office.access.filters import participants_read
from thidua.office.access.predicates import runs, sees, works_on
from thidua.office.appraisals.queries.standing import explaining_of
from thidua.office.campaigns.models import Campaign
from thidua.office.plans.queries import plan_of
from thidua.office.results.models import Ranking, Row, Snapshot
from thidua.office.results.queries.snapshots import latest_of, published_of
from thidua.office.results.services.working_out import up_to_date
from thidua.office.results.summing import lacking_in
from thidua.office.spelling import search_key
from thidua.plan.model.plan import Plan
from thidua.rules.owed import BODY
from thidua.web.access import Request, open_to
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.campaigns.found import campaign_for
from thidua.web.pages.results.figures import columns_of, note_of, shown


@open_to(sees)
def ranking(request: Request, campaign: int) -> HttpResponse:
    """Everybody, filtered, searched and sorted, for those who work on it; for a unit what is its own."""
    found = campaign_for(request, campaign, sees)
    if not works_on.test(request.standing, found):
        return _own(request, found)
    plan, made = plan_of(found.plan), up_to_date(found)
    rows = Listing(request, chosen(request, made.rows.all()), columns_of(plan), first="hang")
    if rows.wants_workbook:
        return rows.workbook(f"Xếp hạng {found.title}")
    values = about(request, found, made) | {
        "rows": rows,
        "shown": cells(rows, plan),
        "groups": groups_of(plan),
        "standings": STANDINGS,
    }
    return render(request, "results/ranking.html", values)


@open_to(works_on)
def criteria(request: Request, campaign: int) -> HttpResponse:
    """The points of each criterion, bonus and penalty; each opens its reason."""
    found = campaign_for(request, campaign, works_on)
    plan, made = plan_of(found.plan), up_to_date(found)
    lines = lines_of(plan)
    columns = [
        Column("hang", "Hạng", by="position", value=lambda one: one.rank, number=True),
        Column("ten", "Đối tượng", by=("sort_key", "position"), value=lambda one: one.name),
        *(Column(f"muc-{name}", head, value=_points(name), number=True) for name, head, _ in lines),
        Column("diem", "Cuối cùng", by=("final_order", "position"), value=lambda one: shown(one.final), number=True),
    ]
    rows = Listing(request, chosen(request, made.rows.all()), columns, first="hang")
    if rows.wants_workbook:
        return rows.workbook(f"Điểm từng chỉ tiêu {found.title}")
    matrix = [
        (one, [(name, shown(one.points.get(name, ""))) for name, _, _ in lines], shown(one.final)) for one in rows
    ]
    values = about(request, found, made) | {
        "rows": rows,
        "matrix": matrix,
        "lines": lines,
        "groups": groups_of(plan),
        "standings": STANDINGS,
    }
    return render(request, "results/criteria.html", values)


def about(request: Request, campaign: Campaign, made: Ranking) -> dict[str, Any]:
    """What each page of the ranking says above: whether it is a preview, and what has changed since it was frozen."""
    latest = latest_of(campaign)
    return {
        "campaign": campaign,
        "ranking": made,
        "runs": runs.test(request.standing, campaign),
        "scored": plan_of(campaign.plan).rubric is not None,
        "lacking": lacking_in(made.summary),
        "latest": latest,
        "moved_on": latest is not None and latest.basis != made.basis,
    }


def chosen(request: Request, rows: QuerySet[Row]) -> QuerySet[Row]:
    """Those rows that the address asks for: of a group, by name or code, contested, not ranked."""
    rows = filtered_rows(rows, request.GET.get("nhom", ""), request.GET.get("tim", ""))
    match request.GET.get("tinh-trang", ""):
        case "tranh-chap":
            return rows.filter(contested=True)
        case "chua-xep":
            return rows.exclude(lacking="")
        case "duoc-khen":
            return rows.exclude(award_words="")
    return rows


def filtered_rows(rows: QuerySet[Row], group: str, search: str) -> QuerySet[Row]:
    """Those of a group whose name or code holds the words."""
    for word in search_key(search).split():
        rows = rows.filter(search__contains=word)
    return rows.filter(group=group) if group else rows


def cells(rows: Listing[Row], plan: Plan, *, notes: bool = True) -> list[dict[str, Any]]:
    """What the rows of a page show; without ``notes``: nothing of why."""
    labels = {name: group.label for name, group in plan.groups.items()}
    return [
        {
            "row": one,
            "group": labels.get(one.group, one.group),
            "figures": [
                (label, shown(getattr(one, name)), anchor) for label, name, anchor in FIGURE_CELLS if plan.rubric
            ],
            "classed": one.class_label if plan.classes else None,
            "note": note_of(one) if notes else None,
        }
        for one in rows
    ]


FIGURE_CELLS = (
    ("Chỉ tiêu", "criteria_total", "chi-tieu"),
    ("Thưởng", "bonus", "thuong"),
    ("Trừ", "penalty", "tru"),
    ("Cuối cùng", "final", "tong"),
)
STANDINGS = (("tranh-chap", "Tranh chấp"), ("chua-xep", "Chưa xếp được"), ("duoc-khen", "Được khen"))


def groups_of(plan: Plan) -> list[tuple[str, str]]:
    """The groups to filter by; none where there is only one."""
    return [(name, group.label) for name, group in plan.groups.items()] if len(plan.groups) > 1 else []


def lines_of(plan: Plan) -> list[tuple[str, str, str]]:
    """Id, short head and label of each criterion, bonus and penalty."""
    rubric = plan.rubric
    if rubric is None:
        return []
    found = [(name, name, f"{one.label} (tối đa {shown(str(one.max))})") for name, one in rubric.criteria.items()]
    found += [(name, f"Thưởng {number}", one.label) for number, (name, one) in enumerate(rubric.bonus.items(), 1)]
    return found + [(name, f"Trừ {number}", one.label) for number, (name, one) in enumerate(rubric.penalty.items(), 1)]


def _points(name: str) -> Any:
    return lambda one: shown(one.points.get(name, ""))


def _own(request: Request, campaign: Campaign) -> HttpResponse:
    """What a unit sees: its own figures as they are now, and the list once it is published."""
    own = list(participants_read(request.standing).filter(campaign=campaign).exclude(kind=BODY))
    rows = list(up_to_date(campaign).rows.filter(participant__in=own)) if own else []
    published: Snapshot | None = published_of(campaign)
    # Figures are those of the appraisal: until that is told a row only leads to what the participant says itself.
    told = published is not None or plan_of(campaign.plan).appraisal is None or explaining_of(campaign) is not None
    values = {
        "campaign": campaign,
        "own": [(one, shown(one.final), note_of(one), one.class_label) if told else (one, "", "", "") for one in rows],
        "published": published,
        "scored": plan_of(campaign.plan).rubric is not None,
    }
    return render(request, "results/own.html", values)

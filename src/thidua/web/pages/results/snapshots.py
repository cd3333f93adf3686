"""What was frozen: the list of snapshots, one of them, freezing, publishing."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from thidua.office.access.filters import participants_read
from thidua.office.access.predicates import runs, works_on
from thidua.office.files.errors import FileRefusedError
from thidua.office.plans.queries import plan_of
from thidua.office.results.errors import ResultError
from thidua.office.results.models import Row, Snapshot
from thidua.office.results.predicates import reads_snapshot
from thidua.office.results.queries.basis import basis_of
from thidua.office.results.queries.snapshots import changed_since, has_moved_on, is_whole
from thidua.office.results.services.freezing import freeze, publish
from thidua.office.results.services.working_out import up_to_date
from thidua.office.results.summing import equal_in, lacking_in
from thidua.web.access import Request, need, open_to
from thidua.web.components.attempting import add_refusal, attempted
from thidua.web.components.listing import Listing
from thidua.web.pages.campaigns.found import campaign_for, form_page
from thidua.web.pages.files.fields import keep_as_one
from thidua.web.pages.results.figures import NOTE, columns_of
from thidua.web.pages.results.forms import FreezeForm, PublishForm
from thidua.web.pages.results.ranking import STANDINGS, about, cells, chosen, groups_of

TOLD = 100
"""So many differences are shown; the rest is counted."""


@open_to(works_on)
def snapshots(request: Request, campaign: int) -> HttpResponse:
    """All versions that were frozen, the newest first."""
    found = campaign_for(request, campaign, works_on)
    made = found.snapshots.defer("content").select_related("frozen_by__person", "paper", "replaces").order_by("-number")
    values = about(request, found, up_to_date(found)) | {"snapshots": list(made)}
    return render(request, "results/snapshots.html", values)


@open_to(reads_snapshot)
def snapshot(request: Request, snapshot: int) -> HttpResponse:
    """The list as it was frozen; for those who work on it also whether it is whole and what has changed since."""
    found = _snapshot_for(request, snapshot, _LIST)
    plan, inside = plan_of(found.plan), works_on.test(request.standing, found.campaign)
    # Which condition others fail, and what they lack, is between them and who works on the campaign.
    columns = columns_of(plan) if inside else [one for one in columns_of(plan) if one.name != NOTE]
    rows: Listing[Row] = Listing(request, chosen(request, found.rows.all()), columns, first="hang")
    if rows.wants_workbook:
        return rows.workbook(f"Kết quả {found.campaign.title} bản {found.number}")
    changes = changed_since(found) if inside else []
    own = set(participants_read(request.standing).filter(campaign=found.campaign).values_list("pk", flat=True))
    values = {
        "campaign": found.campaign,
        "snapshot": found,
        "rows": rows,
        "shown": [one | {"opens": one["row"].participant_id in own} for one in cells(rows, plan, notes=inside)],
        "groups": groups_of(plan),
        "standings": STANDINGS,
        "inside": inside,
        "runs": runs.test(request.standing, found.campaign),
        "whole": is_whole(found) if inside else True,
        "changes": changes[:TOLD],
        "moved_on": inside and has_moved_on(found, basis_of(found.campaign)),
        "more_changes": max(len(changes) - TOLD, 0),
        "lacking": lacking_in(found.summary, published=found.published_on is not None),
        "equal": equal_in(found.summary) if found.published_on is not None else [],
        "replaced_by": Snapshot.objects.filter(replaces=found).defer("content").first(),
        "plan": plan,
    }
    return render(request, "results/snapshot.html", values)


_LIST = Snapshot.objects.select_related(
    "campaign__owner", "campaign__plan", "plan", "paper", "replaces", "frozen_by__person"
).prefetch_related("campaign__bodies")


@open_to(works_on)
def content(request: Request, snapshot: int) -> HttpResponse:
    """The canonical text, from which anybody can work the hash out again."""
    found = _snapshot_for(request, snapshot, _LIST)
    need(works_on, request.standing, found.campaign)
    answer = HttpResponse(found.content.encode(), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="ban-chot-{found.campaign_id}-{found.number}.json"'
    return answer


@open_to(runs)
def frozen(request: Request, campaign: int) -> HttpResponse:
    """Freeze what stands there now: a preview with what is open, then the snapshot."""
    found = campaign_for(request, campaign, runs)
    ranking = up_to_date(found)
    values = about(request, found, ranking)
    form = FreezeForm(request.POST or None, initial={"seen": ranking.basis})
    if request.method == "POST" and form.is_valid():
        given, by = form.cleaned_data, request.standing.user
        made = attempted(form, lambda: freeze(campaign=found, by=by, seen=given["seen"], reason=given["reason"]))
        if made is not None:
            messages.success(request, f"Đã chốt kết quả, bản số {made.number}.")
            return redirect("snapshot", made.pk)
        # What is shown now is what is frozen next.
        form.data = {**form.data.dict(), "seen": ranking.basis}  # type: ignore[attr-defined]
    return form_page(request, "results/freeze.html", form, total=ranking.summary["participants"], **values)


@open_to(runs)
def published(request: Request, snapshot: int) -> HttpResponse:
    """Publish a snapshot: number, day and file of the paper, then it is there for all units."""
    found = _snapshot_for(request, snapshot, _LIST.defer("content"))
    need(runs, request.standing, found.campaign)
    form = PublishForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            paper = keep_as_one(
                given["pages"], name=f"cong-bo-{found.number}.pdf", owner=found.campaign.owner, by=request.standing.user
            )
            publish(snapshot=found, number=given["number"], dated=given["dated"], paper=paper, by=request.standing.user)
        except FileRefusedError as refused:
            form.add_error("pages", str(refused))
        except ResultError as refused:
            add_refusal(form, refused)
        else:
            messages.success(request, f"Đã công bố bản chốt số {found.number} theo văn bản {given['number']}.")
            return redirect("snapshot", found.pk)
    values = {"campaign": found.campaign, "snapshot": found, "lacking": lacking_in(found.summary)}
    return form_page(request, "results/publish.html", form, **values)


def _snapshot_for(request: Request, snapshot: int, rows: QuerySet[Snapshot]) -> Snapshot:
    found = get_object_or_404(rows, pk=snapshot)
    need(reads_snapshot, request.standing, found)
    return found

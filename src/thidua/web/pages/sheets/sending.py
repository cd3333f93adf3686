"""Sending a sheet: what is missing is shown first, then it goes in one of the ways that the campaign allows."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thidua.office.access.predicates import reads_participant
from thidua.office.campaigns.models import Way
from thidua.office.files.errors import FileRefusedError
from thidua.office.submissions.errors import ChangedMeanwhileError, IncompleteError, SubmissionError
from thidua.office.submissions.models import Sending, Sheet
from thidua.office.submissions.queries.sheets import is_open
from thidua.office.submissions.services.sending import Sealed, lacking, send, ways_of
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import add_refusal
from thidua.web.pages.files.fields import keep_as_one
from thidua.web.pages.sheets.forms import SENDING_FORMS, _Sending
from thidua.web.pages.sheets.found import drawn_now, owner_of_files, sheet_to_write


@open_to(reads_participant)
def sent(request: Request, sheet: int) -> HttpResponse:
    """Send; ``?cach=`` says how."""
    found = sheet_to_write(request, sheet)
    if not is_open(found):
        messages.info(request, f"Biểu {found.get_state_display().lower()}.")
        return redirect("sheet", found.pk)
    ways = ways_of(found, request.standing)
    way = request.GET.get("cach") or (ways[0] if ways else "")
    if way not in ways:
        raise Http404
    form = SENDING_FORMS[way](request.POST or None, request.FILES or None, initial={"revision": found.revision})
    if request.method == "POST" and form.is_valid():
        made = _sent(request, found, way, form)
        if made is not None:
            late = f", muộn so với hạn {made.last_day:%d/%m/%Y}" if made.late and made.last_day else ""
            messages.success(request, f"Đã gửi, ghi nhận ngày {made.happened_on:%d/%m/%Y}{late}.")
            return redirect("sheet", found.pk)
        found.refresh_from_db()
    return _page(request, found, way, ways, form)


def _page(request: Request, found: Sheet, way: str, ways: list[str], form: _Sending) -> HttpResponse:
    drawing = drawn_now(found, {}, editable=True, with_points=False)
    values = {
        "sheet": found,
        "asked": drawing.asked,
        "form": form,
        "way": Way(way),
        "others": [(one, Way(one).label) for one in ways if one != way],
        "lacks": lacking(drawing.checked, drawing.met),
        "stops": drawing.checked.stops if way != Way.ENTERED else (),
        "visible": [one for one in form.visible_fields() if one.name not in ("incomplete", "scan")],
        "filled": len(drawing.texts),
    }
    return render(request, "sheets/send.html", values, status=422 if form.is_bound and form.errors else 200)


def _sent(request: Request, found: Sheet, way: str, form: _Sending) -> Sending | None:
    """The sending; None where it was refused, the reason then standing in the form."""
    try:
        return send(
            sheet=found,
            way=way,
            revision=form.cleaned_data["revision"],
            standing=request.standing,
            paper=_with_scan(request, found, form),
            incomplete=form.cleaned_data["incomplete"],
        )
    except FileRefusedError as refused:
        form.add_error("scan", str(refused))
    except IncompleteError as refused:
        form.add_error("incomplete", str(refused))
    except ChangedMeanwhileError as refused:
        # Shown again as it is now, so that it is this that is confirmed next.
        found.refresh_from_db()
        form.data = {**form.data.dict(), "revision": str(found.revision)}  # type: ignore[attr-defined]
        form.add_error(None, str(refused))
    except SubmissionError as refused:
        add_refusal(form, refused)
    return None


def _with_scan(request: Request, found: Sheet, form: _Sending) -> Sealed:
    paper, files = form.paper(), form.cleaned_data.get("scan")
    if not files:
        return paper
    kept = keep_as_one(files, name="Bản quét", owner=owner_of_files(found), by=request.standing.user)
    return replace(paper, scan=kept)

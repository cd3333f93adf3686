"""What units below sent, taken over into one's own sheet."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thidua.office.access.predicates import reads_participant
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.checking import place_name
from thidua.office.submissions.errors import SubmissionError
from thidua.office.submissions.queries.content import cells_of
from thidua.office.submissions.services.rolling_up import STATES, roll_up_of, take_over
from thidua.web.access import Request, open_to
from thidua.web.pages.sheets.found import sheet_to_write


@open_to(reads_participant)
def rolled_up(request: Request, sheet: int) -> HttpResponse:
    """What would be taken over, cell by cell, who sent and who did not; a POST takes it over."""
    found = sheet_to_write(request, sheet)
    if request.method == "POST":
        try:
            saved = take_over(sheet=found, mark=request.POST.get("dau", ""), standing=request.standing)
        except SubmissionError as refused:
            messages.error(request, str(refused))
            return redirect("sheet_roll_up", found.pk)
        messages.success(request, f"Đã nhận {len(saved.changed)} ô từ cấp dưới.")
        return redirect("sheet", found.pk)
    asked = asked_by(found)
    rolled = roll_up_of(found, asked, cells_of(found))
    if rolled is None:
        raise Http404
    values = {
        "sheet": found,
        "asked": asked,
        "rolled": rolled,
        "lines": [(one, place_name(asked, one.slot), STATES[one.state]) for one in rolled.lines],
        "counts": [(label, rolled.count(state)) for state, label in STATES.items()],
        "to_take": sum(one.state in ("new", "changed", "gone") for one in rolled.lines),
    }
    return render(request, "sheets/roll_up.html", values)

"""A workbook taken in: uploaded, shown cell by cell, then what was chosen is saved."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from thidua.office.access.predicates import reads_participant
from thidua.office.files.errors import FileRefusedError
from thidua.office.files.models import Attachment
from thidua.office.files.services.keeping import keep
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.checking import place_name
from thidua.office.submissions.errors import SubmissionError
from thidua.office.submissions.importing import STATES, Preview, preview
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.queries.content import cells_of
from thidua.office.submissions.reading import Slot
from thidua.office.submissions.services.taking_in import take_in
from thidua.web.access import Request, open_to
from thidua.web.pages.sheets.forms import WorkbookForm
from thidua.web.pages.sheets.found import owner_of_files, sheet_to_write


@open_to(reads_participant)
def uploaded(request: Request, sheet: int) -> HttpResponse:
    """Choose a workbook; it is kept, then its preview is shown."""
    found = sheet_to_write(request, sheet)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = keep(pieces=file.chunks(), name=file.name, owner=owner_of_files(found), by=request.standing.user)
            preview(found, asked_by(found), cells_of(found), kept)
        except (FileRefusedError, SubmissionError) as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("sheet_workbook", found.pk, kept.pk)
    status = 422 if form.is_bound and form.errors else 200
    values = {"sheet": found, "asked": asked_by(found), "form": form}
    return render(request, "sheets/upload.html", values, status=status)


@open_to(reads_participant)
def taken(request: Request, sheet: int, workbook: int) -> HttpResponse:
    """What taking it in would do; a POST takes what is chosen."""
    found = sheet_to_write(request, sheet)
    kept = get_object_or_404(Attachment.objects.select_related("file"), owner=owner_of_files(found), pk=workbook)
    try:
        if request.method == "POST":
            return _take(request, found, kept)
        shown = preview(found, asked_by(found), cells_of(found), kept)
    except SubmissionError as refused:
        messages.error(request, str(refused))
        return redirect("sheet_upload", found.pk)
    return render(request, "sheets/workbook.html", _values(found, kept, shown))


def _values(found: Sheet, kept: Attachment, shown: Preview) -> dict[str, object]:
    asked = asked_by(found)
    lines = [(one, place_name(asked, one.slot), STATES[one.state]) for one in shown.lines]
    return {
        "sheet": found,
        "asked": asked,
        "kept": kept,
        "shown": shown,
        "lines": [line for line in lines if line[0].state != "same"],
        "same": [(label, one.stands) for one, label, _ in lines if one.state == "same"],
        "counts": [(STATES[state], shown.count(state)) for state in STATES],
    }


def _take(request: Request, found: Sheet, kept: Attachment) -> HttpResponse:
    chosen: dict[Slot, int] = {}
    for one in request.POST.getlist("chon"):
        form, row, column, version = (*one.split("|"), "", "", "")[:4]
        if version.isascii() and version.isdigit() and len(version) < 10:
            chosen[form, row, column] = int(version)
    saved = take_in(sheet=found, attachment=kept, chosen=chosen, standing=request.standing)
    messages.success(request, f"Đã nhận {len(saved.changed)} ô từ «{kept.name}».")
    if saved.met:
        messages.warning(request, f"{len(saved.met)} ô vừa có người sửa; hãy chọn giá trị ở các ô đó.")
    return redirect("sheet", found.pk)

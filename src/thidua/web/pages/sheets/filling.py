"""Filling a sheet in: all its forms on one page, saved field by field, or all at once without JavaScript."""

from collections.abc import Callable, Collection, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from thidua.office.access.predicates import fills, reads_participant, reviews
from thidua.office.campaigns.models import Way
from thidua.office.files.errors import FileRefusedError
from thidua.office.submissions.asked import Asked, asked_by
from thidua.office.submissions.checking import short, told_at
from thidua.office.submissions.errors import SubmissionError
from thidua.office.submissions.facts_checking import hanging_on
from thidua.office.submissions.models import CellVersion, Sheet, SheetFile
from thidua.office.submissions.queries.attached import files_of
from thidua.office.submissions.queries.content import history_of, sendings_of
from thidua.office.submissions.queries.sheets import is_open, may_read_draft, may_write
from thidua.office.submissions.services.attaching import attach, detach
from thidua.office.submissions.services.rolling_up import roll_up_of
from thidua.office.submissions.services.sending import lacking, ways_of
from thidua.office.submissions.services.writing import save_cells, settle
from thidua.web.access import Request, open_to
from thidua.web.pages.files.fields import keep_as_one
from thidua.web.pages.sheets.drawing import Drawing
from thidua.web.pages.sheets.forms import AttachForm
from thidua.web.pages.sheets.found import drawn_as_sent, drawn_now, owner_of_files, sheet_for, sheet_to_write
from thidua.web.pages.sheets.posted import more_lines, typed_in


@open_to(reads_participant)
def sheet(request: Request, sheet: int) -> HttpResponse:
    """A sheet: to fill in for those who write it, else as it was sent. Without JavaScript all fields are posted."""
    found = sheet_for(request, sheet)
    if request.method == "POST":
        found = sheet_to_write(request, sheet)
        if _tried(request, lambda: _save(request, found)):
            messages.success(request, "Đã lưu.")
        return redirect(request.get_full_path())
    draft = may_read_draft(request.standing, found)
    editable = may_write(request.standing, found) and is_open(found)
    sendings = sendings_of(found)
    drawing = _drawn(found, request, draft=draft, editable=editable)
    if drawing is None and draft and not sendings:
        # Closed without having been sent: what was typed is still there to be read.
        drawing = drawn_now(found, {}, editable=False)
    elif drawing is None and sendings:
        drawing = drawn_as_sent(asked_by(found), sendings[0])
    return render(request, "sheets/sheet.html", _values(request, found, drawing) | {"sendings": sendings})


def _drawn(found: Sheet, request: Request, *, draft: bool, editable: bool) -> Drawing | None:
    """The sheet as it stands, for whoever sees what was not sent yet."""
    if draft and is_open(found):
        own = request.standing if editable else None
        return drawn_now(found, more_lines(request.GET), editable=editable, standing=own)
    return None


def _values(request: Request, found: Sheet, drawing: Drawing | None) -> dict[str, object]:
    editable = drawing is not None and drawing.editable
    rolled = roll_up_of(found, drawing.asked, drawing.cells) if drawing is not None and editable else None
    asked = drawing.asked if drawing is not None else asked_by(found)
    ways = ways_of(found, request.standing)
    return {
        "sheet": found,
        "campaign": found.participant.campaign,
        "asked": asked,
        "tables": drawing.tables() if drawing is not None else [],
        "points": drawing.points if drawing is not None else None,
        "lacks": lacking(drawing.checked, drawing.met) if drawing is not None and editable else (),
        "met": drawing.met if drawing is not None else (),
        "editable": editable,
        "files": _files(found, drawing),
        "attach_form": _attach_form(request, asked) if editable else None,
        "way_links": [(way, SEND[way]) for way in ways] if is_open(found) else [],
        "next_steps": _next_steps(found, ways) if editable and fills.test(request.standing, found.participant) else [],
        "word_forms": _word_forms(asked),
        "asked_more": request.GET.getlist("them"),
        "may_answer": found.state == Sheet.State.SENT and reviews.test(request.standing, found.participant),
        "may_reopen": found.state == Sheet.State.ACCEPTED and reviews.test(request.standing, found.participant),
        "rolls_up": rolled is not None,
    }


def _files(found: Sheet, drawing: Drawing | None) -> Sequence[SheetFile]:
    """The files beside the sheet; one with facts has read them already."""
    if drawing is None:
        return []
    return drawing.files if drawing.asked.facts is not None else files_of(found)


def _attach_form(request: Request, asked: Asked) -> AttachForm:
    """The form for a file; ``?minh-chung=`` names the fact that it proves."""
    facts = proven_by_files(asked)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    return AttachForm(*posted, facts=facts, initial={"fact": request.GET.get("minh-chung", "")})


def proven_by_files(asked: Asked) -> dict[str, str]:
    """The facts of a sheet of which files may be the evidence, label by id."""
    own = asked.facts.own.values() if asked.facts is not None else ()
    return {one.id: one.label for one in own if one.evidence != "none"}


SEND: dict[str, str] = {Way.HEAD: "Ký gửi", Way.SCAN: "Gửi bản quét", Way.ENTERED: "Nhập từ bản giấy"}
"""What the button of each way says."""


def _next_steps(found: Sheet, ways: Collection[str]) -> list[str]:
    """How a sheet that is filled in goes on, for who fills it in and may not sign it."""
    allowed = found.participant.campaign.ways
    if Way.HEAD not in allowed or Way.HEAD in ways:
        return []
    steps = [f"thủ trưởng đăng nhập, mở biểu này và bấm «{SEND[Way.HEAD]}»"]
    if Way.SCAN in ways:
        steps.append(f"in ra trình ký, đóng dấu, rồi bạn bấm «{SEND[Way.SCAN]}»")
    return steps


def _word_forms(asked: Asked) -> list[tuple[str, str]]:
    """The forms that are papers of their own, each with its short name."""
    own = [form for form in asked.forms if not form.startswith("thidua:")] or list(asked.forms[:1])
    return [(form, short(asked.tables[form][-1])) for form in own]


@open_to(reads_participant)
@require_POST
def cell(request: Request, sheet: int) -> HttpResponse:
    """One field saved by htmx: what is to be said of it and of those that must agree with it, what is lacking."""
    found = sheet_to_write(request, sheet)
    typed = typed_in(request.POST)
    error = ""
    try:
        save_cells(sheet=found, cells=typed, standing=request.standing)
    except SubmissionError as refused:
        error = str(refused)
    found.refresh_from_db()
    drawing = drawn_now(found, {}, editable=True, standing=request.standing)
    every = [(table, line) for table in drawing.tables() for line in table.lines]
    fields = {one.slot: one for _, line in every for one in line.fields}
    shown = next((fields[one.slot] for one in typed if one.slot in fields), None)
    others = {at: fields[at] for one in typed for at in told_at(drawing.asked, one.slot) if at in fields}
    hanging = {name for one in typed for name in hanging_on(drawing.asked.plan, one.slot)}
    lines = [line for _, line in every if line.fact and line.fact.id in hanging]
    values: dict[str, object] = {"sheet": found, "field": shown, "error": error, "saved": not error, "oob": True}
    values |= {"lacks": lacking(drawing.checked, drawing.met), "others": list(others.values()), "lines": lines}
    values |= {"editable": True, "points": drawing.points}
    values["marked"] = [(line, table.facts) for table, line in every if line.marks]
    values["abouts"] = [line.fact for _, line in every if line.fact and line.fact.id in {one.slot[1] for one in typed}]
    return render(request, "sheets/cell_saved.html", values, status=422 if error else 200)


@open_to(reads_participant)
@require_POST
def settled(request: Request, sheet: int, cell_version: int) -> HttpResponse:
    """One of two values chosen; what else stands on the page is saved with it."""
    found = sheet_to_write(request, sheet)
    chosen = get_object_or_404(CellVersion, pk=cell_version, cell__sheet=found)
    if _tried(request, lambda: _save(request, found)) and _tried(
        request,
        lambda: settle(sheet=found, version=chosen, take=request.POST.get("lay") == "co", standing=request.standing),
    ):
        messages.success(request, "Đã chọn; giá trị kia vẫn có trong lịch sử.")
    return redirect("sheet", found.pk)


@open_to(reads_participant)
def history(request: Request, sheet: int) -> HttpResponse:
    """Each value that each cell has had, and each sending with its answer."""
    found = sheet_for(request, sheet)
    draft = may_read_draft(request.standing, found)
    versions = history_of(found)[:500] if draft else []
    asked = drawn_now(found, {}, editable=False, with_points=False)
    labels = {one.slot: one.full_label for table in asked.tables() for line in table.lines for one in line.fields}
    shown = [(one, labels.get((one.cell.form, one.cell.row, one.cell.column), one.cell.row)) for one in versions]
    values = {"sheet": found, "asked": asked.asked, "versions": shown, "sendings": sendings_of(found)}
    return render(request, "sheets/history.html", values)


@open_to(reads_participant)
@require_POST
def attached(request: Request, sheet: int) -> HttpResponse:
    """A file put beside a sheet; several photographs become one PDF."""
    found = sheet_to_write(request, sheet)
    form = _attach_form(request, asked_by(found))
    if not form.is_valid():
        messages.error(request, "Cần chọn ít nhất một tệp.")
    else:
        _tried(request, lambda: _attach(request, found, form))
    return redirect("sheet", found.pk)


def _attach(request: Request, found: Sheet, form: AttachForm) -> None:
    label = form.cleaned_data["label"]
    kept = keep_as_one(
        form.cleaned_data["given"], name=label or "Ảnh chụp", owner=owner_of_files(found), by=request.standing.user
    )
    fact = form.cleaned_data.get("fact", "")
    attach(sheet=found, attachment=kept, label=label, fact=fact, standing=request.standing)
    messages.success(request, f"Đã đính kèm «{kept.name}».")


@open_to(reads_participant)
@require_POST
def detached(request: Request, sheet: int, sheet_file: int) -> HttpResponse:
    """A file taken off again."""
    found = sheet_to_write(request, sheet)
    file = get_object_or_404(SheetFile.objects.select_related("sheet"), pk=sheet_file, sheet=found)
    if _tried(request, lambda: detach(file=file, standing=request.standing)):
        messages.success(request, "Đã bỏ tệp.")
    return redirect("sheet", found.pk)


def _save(request: Request, found: Sheet) -> None:
    saved = save_cells(sheet=found, cells=typed_in(request.POST), standing=request.standing)
    if saved.met:
        messages.warning(request, f"{len(saved.met)} ô vừa có người khác sửa; hãy chọn giá trị ở các ô đó.")


def _tried(request: Request, act: Callable[[], object]) -> bool:
    """Whether an act went through; else its reason is told."""
    try:
        act()
    except (SubmissionError, FileRefusedError) as refused:
        messages.error(request, str(refused))
        return False
    return True

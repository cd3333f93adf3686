"""A rubric brought into a draft from a workbook: read, looked at row by row, then put in."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.office.access.predicates import writes_plans
from thidua.office.plans import services
from thidua.office.plans.editing.bringing import Row, changes, compared, not_in_table
from thidua.office.plans.errors import PlanRefusedError
from thidua.office.plans.models import PlanDraft
from thidua.office.plans.queries import study_of_draft
from thidua.papers.one_file import in_a_process
from thidua.plan.rewriting import NotRewritableError, UnreadableError, rewritten
from thidua.rules.wording.figures import figure
from thidua.sheets.guard.limits import MAX_BYTES
from thidua.sheets.isolated import Limits
from thidua.sheets.problems import SheetError
from thidua.sheets.rubric_table import MAX_CRITERIA, RubricTable, read_rubric
from thidua.web.access import Request, open_to
from thidua.web.pages.plans.forms import RubricFileForm
from thidua.web.pages.plans.found import draft_of
from thidua.web.pages.plans.frame import address, frame

_LIMITS = Limits(seconds=10.0, memory=400_000_000)
_PARTS = ("ma", "ten", "diem", "dieu-khoan", "phan")


@open_to(writes_plans)
def upload(request: Request, draft: int) -> HttpResponse:
    """The file, then what it holds."""
    found = draft_of(request, draft)
    form = RubricFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            table = _read(form.cleaned_data["file"])
        except SheetError as error:
            form.add_error("file", error.message)
        else:
            return _rows_page(request, found, _rows(table), table)
    values = {**frame(found, study_of_draft(found), "thang-diem"), "form": form}
    return render(request, "plans/rubric_file.html", values, status=422 if form.errors else 200)


@open_to(writes_plans)
@require_POST
def bring_in(request: Request, draft: int) -> HttpResponse:
    """The rows that were kept, as they stand in the preview now."""
    found, by = draft_of(request, draft), request.standing.user
    assert by is not None
    rows = _posted(request)
    study = study_of_draft(found)
    try:
        text = rewritten(found.text, changes(study.data, compared(study.data, rows)))
        kept = services.save(draft=found, text=text, revision=found.revision, by=by)
    except (PlanRefusedError, NotRewritableError, UnreadableError) as error:
        messages.error(request, f"Chưa đưa vào được: {error}")
        return _rows_page(request, found, rows)
    if kept.revision == found.revision:
        messages.info(request, "Thang điểm trong bản thảo đã như bảng này.")
    else:
        messages.success(request, f"Đã đưa {len(rows)} chỉ tiêu vào bản thảo. Hãy xem lại cách tính điểm.")
    return redirect(address(kept, "thang-diem"))


def _rows_page(request: Request, draft: PlanDraft, rows: list[Row], table: RubricTable | None = None) -> HttpResponse:
    study = study_of_draft(draft)
    brought = compared(study.data, rows)
    values = {
        **frame(draft, study, "thang-diem"),
        "brought": brought,
        "table": table,
        "staying": not_in_table(study.data, brought),
        "sum": figure(sum(one.max for one in table.rows)) if table is not None else "",
        "stated": figure(table.stated) if table is not None and table.stated is not None else "",
    }
    return render(request, "plans/rubric_rows.html", values)


def _read(file: UploadedFile) -> RubricTable:
    name = Path(file.name or "").name or "bảng"
    if (file.size or 0) > MAX_BYTES:
        raise SheetError(name, f"tệp lớn hơn {MAX_BYTES // 1_000_000} MB")
    with TemporaryDirectory(prefix="thidua-rubric-") as folder:
        path = Path(folder) / f"bang{Path(name).suffix.lower()[:6]}"
        with path.open("wb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)
        return in_a_process(read_rubric, path, name, _LIMITS, "tệp", "hãy chép bảng sang một tệp Excel mới")


def _rows(table: RubricTable) -> list[Row]:
    return [Row(one.code, one.label, figure(one.max), one.clause, one.section) for one in table.rows]


def _posted(request: Request) -> list[Row]:
    """Rows without words are left out, as are those that were not kept."""
    found = []
    for place in range(MAX_CRITERIA):
        values = [" ".join(request.POST.get(f"{part}-{place}", "").split()) for part in _PARTS]
        if request.POST.get(f"giu-{place}") and values[1]:
            found.append(Row(values[0], values[1], values[2], *values[3:]))
    return found

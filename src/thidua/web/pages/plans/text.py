"""The draft as text, with what is wrong at its lines."""

from dataclasses import dataclass
from difflib import unified_diff

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from thidua.office.access.predicates import writes_plans
from thidua.office.plans import services
from thidua.office.plans.editing.sections import TEXT
from thidua.office.plans.errors import DraftMovedOnError, PlanRefusedError
from thidua.office.plans.models import PlanDraft
from thidua.office.plans.queries import study_of_draft
from thidua.office.plans.study import Study
from thidua.web.access import Request, open_to
from thidua.web.pages.plans.found import draft_of
from thidua.web.pages.plans.frame import frame

AROUND = 1
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Extract:
    """A faulty line with those around it: (number, text, whether it is the one); what is wrong at its column."""

    line: int
    column: int
    lines: list[tuple[int, str, bool]]
    messages: list[str]


@open_to(writes_plans)
def text(request: Request, draft: int) -> HttpResponse:
    """The text; saved, faulty or not, unless somebody else saved another meanwhile: then both are shown."""
    found = draft_of(request, draft)
    if request.method != "POST":
        return _page(request, found, found.text)
    typed = request.POST.get("text", "").replace("\r\n", "\n")
    by = request.standing.user
    assert by is not None
    try:
        kept = services.save(draft=found, text=typed, revision=_revision(request), by=by)
    except DraftMovedOnError as error:
        return _page(request, draft_of(request, draft), typed, refused=str(error), both=True)
    except PlanRefusedError as error:
        return _page(request, found, typed, refused=str(error))
    study = study_of_draft(kept)
    if study.problems:
        messages.warning(request, f"Đã lưu. Văn bản còn {len(study.problems)} lỗi, nêu ở bên cạnh theo từng dòng.")
    else:
        messages.success(request, "Đã lưu.")
    # The same page again rather than a redirect, so that the place in a long text is kept.
    return _page(request, kept, kept.text)


def _page(request: Request, draft: PlanDraft, typed: str, refused: str = "", both: bool = False) -> HttpResponse:
    try:
        study = study_of_draft(draft, services.drafting.kept_text(typed))
    except PlanRefusedError:
        study = study_of_draft(draft)
    values = {
        **frame(draft, study, TEXT),
        "text": typed,
        "refused": refused,
        "difference": _difference(draft.text, typed) if both else [],
        "extracts": extracts(study),
        "rows": min(max(typed.count("\n") + 2, 20), 40),
    }
    return render(request, "plans/text.html", values, status=422 if refused else 200)


def extracts(study: Study) -> list[Extract]:
    """The lines of the text at which something is wrong, in their order."""
    by_line: dict[tuple[int, int], list[str]] = {}
    for one in study.problems:
        if not one.file:
            by_line.setdefault((one.place.line, one.place.column), []).append(one.message)
    lines = study.text.split("\n")
    return [
        Extract(line, column, _around(lines, line), messages) for (line, column), messages in [*by_line.items()][:SHOWN]
    ]


def _around(lines: list[str], line: int) -> list[tuple[int, str, bool]]:
    first, last = max(line - AROUND, 1), min(line + AROUND, len(lines))
    return [(number, lines[number - 1][:300], number == line) for number in range(first, last + 1)]


def _difference(theirs: str, mine: str) -> list[tuple[str, str]]:
    """Lines that differ: («theirs» or «mine», text)."""
    signs = {"-": "theirs", "+": "mine"}
    found = unified_diff(theirs.rstrip().split("\n"), mine.rstrip().split("\n"), n=0, lineterm="")
    return [(signs[line[0]], line[1:]) for line in [*found][2:] if line[:1] in signs][:400]


def _revision(request: Request) -> int:
    value = request.POST.get("revision", "")
    return int(value) if value.isdecimal() and len(value) < 10 else 0

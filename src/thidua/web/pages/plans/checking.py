"""What stands beside the editor, asked for again while somebody types. Nothing is saved here."""

from contextlib import suppress

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from thidua.office.access.predicates import writes_plans
from thidua.office.plans.editing.fields import addings_of
from thidua.office.plans.editing.posting import added, posted
from thidua.office.plans.editing.sections import SECTIONS, TEXT
from thidua.office.plans.errors import PlanRefusedError, TextRefusedError
from thidua.office.plans.models import PlanDraft
from thidua.office.plans.queries import study_of_draft
from thidua.office.plans.services.drafting import kept_text
from thidua.plan.rewriting import NotRewritableError, UnreadableError, parsed, plain, rewritten
from thidua.web.access import Request, open_to
from thidua.web.pages.plans.found import draft_of
from thidua.web.pages.plans.frame import side
from thidua.web.pages.plans.shown import asked_in, typed_in
from thidua.web.pages.plans.text import extracts


@open_to(writes_plans)
@require_POST
def check_section(request: Request, draft: int, section: str) -> HttpResponse:
    """As if the form were saved now."""
    if section not in SECTIONS:
        raise Http404
    found = draft_of(request, draft)
    panels = SECTIONS[section].of(study_of_draft(found))
    sent = posted(panels, *typed_in(request.POST))
    try:
        text = rewritten(found.text, sent.changes)
    except (NotRewritableError, UnreadableError):
        text = found.text
    begun = asked_in(request.POST, panels)
    for one in (one for one in addings_of(panels) if one.name in begun):
        # What is not yet answered in full is no part of the plan yet, and no fault either.
        with suppress(PlanRefusedError, NotRewritableError, UnreadableError):
            text = rewritten(text, added(plain(parsed(text)), one, begun[one.name]))
    return _side(request, found, text, section)


@open_to(writes_plans)
@require_POST
def check_text(request: Request, draft: int) -> HttpResponse:
    """As if the text were saved now."""
    found = draft_of(request, draft)
    try:
        text = kept_text(request.POST.get("text", ""))
    except TextRefusedError as error:
        return render(request, "plans/side.html", {"refused": str(error), "draft": found}, status=422)
    return _side(request, found, text, TEXT)


def _side(request: Request, draft: PlanDraft, text: str, here: str) -> HttpResponse:
    study = study_of_draft(draft, text)
    values = side(draft, study, here, at_once="day-du" in request.GET) | {
        "extracts": extracts(study) if here == TEXT else []
    }
    return render(request, "plans/side.html", values)

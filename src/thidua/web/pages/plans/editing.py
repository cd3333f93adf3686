"""The editor's forms: what is typed is put into the text at its place, beside what others put there meanwhile."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thidua.office.access.predicates import writes_plans
from thidua.office.accounts.models import User
from thidua.office.plans import services
from thidua.office.plans.editing.fields import Card, Panel, path_of
from thidua.office.plans.editing.issues import messages_at
from thidua.office.plans.editing.posting import Posted, added, posted
from thidua.office.plans.editing.sections import SECTIONS
from thidua.office.plans.errors import DraftMovedOnError, PlanRefusedError
from thidua.office.plans.models import PlanDraft
from thidua.office.plans.queries import study_of_draft
from thidua.office.plans.study import Study
from thidua.plan.rewriting import Change, NotRewritableError, Remove, UnreadableError, rewritten
from thidua.web.access import Request, open_to
from thidua.web.components.confirming import Preview, confirmed
from thidua.web.pages.plans.found import draft_of
from thidua.web.pages.plans.frame import address, frame
from thidua.web.pages.plans.shown import asked_in, shown_panels, typed_in

TRIES = 3


@open_to(writes_plans)
def draft(request: Request, draft: int) -> HttpResponse:
    """To its first tab; a text that forms cannot change has only the tab of the text."""
    found = draft_of(request, draft)
    return redirect(address(found, "chung" if study_of_draft(found).is_whole else "van-ban"))


@open_to(writes_plans)
def section(request: Request, draft: int, section: str) -> HttpResponse:
    """One tab."""
    if section not in SECTIONS:
        raise Http404
    found = draft_of(request, draft)
    if not study_of_draft(found).is_whole:
        if request.method == "POST":
            messages.error(request, "Văn bản đang có lỗi cấu trúc nên biểu chưa lưu được; hãy sửa ở đây trước.")
        return redirect(address(found, "van-ban"))
    return _saved(request, found, section) if request.method == "POST" else _page(request, found, section)


def _page(request: Request, draft: PlanDraft, slug: str, sent: Posted | None = None, message: str = "") -> HttpResponse:
    """The tab; ``sent`` is what was sent and could not be saved, which then stands in its fields."""
    study = study_of_draft(draft)
    typed = typed_in(request.POST)[0] if sent is not None else None
    panels = shown_panels(SECTIONS[slug].of(study), messages_at(study), typed, sent.clashes if sent else None)
    values = {
        **frame(draft, study, slug),
        "panels": panels,
        "section": SECTIONS[slug],
        "sent": sent,
        "refused": message,
    }
    return render(request, "plans/section.html", values, status=200 if sent is None else 422)


def _saved(request: Request, draft: PlanDraft, slug: str) -> HttpResponse:
    by = request.standing.user
    assert by is not None
    for _ in range(TRIES):
        study = study_of_draft(draft)
        panels = SECTIONS[slug].of(study)
        sent = posted(panels, *typed_in(request.POST))
        if sent.clashes or sent.lost:
            return _page(request, draft, slug, sent)
        asked = _asked(request, study, panels, draft, slug)
        if isinstance(asked, HttpResponse):
            return asked
        try:
            return _written(request, draft, slug, [*sent.changes, *asked], by)
        except DraftMovedOnError:
            draft = draft_of(request, draft.pk)
        except (NotRewritableError, UnreadableError, PlanRefusedError) as error:
            return _page(request, draft, slug, sent, f"Chưa lưu được: {error}")
    return _page(request, draft, slug, Posted(), "Nhiều người đang cùng lưu bản thảo này. Hãy lưu lại.")


def _written(request: Request, draft: PlanDraft, slug: str, changes: list[Change], by: User) -> HttpResponse:
    text = rewritten(draft.text, changes)
    kept = services.save(draft=draft, text=text, revision=draft.revision, by=by)
    study = study_of_draft(kept)
    if kept.revision == draft.revision:
        messages.info(request, "Chưa có gì thay đổi.")
    elif study.problems:
        messages.warning(request, f"Đã lưu. Còn {len(study.problems)} chỗ cần sửa, được đánh dấu ở từng ô.")
    else:
        messages.success(request, "Đã lưu.")
    return redirect(address(kept, slug))


def _asked(
    request: Request, study: Study, panels: list[Panel], draft: PlanDraft, slug: str
) -> list[Change] | HttpResponse:
    """What a button beside saving asks for: one more part, or one less, once that is confirmed."""
    if name := request.POST.get("them"):
        adding = next((one.adding for one in panels if one.adding is not None and one.adding.name == name), None)
        if adding is None:
            raise Http404
        typed = asked_in(request.POST, adding)
        if not typed[adding.asked[0][0]].strip():
            return _page(request, draft, slug, Posted(), f"{adding.title}: hãy ghi «{adding.asked[0][1]}».")
        return [added(study.data, adding, typed)]
    if name := request.POST.get("bo"):
        card = _card(panels, lambda one: one.name == name and one.removable)
        path = path_of(name)
        if card is None or path is None:
            raise Http404
        preview = Preview(
            title=f"Bỏ «{card.title}» khỏi bản thảo?",
            things=[card.title],
            label="Bỏ",
            cancel_url=address(draft, slug),
            note="Chỗ khác của kế hoạch còn nhắc đến mục này thì sẽ được báo lỗi để sửa.",
            danger=True,
        )
        return [Remove(path)] if confirmed(request, preview) else preview.page(request)
    return []


def _card(panels: list[Panel], fits: Callable[[Card], bool]) -> Card | None:
    return next((card for panel in panels for card in panel.cards if fits(card)), None)

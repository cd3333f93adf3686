"""The editor's forms: what is typed is put into the text at its place, beside what others put there meanwhile."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thidua.office.access.predicates import writes_plans
from thidua.office.accounts.models import User
from thidua.office.plans import services
from thidua.office.plans.editing.fields import Panel, addings_of, entries, path_of
from thidua.office.plans.editing.issues import Issue, messages_at
from thidua.office.plans.editing.posting import Posted, added, posted
from thidua.office.plans.editing.removing import removal
from thidua.office.plans.editing.sections import SECTIONS
from thidua.office.plans.errors import DraftMovedOnError, PlanRefusedError
from thidua.office.plans.models import PlanDraft
from thidua.office.plans.queries import study_of_draft
from thidua.office.plans.study import Study
from thidua.plan.rewriting import Change, NotRewritableError, UnreadableError, parsed, plain, rewritten
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


def _page(
    request: Request,
    draft: PlanDraft,
    slug: str,
    sent: Posted | None = None,
    message: str = "",
    still: Sequence[tuple[Issue, str]] = (),
) -> HttpResponse:
    """The tab; ``sent`` is what was sent and could not be saved, which then stands in its fields.

    ``still``: what refers to a part that was to be taken out, with its address.
    """
    study = study_of_draft(draft)
    panels = SECTIONS[slug].of(study)
    typed = typed_in(request.POST)[0] if sent is not None else None
    asked = asked_in(request.POST, panels) if sent is not None else None
    shown = shown_panels(panels, messages_at(study), typed, sent.clashes if sent else None, asked)
    values = {
        **frame(draft, study, slug),
        "panels": shown,
        "saves": any(card.fields for panel in panels for card in panel.cards),
        "clauses": [key for key, _ in entries(study.data, "clauses")],
        "section": SECTIONS[slug],
        "sent": sent,
        "refused": message,
        "still": still,
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
        try:
            asked = _asked(request, study, panels, draft, slug)
            if isinstance(asked, HttpResponse):
                return asked
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
    """What is asked for beside the fields: new parts that were begun, or one less, once that is confirmed."""
    changes: list[Change] = []
    if name := request.POST.get("bo"):
        path = path_of(name)
        title = _removable(panels).get(name)
        if title is None or path is None:
            raise Http404
        found = removal(study, path, lambda text: study_of_draft(draft, text))
        if found.still:
            still = [(one, f"{address(draft, one.section)}#{one.anchor}") for one in found.still]
            return _page(request, draft, slug, Posted(), f"Chưa bỏ được «{title}»: kế hoạch còn cần đến.", still)
        preview = Preview(
            title=f"Bỏ «{title}» khỏi bản thảo?",
            things=[title, *found.along],
            label="Bỏ",
            cancel_url=address(draft, slug),
            note="Không chỗ nào khác của kế hoạch nhắc đến mục này."
            if study.plan is not None
            else "Kế hoạch đang có lỗi đọc nên có thể còn chỗ nhắc đến mục này; khi sửa xong lỗi, chỗ đó sẽ được nêu.",
            danger=True,
        )
        if not confirmed(request, preview):
            return preview.page(request)
        changes += found.changes
    begun = asked_in(request.POST, panels)
    name = request.POST.get("them", "")
    known = {one.name: one for one in addings_of(panels)}
    if name and name not in known:
        raise Http404
    for one in known.values():
        if one.name in begun or one.name == name:
            data = plain(parsed(rewritten(draft.text, changes)))
            changes += added(data, one, begun.get(one.name, {}))
    return changes


def _removable(panels: list[Panel]) -> dict[str, str]:
    """What may be taken out by the name of its button: a card, or an inner part of one."""
    found: dict[str, str] = {}
    for card in (card for panel in panels for card in panel.cards):
        if card.removable:
            found[card.name] = card.title
        found |= {name: f"{card.title}, {label}" for name, label in card.removals}
    return found

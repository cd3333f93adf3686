"""What is done with a whole draft: looked through, compared, adopted, renamed, dropped, taken along as a file."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from thidua.in_words import inner_html, plans_compared
from thidua.office.access.predicates import writes_plans
from thidua.office.plans import services
from thidua.office.plans.editing.accepting import accepted
from thidua.office.plans.errors import DraftMovedOnError, PlanRefusedError
from thidua.office.plans.models import PlanDraft
from thidua.office.plans.queries import plan_started_from, study_of_draft
from thidua.plan.model.plan import Plan
from thidua.plan.rewriting import NotRewritableError, UnreadableError, rewritten
from thidua.web.access import Request, open_to
from thidua.web.components.confirming import Preview, confirmed
from thidua.web.pages.plans.downloads import pdf_answer, word_answer, yaml_answer
from thidua.web.pages.plans.forms import RenameForm
from thidua.web.pages.plans.found import draft_of
from thidua.web.pages.plans.frame import frame


@open_to(writes_plans)
def review(request: Request, draft: int) -> HttpResponse:
    """All that is wrong, with a way to deal with it; and the button that adopts."""
    found = draft_of(request, draft)
    study = study_of_draft(found)
    return render(request, "plans/review.html", frame(found, study, "soat", at_once=True))


@open_to(writes_plans)
@require_POST
def accept(request: Request, draft: int) -> HttpResponse:
    """A finding dealt with by a reading."""
    found, by = draft_of(request, draft), request.standing.user
    assert by is not None
    try:
        change = accepted(study_of_draft(found), request.POST.get("phat-hien", ""), request.POST.get("cach-hieu", ""))
        services.save(draft=found, text=rewritten(found.text, [change]), revision=found.revision, by=by)
    except (PlanRefusedError, NotRewritableError, UnreadableError) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Đã ghi cách hiểu {change.path[-1]} vào kế hoạch.")
    return redirect("draft_review", draft=found.pk)


@open_to(writes_plans)
@require_POST
def adopt(request: Request, draft: int) -> HttpResponse:
    """The draft becomes a version."""
    found, by = draft_of(request, draft), request.standing.user
    assert by is not None
    study = study_of_draft(found)
    if not study.is_right or study.plan is None:
        messages.error(request, "Kế hoạch còn lỗi nên chưa ban hành được.")
        return redirect("draft_review", draft=found.pk)
    note = "Sau khi ban hành, nội dung không sửa được nữa; muốn đổi thì soạn bản sửa đổi."
    if found.replaces_from is not None and found.based_on is not None:
        note = f"Thay thế «{found.based_on.title}» từ ngày {found.replaces_from:%d/%m/%Y}. {note}"
    preview = Preview(
        title="Ban hành kế hoạch trong phần mềm?",
        things=[f"{study.plan.title} ({study.plan.number or 'chưa có số'}), lần lưu thứ {found.revision}"],
        label="Ban hành",
        cancel_url=reverse("draft_review", args=[found.pk]),
        unit="kế hoạch",
        note=note,
    )
    if not confirmed(request, preview):
        return preview.page(request)
    try:
        version = services.adopt_draft(draft=found, revision=found.revision, by=by)
    except PlanRefusedError as error:
        messages.error(request, str(error))
        return redirect("draft_review", draft=found.pk)
    messages.success(request, "Đã ban hành. Từ nay có thể phát động phong trào theo kế hoạch này.")
    return redirect("plan", version=version.pk)


@open_to(writes_plans)
def compare(request: Request, draft: int) -> HttpResponse:
    """What the draft says otherwise than the plan that it began from."""
    found = draft_of(request, draft)
    study, before = study_of_draft(found), plan_started_from(found)
    words = ""
    if before is not None and study.plan is not None:
        words = inner_html(plans_compared(before, study.plan))
    return render(
        request,
        "plans/compare.html",
        {**frame(found, study, "so-sanh"), "compared": SafeString(words), "before": before},
    )


@open_to(writes_plans)
def words(request: Request, draft: int) -> HttpResponse:
    """The whole draft in words."""
    found = draft_of(request, draft)
    study = study_of_draft(found)
    told = SafeString(inner_html(study.words)) if study.words is not None else ""
    return render(request, "plans/words.html", {**frame(found, study, "bang-loi"), "told": told})


@open_to(writes_plans)
def rename(request: Request, draft: int) -> HttpResponse:
    """Another name for the draft."""
    found, by = draft_of(request, draft), request.standing.user
    assert by is not None
    form = RenameForm(request.POST or None, initial={"title": found.title})
    if request.method == "POST" and form.is_valid():
        try:
            services.rename(draft=found, title=form.cleaned_data["title"], by=by)
        except PlanRefusedError as error:
            form.add_error("title", str(error))
        else:
            messages.success(request, "Đã đổi tên bản thảo.")
            return redirect("draft", draft=found.pk)
    return render(request, "plans/rename.html", {"draft": found, "form": form}, status=422 if form.errors else 200)


@open_to(writes_plans)
@require_POST
def delete(request: Request, draft: int) -> HttpResponse:
    """The draft dropped, once that is confirmed."""
    found, by = draft_of(request, draft), request.standing.user
    assert by is not None
    preview = Preview(
        title=f"Xóa bản thảo «{found.title}»?",
        things=[f"{found.title}, lần lưu thứ {found.revision}"],
        label="Xóa bản thảo",
        cancel_url=reverse("draft", args=[found.pk]),
        unit="bản thảo",
        note="Bản thảo bị xóa thì không lấy lại được. Có thể tải tệp YAML về trước khi xóa.",
        danger=True,
    )
    if not confirmed(request, preview):
        return preview.page(request)
    try:
        services.delete(draft=found, revision=found.revision, by=by)
    except DraftMovedOnError:
        messages.error(request, "Người khác vừa lưu bản thảo này nên chưa xóa.")
        return redirect("draft", draft=found.pk)
    messages.success(request, f"Đã xóa bản thảo «{found.title}».")
    return redirect("plans")


@open_to(writes_plans)
def export(request: Request, draft: int) -> HttpResponse:
    """The text as it stands, faulty or not."""
    found = draft_of(request, draft)
    return yaml_answer(found.title, found.text)


@open_to(writes_plans)
def as_word(request: Request, draft: int) -> HttpResponse:
    """The plan and its annexes as they would be printed now, in Word."""
    found = draft_of(request, draft)
    return word_answer(found.title, _readable(found))


@open_to(writes_plans)
def as_pdf(request: Request, draft: int) -> HttpResponse:
    """The same as PDF."""
    found = draft_of(request, draft)
    return pdf_answer(found.title, _readable(found))


def _readable(draft: PlanDraft) -> Plan:
    plan = study_of_draft(draft).plan
    if plan is None:
        raise Http404
    return plan

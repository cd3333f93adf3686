"""The standing body's view of what was sent: differences to the sending before, accept or return, the next one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.office.access.predicates import reads_participant, reviews, runs
from thidua.office.campaigns.models import Campaign
from thidua.office.clock import VIETNAM
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.checking import place_name
from thidua.office.submissions.errors import SubmissionError
from thidua.office.submissions.models import Sending, Sheet
from thidua.office.submissions.queries.attached import files_of
from thidua.office.submissions.queries.content import differences, last_sendings, sendings_of, texts_sent
from thidua.office.submissions.queries.sheets import answered_elsewhere, key_label, next_to_answer, of_campaign
from thidua.office.submissions.services.reviewing import accept, accept_many, reopen, send_back
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import add_refusal
from thidua.web.components.confirming import Preview, confirmed
from thidua.web.pages.campaigns.found import campaign_for
from thidua.web.pages.sheets.forms import AnswerForm, ReopenForm
from thidua.web.pages.sheets.found import drawn_as_sent, sheet_for


@open_to(reads_participant)
def answered(request: Request, sheet: int) -> HttpResponse:
    """What was sent, with what changed since the sending before; a POST accepts it or returns it."""
    found = sheet_for(request, sheet)
    if not reviews.test(request.standing, found.participant):
        raise Http404
    sendings = sendings_of(found)
    if not sendings:
        messages.info(request, "Đơn vị chưa gửi biểu này.")
        return redirect("sheet", found.pk)
    form = _form(request, found, sendings[0])
    if request.method == "POST" and form.is_valid() and _answered(request, found, sendings, form):
        if isinstance(form, ReopenForm):
            return redirect("sheet_answer", found.pk)
        following = next_to_answer(found)
        return redirect("sheet_answer", following.pk) if following is not None else redirect(_list(found))
    return _page(request, found, sendings, form)


def _form(request: Request, found: Sheet, last: Sending) -> AnswerForm | ReopenForm:
    """What may be answered in the state that the sheet is in."""
    posted, initial = request.POST or None, {"sending": last.pk}
    if found.state == Sheet.State.ACCEPTED:
        return ReopenForm(posted, initial=initial)
    return AnswerForm(posted, initial=initial, elsewhere=answered_elsewhere(found, asked_by(found)))


def _page(request: Request, found: Sheet, sendings: list[Sending], form: AnswerForm | ReopenForm) -> HttpResponse:
    last, before = sendings[0], sendings[1] if len(sendings) > 1 else None
    asked = asked_by(found)
    drawing = drawn_as_sent(asked, last, before)
    changed = differences(texts_sent(before), texts_sent(last)) if before is not None else []
    following = next_to_answer(found)
    values = {
        "sheet": found,
        "campaign": found.participant.campaign,
        "asked": asked,
        "last": last,
        "sendings": sendings,
        "tables": drawing.tables(),
        "lacks": drawing.checked.lacks,
        "changed": [(place_name(asked, one.slot), one.before, one.after) for one in changed],
        "files": files_of(found),
        "form": form,
        "open": found.state == Sheet.State.SENT,
        "may_reopen": isinstance(form, ReopenForm) and found.participant.campaign.state == Campaign.State.RUNNING,
        "following": following,
    }
    return render(request, "sheets/answer.html", values, status=422 if form.is_bound and form.errors else 200)


def _answered(request: Request, found: Sheet, sendings: list[Sending], form: AnswerForm | ReopenForm) -> bool:
    sending = next((one for one in sendings if one.pk == form.cleaned_data["sending"]), None)
    if sending is None:
        raise Http404
    told, answer = form.cleaned_data, request.POST.get("tra-loi")
    choices = ("mo-lai",) if isinstance(form, ReopenForm) else ("nhan", "tra")
    if answer not in choices:
        again = "Biểu đã nhận rồi; hãy xem lại." if isinstance(form, ReopenForm) else "Hãy chọn «Nhận» hoặc «Trả lại»."
        form.add_error(None, again)
        return False
    name = found.participant.name
    try:
        if answer == "mo-lai":
            reopen(sending=sending, reason=told["reason"], standing=request.standing)
            messages.success(request, f"Đã mở lại của «{name}»; biểu chờ trả lời và đơn vị được báo.")
        elif answer == "tra":
            send_back(sending=sending, reason=told["reason"], standing=request.standing)
            messages.success(request, f"Đã trả lại «{name}».")
        else:
            receipt = {"note": told["note"], "received_on": told["received_on"]} if "note" in told else {}
            accept(sending=sending, standing=request.standing, **receipt)
            messages.success(request, f"Đã nhận của «{name}».")
    except SubmissionError as refused:
        add_refusal(form, refused)
        return False
    return True


def _list(found: Sheet) -> str:
    return reverse("campaign_sheets", args=[found.participant.campaign_id])


@open_to(runs)
@require_POST
def accepted(request: Request, campaign: int) -> HttpResponse:
    """Several sendings accepted in one act, after a preview of whose they are."""
    found = campaign_for(request, campaign, runs)
    keys = [int(one) for one in request.POST.getlist("chon") if one.isascii() and one.isdigit() and len(one) < 19]
    sheets = list(of_campaign(found).filter(pk__in=keys, state=Sheet.State.SENT))
    address = reverse("campaign_sheets", args=[found.pk])
    if not sheets:
        messages.info(request, "Chưa chọn bản nào đang chờ trả lời.")
        return redirect(address)
    last = last_sendings(sheets)
    preview = Preview(
        title="Nhận các bản đã gửi",
        things=[f"{one.participant.name} · {key_label(found, one)} · gửi {one.sent_on:%d/%m/%Y}, "
                f"ghi lúc {last[one.pk].recorded_at.astimezone(VIETNAM):%H:%M:%S %d/%m/%Y}" for one in sheets],
        label=f"Nhận {len(sheets)} bản",
        cancel_url=address,
        unit="bản",
    )  # fmt: skip
    if not confirmed(request, preview):
        return preview.page(request)
    try:
        made = accept_many(sendings=list(last.values()), standing=request.standing)
        messages.success(request, f"Đã nhận {len(made)} bản.")
    except SubmissionError as refused:
        messages.error(request, str(refused))
    return redirect(address)

"""What the unit has sent before, chosen again in its sheet: evidence to cite, values of an earlier round to take."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.office.access.predicates import fills
from thidua.office.facts.filed import filed, may_cite
from thidua.office.facts.services.citing import cite, take_again
from thidua.office.submissions.asked import Asked, asked_by
from thidua.office.submissions.errors import SubmissionError
from thidua.office.submissions.models import Sheet
from thidua.office.submissions.services.writing import save_cells
from thidua.web.access import Request, open_to
from thidua.web.components.listing import SIZE
from thidua.web.pages.sheets.found import sheet_to_write
from thidua.web.pages.sheets.posted import typed_in


@open_to(fills)
def choose(request: Request, own_sheet: int) -> HttpResponse:
    """The evidence that the unit has sent, for the fact of ``?so-lieu=``; a POST cites one of it."""
    found = _own_sheet(request, own_sheet)
    facts = _facts(asked_by(found))
    fact = request.POST.get("so-lieu", request.GET.get("so-lieu", ""))
    if fact not in facts:
        if not facts:
            raise Http404
        fact = ""
    if request.method == "POST" and fact:
        return _cited(request, found, fact)
    search = request.GET.get("tim", "")
    page = Paginator(filed(found, fact, search), SIZE).get_page(request.GET.get("trang"))
    values = {
        "sheet": found,
        "facts": facts,
        "fact": fact,
        "label": facts.get(fact, ""),
        "page": page,
        "search": search,
        "anchor": _line(found, fact),
        "around": [one for one in page.object_list if one.whose != found.participant.name],
    }
    return render(request, "sheets/citing.html", values)


def _cited(request: Request, found: Sheet, fact: str) -> HttpResponse:
    chosen = request.POST.get("minh-chung", "")
    key = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 19 else 0
    try:
        made = cite(sheet=found, fact=fact, evidence=key, standing=request.standing)
    except SubmissionError as refused:
        messages.error(request, str(refused))
        return redirect(f"{reverse('sheet_cite', args=[found.pk])}?so-lieu={fact}")
    messages.success(request, f"Đã dùng lại «{made.name}» làm minh chứng.")
    return redirect(_line(found, fact))


@open_to(fills)
@require_POST
def taken(request: Request, own_sheet: int) -> HttpResponse:
    """A value of an earlier round taken over; what else stands on the page is saved with it."""
    found, fact = _own_sheet(request, own_sheet), request.POST.get("lay-lai", "")
    try:
        saved = save_cells(sheet=found, cells=typed_in(request.POST), standing=request.standing)
        if saved.met:
            messages.warning(request, f"{len(saved.met)} ô vừa có người khác sửa; hãy chọn giá trị ở các ô đó.")
        take_again(sheet=found, fact=fact, standing=request.standing)
        messages.success(request, "Đã lấy lại số liệu kỳ trước; hãy kiểm tra trước khi gửi.")
    except SubmissionError as refused:
        messages.error(request, str(refused))
    return redirect(_line(found, fact))


def _own_sheet(request: Request, sheet: int) -> Sheet:
    found = sheet_to_write(request, sheet)
    if not may_cite(request.standing, found):
        raise Http404
    return found


def _facts(asked: Asked) -> dict[str, str]:
    """The facts of a sheet that evidence may prove, label by name."""
    own = asked.facts.own.values() if asked.facts is not None else ()
    return {one.id: one.label for one in own if one.evidence != "none"}


def _line(sheet: Sheet, fact: str) -> str:
    """Where the fact stands on the page of the sheet."""
    return f"{reverse('sheet', args=[sheet.pk])}#so-lieu-{fact}" if fact else reverse("sheet", args=[sheet.pk])

"""An initiative that the unit registered before, openly named as the one that it goes on from."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thidua.office.access.predicates import fills
from thidua.office.initiatives.errors import InitiativeError
from thidua.office.initiatives.queries import citable
from thidua.office.initiatives.services.citing import cite, stop_citing
from thidua.web.access import Request, open_to
from thidua.web.components.listing import SIZE
from thidua.web.pages.initiatives.found import initiative_for, may_describe


@open_to(fills)
def cited(request: Request, own_initiative: int) -> HttpResponse:
    """What the unit registered in other campaigns; a POST names one of it, or takes that back."""
    found = initiative_for(request, own_initiative)
    if not (fills.test(request.standing, found.participant) and may_describe(request, found)):
        raise Http404
    user = request.standing.user
    if request.method == "POST" and user is not None:
        chosen = request.POST.get("sang-kien", "")
        try:
            if "thoi" in request.POST:
                stop_citing(initiative=found, by=user)
                messages.success(request, "Đã thôi nêu là dùng lại; tệp đã kèm theo vẫn còn.")
            else:
                key = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 19 else 0
                cite(initiative=found, earlier=key, by=user)
                messages.success(request, "Đã nêu là dùng lại sáng kiến đã đăng ký.")
        except InitiativeError as refused:
            messages.error(request, str(refused))
        return redirect("initiative", found.pk)
    search = request.GET.get("tim", "")
    page = Paginator(citable(found, search), SIZE).get_page(request.GET.get("trang"))
    return render(request, "initiatives/citing.html", {"initiative": found, "page": page, "search": search})

"""Likely doubles, for those who run the campaigns of both: the list, and two of them side by side."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from thidua.office.access.predicates import runs
from thidua.office.initiatives.errors import InitiativeError
from thidua.office.initiatives.models import Initiative, Pair
from thidua.office.initiatives.queries import pairs_judged, said_openly
from thidua.office.initiatives.services.doubles import settle
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import add_refusal
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.initiatives.lists import state_words, unit_of


def _whole(one: Initiative) -> str:
    return f"{one.name} – {unit_of(one)}"


ANSWERS = [(one.value, one.label) for one in (Pair.Verdict.SAME, Pair.Verdict.DIFFERENT)]
OPENNESS = [("dung-lai", "Đã nêu là dùng lại"), ("khong", "Không nêu gì")]
COLUMNS = (
    Column("mot", "Sáng kiến", by="first__name_key", value=lambda one: _whole(one.first)),
    Column("hai", "Có thể trùng với", by="second__name_key", value=lambda one: _whole(one.second)),
    Column("giong", "Giống nhau (%)", by="likeness", value=lambda one: one.likeness, number=True),
    Column("ket-luan", "Kết luận", by="verdict", value=lambda one: one.get_verdict_display()),
    Column("neu", "", value=lambda one: "Đơn vị đã nêu là dùng lại" if one.openly else ""),
    Column("ly-do", "", value=lambda one: one.reason),
)


class VerdictForm(forms.Form):
    """What the standing body says of two. ``seen``: what had been said when the page was made."""

    verdict = forms.ChoiceField(label="Hai sáng kiến này", choices=ANSWERS, widget=forms.RadioSelect)
    reason = forms.CharField(label="Lý do", widget=forms.Textarea, max_length=2000)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


@open_to(runs)
def pairs(request: Request) -> HttpResponse:
    """Pairs to look at, the most alike first; ``?ket-luan=same``: those that were judged so."""
    verdict = request.GET.get("ket-luan", "") or Pair.Verdict.OPEN
    chosen = pairs_judged(request.standing)
    if verdict in Pair.Verdict.values:
        chosen = chosen.filter(verdict=verdict)
    if (said := request.GET.get("neu", "")) in dict(OPENNESS):
        chosen = said_openly(chosen, said == "dung-lai")
    rows: Listing[Pair] = Listing(request, chosen, COLUMNS, first="-giong")
    if rows.wants_workbook:
        return rows.workbook("Sáng kiến có thể trùng nhau")
    values = {
        "rows": rows,
        "shown": [(one, unit_of(one.first), unit_of(one.second)) for one in rows],
        "openness": OPENNESS,
        "verdicts": [*Pair.Verdict.choices, ("all", "Tất cả cặp")],
    }
    return render(request, "initiatives/pairs.html", values)


@open_to(runs)
def pair(request: Request, pair: int) -> HttpResponse:
    """Two side by side, and the verdict."""
    found = get_object_or_404(pairs_judged(request.standing), pk=pair)
    form = VerdictForm(request.POST or None, initial={"seen": _seen(found), "reason": found.reason})
    if request.method == "POST" and form.is_valid():
        assert request.standing.user is not None
        try:
            if form.cleaned_data["seen"] != _seen(found):
                raise InitiativeError("Có người vừa trả lời về hai sáng kiến này; hãy xem lại.")
            settle(
                pair=found, verdict=form.cleaned_data["verdict"], reason=form.cleaned_data["reason"],
                by=request.standing.user,
            )  # fmt: skip
        except InitiativeError as refused:
            add_refusal(form, refused)
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data["seen"] = _seen(get_object_or_404(Pair, pk=pair))  # type: ignore[index]
        else:
            messages.success(request, "Đã ghi kết luận.")
            return redirect("initiative_pairs")
    both = [_side(one) for one in (found.first, found.second)]
    values = {"pair": found, "both": both, "form": form}
    return render(request, "initiatives/pair.html", values, status=422 if form.is_bound else 200)


def _seen(pair: Pair) -> str:
    return f"{pair.verdict}:{pair.settled_at.isoformat() if pair.settled_at else ''}"


def _side(one: Initiative) -> dict[str, object]:
    """What stands beside the other."""
    return {
        "initiative": one,
        "unit": unit_of(one),
        "state": state_words(one),
        "progress": list(one.progress.order_by("pk")),
        "evidence": one.evidence.count(),
    }

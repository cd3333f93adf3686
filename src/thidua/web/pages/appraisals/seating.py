"""Who is asked to score what: how far it is of each participant, whom to ask, who is replaced."""

from collections import Counter
from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect

from thidua.office.accounts.models import User
from thidua.office.appraisals.models import Seat
from thidua.office.appraisals.predicates import leads_appraisal
from thidua.office.appraisals.queries.assigned import appraisers_of
from thidua.office.appraisals.queries.lines import asked_of
from thidua.office.appraisals.queries.scoring import (
    STATES,
    Key,
    Scored,
    name_of,
    nobody_yet,
    score_of,
    scored,
    scored_facts,
)
from thidua.office.appraisals.services.scoring import ask, release
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.taking_part import filtered, taking_part
from thidua.office.facts.queries import known
from thidua.office.plans.queries import plan_of
from thidua.plan.model.facts import Fact
from thidua.rules.wording.figures import figure
from thidua.rules.wording.scorers import ADDED, TAKEN, say_state
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.appraisals.found import about
from thidua.web.pages.campaigns.found import campaign_for, form_page

COLUMNS = (
    Column("ten", "Đối tượng", by="sort_key"),
    Column("cham", "Người chấm"),
    Column("trang-thai", "Tình trạng"),
)


class AskForm(forms.Form):
    """Who is to score."""

    scorer = forms.ChoiceField(label="Người chấm", help_text="Giao mọi chỗ còn trống, trừ đơn vị của chính họ.")

    def __init__(self, *given: object, people: list[User], **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        told = [(str(one.pk), f"{name_of(one)} ({one.username})") for one in people]
        self.fields["scorer"].choices = [("", "Chọn…"), *told]  # type: ignore[attr-defined]


@open_to(leads_appraisal)
def seated(request: Request, campaign: int) -> HttpResponse:
    """One fact (``?chi-tieu=``) with everybody; a POST asks somebody, with ``thoi`` takes back what is not scored."""
    found = campaign_for(request, campaign, leads_appraisal)
    facts = scored_facts(plan_of(found.plan))
    if not facts:
        return form_page(request, "appraisals/seating.html", forms.Form(), **about(request, found))
    fact = facts.get(request.GET.get("chi-tieu", "")) or next(iter(facts.values()))
    people, user = appraisers_of(found), request.standing.user
    assert user is not None
    form = AskForm(request.POST if "scorer" in request.POST else None, people=people)
    if request.method == "POST" and _done(request, found, fact, form, people, user):
        return redirect(request.get_full_path())
    every = scored(found, fact=fact.id)
    rows = Listing(request, _rows(request, found, fact), COLUMNS, first="ten")
    values = about(request, found) | {
        "fact": fact,
        "facts": list(facts.values()),
        "rule": _rule(fact),
        "rows": rows,
        "table": [_row(fact, one, every.get((one.pk, fact.id))) for one in rows],
        "counts": [(state, STATES[state], count) for state, count in _counts(every).items()],
        "scorers": _scorers(every, {one.pk for one in people}),
        "people": people,
    }
    return form_page(request, "appraisals/seating.html", form, **values)


def _done(request: Request, campaign: Campaign, fact: Fact, form: AskForm, people: list[User], user: User) -> bool:
    """Whether the act was done."""
    if key := request.POST.get("thoi", ""):
        whom = User.objects.filter(pk=int(key) if key.isdecimal() else 0).first()
        count = (
            attempted(form, lambda: release(campaign=campaign, fact=fact.id, scorer=whom, by=user)) if whom else None
        )
        if count is None:
            messages.error(request, "Người này không còn chỗ nào chưa chấm.")
        else:
            messages.success(request, f"Đã thôi giao {count} chỗ chưa chấm; hãy giao cho người khác.")
        return True
    if not form.is_valid():
        return False
    chosen = next(one for one in people if str(one.pk) == form.cleaned_data["scorer"])
    count = attempted(form, lambda: ask(campaign=campaign, fact=fact.id, scorer=chosen, by=user))
    if count is not None:
        messages.success(request, f"Đã giao {name_of(chosen)} chấm {count} đối tượng.")
    return count is not None


def _rows(request: Request, campaign: Campaign, fact: Fact) -> QuerySet[Participant]:
    """Those of whom the fact is asked, by what is known of them."""
    every = list(taking_part(campaign))
    people = {one.id: one for one in known(campaign, every).participants}
    asked = [one.pk for one in every if asked_of(plan_of(campaign.plan), fact.asked, people[one.code])]
    return filtered(taking_part(campaign).filter(pk__in=asked), search=request.GET.get("tim", ""))


def _row(fact: Fact, row: Participant, found: Scored | None) -> dict[str, object]:
    assert fact.scorers is not None, "scored_facts"
    now = found or nobody_yet(fact.scorers)
    return {
        "row": row,
        "state": now.state,
        "label": STATES[now.state],
        "said": say_state(now.combined) if now.opened else "",
        "seats": [(name_of(one.scorer), one.added, score_of(one) is not None) for one in now.seats],
    }


def _counts(every: Mapping[Key, Scored]) -> Counter[str]:
    return Counter(one.state for one in every.values())


def _scorers(every: Mapping[Key, Scored], there: set[int]) -> list[dict[str, object]]:
    """Who is asked, how many they have given, whether they have left the bodies that appraise."""
    seats: dict[int, list[Seat]] = {}
    for one in every.values():
        for seat in one.seats:
            seats.setdefault(seat.scorer_id, []).append(seat)
    return [
        {
            "pk": pk,
            "name": name_of(some[0].scorer),
            "asked": len(some),
            "given": (given := sum(score_of(one) is not None for one in some)),
            "open": len(some) - given,
            "left": pk not in there,
        }
        for pk, some in seats.items()
    ]


def _rule(fact: Fact) -> str:
    """What the plan rules, in a sentence."""
    scorers = fact.scorers
    assert scorers is not None, "scored_facts"
    said = f"{scorers.count} người chấm riêng, lấy {TAKEN[scorers.take]}"
    if scorers.apart is not None and scorers.then is not None:
        said += f"; lệch nhau quá {figure(scorers.apart)} thì thêm một người, rồi tính {ADDED[scorers.then]}"
    return f"{said}."

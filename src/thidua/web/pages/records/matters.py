"""One matter: what it is and counts into, its evidence and history, and what is done with it."""

import json
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thidua.office.access.predicates import sees_records
from thidua.office.journal.models import Entry
from thidua.office.journal.services import campaign_chain
from thidua.office.journal.wording import act_words
from thidua.office.records.book import counts, counts_into, facts_fed
from thidua.office.records.models import CONCLUSIONS, Forwarding, Matter, Nature, State
from thidua.office.records.queries.keeping import handles
from thidua.office.records.queries.supplied import said_value
from thidua.office.records.services import forwarding, recording
from thidua.plan.model.plan import Plan
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.pages.records.forms import (
    AmendForm,
    ConcludeForm,
    EvidenceForm,
    MoreTimeForm,
    ReplyForm,
    WithdrawForm,
)
from thidua.web.pages.records.found import body_name, matter_for, owner_of, plan_for, proofs_of

TITLES = {
    "conclude": "Kết luận",
    "reply": "Đơn vị đã trả lời",
    "extend": "Gia hạn trả lời",
    "evidence": "Thêm minh chứng",
    "amend": "Sửa",
    "withdraw": "Rút việc này",
}
DONE = {
    "conclude": "Đã ghi kết luận.",
    "reply": "Đã ghi ngày trả lời.",
    "extend": "Đã gia hạn trả lời.",
    "evidence": "Đã thêm minh chứng.",
    "amend": "Đã sửa.",
    "withdraw": "Đã rút; việc này không còn được tính.",
}


@open_to(sees_records)
def matter(request: Request, matter: int) -> HttpResponse:
    """The page; a POST says in ``act`` what is done."""
    one = matter_for(request, matter)
    plan, may = plan_for(one.campaign), handles(request.standing, one)
    forms_there = _forms(request, plan, one) if may and one.state != State.WITHDRAWN else {}
    if request.method == "POST":
        act = request.POST.get("act", "")
        if act not in forms_there:
            raise Http404
        form = forms_there[act]
        if form.is_valid() and _act(request, one, act, form):
            messages.success(request, DONE[act])
            return redirect("matter", one.pk)
    values = {
        "matter": one,
        "one": one,
        "title": f"Việc số {one.number}",
        "campaign": one.campaign,
        "record": plan.records[one.record].label if one.record in plan.records else one.record,
        "body": body_name(plan, one.body),
        "fact": plan.facts[one.fact].label if one.fact in plan.facts else one.fact,
        "value": said_value(plan, plan.facts[one.fact], one.value)
        if one.value and one.fact in plan.facts
        else one.value,
        "counts": counts(plan, one),
        "clocked": _clock_of(one),
        "may": may,
        "evidence": [proof for proof in one.evidence.all() if may or not proof.confidential],
        "history": _history(one),
        "forms": [(act, TITLES[act], form, form.is_bound) for act, form in forms_there.items()],
        "bound": next((form for form in forms_there.values() if form.is_bound), None),
    }
    return render(request, "records/matter.html", values, status=422 if request.method == "POST" else 200)


def _clock_of(one: Matter) -> Forwarding | None:
    return one.forwarding if one.nature == Nature.FORWARDED else None


def _forms(request: Request, plan: Plan, one: Matter) -> dict[str, forms.Form]:
    act = request.POST.get("act", "") if request.method == "POST" else ""

    def made(name: str, form: Callable[..., forms.Form], **more: Any) -> forms.Form:
        bound = (request.POST, request.FILES) if act == name else (None, None)
        return form(*bound, prefix=name, **more)

    seen = {"seen": one.state}
    found: dict[str, forms.Form] = {}
    if one.nature == Nature.COMPLAINT:
        found["conclude"] = made("conclude", ConcludeForm, initial=seen | _concluded(one))
    if one.nature == Nature.FORWARDED:
        clocked = one.forwarding
        found["reply"] = made("reply", ReplyForm, initial=_replied(clocked))
        if clocked.due_on is not None:
            found["extend"] = made("extend", MoreTimeForm)
    found["evidence"] = made("evidence", EvidenceForm, initial={"confidential": one.nature == Nature.COMPLAINT})
    record = plan.records.get(one.record)
    if record is not None and not one.value:
        fed = facts_fed(plan, record, one.participant)
        facts = [(fact.id, fact.label) for fact in fed if counts_into(record, one.nature, fact)]
        there = seen | {"happened_on": one.happened_on, "fact": one.fact, "source": one.source}
        found["amend"] = made("amend", AmendForm, facts=facts, initial=there)
    found["withdraw"] = made("withdraw", WithdrawForm, initial=seen)
    return found


def _concluded(one: Matter) -> dict[str, Any]:
    return {"state": one.state, "conclusion": one.conclusion} if one.state in CONCLUSIONS else {}


def _replied(clocked: Forwarding) -> dict[str, Any]:
    return {"replied_on": clocked.replied_on, "reply": clocked.reply} if clocked.replied_on is not None else {}


def _act(request: Request, one: Matter, act: str, form: forms.Form) -> Any:
    given, by = form.cleaned_data, request.standing.user
    assert by is not None
    if act == "evidence":
        proofs = proofs_of(request, form, owner_of(one.campaign, one.body, one.participant))
        if proofs is None:
            return None
        return attempted(
            form,
            lambda: recording.add_evidence(
                matter=one, evidence=proofs, confidential=given["confidential"], by=by
            ),
        )  # fmt: skip
    acts: dict[str, Callable[[], Any]] = {
        "conclude": lambda: recording.conclude(matter=one, by=by, **given),
        "reply": lambda: forwarding.reply(matter=one, replied_on=given["replied_on"], reference=given["reply"], by=by),
        "extend": lambda: forwarding.extend(matter=one, by=by, **given),
        "amend": lambda: recording.amend(matter=one, by=by, **given),
        "withdraw": lambda: recording.withdraw(matter=one, by=by, **given),
    }
    return attempted(form, acts[act])


def _history(one: Matter) -> list[dict[str, Any]]:
    """What was done with it, the latest first: from the journal, without what is personal there."""
    entries = Entry.objects.filter(
        chain__name=campaign_chain(one.campaign_id), target=f"records.matter:{one.pk}"
    ).select_related("actor__person")
    found = []
    for entry in entries.order_by("-number"):
        content = json.loads(entry.content)
        state = content["after"].get("state", "")
        found.append(
            {
                "act": act_words(entry.act),
                "actor": entry.actor.get_full_name() if entry.actor is not None else "Hệ thống",
                "day": entry.recorded_at,
                "state": State(state).label if state in State.values else "",
                "reason": content["reason"],
            }
        )
    return found

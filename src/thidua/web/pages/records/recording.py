"""Recording a matter, and saying of a book that it is complete."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.office.access.predicates import sees_records
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.records.book import SELF
from thidua.office.records.errors import RecordError
from thidua.office.records.models import Matter, Nature
from thidua.office.records.queries.keeping import concerned
from thidua.office.records.queries.supplied import Named, read_text
from thidua.office.records.services.completing import settle_book
from thidua.office.records.services.forwarding import forward
from thidua.office.records.services.recording import Happening, record_matter
from thidua.plan.model.papers import Record
from thidua.plan.model.plan import Plan
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.components.confirming import Preview, confirmed
from thidua.web.pages.records.forms import MatterForm
from thidua.web.pages.records.found import (
    body_name,
    book_for,
    books_for,
    owner_of,
    plan_for,
    proofs_of,
)


@open_to(sees_records)
def new(request: Request, campaign: int) -> HttpResponse:
    """A matter of the book ``?so=``; without one, the books from which to choose."""
    started, kept = books_for(request, campaign)
    if not request.GET.get("so"):
        if not kept or request.method == "POST":
            raise Http404
        return render(request, "records/books.html", {"campaign": started, "books": kept.items()})
    found, book, record, bodies = book_for(request, campaign)
    if record.kind == "inspection":
        return redirect(f"{reverse('inspection_new', args=[found.pk])}?so={book}")
    form = matter_form(request, found, record, bodies)
    if request.method == "POST" and form.is_valid():
        made = _made(request, found, book, record, form)
        if made is not None:
            messages.success(request, f"Đã ghi việc số {made.number}.")
            again = "again" in request.POST
            return (
                redirect(f"{reverse('matter_new', args=[found.pk])}?so={book}")
                if again
                else redirect("matter", made.pk)
            )
    values = {"campaign": found, "record": record, "book": book, "form": form, "rows": list(form)}
    return render(request, "records/new.html", values, status=422 if form.is_bound and form.errors else 200)


def matter_form(request: Request, campaign: Campaign, record: Record, bodies: tuple[str, ...]) -> MatterForm:
    """The form of a book, for whom one may record."""
    plan = plan_for(campaign)
    whom = concerned(request.standing, campaign, bodies)
    chosen = request.GET.get("doi-tuong", "")
    return MatterForm(
        request.POST or None,
        request.FILES or None,
        plan=plan,
        record=record,
        bodies={body: body_name(plan, body) for body in bodies},
        participants=whom,
        initial={"participant": chosen} if chosen else None,
    )


def happening_of(request: Request, plan: Plan, form: MatterForm, campaign: Campaign, body: str) -> Happening | None:
    """What the form tells; None where something of it was refused, its field told."""
    given = form.cleaned_data
    whom = Participant.objects.get(pk=given["participant"], campaign=campaign)
    proofs = proofs_of(request, form, owner_of(campaign, body, whom))
    if proofs is None:
        return None
    value = None
    if given["nature"] == Nature.VALUE:
        if given["fact"] not in plan.facts:
            form.add_error("fact", "Hãy chọn số liệu.")
            return None
        fact = plan.facts[given["fact"]]
        value = attempted(form, lambda: _value(plan, fact, given["value"], Named(campaign)))
        if value is None:
            return None
    told = {
        name: given[name]
        for name in ("nature", "what", "happened_on", "fact", "source", "complainant")
        if name in given
    }
    secret = given["nature"] in (Nature.COMPLAINT, Nature.FORWARDED) and given.get("confidential", False)
    return Happening(participant=whom, value=value, evidence=proofs, confidential=secret, **told)


def _value(plan: Plan, fact: Any, text: str, named: Named) -> Any:
    value = read_text(plan, fact, text, named)
    if value is None:
        raise RecordError("Hãy ghi giá trị.", "value")
    return value


def _made(request: Request, campaign: Campaign, book: str, record: Record, form: MatterForm) -> Matter | None:
    body, by = form.cleaned_data["body"], request.standing.user
    assert by is not None
    if body == SELF and not _own(request, campaign, form.cleaned_data["participant"]):
        form.add_error("participant", "Chỉ ghi cho đơn vị mình.")
        return None
    told = happening_of(request, plan_for(campaign), form, campaign, body)
    if told is None:
        return None
    where: dict[str, Any] = {"campaign": campaign, "book": book, "body": body, "happening": told, "by": by}
    if record.kind != "forwarded_item":
        return attempted(form, lambda: record_matter(**where))
    received = form.cleaned_data["received_on"] or told.happened_on
    return attempted(form, lambda: forward(**where, received_on=received))


def _own(request: Request, campaign: Campaign, participant: str) -> bool:
    return concerned(request.standing, campaign, (SELF,)).filter(pk=participant).exists()


@open_to(sees_records)
@require_POST
def book_settled(request: Request, campaign: int) -> HttpResponse:
    """Say of a book that it is complete, or that it is not, after what that leads to was seen."""
    found, kept = books_for(request, campaign)
    book, complete = request.POST.get("so", ""), request.POST.get("ghi-du") == "1"
    if not kept:
        raise Http404
    if book not in kept or kept[book][1] == (SELF,):
        messages.error(request, "Chưa rõ là sổ nào.")
        return redirect("matters", found.pk)
    record, plan = kept[book][0], plan_for(found)
    facts = [plan.facts[name].label for name in record.feeds]
    preview = Preview(
        title=f"Sổ «{record.label}» đã ghi đủ?" if complete else f"Sổ «{record.label}» chưa ghi đủ?",
        things=facts,
        label="Ghi đủ" if complete else "Chưa ghi đủ",
        cancel_url=reverse("matters", args=[found.pk]),
        unit="số liệu",
        note="Đối tượng không có việc nào trong sổ sẽ được tính là 0 (hoặc «Không») ở các số liệu này."
        if complete
        else "Đối tượng không có việc nào trong sổ sẽ là chưa có số liệu, không phải 0.",
    )
    if not confirmed(request, preview):
        return preview.page(request)
    assert request.standing.user is not None
    settle_book(campaign=found, book=book, complete=complete, by=request.standing.user)
    messages.success(request, "Đã ghi.")
    return redirect("matters", found.pk)

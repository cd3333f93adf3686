"""Lists from other bodies as workbooks: matters of a book, figures supplied."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from thidua.office.access.predicates import sees_records
from thidua.office.records.book import natures_of
from thidua.office.records.importing import REQUIRED, FigureList, MatterList, columns_for
from thidua.office.records.queries.keeping import concerned
from thidua.office.records.queries.supplied import facts_supplied_for
from thidua.web.access import Request, open_to
from thidua.web.components.from_list import Kind, steps
from thidua.web.pages.records.found import body_name, book_for, plan_for
from thidua.web.pages.records.supplying import WHOLE_ROUND, body_for, part_for

LISTED = ("incident", "forwarded_item", "media_item")


@open_to(sees_records)
def matters(request: Request, campaign: int) -> HttpResponse:
    """A list of matters of the book ``?so=``, recorded for the body ``?co-quan=``, or the first one acts for."""
    found, book, record, bodies = book_for(request, campaign, LISTED)
    plan, by = plan_for(found), request.standing.user
    assert by is not None
    body = request.GET.get("co-quan", bodies[0])
    if body not in bodies:
        raise Http404
    address = f"{request.path}?so={book}&co-quan="
    whom = concerned(request.standing, found, (body,))
    hints = [] if len(bodies) > 1 else [f"Ghi nhận với tư cách: {body_name(plan, body)}."]
    if len(natures_of(record)) > 1:
        hints.append("Loại: " + ", ".join(str(one.label) for one in natures_of(record)) + ".")
    if len(record.feeds) > 1:
        hints.append("Tính vào số liệu: " + "; ".join(plan.facts[name].label for name in record.feeds) + ".")
    kind = Kind(
        f"Nhập từ Excel: {record.label}",
        columns_for(plan, record),
        REQUIRED,
        lambda: MatterList(campaign=found, book=book, body=body, participants=whom, by=by),
        reverse("matters", args=[found.pk]),
        hints=hints,
        chosen=body,
        choices=[(name, body_name(plan, name), f"{address}{name}") for name in bodies] if len(bodies) > 1 else (),
    )
    return steps(request, kind)


@open_to(sees_records)
def figures(request: Request, campaign: int) -> HttpResponse:
    """A table of the figures that the body ``?co-quan=`` supplies."""
    found, body = body_for(request, campaign)
    part = part_for(request, found, body)
    plan, by = plan_for(found), request.standing.user
    assert by is not None
    columns = FigureList.columns(facts_supplied_for(plan, body, found.round, part))
    everybody = list(found.participants.all())
    blank = [[one.code, one.name] for one in everybody]
    kind = Kind(
        f"Nhập số liệu từ Excel: {body_name(plan, body)}",
        columns,
        ("who",),
        lambda: FigureList(campaign=found, body=body, participants=everybody, by=by, part=part),
        f"{reverse('figures', args=[found.pk])}?co-quan={body}&ky={part or WHOLE_ROUND}",
        filled=blank,
        hints=["Ô để trống không làm thay đổi giá trị đã có."],
    )
    return steps(request, kind)

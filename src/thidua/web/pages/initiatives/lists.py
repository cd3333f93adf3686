"""The list of initiatives, and one of them."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from thidua.office.access.filters import participants_read
from thidua.office.access.predicates import fills, is_signed_in, reads_participant, runs
from thidua.office.campaigns.models import Campaign
from thidua.office.initiatives.models import Initiative, Kind, Status
from thidua.office.initiatives.queries import filtered, initiatives_read, pairs_judged
from thidua.web.access import Request, open_to
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.initiatives.found import initiative_for, may_describe, never_registered

FILTERS = {"search": "tim", "field": "linh-vuc", "status": "tinh-trang", "kind": "loai", "campaign": "phong-trao",
           "year": "nam"}  # fmt: skip


def unit_of(one: Initiative) -> str:
    """Whose it is: the participant, and the unit that stands beside it where it was collected."""
    return f"{one.unit} ({one.participant.name})" if one.unit else one.participant.name


def state_words(one: Initiative) -> str:
    """How far it has come, or that it was withdrawn."""
    return one.get_status_display() if one.withdrawn_at is None else "Đã rút"


def campaign_of(one: Initiative) -> str:
    """The campaign in which it was registered."""
    return one.participant.campaign.title


COLUMNS = (
    Column("ten", "Tên", by="name_key", value=lambda one: one.name),
    Column("don-vi", "Đơn vị", by=("participant__sort_key", "name_key"), value=unit_of),
    Column("linh-vuc", "Lĩnh vực", by=("field_label", "name_key"), value=lambda one: one.field_label),
    Column("loai", "Loại", by="kind", value=lambda one: one.get_kind_display()),
    Column("tinh-trang", "Tình trạng", by="status", value=state_words),
    Column("du-kien", "Dự kiến hoàn thành", value=lambda one: one.expected_completion),
    Column(
        "phong-trao", "Phong trào", by="participant__campaign__title", value=lambda one: one.participant.campaign.title
    ),
)
ONLY_IN_A_WORKBOOK = (
    Column("tac-gia", "Tác giả", value=lambda one: one.authors_as_written),
    Column("tu-khoa", "Từ khóa", value=lambda one: "; ".join(one.tags)),
)


@open_to(is_signed_in)
def initiatives(request: Request) -> HttpResponse:
    """Those that somebody may see, filtered; all that is filtered as a workbook."""
    read = initiatives_read(request.standing)
    asked = {name: request.GET.get(key, "") for name, key in FILTERS.items()}
    chosen = filtered(read, **asked)
    rows: Listing[Initiative] = Listing(request, chosen, COLUMNS, first="don-vi")
    if rows.wants_workbook:
        return Listing(request, chosen, (*COLUMNS, *ONLY_IN_A_WORKBOOK), first="don-vi").workbook("Sáng kiến")
    campaigns = list(_campaigns(request))
    values = {
        "rows": rows,
        "shown": [(one, unit_of(one), never_registered(one)) for one in rows],
        "fields": [(name, name) for name in _fields(read)],
        "kinds": [*((value, label) for value, label in Kind.choices if value), ("none", Kind.UNSAID.label)],
        "statuses": [*Status.choices, ("withdrawn", "Đã rút")],
        "campaigns": [(one.pk, one.title) for one in campaigns],
        "years": sorted({(str(one.launched_on.year),) * 2 for one in campaigns if one.launched_on}, reverse=True),
        "judges": runs.test(request.standing),
        "doubles": pairs_judged(request.standing).filter(verdict="open").count(),
    }
    return render(request, "initiatives/initiatives.html", values)


def _campaigns(request: Request) -> QuerySet[Campaign]:
    own = participants_read(request.standing).values("campaign")
    return Campaign.objects.filter(pk__in=own).order_by("-launched_on", "title")


def _fields(read: QuerySet[Initiative]) -> list[str]:
    named = read.exclude(field_label="").order_by("field_label").values_list("field_label", flat=True)
    return list(named.distinct())


@open_to(reads_participant)
def initiative(request: Request, initiative: int) -> HttpResponse:
    """One initiative: what was registered, what reports say, its evidence, what it was called; doubles of it."""
    found = initiative_for(request, initiative)
    doubles = pairs_judged(request.standing)
    values: dict[str, Any] = {
        "initiative": found,
        "unit": unit_of(found),
        "state": state_words(found),
        "never_registered": never_registered(found),
        "authors": list(found.authors.all()),
        "progress": list(found.progress.select_related("sheet").order_by("sheet__sent_on", "pk")),
        "evidence": list(found.evidence.select_related("attachment__file", "attachment__added_by__person")),
        "former": list(found.former_names.all()),
        "pairs": [
            (pair, pair.second if pair.first_id == found.pk else pair.first)
            for pair in (doubles.filter(first=found) | doubles.filter(second=found))
        ],
        "may_describe": may_describe(request, found),
        "may_cite": fills.test(request.standing, found.participant) and may_describe(request, found),
    }
    return render(request, "initiatives/initiative.html", values)

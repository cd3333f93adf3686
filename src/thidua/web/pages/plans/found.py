"""Finding what an address names, for those who may see it; everybody else learns nothing of it."""

from django.shortcuts import get_object_or_404

from thidua.office.access.filters import drafts_written, organisations_planning, plans_read
from thidua.office.plans.models import PlanDraft, PlanVersion
from thidua.web.access import Request


def draft_of(request: Request, draft: int) -> PlanDraft:
    """The draft, for those who write plans at its owner."""
    rows = drafts_written(request.standing).select_related("owner", "based_on", "changed_by__person")
    return get_object_or_404(rows, pk=draft)


def version_of(request: Request, version: int) -> PlanVersion:
    """The version, for those who may read it."""
    rows = plans_read(request.standing).select_related("owner", "replaces", "adopted_by__person").distinct()
    return get_object_or_404(rows, pk=version)


def written_version_of(request: Request, version: int) -> PlanVersion:
    """The version, for those who write plans at its owner."""
    rows = PlanVersion.objects.filter(owner__in=organisations_planning(request.standing)).select_related("owner")
    return get_object_or_404(rows, pk=version)

"""The predicates of reading results once more, as filters; a test holds both against each other."""

from django.db.models import Q, QuerySet

from thidua.office.access.filters import campaigns_seen, campaigns_worked_on, participants_read
from thidua.office.access.standing import Standing
from thidua.office.results.models import Row, Snapshot


def snapshots_read(standing: Standing) -> QuerySet[Snapshot]:
    """Those for which ``reads_snapshot`` holds."""
    published = Q(published_on__isnull=False, campaign__in=campaigns_seen(standing))
    return Snapshot.objects.filter(published | Q(campaign__in=campaigns_worked_on(standing)))


def reasons_read(standing: Standing) -> QuerySet[Row]:
    """Those for which ``reads_reasons`` holds."""
    return Row.objects.filter(
        snapshot__in=snapshots_read(standing).values("pk"), participant__in=participants_read(standing)
    )

"""Taking away what nobody names: bytes whose transaction never came, and files that were attached to nothing since."""

from datetime import datetime, timedelta

from django.db import transaction

from thidua.office import clock
from thidua.office.files.models import StoredFile
from thidua.office.files.shelf import locked, lying, path_of

LEFT_ALONE = timedelta(days=1)
"""Younger files may belong to an act that is under way."""


def sweep(*, older_than: timedelta = LEFT_ALONE) -> int:
    """Remove files that nothing names; how many."""
    before = clock.now() - older_than
    with transaction.atomic():
        StoredFile.objects.filter(attachments=None, stored_at__lt=before).delete()
    return _take_away(before)


def missing() -> list[StoredFile]:
    """Files that are named and do not lie there, or not whole: what a restore has to bring back."""
    return [one for one in StoredFile.objects.order_by("pk") if not _lies(one)]


def _lies(one: StoredFile) -> bool:
    path = path_of(one.sha256)
    return path.is_file() and path.stat().st_size == one.size


def _take_away(before: datetime) -> int:
    removed = 0
    for path in lying():
        with locked():
            if not path.exists() or path.stat().st_mtime >= before.timestamp():
                continue
            if not StoredFile.objects.filter(sha256=path.name).exists():
                path.unlink()
                removed += 1
    return removed

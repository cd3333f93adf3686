"""Files of sheets, and who may read them."""

from django.db.models import Q, QuerySet

from thidua.office.access.filters import participants_read
from thidua.office.access.predicates import READERS, WATCHERS
from thidua.office.access.standing import Standing
from thidua.office.files.models import Attachment
from thidua.office.submissions.asked import Asked
from thidua.office.submissions.models import Sending, Sheet, SheetFile


def files_of(sheet: Sheet) -> list[SheetFile]:
    """The files beside a sheet now."""
    return list(sheet.files.filter(removed_at=None).select_related("attachment__file", "attachment__added_by__person"))


def proven_in(sheet: Sheet, asked: Asked) -> set[tuple[str, str]]:
    """Form and row of each file put beside a line; one query, none where the sheet asks for no facts."""
    if asked.facts is None:
        return set()
    return set(sheet.files.filter(removed_at=None).exclude(row="").values_list("form", "row"))


def attachments_read(standing: Standing) -> QuerySet[Attachment]:
    """Those that somebody reads: of one's own organisation, or beside what participants sent whom one reads.

    A file beside a sheet that was never sent is the unit's alone, and that of whoever put it there. One that is cited
    gives nothing of itself: it is read with the fact that it proves, from when that is sent.
    """
    own = Q(owner__in=standing.where(*READERS, *WATCHERS)) | Q(added_by=standing.user, added_by__isnull=False)
    participants = participants_read(standing)
    beside = SheetFile.objects.filter(sheet__participant__in=participants, sheet__sent_on__isnull=False, origin="")
    scans = Sending.objects.filter(sheet__participant__in=participants, scan__isnull=False)
    return Attachment.objects.filter(own | Q(pk__in=beside.values("attachment")) | Q(pk__in=scans.values("scan")))

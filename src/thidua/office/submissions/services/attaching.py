"""Files beside a sheet: put there and taken off while it may be changed; what was sent stays where it was kept."""

from django.db import transaction

from thidua.office import clock
from thidua.office.access.standing import Standing
from thidua.office.files.models import Attachment
from thidua.office.spelling import clean
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.errors import UnknownPlaceError
from thidua.office.submissions.models import Sheet, SheetFile
from thidua.office.submissions.services.held import to_write
from thidua.sheets.content import FACTS


@transaction.atomic
def attach(
    *, sheet: Sheet, attachment: Attachment, label: str = "", fact: str = "", origin: str = "", standing: Standing
) -> SheetFile:
    """Put a file that was kept beside a sheet, or beside one of its facts as evidence.

    ``origin``: where a file that is cited was sent before.

    Raises NotAllowedError, WrongStateError; UnknownPlaceError for a fact that the sheet does not ask.
    """
    found = to_write(sheet, standing)
    facts = asked_by(found).facts if fact else None
    if fact and (facts is None or fact not in facts.own):
        raise UnknownPlaceError("Biểu không có số liệu này.")
    place = {"form": FACTS, "row": fact} if fact else {}
    return SheetFile.objects.create(
        sheet=found, attachment=attachment, label=clean(label)[:160], origin=origin, **place
    )


@transaction.atomic
def detach(*, file: SheetFile, standing: Standing) -> None:
    """Take a file off. It is marked and not deleted: an earlier sending had it."""
    to_write(file.sheet, standing)
    SheetFile.objects.filter(pk=file.pk, removed_at=None).update(removed_at=clock.now())

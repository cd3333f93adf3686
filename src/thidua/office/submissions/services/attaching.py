"""Files beside a sheet: put there and taken off while it may be changed; what was sent stays where it was kept."""

from django.db import transaction

from thidua.office import clock
from thidua.office.access.standing import Standing
from thidua.office.files.models import Attachment
from thidua.office.spelling import clean
from thidua.office.submissions.models import Sheet, SheetFile
from thidua.office.submissions.services.held import to_write


@transaction.atomic
def attach(*, sheet: Sheet, attachment: Attachment, label: str = "", standing: Standing) -> SheetFile:
    """Put a file that was kept beside a sheet. Raises NotAllowedError, WrongStateError."""
    found = to_write(sheet, standing)
    return SheetFile.objects.create(sheet=found, attachment=attachment, label=clean(label)[:160])


@transaction.atomic
def detach(*, file: SheetFile, standing: Standing) -> None:
    """Take a file off. It is marked and not deleted: an earlier sending had it."""
    to_write(file.sheet, standing)
    SheetFile.objects.filter(pk=file.pk, removed_at=None).update(removed_at=clock.now())

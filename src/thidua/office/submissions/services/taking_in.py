"""Taking a workbook in, once its preview was seen: only what was chosen, and nothing over what is newer."""

from collections.abc import Mapping

from thidua.office.access.standing import Standing
from thidua.office.files.models import Attachment
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.importing import read_book
from thidua.office.submissions.models import Origin, Sheet
from thidua.office.submissions.reading import Slot
from thidua.office.submissions.services.writing import Saved, Typed, save_cells


def take_in(*, sheet: Sheet, attachment: Attachment, chosen: Mapping[Slot, int], standing: Standing) -> Saved:
    """Save these cells of a stored workbook, each with the version that the preview showed beside it.

    The file is read before anything is held: it takes a while. Each value keeps its file, sheet and cell.
    """
    book = read_book(asked_by(sheet).plan, attachment)
    first = {one.slot: one for one in reversed(book.cells)}
    typed = [
        Typed(
            slot, first[slot].text, version, f"{attachment.name}, trang «{first[slot].sheet}», ô {first[slot].address}"
        )
        for slot, version in chosen.items()
        if slot in first
    ]
    return save_cells(sheet=sheet, cells=typed, standing=standing, origin=Origin.WORKBOOK)

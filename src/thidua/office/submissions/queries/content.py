"""What stands in a sheet: its cells now, the values that met newer ones, what was sent."""

from collections.abc import Iterable
from dataclasses import dataclass

from thidua.office.submissions.models import Cell, CellVersion, Sending, Sheet
from thidua.office.submissions.reading import Slot


def cells_of(sheet: Sheet) -> dict[Slot, Cell]:
    """The cells of a sheet by their place, emptied ones too; one query."""
    return {slot_of(one): one for one in Cell.objects.filter(sheet=sheet).select_related("changed_by__person")}


def slot_of(cell: Cell) -> Slot:
    """Where a cell stands."""
    return cell.form, cell.row, cell.column


def texts_of(cells: Iterable[Cell]) -> dict[Slot, str]:
    """What stands in cells that are not empty."""
    return {slot_of(one): one.value for one in cells if one.value}


def unsettled(sheet: Sheet) -> list[CellVersion]:
    """Values that met a newer one and between which nobody has chosen yet, each with its cell and its writer."""
    found = CellVersion.objects.filter(cell__sheet=sheet, applied=False, settled_at=None)
    return list(found.select_related("cell__changed_by__person", "changed_by__person").order_by("changed_at", "id"))


def history_of(sheet: Sheet) -> list[CellVersion]:
    """Each value that a cell of the sheet has had, the latest first."""
    found = CellVersion.objects.filter(cell__sheet=sheet).select_related("cell", "changed_by__person")
    return list(found.order_by("-changed_at", "-id"))


def sendings_of(sheet: Sheet) -> list[Sending]:
    """The sendings of a sheet, the latest first, each with its answers."""
    found = sheet.sendings.select_related("sent_by__person", "scan__file").prefetch_related("reviews__made_by__person")
    return list(found.order_by("-recorded_at", "-id"))


def texts_sent(sending: Sending) -> dict[Slot, str]:
    """What a sending holds."""
    return {(form, row, column): value for form, row, column, value, _ in sending.content}


@dataclass(frozen=True, slots=True)
class Difference:
    """One place in which two sendings differ; an empty text: nothing stood there."""

    slot: Slot
    before: str
    after: str


def differences(before: dict[Slot, str], after: dict[Slot, str]) -> list[Difference]:
    """Where two contents differ, in the order of the later one, then what is there no more."""
    slots = [*after, *(slot for slot in before if slot not in after)]
    return [
        Difference(slot, before.get(slot, ""), after.get(slot, ""))
        for slot in slots
        if before.get(slot, "") != after.get(slot, "")
    ]


def last_sendings(sheets: Iterable[Sheet]) -> dict[int, Sending]:
    """The last sending of each sheet that has one; one query."""
    found = Sending.objects.filter(sheet__in=[one.pk for one in sheets]).order_by("recorded_at", "id")
    return {one.sheet_id: one for one in found}

"""Writing in a sheet, cell by cell. What met a newer value is kept beside it until somebody chooses."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from thidua.office import clock
from thidua.office.access.standing import Standing
from thidua.office.accounts.models import User
from thidua.office.submissions.asked import asked_by
from thidua.office.submissions.errors import SubmissionError, UnknownPlaceError
from thidua.office.submissions.models import Cell, CellVersion, Origin, Sheet
from thidua.office.submissions.queries.content import slot_of
from thidua.office.submissions.reading import Slot
from thidua.office.submissions.services.held import to_write

LONGEST = 20_000
"""Letters of one cell."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One cell as somebody wants it. ``version``: the one that was on the page; 0 where there was none."""

    slot: Slot
    value: str
    version: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of the cells: ``changed`` are those that are now as typed, ``met`` those that met a newer value."""

    cells: Mapping[Slot, Cell]
    changed: tuple[Slot, ...]
    met: tuple[CellVersion, ...]


@transaction.atomic
def save_cells(*, sheet: Sheet, cells: Sequence[Typed], standing: Standing, origin: str = Origin.TYPED) -> Saved:
    """Save what was typed. Nothing is overwritten that the page has not shown, and nothing typed is lost.

    Raises NotAllowedError, WrongStateError, UnknownPlaceError; SubmissionError for a text beyond all measure.
    """
    found = to_write(sheet, standing)
    asked = asked_by(found)
    for one in cells:
        if asked.column(*one.slot) is None:
            raise UnknownPlaceError(f"Biểu không có ô này: {' / '.join(one.slot)}.")
    return Writing(found, standing.user, origin).save(cells)


@transaction.atomic
def settle(*, sheet: Sheet, version: CellVersion, take: bool, standing: Standing) -> Cell:
    """Choose between a value that was not applied (``take``) and the one that stands. Both stay in the history."""
    found = to_write(sheet, standing)
    waiting = CellVersion.objects.select_for_update().filter(
        pk=version.pk, cell__sheet=found, applied=False, settled_at=None
    )
    if not waiting.update(settled_at=clock.now()):
        raise SubmissionError("Chỗ này đã có người chọn rồi.")
    cell = Cell.objects.get(pk=version.cell_id)
    if take:
        typed = Typed(slot_of(cell), version.value, cell.version, version.place)
        Writing(found, standing.user, version.origin).save([typed])
        cell.refresh_from_db()
    return cell


class Writing:
    """Writes cells of one sheet that is held."""

    def __init__(self, sheet: Sheet, by: User | None, origin: str) -> None:
        self.sheet, self.by, self.origin = sheet, by, origin
        self.at = clock.now()

    def save(self, typed: Sequence[Typed]) -> Saved:
        """Save these, each place once."""
        wanted = {one.slot: one for one in (_cleaned(one) for one in typed)}
        known = {slot_of(one): one for one in Cell.objects.filter(sheet=self.sheet)}
        shown = self._shown(wanted, known)
        new, changed, met = [], [], []
        for slot, one in wanted.items():
            cell = known.get(slot)
            if one.value == (cell.value if cell is not None else ""):
                continue
            if cell is None:
                new.append(self._new(one))
            elif one.version == cell.version:
                changed.append(self._changed(cell, one))
            elif shown.get((cell.pk, one.version), "" if not one.version else None) != one.value:
                met.append((cell, one))
        return self._kept(known, new, changed, met)

    def _shown(self, wanted: Mapping[Slot, Typed], known: Mapping[Slot, Cell]) -> dict[tuple[int, int], str]:
        """What older versions on the page said: who left these as they were has typed nothing."""
        older = [known[slot].pk for slot, one in wanted.items() if slot in known and one.version != known[slot].version]
        if not older:
            return {}
        found = CellVersion.objects.filter(cell__in=older, applied=True).values_list("cell", "version", "value")
        return {(cell, version): value for cell, version, value in found}

    def _kept(
        self, known: dict[Slot, Cell], new: list[Cell], changed: list[Cell], met: list[tuple[Cell, Typed]]
    ) -> Saved:
        Cell.objects.bulk_create(new)
        Cell.objects.bulk_update(changed, ("value", "version", "origin", "place", "changed_by", "changed_at"))
        CellVersion.objects.bulk_create(
            self._version(one, one.value, one.version, one.place) for one in (*new, *changed)
        )
        kept = CellVersion.objects.bulk_create(
            self._version(cell, one.value, one.version + 1, one.place, applied=False) for cell, one in met
        )
        if new or changed or met:
            Sheet.objects.filter(pk=self.sheet.pk).update(revision=F("revision") + 1, changed_at=self.at)
        slots = tuple(slot_of(one) for one in (*new, *changed))
        return Saved(known | {slot_of(one): one for one in new}, slots, tuple(kept))

    def _new(self, one: Typed) -> Cell:
        form, row, column = one.slot
        return Cell(
            sheet=self.sheet, form=form, row=row, column=column, value=one.value, origin=self.origin,
            place=one.place, changed_by=self.by, changed_at=self.at,
        )  # fmt: skip

    def _changed(self, cell: Cell, one: Typed) -> Cell:
        cell.value, cell.version, cell.origin, cell.place = one.value, cell.version + 1, self.origin, one.place
        cell.changed_by, cell.changed_at = self.by, self.at
        return cell

    def _version(self, cell: Cell, value: str, version: int, place: str, *, applied: bool = True) -> CellVersion:
        return CellVersion(
            cell=cell, version=version, value=value, origin=self.origin, place=place, changed_by=self.by,
            changed_at=self.at, applied=applied,
        )  # fmt: skip


def _cleaned(one: Typed) -> Typed:
    """Composed letters, plain ends of lines, no blanks around, nothing that databases or papers cannot hold."""
    text = unicodedata.normalize("NFC", one.value.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))
    text = text.strip()
    if len(text) > LONGEST:
        raise SubmissionError(f"Nội dung một ô dài quá {LONGEST} chữ; hãy gửi phần dài thành tệp kèm theo.")
    return Typed(one.slot, text, one.version, one.place[:255])

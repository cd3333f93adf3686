"""Taking over what units below sent into one's own sheet. What somebody changed there by hand stays."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from django.db import transaction

from thidua.office.access.standing import Standing
from thidua.office.campaigns.queries.cascade import below
from thidua.office.journal.services import record
from thidua.office.submissions.asked import Asked, asked_by
from thidua.office.submissions.errors import ChangedMeanwhileError, SubmissionError
from thidua.office.submissions.gathering import Gathered, Gathering
from thidua.office.submissions.models import Cell, Origin, Sheet
from thidua.office.submissions.queries.content import cells_of
from thidua.office.submissions.reading import Slot
from thidua.office.submissions.services.held import to_write
from thidua.office.submissions.services.writing import Saved, Typed, Writing
from thidua.sheets.printing.entries import line_id

State: TypeAlias = Literal["new", "same", "changed", "kept", "gone"]
STATES: dict[State, str] = {
    "new": "Mới", "same": "Như đang có", "changed": "Cập nhật", "kept": "Giữ bản đã sửa", "gone": "Bỏ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One cell of what would be taken over; ``kept`` stays as somebody made it."""

    slot: Slot
    stands: str
    wanted: str
    state: State
    origin: str
    version: int


@dataclass(frozen=True)
class RollUp:
    """What taking over would do, and who has sent and who has not."""

    lines: tuple[Line, ...]
    gathering: Gathering

    @property
    def mark(self) -> str:
        """What was shown, as a mark: whoever agrees agrees to just that."""
        shown = "\n".join(f"{one.slot}{one.state}{one.version}{one.wanted}" for one in self.lines)
        return hashlib.sha256(shown.encode()).hexdigest()[:32]

    def count(self, state: State) -> int:
        """How many cells are so."""
        return sum(one.state == state for one in self.lines)


def roll_up_of(sheet: Sheet, asked: Asked, cells: Mapping[Slot, Cell]) -> RollUp | None:
    """What can be taken over into a sheet; None where nothing is collected for it."""
    lower = below(sheet.participant)
    if lower is None:
        return None
    gathering = Gathering(asked, lower)
    if not gathering.senders:
        return None
    placed = _Placing(cells).placed(gathering.cells)
    lines = [_line(slot, one, cells.get(slot)) for slot, one in placed.items()]
    gone = [
        Line(slot, cell.value, "", "gone", cell.place, cell.version)
        for slot, cell in cells.items()
        if slot not in placed and cell.value and cell.origin == Origin.ROLLED_UP
    ]
    return RollUp((*lines, *gone), gathering)


@transaction.atomic
def take_over(*, sheet: Sheet, mark: str, standing: Standing) -> Saved:
    """Take over what ``mark`` says was shown. Raises ChangedMeanwhileError where it would be something else by now."""
    found = to_write(sheet, standing)
    rolled = roll_up_of(found, asked_by(found), cells_of(found))
    if rolled is None:
        raise SubmissionError("Không có gì để tổng hợp từ cấp dưới.")
    if rolled.mark != mark:
        raise ChangedMeanwhileError("Số liệu cấp dưới hoặc biểu này vừa thay đổi; hãy xem lại rồi nhận.")
    typed = [Typed(one.slot, one.wanted, one.version, one.origin) for one in rolled.lines if one.state != "kept"]
    saved = Writing(found, standing.user, Origin.ROLLED_UP).save(typed)
    sendings = [one.sending.pk for one in rolled.gathering.senders if one.sending is not None]
    record(
        act="submissions.roll_up",
        target=f"submissions.sheet:{found.pk}",
        actor=standing.user,
        campaign=found.participant.campaign_id,
        after={
            "participant": found.participant.code,
            "key": found.key,
            "sendings": sendings,
            "cells": len(saved.changed),
        },
    )
    return saved


class _Placing:
    """Where each line goes: one that was taken over before stays in its row, a new one goes below all others."""

    def __init__(self, cells: Mapping[Slot, Cell]) -> None:
        self.before = {
            (slot[0], cell.place): slot[1]
            for slot, cell in cells.items()
            if cell.origin == Origin.ROLLED_UP and cell.place
        }
        # Somebody may have changed a cell of the line by hand; the others still say whose line it is.
        self.taken = {(slot[0], slot[1]) for slot, cell in cells.items() if cell.value}

    def placed(self, gathered: list[Gathered]) -> dict[Slot, Gathered]:
        """Each cell at its place."""
        rows: dict[tuple[str, str], str] = {}
        found: dict[Slot, Gathered] = {}
        for one in gathered:
            row = one.row
            if one.origin:
                key = one.form, one.origin
                if key not in rows:
                    rows[key] = self.before.get(key) or self._free(one)
                row = rows[key]
                self.taken.add((one.form, row))
            found[one.form, row, one.column] = one
        return found

    def _free(self, one: Gathered) -> str:
        number, known = 1, set(self.before.values())
        while (one.form, _row(one.row, number)) in self.taken or _row(one.row, number) in known:
            number += 1
        return _row(one.row, number)


def _row(key: str, number: int) -> str:
    return line_id(key, number) if key else str(number)


def _line(slot: Slot, one: Gathered, cell: Cell | None) -> Line:
    stands, version = (cell.value, cell.version) if cell is not None else ("", 0)
    state: State = "changed"
    if stands == one.text:
        state = "same"
    elif cell is not None and cell.origin != Origin.ROLLED_UP and (stands or cell.version > 1):
        state = "kept"
    elif not stands:
        state = "new"
    return Line(slot, stands, one.text, state, one.origin, version)

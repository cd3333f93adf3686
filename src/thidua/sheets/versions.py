"""Rows of one participant that say who they come from: the column ``origin`` of a table of facts.

Where the plan says whose figure prevails, each fact is taken from the strongest row that gives it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from thidua.plan.model.papers import Version as Origin
from thidua.rules.versions import prevailing
from thidua.sheets.cells import Cell
from thidua.sheets.found import Found
from thidua.sheets.texts import folded

ORIGINS: Mapping[Origin, tuple[str, ...]] = {
    "self_reported": ("tự báo cáo", "đơn vị tự báo cáo", "tự chấm"),
    "appraised": ("thẩm định",),
    "incident": ("sự việc", "sự việc đã ghi nhận"),
    "measured": ("đo được", "đo"),
}
"""What may stand in the column, with the words that are understood as well."""


LABELS: Mapping[str, str] = {origin: words[0] for origin, words in ORIGINS.items()}
"""What may stand in the column, as it is listed to whoever wrote something else."""


def read_origin(cell: Cell | None) -> Origin | None:
    """The origin that a cell names; a blank is the participant's own; None for anything else."""
    if cell is None or not cell.text:
        return "self_reported"
    for origin, others in ORIGINS.items():
        if folded(cell.text) in {folded(word) for word in (origin, *others)}:
            return origin
    return None


def prevailing_rows(said: Mapping[str, Found], order: Sequence[Origin]) -> Found:
    """One participant of what several origins say: each fact as the strongest of those who speak of it gives it.

    Where that one gave it unreadably, it is not taken from a weaker one.
    """
    ranked = sorted(said, key=lambda origin: order.index(origin) if origin in order else len(order))
    strongest = [said[origin] for origin in ranked]
    name = next((found.participant.name for found in said.values() if found.participant.name), None)
    first = next(iter(said.values()))
    merged = Found(replace(first.participant, name=name), first.place, {}, {}, set())
    for fact in dict.fromkeys(fact for found in strongest for fact in (*found.given, *found.disputed)):
        speaking = next(found for found in strongest if fact in found.given or fact in found.disputed)
        if fact in speaking.disputed:
            merged.disputed.add(fact)
            continue
        told = {origin: said[origin].given[fact] for origin in ranked if fact in said[origin].given}
        merged.given[fact] = prevailing(told, order)
        merged.cells[fact] = speaking.cells[fact]
    return merged

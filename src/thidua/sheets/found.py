"""A participant while the rows of a table are still being read."""

from dataclasses import dataclass

from thidua.rules.facts import Given, Participant
from thidua.sheets.cells import Cell


@dataclass(slots=True)
class Found:
    """A participant of some rows: where it first stood, and the cell of each fact."""

    participant: Participant
    place: Cell
    given: dict[str, Given]
    cells: dict[str, Cell]
    disputed: set[str]
    """Facts that a row gave unreadably or that rows gave differently: no other row may fill them in."""


def whose(participant: Participant) -> tuple[str, str]:
    """The kind and group that all rows of one participant must agree on."""
    return participant.kind, participant.group

"""Official letters of reminder, for those who want paper: one to each participant, as Word or PDF."""

from collections.abc import Iterator, Sequence

from thidua.office.campaigns.letters import launch_letters
from thidua.office.reminders.queries.board import Board
from thidua.office.reminders.queries.texts import Prepared
from thidua.papers.kinds.letters import reminder_of_owed
from thidua.papers.paper import Paper


def reminder_letters(board: Board, prepared: Sequence[Prepared]) -> Iterator[tuple[str, Paper]]:
    """(code of the participant, letter) for each of those prepared."""
    case = launch_letters(board.campaign, [one.participant for one in prepared])
    for one in prepared:
        last = f"{one.last_day:%d/%m/%Y}" if one.last_day is not None else "có thông báo sau"
        yield (
            one.participant.code,
            reminder_of_owed(case, one.participant.code, [(it.label, last) for it in one.lacking]),
        )

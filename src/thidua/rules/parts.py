"""The parts of a round while everybody is judged: whose sheets are there, and the points they come to together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from thidua.plan.model.calendar import Round
from thidua.plan.model.plan import Plan
from thidua.plan.model.scoring import Rubric
from thidua.rules.combining import PartScore, combine, incomplete
from thidua.rules.facts import Participant
from thidua.rules.sheet import Sheet, Sheets
from thidua.rules.totals import Score

PartRows: TypeAlias = Mapping[str, Sequence[Participant]]
"""The rows of each part of a round, by its id."""


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """A sheet with its points. ``missing``: facts and selectors that they need and nobody has given."""

    sheet: Sheet
    score: Score | None
    missing: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class MarkedPart:
    """One part of a round with the sheets and the points of everybody who has rows there."""

    round: Round
    sheets: Sheets
    marked: Mapping[str, Marked]

    def sheet_of(self, participant: Participant, plan: Plan) -> Sheet:
        """The sheet of a participant in this part; an empty one where there are no rows."""
        if participant.id in self.sheets:
            return self.sheets[participant.id]
        return Sheet(plan, replace(participant, facts={}, period=self.round.id), {}, Sheets(days=self.sheets.days))

    def score_of(self, name: str) -> PartScore:
        """What a participant comes to in this part."""
        if name not in self.marked:
            return PartScore(self.round, None)
        found = self.marked[name]
        return PartScore(self.round, found.score, tuple(sorted(found.missing)))


def everybody_in(participants: Sequence[Participant], below: Sequence[MarkedPart]) -> dict[str, Participant]:
    """Everybody of a round by code: who has rows of its own, then who has rows in some part, as the last one tells."""
    everyone = {participant.id: participant for participant in participants}
    found = {name: sheet.participant for part in below for name, sheet in part.sheets.items()}
    return everyone | {name: replace(one, facts={}, period="") for name, one in found.items() if name not in everyone}


def combined(sheet: Sheet, of: Round, rubric: Rubric, below: Sequence[MarkedPart]) -> Marked:
    """The points of one participant from all parts; where there are enough, its totals can be read from the sheet."""
    scored = combine(of, rubric, [part.score_of(sheet.participant.id) for part in below])
    if scored.complete:
        sheet.totals.update(scored.totals())
    return Marked(sheet, scored, incomplete(scored))

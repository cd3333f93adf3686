"""What a bulk evaluation says: arrays with an entry a participant, and answers about one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from thidua.plan.model.conditions import SHARES
from thidua.plan.model.plan import Plan
from thidua.rules.bulk.arrays import Array, Mask
from thidua.rules.bulk.classes import Classes
from thidua.rules.bulk.columns import Columns, Quotient
from thidua.rules.bulk.conditions import Missing
from thidua.rules.bulk.figured import Figures
from thidua.rules.bulk.placing import BulkQuota
from thidua.rules.bulk.scoring import Scored
from thidua.rules.bulk.standing import BulkStanding
from thidua.rules.ranking import RankTie
from thidua.rules.results import ContestedPlaces, ReserveList, Revoked, Status

STATUSES: tuple[Status, ...] = ("scored", "incomplete", "eligible", "ineligible")


@dataclass(frozen=True, eq=False)
class BulkResult:
    """Everything that follows from a plan and columns of facts, for one round.

    ``scored``: points under a rubric: whole numbers over one scale; Python numbers in what ``fallbacks`` names.
    ``complete``: whose sheet has all that points need; under a plan of gates, that the first award needs.
    ``missing``: facts by name, and ``undefined``: parts of the rubric on which the text is silent, each with whose.
    ``statuses``: places in STATUSES.
    ``ranks``: 0 where there is none. ``held``: rows by award. ``contests``, ``waiting``, ``reserves``, ``revoked`` and
    ``rank_ties`` as in an Evaluation. ``fallbacks``: also what the plain rules have worked out row by row.
    """

    plan: Plan
    round: str
    columns: Columns
    statuses: Array
    complete: Mask
    missing: Missing
    undefined: Mapping[str, Mask]
    ranks: Array
    standings: Mapping[str, BulkStanding]
    held: Mapping[str, Array]
    contests: tuple[ContestedPlaces, ...]
    waiting: tuple[str, ...]
    quotas: tuple[BulkQuota, ...]
    provisional: Mask
    fallbacks: tuple[str, ...]
    scored: Scored | None = None
    classes: Classes | None = None
    reserves: tuple[ReserveList, ...] = ()
    revoked: tuple[Revoked, ...] = ()
    rank_ties: tuple[RankTie, ...] = ()

    def status(self, row: int) -> Status:
        """Scored or incomplete under a rubric; else the eligibility for the first award."""
        return STATUSES[int(self.statuses[row])]

    def standings_of(self, row: int) -> list[BulkStanding]:
        """The standings towards the awards that one participant can have, in the plan's order."""
        return [standing for standing in self.standings.values() if standing.rows[row]]

    def missing_of(self, row: int) -> tuple[str, ...]:
        """Facts that one participant lacks, sorted."""
        return names_at(self.missing, row)

    def undefined_of(self, row: int) -> tuple[str, ...]:
        """Parts of the rubric on which the text is silent for one participant."""
        return tuple(name for name, rows in self.undefined.items() if rows[row])

    def points_of(self, row: int) -> dict[str, Fraction | None]:
        """The points of one participant by criterion; None where they cannot be known."""
        return {name: figures.of(row) for name, figures in self.scored.criteria.items()} if self.scored else {}

    def total_of(self, row: int, name: str) -> Fraction | None:
        """A total of one participant (``final`` and the like); None while it is incomplete."""
        if not self.scored or not self.complete[row]:
            return None
        if name not in SHARES:
            return self.scored.totals[name].of(row)
        measured = self.scored.totals.measured(name)
        parts = (measured.part, measured.whole) if isinstance(measured, Quotient) else (measured,)
        if not (measured.known if isinstance(measured, Quotient) else measured.given)[row]:
            return None
        figures = [Figures(part.values, part.given, part.scale).at(row) for part in parts]
        return figures[0] / figures[1] if len(figures) == 2 else figures[0]

    def class_of(self, row: int) -> str | None:
        """The class of one participant; None while it is not known, or where classes do not concern it."""
        if self.classes is None or not self.classes.concerned[row] or not self.classes.column.given[row]:
            return None
        return self.classes.column.words[int(self.classes.column.values[row])]

    def awards_of(self, row: int) -> tuple[str, ...]:
        """Awards that one participant holds, in the plan's order."""
        return tuple(award for award, rows in self._held_rows.items() if row in rows)

    def given(self, quota: BulkQuota) -> int:
        """How many of those whom a quota concerns hold its award."""
        held = self._held_rows.get(quota.award, frozenset())
        return sum(bool(quota.members[row]) for row in held)

    @cached_property
    def _held_rows(self) -> dict[str, frozenset[int]]:
        return {award: frozenset(rows.tolist()) for award, rows in self.held.items()}


def names_at(missing: Missing, row: int) -> tuple[str, ...]:
    """The names whose mask holds for one participant, sorted."""
    return tuple(sorted(name for name, rows in missing.items() if rows[row]))

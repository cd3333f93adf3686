"""What an evaluation says: one result per participant, contests, quotas. Immutable data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from thidua.plan.model.places import Quota
from thidua.plan.model.plan import Plan
from thidua.plan.model.procedure import Revocation
from thidua.rules.calendar import Notice
from thidua.rules.classes import Classed
from thidua.rules.decided import Choice
from thidua.rules.facts import FactValue, Participant
from thidua.rules.ranking import Rank, RankTie
from thidua.rules.reasons import Reason
from thidua.rules.standing import Standing
from thidua.rules.totals import Score

Status: TypeAlias = Literal["scored", "incomplete", "eligible", "ineligible"]


Outcome: TypeAlias = Literal[
    "held", "contested", "barred", "outscored", "full", "waiting", "council", "reserve", "revoked"
]
"""``full``: a bound inside the quota is full; ``reserve``: next in order; ``revoked``: held, and taken back."""


@dataclass(frozen=True, slots=True)
class Reserved:
    """One of a reserve list: ``order`` from 1; ``tied`` where others at its edge are equal, and not all fit."""

    participant: str
    order: int
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Revoked:
    """An award taken back; ``verdict`` is the condition that holds."""

    participant: str
    award: str
    rule: Revocation
    verdict: Reason


@dataclass(frozen=True, slots=True)
class PlaceReason:
    """One participant and one award with its number of places.

    ``score`` is what the choice goes by (None where a council chooses), ``position`` the rank by it among the
    ``passing`` who pass the gates, ``lowest`` the score of the last who hold or contest a place. ``then`` are the
    further figures that were looked at among equals, ``unknown`` whether the last of them is not known of all;
    ``within`` names the inner bound that is full, ``instance`` what a quota is counted per (a name and its value),
    ``reserve`` the order in the reserve list, ``moved_up`` whether the place is one that somebody has lost.
    """

    award: str
    outcome: Outcome
    places: int
    passing: int
    score: Reason | None = None
    position: int | None = None
    lowest: Fraction | None = None
    then: tuple[Reason, ...] = ()
    unknown: bool = False
    within: str | None = None
    instance: tuple[str, FactValue] | None = None
    reserve: int | None = None
    moved_up: bool = False
    revoked: Revoked | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One participant. ``missing``: facts not given; ``undefined``: criteria on which the plan is silent for them."""

    participant: Participant
    status: Status
    missing: tuple[str, ...] = ()
    undefined: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()
    score: Score | None = None
    rank: int | None = None
    award: str | None = None
    awards: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    provisional: bool = False
    places: tuple[PlaceReason, ...] = ()
    ranked: Rank | None = None
    classed: Classed | None = None
    figures: Mapping[str, Reason] = field(default_factory=dict)
    """Every figure of the plan for this participant, also where it has no value."""

    @property
    def standing(self) -> Standing | None:
        """Towards the first award that the participant can have."""
        return self.standings[0] if self.standings else None


@dataclass(frozen=True, slots=True)
class ContestedPlaces:
    """Equal scores at the edge of places: who contests which (award ids in order, one entry a place)."""

    participants: tuple[str, ...]
    places: tuple[str, ...]
    score: Fraction


@dataclass(frozen=True, slots=True)
class FilledWithin:
    """An upper bound inside a quota: its places, and how many of them have been given."""

    label: str
    places: int
    given: int


@dataclass(frozen=True, slots=True)
class FilledQuota:
    """A quota of the round: its places, how many are eligible, how many have been given.

    ``candidates`` are the eligible, in a council's order; ``priority`` says of each whether the plan's priority holds
    (None: not known), and is empty where the plan gives none.
    """

    award: str
    kind: str
    group: str
    places: int
    eligible: int
    selection: Literal["by_score", "by_council"]
    quota: Quota
    base: int | None = None
    candidates: tuple[str, ...] = ()
    priority: tuple[bool | None, ...] = ()
    given: int = 0
    provisional: bool = False
    instance: FactValue | None = None
    within: tuple[FilledWithin, ...] = ()


@dataclass(frozen=True, slots=True)
class ReserveList:
    """Who comes next for one award, in order; ``entries`` None while a contest above is unsettled."""

    award: str
    entries: tuple[Reserved, ...] | None
    quota: Quota | None = None
    instance: FactValue | None = None


@dataclass(frozen=True, slots=True)
class RefusedChoice:
    """A council's choice that the plan does not allow, and why, in Vietnamese."""

    choice: Choice
    message: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that follows from a plan and one table of facts, for one round."""

    plan: Plan
    round: str
    results: tuple[Result, ...]
    contests: tuple[ContestedPlaces, ...] = ()
    quotas: tuple[FilledQuota, ...] = ()
    waiting: tuple[str, ...] = ()
    refused: tuple[RefusedChoice, ...] = ()
    left_out: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    rank_ties: tuple[RankTie, ...] = ()
    reserves: tuple[ReserveList, ...] = ()
    revoked: tuple[Revoked, ...] = ()

    def of(self, participant: str) -> Result | None:
        """The result of one participant, by code."""
        return next((result for result in self.results if result.participant.id == participant), None)

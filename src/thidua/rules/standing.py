"""Where one participant stands towards one award: gates passed, failing, or not known yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from thidua.plan.model.awards import Award, Gate
from thidua.plan.model.plan import Plan
from thidua.rules.conditions import LastDays, applies, judge, missing_from
from thidua.rules.reasons import Reason
from thidua.rules.sheet import Sheet, concerns

Eligibility: TypeAlias = Literal["eligible", "ineligible", "incomplete"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The gates of one award for one participant, in the plan's order.

    ``failing`` names each gate known to fail by its first fact; ``missing`` (sorted) the facts that gates still need.
    """

    award: str
    gates: tuple[Reason, ...]
    failing: tuple[str, ...]
    missing: tuple[str, ...]
    suspended: bool = False

    @property
    def only_suspended(self) -> bool:
        """Whether every failing gate is one that will be judged again once a finding is out."""
        failing = [gate.subject for gate in self.gates if gate.value is False]
        return bool(failing) and all(gate.suspends for gate in failing)

    @property
    def status(self) -> Eligibility:
        """Ineligible as soon as one gate fails, else incomplete while one cannot be known.

        That is where facts are missing, and where a share has no value because its whole is 0.
        """
        if self.failing:
            return "ineligible"
        unknown = self.missing or any(gate.value is None for gate in self.gates)
        return "incomplete" if unknown else "eligible"


def awards_for(plan: Plan, kind: str, group: str, round_id: str) -> list[Award]:
    """The awards that a kind and group can have in a round, in the plan's order."""
    return [
        award
        for award in plan.awards.values()
        if concerns(award.asked, kind, group) and plan.rounds[round_id].is_meant(award.rounds)
    ]


def gates_of(plan: Plan, award: str, kind: str, group: str) -> list[Gate]:
    """The gates of an award that concern a kind and group, whatever their ``when`` says."""
    return [gate for gate in plan.gates if award in (gate.awards or (award,)) and concerns(gate.asked, kind, group)]


def stand(award: Award, sheet: Sheet, last_days: LastDays, needed: Iterable[str] = ()) -> Standing:
    """Judge every gate of ``award``. ``needed`` are facts that choosing by score needs besides."""
    gates, failing = [], []
    missing = {name for name in needed if sheet.given(name) is None}
    suspended = False
    for gate in gates_of(sheet.plan, award.id, sheet.participant.kind, sheet.participant.group):
        concerned, selectors = applies(gate.asked, sheet, last_days)
        missing |= selectors
        if not concerned:
            continue
        verdict = judge(gate.require, sheet, last_days)
        gates.append(Reason("gate", gate, verdict.value, (verdict,)))
        missing |= missing_from(gate.require, sheet, last_days)
        if verdict.value is False:
            failing.append(gate.id)
            suspended |= gate.suspends
    return Standing(award.id, tuple(gates), tuple(failing), tuple(sorted(missing)), suspended)

"""Everybody ranked, and judged again where gates read the rank: the last pass before places."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from thidua.plan.model.plan import Plan
from thidua.plan.model.ranking import RANK
from thidua.rules.cases import Case, needed_for
from thidua.rules.conditions import LastDays
from thidua.rules.ranking import Rank, rank_everybody, rank_facts
from thidua.rules.standing import stand


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """All cases, the ranks of those who have one, and of the others the facts for want of which they have none."""

    cases: dict[str, Case]
    ranks: dict[str, Rank]
    missing: dict[str, tuple[str, ...]]


def rank_cases(plan: Plan, cases: Mapping[str, Case], days: LastDays) -> Ranked:
    """Rank everybody whose sheet is complete; without a rubric, everybody of whom the figures are known."""
    sheets = {name: case.sheet for name, case in cases.items() if case.score is None or case.complete}
    ranks = rank_everybody(plan, sheets)
    for name, rank in ranks.items():
        sheets[name].totals[RANK] = Fraction(rank.rank)
    missing = {name: found for name, case in cases.items() if (found := _lacking(plan, case))}
    return Ranked({name: _again(plan, case, days) for name, case in cases.items()}, ranks, missing)


def _lacking(plan: Plan, case: Case) -> tuple[str, ...]:
    """Facts that a rank needs and nobody has given."""
    names = rank_facts(plan, case.participant.kind, case.participant.group)
    return tuple(name for name in names if case.sheet.given(name) is None)


def _again(plan: Plan, case: Case, days: LastDays) -> Case:
    """The case with those standings judged again whose gates read the rank."""
    again = {name: standing for name, standing in case.standings.items() if RANK in standing.missing}
    if not again or RANK not in case.sheet.totals:
        return case
    for name in again:
        award = plan.awards[name]
        again[name] = stand(award, case.sheet, days, needed_for(plan, award, case.sheet))
    standings = {name: again.get(name, standing) for name, standing in case.standings.items()}
    first = next(iter(standings.values()))
    return replace(case, standings=standings, missing=case.missing if case.score is not None else first.missing)

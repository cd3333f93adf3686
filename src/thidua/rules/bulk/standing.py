"""Where everybody stands towards each award: gates passed, failing, or not known yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from thidua.plan.model.awards import Award, Gate
from thidua.plan.model.plan import Plan
from thidua.rules.bulk.arrays import Array, Mask, any_of
from thidua.rules.bulk.conditions import Missing, Verdict, add, applies, judge, lacking, within
from thidua.rules.bulk.table import Table
from thidua.rules.cases import needed_for
from thidua.rules.facts import Participant
from thidua.rules.sheet import Sheet, concerns
from thidua.rules.standing import Eligibility


@dataclass(frozen=True, eq=False)
class BulkStanding:
    """Everybody towards one award. ``rows``: who can have it; the other masks say nothing outside of them.

    ``failing``: gates in the plan's order, by their first fact, with who fails each.
    """

    award: str
    rows: Mask
    failing: tuple[tuple[str, Mask], ...]
    missing: Missing
    suspended: Mask
    ineligible: Mask
    incomplete: Mask

    @property
    def eligible(self) -> Mask:
        """Who passes every gate."""
        return self.rows & ~self.ineligible & ~self.incomplete

    def status(self, row: int) -> Eligibility:
        """How one participant stands."""
        if self.ineligible[row]:
            return "ineligible"
        return "incomplete" if self.incomplete[row] else "eligible"


@dataclass(frozen=True, eq=False)
class _Judged:
    """One gate: whom it concerns, the selectors missing to know that, and the verdict."""

    gate: Gate
    concerned: Mask
    selectors: Missing
    verdict: Verdict


def stand(table: Table, round_id: str) -> dict[str, BulkStanding]:
    """Everybody's standing towards each award of the round, by its id; each gate is judged once."""
    judged = [_judge(gate, table) for gate in table.plan.gates]
    return {
        award.id: _towards(award, judged, table)
        for award in table.plan.awards.values()
        if table.plan.rounds[round_id].is_meant(award.rounds)
    }


def _judge(gate: Gate, table: Table) -> _Judged:
    fits = table.concerned(gate.asked)
    applied, selectors = applies(gate.asked, table)
    return _Judged(gate, fits & applied, within(selectors, fits), judge(gate.require, table))


def _towards(award: Award, judged: list[_Judged], table: Table) -> BulkStanding:
    rows = table.by_cell(lambda kind, group: concerns(award.asked, kind, group))
    missing = _needed(award, rows, table)
    failing: list[tuple[str, Mask]] = []
    suspended = ineligible = unknown = table.nobody
    for found in judged:
        if award.id not in (found.gate.awards or (award.id,)):
            continue
        concerned = rows & found.concerned
        add(missing, within(found.selectors, rows))
        add(missing, within(found.verdict.missing, concerned))
        fails = concerned & found.verdict.fails
        failing.append((found.gate.id, fails))
        ineligible = ineligible | fails
        unknown = unknown | (concerned & found.verdict.unknown)
        if found.gate.suspends:
            suspended = suspended | fails
    incomplete = any_of([unknown, *missing.values()]) & ~ineligible
    return BulkStanding(award.id, rows, tuple(failing), missing, suspended, ineligible, incomplete)


def _needed(award: Award, rows: Mask, table: Table) -> Missing:
    """Facts that choosing by score needs, and those that tell whose place it is, of those who lack them."""
    missing = Missing()

    def needed(kind: str, group: str) -> Iterable[str]:
        return needed_for(table.plan, award, Sheet(table.plan, Participant("", kind, group)))

    for name, asked in table.by_name(needed).items():
        add(missing, within(lacking(name, table), rows & asked))
    return missing


def with_base(plan: Plan, standings: Mapping[str, BulkStanding], held: Mapping[str, Array]) -> dict[str, BulkStanding]:
    """The standings towards awards chosen among holders of another one: holding that is a gate as well."""
    return {name: _with_base(plan.awards[name].among, found, standings, held) for name, found in standings.items()}


def _with_base(
    among: str | None, standing: BulkStanding, standings: Mapping[str, BulkStanding], held: Mapping[str, Array]
) -> BulkStanding:
    if among is None:
        return standing
    without = standing.rows.copy()
    without[held.get(among, [])] = False
    base = standings.get(among)
    fails = without if base is None else without & (~base.rows | base.ineligible)
    waits = without & ~fails
    missing = dict(standing.missing)
    add(missing, within({among: waits}, standing.rows))
    ineligible = standing.ineligible | fails
    return replace(
        standing,
        failing=((among, fails), *standing.failing),
        missing=missing,
        ineligible=ineligible,
        incomplete=(standing.incomplete | waits) & ~ineligible,
    )

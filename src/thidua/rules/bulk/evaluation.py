"""From a plan and columns of facts to results: the same meaning as the plain way, for a whole country at once."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from thidua.plan.model.awards import Award
from thidua.plan.model.plan import Plan
from thidua.rules.bulk.arrays import Array, Mask, any_of
from thidua.rules.bulk.columns import Column, Columns
from thidua.rules.bulk.conditions import Missing, add, within
from thidua.rules.bulk.placing import BulkQuota, Placed, fill, prizes
from thidua.rules.bulk.ranking import ranks
from thidua.rules.bulk.results import STATUSES, BulkResult
from thidua.rules.bulk.scoring import Scored, score
from thidua.rules.bulk.standing import BulkStanding, stand, with_base
from thidua.rules.bulk.table import Table
from thidua.rules.bulk.unsupported import refuse_unsupported
from thidua.rules.calendar import last_days
from thidua.rules.evaluation import first_round
from thidua.rules.results import ContestedPlaces


def evaluate_columns(plan: Plan, columns: Columns, round_id: str | None = None) -> BulkResult:
    """Evaluate one round, without choices of a council. KeyError for an unknown round.

    UnsupportedError for a plan that says what columns do not carry out yet.
    """
    round_id = plan.rounds[round_id].id if round_id is not None else first_round(plan)
    days = last_days(plan, round_id)
    refuse_unsupported(plan, round_id, days)
    table = Table(plan, columns, days)
    scored = None if plan.rubric is None else score(plan.rubric, table)
    if scored is not None:
        _know_totals(table, scored)
    standings = stand(table, round_id)
    missing = _missing(plan, scored, standings)
    lacking = any_of([table.nobody, *missing.values()])
    undefined = _undefined(scored, lacking)
    complete = ~any_of([lacking, *undefined.values()])
    eligible = {
        award: standing.eligible & complete if scored is not None else standing.eligible
        for award, standing in standings.items()
    }
    awards = [plan.awards[award] for award in standings]
    prized = prizes(awards, eligible, complete, table)
    quotas = [
        fill(award, quota, standings[award.id], eligible[award.id], table)
        for award in awards
        for quota in award.quotas
        if not quota.rounds or round_id in quota.rounds
    ]
    placed = [prized, *(quota.placed for quota in quotas if quota.placed is not None)]
    held = _held(awards, placed)
    return BulkResult(
        plan,
        round_id,
        columns,
        _statuses(scored is not None, complete, standings, table),
        complete,
        missing,
        undefined,
        np.zeros(table.size, dtype=np.int64) if scored is None else ranks(scored.totals["final"], complete),
        with_base(plan, standings, held),
        held,
        tuple(_contests(placed)),
        tuple(award for found in placed for award in found.layout.waiting),
        tuple(quotas),
        _provisional(held, quotas, scored is not None and not complete.all(), table),
        tuple(table.fallbacks),
        scored,
    )


def _know_totals(table: Table, scored: Scored) -> None:
    """Gates and awards read the totals of those of whom every part is known."""
    for name, figures in scored.totals.items():
        table.totals[name] = Column("number", figures.values, figures.known, scale=figures.scale)


def _missing(plan: Plan, scored: Scored | None, standings: Mapping[str, BulkStanding]) -> Missing:
    """What sheets lack: under a rubric for points and awards, else for the first award that one can have."""
    missing = Missing()
    if scored is not None:
        add(missing, scored.missing)
    taken: Mask | None = None
    for standing in standings.values():
        if scored is None:
            rows = standing.rows if taken is None else standing.rows & ~taken
            taken = standing.rows if taken is None else taken | standing.rows
            add(missing, within(standing.missing, rows))
        elif plan.awards[standing.award].among is None:
            add(missing, {name: rows for name, rows in standing.missing.items() if name in plan.facts})
    return missing


def _undefined(scored: Scored | None, lacking: Mask) -> dict[str, Mask]:
    """Parts of the rubric on which the text is silent for facts that are all there."""
    if scored is None:
        return {}
    parts = {**scored.criteria, **scored.bonus, **scored.penalty}
    found = {name: ~(figures.known | lacking) for name, figures in parts.items()}
    return {name: rows for name, rows in found.items() if rows.any()}


def _statuses(scored: bool, complete: Mask, standings: Mapping[str, BulkStanding], table: Table) -> Array:
    """Scored or incomplete under a rubric; else where everybody stands towards the first award they can have."""
    place = {status: code for code, status in enumerate(STATUSES)}
    if scored:
        return np.where(complete, place["scored"], place["incomplete"]).astype(np.int8)
    found = np.full(table.size, place["ineligible"], dtype=np.int8)
    for standing in reversed(list(standings.values())):
        found[standing.rows] = place["eligible"]
        found[standing.rows & standing.incomplete] = place["incomplete"]
        found[standing.rows & standing.ineligible] = place["ineligible"]
    return found


def _held(awards: Sequence[Award], placed: Sequence[Placed]) -> dict[str, Array]:
    """Rows by award, in the plan's order, with the awards that go with every prize."""
    by_award: dict[str, set[int]] = {}
    for found in placed:
        for participant, award in found.layout.held.items():
            by_award.setdefault(award, set()).add(found.row_of[participant])
    everyone = set[int]().union(*by_award.values())
    if everyone:
        by_award |= {award.id: everyone for award in awards if award.with_prize}
    return {award.id: np.array(sorted(by_award[award.id]), dtype=np.int64) for award in awards if award.id in by_award}


def _contests(placed: Sequence[Placed]) -> Iterable[ContestedPlaces]:
    for found in placed:
        for contest in found.layout.contests:
            yield ContestedPlaces(contest.participants, contest.places, contest.score)


def _provisional(held: Mapping[str, Array], quotas: Iterable[BulkQuota], some_incomplete: bool, table: Table) -> Mask:
    """Who holds an award that other people's missing facts could still take away."""
    holders = np.zeros(table.size, dtype=np.bool_)
    for rows in held.values():
        holders[rows] = True
    if some_incomplete:
        return holders
    unsettled = [quota.members for quota in quotas if quota.placed is not None and quota.provisional]
    found: Mask = holders & any_of([table.nobody, *unsettled])
    return found

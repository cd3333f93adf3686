"""From a plan and columns of facts to results: the same meaning as the plain way, for a whole country at once."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from thidua.plan.model.awards import Award
from thidua.plan.model.conditions import names_of, tests_of
from thidua.plan.model.plan import Plan
from thidua.plan.model.ranking import RANK
from thidua.rules.bulk.arrays import Array, Mask, any_of
from thidua.rules.bulk.classes import Classes, classes_of
from thidua.rules.bulk.columns import Column, Columns
from thidua.rules.bulk.conditions import Missing, add, within
from thidua.rules.bulk.marking import PartColumns, mark
from thidua.rules.bulk.placing import Placed, prizes, quotas_of
from thidua.rules.bulk.placing_by_rows import PlacedByRows, needs_rows, place
from thidua.rules.bulk.ranking import rank_everybody, rank_ties
from thidua.rules.bulk.results import STATUSES, BulkResult
from thidua.rules.bulk.scoring import Scored
from thidua.rules.bulk.standing import BulkStanding, stand, with_base
from thidua.rules.bulk.table import Table
from thidua.rules.bulk.wanted import without
from thidua.rules.calendar import Notice
from thidua.rules.evaluation import first_round
from thidua.rules.ranking import rank_facts, ranking_of
from thidua.rules.results import ContestedPlaces


def evaluate_columns(
    plan: Plan,
    columns: Columns,
    round_id: str | None = None,
    parts: PartColumns | None = None,
    notices: Sequence[Notice] = (),
) -> BulkResult:
    """Evaluate one round, without choices of a council. KeyError for an unknown round.

    ``parts`` are the columns of the parts of the round, by their ids; whoever has rows there alone takes part as well.
    ``notices`` say the days of events, and deadlines moved.
    """
    round_id = plan.rounds[round_id].id if round_id is not None else first_round(plan)
    table, scored = mark(plan, columns, plan.rounds[round_id], parts or {}, notices)
    if scored is not None:
        table.know_totals(scored.totals)
    classes = classes_of(table)
    if classes is not None:
        table.know_classes(classes.column)
    standings = stand(table, round_id)
    missing = _missing(plan, scored, classes, standings, table)
    lacking = any_of([table.nobody, *missing.values()])
    undefined = _undefined(scored, lacking)
    complete = ~any_of([lacking, *undefined.values()])
    ranking = ranking_of(plan)
    pointed = table.nobody if scored is None else scored.concerned
    ranked = complete | ~pointed
    ranks = np.zeros(table.size, dtype=np.int64) if ranking is None else rank_everybody(ranking, ranked, table)
    if ranking is not None and _reads_ranks(plan):
        table.know_ranks(Column("number", ranks, ranks > 0))
        standings = stand(table, round_id)
        missing = _missing(plan, scored, classes, standings, table)
        complete = ~any_of([table.nobody, *missing.values(), *undefined.values()])
    eligible = {award: standing.eligible & (complete | ~pointed) for award, standing in standings.items()}
    awards = [plan.awards[award] for award in standings]
    if needs_rows(awards):
        placed = place(standings, pointed, complete, round_id, table)
    else:
        placed = _place(awards, standings, eligible, complete, round_id, table)
    return BulkResult(
        plan,
        round_id,
        table.columns,
        _statuses(pointed, complete, standings, table),
        complete,
        _told_missing(plan, missing, table),
        undefined,
        ranks,
        with_base(plan, standings, placed.held),
        placed.held,
        placed.contests,
        placed.waiting,
        placed.quotas,
        _provisional(placed, bool((pointed & ~complete).any()), table),
        tuple(table.fallbacks),
        scored,
        classes,
        placed.reserves,
        placed.revoked,
        tuple(rank_ties(ranking, ranks, table)),
    )


def _reads_ranks(plan: Plan) -> bool:
    """Whether a gate, an award or the number of its places hangs on ranks."""
    return any(RANK in names_of(test.of) for gate in plan.gates for test in tests_of(gate.require)) or bool(plan.awards)


def _missing(
    plan: Plan,
    scored: Scored | None,
    classes: Classes | None,
    standings: Mapping[str, BulkStanding],
    table: Table,
) -> Missing:
    """What sheets lack: with points for these, classes, ranks and awards, else for the first award one can have."""
    missing = Missing()
    pointed = table.nobody if scored is None else scored.concerned
    if classes is not None:
        add(missing, {name: rows for name, rows in classes.missing.items() if name in plan.facts})
    if scored is not None:
        add(missing, scored.missing)
        for name, rows in _for_ranks(plan, table).items():
            add(missing, without(name, rows & pointed, table))
    taken = pointed
    for standing in standings.values():
        if plan.awards[standing.award].among is None:
            of_points = {name: rows for name, rows in standing.missing.items() if name in plan.facts}
            add(missing, within(of_points, pointed))
        if pointed is not table.everybody:
            add(missing, within(standing.missing, standing.rows & ~taken))
            taken = taken | standing.rows
    return missing


def _for_ranks(plan: Plan, table: Table) -> dict[str, Mask]:
    """Facts without which nobody can be ranked, each with those of whom it is one."""
    return table.by_name(lambda kind, group: rank_facts(plan, kind, group))


def _told_missing(plan: Plan, missing: Missing, table: Table) -> Missing:
    """What is missing, with what a rank needs instead of the rank itself."""
    told = {name: rows for name, rows in missing.items() if name != RANK}
    for name, rows in _for_ranks(plan, table).items():
        add(told, within({name: ~table.column(name).given}, rows))
    return told


def _undefined(scored: Scored | None, lacking: Mask) -> dict[str, Mask]:
    """Parts of the rubric on which the text is silent for facts that are all there."""
    if scored is None:
        return {}
    found = {name: rows & scored.concerned & ~lacking for name, rows in scored.unknown}
    return {name: rows for name, rows in found.items() if rows.any()}


def _statuses(pointed: Mask, complete: Mask, standings: Mapping[str, BulkStanding], table: Table) -> Array:
    """Scored or incomplete under a rubric; else where everybody stands towards the first award they can have."""
    place = {status: code for code, status in enumerate(STATUSES)}
    points = np.where(complete, place["scored"], place["incomplete"]).astype(np.int8)
    if pointed is table.everybody:
        return points
    found = np.full(table.size, place["ineligible"], dtype=np.int8)
    for standing in reversed(list(standings.values())):
        found[standing.rows] = place["eligible"]
        found[standing.rows & standing.incomplete] = place["incomplete"]
        found[standing.rows & standing.ineligible] = place["ineligible"]
    return np.where(pointed, points, found)


def _place(
    awards: Sequence[Award],
    standings: Mapping[str, BulkStanding],
    eligible: dict[str, Mask],
    complete: Mask,
    round_id: str,
    table: Table,
) -> PlacedByRows:
    """Lay out all places of a round."""
    quotas = [
        filled
        for award in awards
        for quota in award.quotas
        if not quota.rounds or round_id in quota.rounds
        for filled in quotas_of(award, quota, standings[award.id], eligible[award.id], table)
    ]
    placed = [
        *prizes(awards, eligible, complete, table),
        *(quota.placed for quota in quotas if quota.placed is not None),
    ]
    return PlacedByRows(
        _held(awards, placed),
        tuple(_contests(placed)),
        tuple(award for found in placed for award in found.layout.waiting),
        tuple(quotas),
    )


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


def _provisional(placed: PlacedByRows, some_incomplete: bool, table: Table) -> Mask:
    """Who holds an award that other people's missing facts could still take away."""
    holders = np.zeros(table.size, dtype=np.bool_)
    for rows in placed.held.values():
        holders[rows] = True
    if some_incomplete:
        return holders
    unsettled = [quota.members for quota in placed.quotas if quota.by_score and quota.provisional]
    found: Mask = holders & any_of([table.nobody, *unsettled])
    return found

"""What a bulk evaluation says, told participant by participant, so that it can be compared with the plain one."""

from typing import Any

from thidua.rules.bulk import BulkResult
from thidua.rules.bulk.figured import Figures
from thidua.rules.bulk.standing import BulkStanding
from thidua.rules.reasons import Reason
from thidua.rules.results import Evaluation, Result
from thidua.rules.standing import Standing


def plain_story(evaluation: Evaluation) -> dict[str, Any]:
    """Everything that both paths say, of a plain evaluation."""
    return {
        "participants": [_plain_participant(result) for result in evaluation.results],
        "contests": list(evaluation.contests),
        "waiting": list(evaluation.waiting),
        "quotas": [
            (quota.award, quota.places, quota.base, quota.eligible, quota.selection, quota.instance, quota.candidates)
            for quota in evaluation.quotas
        ],
        "reserves": evaluation.reserves,
        "revoked": [(found.participant, found.award, found.rule) for found in evaluation.revoked],
        "rank_ties": list(evaluation.rank_ties),
        "given": [(quota.given, quota.provisional) for quota in evaluation.quotas],
    }


def bulk_story(result: BulkResult) -> dict[str, Any]:
    """The same of a bulk evaluation."""
    ids = result.columns.ids
    return {
        "participants": [_bulk_participant(result, row) for row in range(len(ids))],
        "contests": list(result.contests),
        "waiting": list(result.waiting),
        "quotas": [
            (q.award, q.places, q.base, q.eligible, q.selection, q.instance, tuple(ids[row] for row in q.candidates))
            for q in result.quotas
        ],
        "reserves": result.reserves,
        "revoked": [(found.participant, found.award, found.rule) for found in result.revoked],
        "rank_ties": list(result.rank_ties),
        "given": [(result.given(quota), quota.provisional) for quota in result.quotas],
    }


def _plain_participant(result: Result) -> dict[str, Any]:
    scored = result.status == "scored" and result.score is not None
    return {
        "id": result.participant.id,
        "status": result.status,
        "missing": result.missing,
        "undefined": result.undefined,
        "parts": _plain_parts(result),
        "totals": result.score.totals() if scored and result.score else None,
        "class": result.classed.value if result.classed else None,
        "rank": result.rank or 0,
        "awards": result.awards,
        "provisional": result.provisional,
        "standings": [_plain_standing(standing) for standing in result.standings],
    }


def _plain_parts(result: Result) -> list[dict[str, Any]]:
    if result.score is None:
        return []
    parts: list[dict[str, Reason]] = [result.score.criteria, result.score.bonus, result.score.penalty]
    return [{name: reason.points for name, reason in part.items()} for part in parts]


def _plain_standing(standing: Standing) -> tuple[Any, ...]:
    return (standing.award, standing.status, standing.failing, standing.missing, standing.suspended)


def _bulk_participant(result: BulkResult, row: int) -> dict[str, Any]:
    return {
        "id": result.columns.ids[row],
        "status": result.status(row),
        "missing": result.missing_of(row),
        "undefined": result.undefined_of(row),
        "parts": _bulk_parts(result, row),
        "totals": _bulk_totals(result, row) if result.status(row) == "scored" else None,
        "class": result.class_of(row),
        "rank": result.ranks[row],
        "awards": result.awards_of(row),
        "provisional": result.provisional[row],
        "standings": [_bulk_standing(standing, row) for standing in result.standings_of(row)],
    }


def _bulk_parts(result: BulkResult, row: int) -> list[dict[str, Any]]:
    if result.scored is None or not result.scored.concerned[row]:
        return []
    counted = result.scored.counted
    return [
        _counted(result.scored.criteria, counted["criteria"], row),
        _counted(result.scored.bonus, counted["bonus"], row),
        _counted(result.scored.penalty, counted["penalty"], row),
    ]


def _counted(parts: dict[str, Figures], counted: dict[str, Any], row: int) -> dict[str, Any]:
    return {name: figures.of(row) for name, figures in parts.items() if name not in counted or counted[name][row]}


def _bulk_totals(result: BulkResult, row: int) -> dict[str, Any]:
    totals = {name: result.total_of(row, name) for name in result.plan.totals}
    return {name: total for name, total in totals.items() if total is not None}


def _bulk_standing(standing: BulkStanding, row: int) -> tuple[Any, ...]:
    return (
        standing.award,
        standing.status(row),
        tuple(gate for gate, fails in standing.failing if fails[row]),
        tuple(sorted(name for name, lacking in standing.missing.items() if lacking[row])),
        bool(standing.suspended[row]),
    )

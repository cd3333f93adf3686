"""The orders of a plan, and which direction of a figure is good."""

from collections.abc import Iterator

from thidua.checks.worked import better_of
from thidua.plan.model.conditions import TOTALS, Share
from thidua.plan.model.facts import Better
from thidua.plan.model.plan import Plan
from thidua.plan.model.ranking import RANK, Link
from thidua.rules.ranking import links_of, ranking_of

_OPPOSITE: dict[Better, Better] = {"higher": "lower", "lower": "higher", "neutral": "neutral"}
_TOTALS: dict[str, Better] = {"penalty": "lower", "criteria_max": "neutral"}
"""Totals of which more is not better."""


def orders_of(plan: Plan) -> Iterator[tuple[str, tuple[str, ...], int, tuple[Link, ...]]]:
    """Each order as it is written: whose it is in Vietnamese, its clauses, its line, what it goes by."""
    ranking = ranking_of(plan)
    if ranking is not None:
        yield "Xếp hạng", ranking.clause, ranking.line, links_of(ranking)
    for award in plan.awards.values():
        selects = [quota.select or award.select for quota in award.quotas] or [award.select]
        if "by_score" in selects and award.by is not None and not award.with_prize:
            clauses = (*award.clause, *(clause for quota in award.quotas for clause in quota.clause))
            links = (Link(by=award.by, better=award.better), *award.then)
            yield award.label, clauses, award.line, links


def direction_of(plan: Plan, measure: str | Share) -> Better:
    """Which direction is good; neutral where that is not clear."""
    if isinstance(measure, Share):
        part, whole = (better_of(plan, name) for name in measure.share)
        return part if whole in ("neutral", _OPPOSITE[part]) else "neutral"
    if measure == RANK:
        return "lower"
    if measure in TOTALS and measure not in plan.facts:
        return _TOTALS.get(measure, "higher")
    return better_of(plan, measure)

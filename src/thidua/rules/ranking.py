"""Ranks: within clusters, by a chain of figures; those equal to its end share a rank, and the next rank skips."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from thidua.plan.model.awards import Award
from thidua.plan.model.conditions import facts_of_measure
from thidua.plan.model.plan import Plan
from thidua.plan.model.ranking import Link, Ranking
from thidua.plan.references.figures import own_facts
from thidua.rules.facts import FactValue
from thidua.rules.order import Order, order
from thidua.rules.reasons import Reason
from thidua.rules.sheet import Sheet, concerns


@dataclass(frozen=True, slots=True, eq=False)
class Rank:
    """A rank from 1 among ``size`` of one cluster, whose names and values ``cluster`` holds (empty: everybody).

    ``equal`` are all of this rank, ``tied`` all who are equal in the first figure; ``reasons`` are the figures
    that were looked at, and ``unknown`` says that the last of them is not known of all who are equal.
    """

    rank: int
    size: int
    cluster: tuple[tuple[str, FactValue], ...]
    equal: tuple[str, ...]
    tied: tuple[str, ...]
    reasons: tuple[Reason, ...]
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class RankTie:
    """Those of one cluster who share a rank that somebody has to settle by a vote."""

    rank: int
    cluster: tuple[tuple[str, FactValue], ...]
    participants: tuple[str, ...]


def ranking_of(plan: Plan) -> Ranking | None:
    """How the plan ranks: as it says beside its rubric, else by the final total; None without both."""
    if plan.ranking is not None or plan.rubric is None:
        return plan.ranking
    return plan.rubric.ranking


def links_of(ranking: Ranking) -> tuple[Link, ...]:
    """The figures that a ranking goes by, in their order."""
    return (ranking.first, *ranking.then)


def links_towards(plan: Plan, award: Award) -> tuple[Link, ...]:
    """The figures that places of an award go by; equal ones as the ranking says, where that goes by the same figure."""
    assert award.by is not None, "reading a plan makes sure of it"
    first = Link(by=award.by, better=award.better)
    ranking = ranking_of(plan)
    if award.then or ranking is None or not _alike(ranking.first, first):
        return (first, *award.then)
    return (first, *ranking.then)


def _alike(one: Link, other: Link) -> bool:
    return facts_of_measure(one.by) == facts_of_measure(other.by) and one.better == other.better


def rank_facts(plan: Plan, kind: str, group: str) -> list[str]:
    """Facts without which one of this kind and group cannot be ranked: the first figure and the cluster."""
    if (ranking := ranking_of(plan)) is None:
        return []
    names = (*facts_of_measure(ranking.first.by), *ranking.within)
    facts = [fact for name in names for fact in own_facts(plan, name)]
    asked = all(concerns(plan.facts[name].asked, kind, group) for name in facts)
    return list(dict.fromkeys(facts)) if asked else []


def rank_everybody(plan: Plan, sheets: Mapping[str, Sheet]) -> dict[str, Rank]:
    """The rank of everybody in ``sheets`` whose cluster and first figure are known."""
    ranking = ranking_of(plan)
    if ranking is None:
        return {}
    clusters: dict[tuple[tuple[str, FactValue], ...], dict[str, Sheet]] = {}
    for name, sheet in sheets.items():
        if (cluster := _cluster(ranking, sheet)) is not None:
            clusters.setdefault(cluster, {})[name] = sheet
    found: dict[str, Rank] = {}
    for cluster, members in clusters.items():
        found |= _ranked(order(links_of(ranking), members), cluster, members)
    return {name: found[name] for name in sheets if name in found}


def rank_ties(plan: Plan, ranked: Mapping[str, Rank]) -> list[RankTie]:
    """Equal ranks that the plan leaves to a vote, each once."""
    ranking = ranking_of(plan)
    if ranking is None or ranking.vote is None:
        return []
    ties = {(rank.cluster, rank.rank): rank for rank in ranked.values() if len(rank.equal) > 1}
    return [RankTie(rank.rank, rank.cluster, rank.equal) for rank in ties.values()]


def ranks(keys: Mapping[str, Fraction]) -> dict[str, int]:
    """Rank from 1, from the highest key down, of each participant."""
    first_place: dict[Fraction, int] = {}
    for place, key in enumerate(sorted(keys.values(), reverse=True), start=1):
        first_place.setdefault(key, place)
    return {name: first_place[key] for name, key in keys.items()}


def _cluster(ranking: Ranking, sheet: Sheet) -> tuple[tuple[str, FactValue], ...] | None:
    """The values that name somebody's cluster; None where one is not known."""
    given = [(name, sheet.given(name)) for name in ranking.within]
    if any(found is None for _, found in given):
        return None
    return tuple((name, found.value) for name, found in given if found is not None)


def _ranked(stood: Order, cluster: tuple[tuple[str, FactValue], ...], members: Mapping[str, Sheet]) -> dict[str, Rank]:
    tied = stood.tied()
    return {
        name: Rank(
            rank,
            len(stood.stands),
            cluster,
            stood.stands[name].members,
            tied[name],
            stood.reasons(name, members[name]),
            stood.stands[name].unknown,
        )
        for name, rank in ranks(stood.keys).items()
    }

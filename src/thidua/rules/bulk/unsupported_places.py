"""What of ranks, places and procedure columns do not carry out yet."""

from collections.abc import Iterator

from thidua.plan.model.awards import Award
from thidua.plan.model.conditions import Test, facts_of_measure
from thidua.plan.model.plan import Plan
from thidua.plan.model.ranking import FINAL, RANK
from thidua.plan.references.walk import parts_of
from thidua.rules.ranking import ranking_of


def unsupported_places(plan: Plan) -> Iterator[str]:
    """The keys of the plan that only the plain way carries out."""
    ranking = ranking_of(plan)
    if ranking is not None and (ranking.first.by != FINAL or ranking.better != "higher" or plan.rubric is None):
        yield "ranking.by"
    for key in ("within", "then", "vote"):
        if ranking is not None and getattr(ranking, key):
            yield f"ranking.{key}"
    for award in plan.awards.values():
        yield from _of_award(award)
    prizes = [award for award in plan.awards.values() if award.places is not None and award.select == "by_score"]
    if len({facts_of_measure(prize.by) for prize in prizes if prize.by is not None}) > 1:
        yield "awards.by"
    read = {name for _, part in parts_of(plan) if isinstance(part, Test) for name in facts_of_measure(part.of)}
    read |= {award.by for award in plan.awards.values() if isinstance(award.by, str)}
    if RANK in read:
        yield RANK


def _of_award(award: Award) -> Iterator[str]:
    for key in ("then", "reserve", "revoke"):
        if getattr(award, key):
            yield f"awards.{key}"
    if award.better != "higher":
        yield "awards.better"
    for quota in award.quotas:
        for key in ("per", "of_which"):
            if getattr(quota, key):
                yield f"quotas.{key}"

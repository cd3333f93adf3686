"""Plans with orders, bounds and procedure drawn at random: read, worked out, said and checked without a crash."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.rules.making import Draw, Maker
from tests.rules.making_places import award, councils, ranking
from tests.rules.plans import participants, plan_data, read_data
from tests.rules.same import bulk_story, plain_story
from thidua.checks import lint
from thidua.plan.model.plan import Plan
from thidua.rules.as_data import as_data
from thidua.rules.bulk import columns_of, evaluate_columns
from thidua.rules.decided import Choice
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import Participant
from thidua.rules.results import Evaluation
from thidua.rules.wording import Words, explain
from thidua.rules.wording.quotas import say_quota, say_reserves, say_revoked
from thidua.rules.wording.ranks import say_tie


@st.composite
def ordered_plans(draw: Draw) -> Plan:
    """A plan with a ranking, awards and a council; with a rubric or without."""
    with_rubric = draw(st.booleans())
    maker = Maker(draw, totals=with_rubric)
    awards = {f"khen_{number}": award(maker) for number in range(draw(st.integers(1, 3)))}
    gates = [maker.gate(list(awards)) for _ in range(draw(st.integers(0, 1)))]
    if draw(st.booleans()):
        gates.append({"label": "Hạng", "clause": "I", "require": {"of": "rank", "at_most": "2"}, "awards": ["khen_0"]})
    rubric = {"rubric": Maker(draw).rubric()} if with_rubric else {}
    more = {"ranking": ranking(maker), "councils": councils(maker)}
    return read_data(plan_data(awards=awards, gates=gates, **more, **rubric))


@given(ordered_plans(), participants(), st.data())
def test_everything_is_said_and_no_bound_is_exceeded(
    plan: Plan, everyone: list[Participant], data: st.DataObject
) -> None:
    names = [one.id for one in everyone]
    chosen = data.draw(st.lists(st.sampled_from(names), max_size=4)) if names else []
    evaluation = evaluate(plan, everyone, choices=[Choice(name, "khen_0", "Lý do") for name in chosen])
    words = Words(plan, evaluation.round)
    assert len(as_data(evaluation)["results"]) == len(everyone)
    for result in evaluation.results:
        assert explain(evaluation, result)
    for quota in evaluation.quotas:
        assert say_quota(words, quota)
        assert quota.given <= quota.places
        for inner in quota.within:
            assert inner.given <= inner.places
    assert all(say_tie(words, evaluation, tie) for tie in evaluation.rank_ties)
    assert all(say_reserves(words, evaluation, listed) for listed in evaluation.reserves)
    for revoked in evaluation.revoked:
        assert say_revoked(words, evaluation, revoked)
        holder = evaluation.of(revoked.participant)
        assert holder is not None
        assert revoked.award not in holder.awards
    lint(plan)


@given(ordered_plans(), participants(), st.randoms())
def test_the_order_of_the_table_changes_nothing(plan: Plan, everyone: list[Participant], luck: Any) -> None:
    first, second = (_outcome(evaluate(plan, table)) for table in (everyone, luck.sample(everyone, len(everyone))))
    assert first == second


@given(ordered_plans(), participants())
def test_bulk_and_plain_agree_on_orders_and_places(plan: Plan, everyone: list[Participant]) -> None:
    result = evaluate_columns(plan, columns_of(plan, everyone))
    assert bulk_story(result) == plain_story(evaluate(plan, everyone))


@given(ordered_plans(), participants())
def test_ranks_count_those_of_the_cluster_who_stand_before(plan: Plan, everyone: list[Participant]) -> None:
    evaluation = evaluate(plan, everyone)
    ranked = [result.ranked for result in evaluation.results if result.ranked is not None]
    for rank in ranked:
        cluster = [other for other in ranked if other.cluster == rank.cluster]
        assert rank.size == len(cluster)
        assert rank.rank == 1 + sum(other.rank < rank.rank for other in cluster)
        assert len(rank.equal) == sum(other.rank == rank.rank for other in cluster)
        assert set(rank.equal) <= set(rank.tied)


def _outcome(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "results": sorted((one.participant.id, one.rank, one.awards, one.missing) for one in evaluation.results),
        "contests": sorted((contest.participants, contest.places) for contest in evaluation.contests),
        "reserves": sorted(
            (listed.award, str(listed.instance), sorted((e.participant, e.order, e.tied) for e in listed.entries or ()))
            for listed in evaluation.reserves
        ),
        "revoked": sorted((revoked.award, revoked.participant) for revoked in evaluation.revoked),
        "ties": sorted((tie.rank, sorted(tie.participants)) for tie in evaluation.rank_ties),
    }

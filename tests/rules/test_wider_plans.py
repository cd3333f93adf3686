"""Plans that say more: worked out, said and checked without a crash, and never more than is known."""

from dataclasses import replace
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.rules.making_figures import plans_with_figures
from tests.rules.plans import participants, wider_plans
from thidua.checks import lint
from thidua.checks.study import Study
from thidua.checks.tiers import tiers_of
from thidua.plan.model.plan import Plan
from thidua.rules.as_data import as_data
from thidua.rules.evaluation import evaluate
from thidua.rules.facts import Participant
from thidua.rules.results import Evaluation
from thidua.rules.wording.results import explain


def _classes(evaluation: Evaluation) -> dict[str, str | None]:
    return {one.participant.id: one.classed.value if one.classed else None for one in evaluation.results}


@given(wider_plans(), participants())
def test_everything_is_said_and_checked(plan: Plan, everyone: list[Participant]) -> None:
    evaluation = evaluate(plan, everyone)
    assert len(as_data(evaluation)["results"]) == len(everyone)
    for result in evaluation.results:
        assert explain(evaluation, result)
        if result.score is not None and result.status == "scored":
            assert plan.rubric is not None
            whole = result.score.criteria_total + result.score.bonus_total - result.score.penalty_total
            assert result.score.final == (whole if plan.rubric.total_max is None else min(whole, plan.rubric.total_max))
            for section in result.score.sections.values():
                assert section.bound is None or section.counts <= section.bound
    lint(plan)


@given(wider_plans(), participants(), st.randoms())
def test_the_order_of_the_table_decides_no_class(plan: Plan, everyone: list[Participant], luck: Any) -> None:
    shuffled = luck.sample(everyone, len(everyone))
    assert _classes(evaluate(plan, everyone)) == _classes(evaluate(plan, shuffled))


@given(wider_plans(), participants(), st.data())
def test_a_fact_less_makes_classes_unknown_and_never_others(
    plan: Plan, everyone: list[Participant], data: st.DataObject
) -> None:
    given_facts = [(place, name) for place, one in enumerate(everyone) for name in one.facts]
    assume(plan.classes and given_facts)
    place, name = data.draw(st.sampled_from(given_facts))
    facts = {fact: value for fact, value in everyone[place].facts.items() if fact != name}
    fewer = [*everyone[:place], replace(everyone[place], facts=facts), *everyone[place + 1 :]]
    before, after = _classes(evaluate(plan, everyone)), _classes(evaluate(plan, fewer))
    assert {who: found for who, found in after.items() if found is not None and found != before[who]} == {}


@given(st.one_of(wider_plans(), plans_with_figures()))
def test_tiers_shared_by_groups_are_those_of_each_alone(plan: Plan) -> None:
    study = Study(plan)
    alone = tuple(
        tier for part in study.scored for whom in study.concerned(part) for tier in tiers_of(plan, part, whom)
    )
    assert study.tiers == alone

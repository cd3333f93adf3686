"""What many invented rounds come to is counted as the rules judge them."""

from fractions import Fraction

import pytest

from thidua.catalogue import plan_files
from thidua.plan.model import conditions
from thidua.plan.reader import read_plan
from thidua.rules.evaluation import evaluate
from thidua.simulation import simulate
from thidua.simulation.plausible import Drawing, usual_counts
from thidua.simulation.telling import observations

PLANS = {name: read_plan(file) for name, file in plan_files().items()}
RUBRIC = "hoa-thanh-2018"


def _says(word):
    return conditions.Test.model_validate({"of": "excellent_reform_work", "is": word})


@pytest.mark.parametrize("name", sorted(PLANS))
def test_the_same_seed_gives_the_same_and_another_does_not(name):
    plan = PLANS[name]
    one, again, other = (simulate(plan, usual_counts(plan, 30), runs=2, seed=seed) for seed in (1, 1, 2))
    assert (one == again, one == other) == (True, False)


@pytest.mark.parametrize("name", sorted(PLANS))
def test_everybody_is_judged_and_none_is_for_want_of_facts(name):
    plan = PLANS[name]
    found = simulate(plan, usual_counts(plan, 30), runs=2)
    assert (found.participants, sum(fate.took_part for fate in found.fates.values())) == (30, 60)
    assert found.incomplete == 0


def test_figures_are_those_of_the_evaluation():
    plan = PLANS[RUBRIC]
    counts = usual_counts(plan, 25)
    evaluation = evaluate(plan, Drawing(plan, "2018", 7).everybody(counts))
    found = simulate(plan, counts, runs=1, seed=7)
    scores = [(one.participant.group, one.score) for one in evaluation.results if one.score is not None]
    communes = sorted(score.final for group, score in scores if group == "commune")
    spread = found.spreads["commune"]
    assert (spread.low, spread.middle, spread.high) == (communes[0], communes[2], communes[-1])
    assert sum(sum(one.bins) for one in found.spreads.values()) == 25
    earned = sum((score.criteria["4"].points or Fraction(0) for _, score in scores), Fraction(0))
    assert (found.lines["4"].earned, found.lines["4"].judged) == (earned, 25)
    assert found.contested == bool(evaluation.contests)


def test_a_criterion_that_everybody_gets_alike_separates_nobody():
    plan = PLANS[RUBRIC]
    assert plan.rubric is not None
    before = simulate(plan, usual_counts(plan, 40), runs=3)
    assert [name for name, line in before.lines.items() if line.separates_nobody] == []
    line = plan.rubric.criteria["4"]
    same = line.model_copy(update={"points": Fraction(10), "parts": {}})
    rubric = plan.rubric.model_copy(update={"criteria": plan.rubric.criteria | {"4": same}})
    found = simulate(plan.model_copy(update={"rubric": rubric}), usual_counts(plan, 40), runs=3)
    assert [name for name, line in found.lines.items() if line.separates_nobody] == ["4"]
    assert found.lines["4"].deciding == 0


def test_a_group_that_no_gate_lets_through_is_named():
    plan = PLANS["an-bien-2020"]
    assert simulate(plan, usual_counts(plan, 40), runs=2).never == []
    nobody = conditions.AllOf(all=[_says("yes"), _says("no")])
    closed = plan.gates[0].model_copy(update={"require": nobody, "asked": ()})
    found = simulate(plan.model_copy(update={"gates": (*plan.gates, closed)}), usual_counts(plan, 40), runs=2)
    assert set(found.never) == {("collective", "one_stop"), ("individual", "one_stop")}


def test_each_run_is_told_and_can_stop_the_work():
    told = []

    def tell(done):
        told.append(done)
        if done == 2:
            raise InterruptedError

    plan = PLANS[RUBRIC]
    with pytest.raises(InterruptedError):
        simulate(plan, usual_counts(plan, 10), runs=5, tell=tell)
    assert told == [1, 2]


def test_what_is_worth_knowing_is_said_in_sentences():
    plan = PLANS["an-bien-2020"]
    nobody = conditions.AllOf(all=[_says("yes"), _says("no")])
    closed = plan.gates[0].model_copy(update={"require": nobody, "asked": (), "label": "Không ai đạt"})
    found = simulate(plan.model_copy(update={"gates": (*plan.gates, closed)}), usual_counts(plan, 40), runs=2)
    said = observations(found)
    assert "Giấy khen của Chủ tịch UBND huyện: điều kiện «Không ai đạt» loại 100% số đối tượng được xét." in said
    assert sum("không lần nào có ai đủ điều kiện được khen" in one for one in said) == 2

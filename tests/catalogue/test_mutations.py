"""The sentences bite: a plan changed in any one thing contradicts at least one of them."""

import pytest

from tests.catalogue.mutants import mutants_of
from tests.catalogue.sentences import found_wrong, sentences_of
from thidua.catalogue import plan_files
from thidua.plan.reader import read_plan

# The first step that fits counts, so a bound may reach into what an earlier step takes without any effect.
TAKEN_BEFORE = [
    # 0 procedures or cases have their own step before; no count is negative.
    "rubric.criteria.1.1.points.steps.1.points.steps.1.more_than -> -1",
    "rubric.criteria.1.2.points.steps.1.points.steps.1.more_than -> -1",
    # The upper bound of a tier, raised into the tier above.
    "rubric.criteria.1.1.points.steps.1.points.steps.1.points.steps.1.less_than -> 10001/10000",
    "rubric.criteria.1.1.points.steps.1.points.steps.1.points.steps.2.less_than -> 9501/10000",
    "rubric.criteria.1.1.points.steps.1.points.steps.1.points.steps.3.less_than -> 8001/10000",
    "rubric.criteria.1.2.points.steps.1.points.steps.1.points.steps.1.less_than -> 501/10000",
    "rubric.criteria.1.2.points.steps.1.points.steps.1.points.steps.2.less_than -> 301/10000",
    "rubric.criteria.1.2.points.steps.1.points.steps.1.points.steps.3.less_than -> 101/10000",
    "rubric.criteria.3.1.points.steps.1.points.steps.1.less_than -> 6",
    "rubric.criteria.3.1.points.steps.1.points.steps.2.less_than -> 4",
    "rubric.criteria.3.1.points.steps.1.points.steps.3.less_than -> 2",
    "rubric.criteria.3.2.points.steps.1.points.steps.1.less_than -> 6",
    "rubric.criteria.3.2.points.steps.1.points.steps.2.less_than -> 4",
    # Too few items have their step before the one that counts them.
    "rubric.criteria.9.points.sum.0.steps.1.at_least -> 1",
    "rubric.criteria.9.points.sum.1.steps.1.at_least -> 2",
]
HUONG_LUA = [
    # Bounds that reach into the tier above.
    "rubric.criteria.1.1.points.steps.1.less_than -> 9801/10000",
    "rubric.criteria.1.1.points.steps.2.less_than -> 9501/10000",
    "rubric.criteria.1.1.points.steps.3.less_than -> 9001/10000",
    "rubric.criteria.3.1.points.steps.3.at_least -> 2",
    # Four deeds cannot come to more than the 10 points that there are.
    "rubric.criteria.2.2.points.max -> 100",
    # Individuals have no class that a rule could lower.
    "class_rules.0.asked -> []",
    "class_rules.0.asked.0.kind -> []",
]
SAME_IN_MEANING = {"hoa-thanh-2018": TAKEN_BEFORE, "xa-huong-lua-2026": HUONG_LUA}
FEWEST = {
    "an-bien-2020": 130,
    "cu-chi-2020": 300,
    "hoa-thanh-2018": 500,
    "long-thanh-2024": 140,
    "thai-nguyen-2018-2020": 300,
    "xa-huong-lua-2026": 410,
}
"""How many mutants there are at least: a way of changing a plan that stopped working would be noticed."""


@pytest.mark.parametrize("plan_id", plan_files())
def test_every_change_contradicts_a_sentence(plan_id: str) -> None:
    plan, sentences = read_plan(plan_files()[plan_id]), sentences_of(plan_id)
    mutants = list(mutants_of(plan))
    assert len({mutant.name for mutant in mutants}) == len(mutants) >= FEWEST[plan_id]
    unseen = [mutant.name for mutant in mutants if next(found_wrong(mutant.plan, sentences), None) is None]
    assert sorted(unseen) == sorted(SAME_IN_MEANING.get(plan_id, []))

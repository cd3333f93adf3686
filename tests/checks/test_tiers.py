"""Gaps and overlaps of random steps, held against trying every value; and that no rubric makes the checks crash."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.rubrics import STEPS, VALUES, anything, plan_with
from thidua.checks import lint
from thidua.checks.tiers import tiers_of
from thidua.checks.whom import everybody, scored_parts
from thidua.plan.model.points import Branch
from thidua.rules.measures import holds


@pytest.mark.parametrize("fact", sorted(STEPS))
@given(data=st.data())
def test_gaps_and_overlaps_are_those_that_trying_every_value_finds(fact, data):
    drawn = data.draw(st.lists(STEPS[fact], min_size=1, max_size=4))
    scale = {"scale": "double"} if fact in ("some", "figure") and data.draw(st.booleans()) else {}
    plan = plan_with([{"of": fact, "steps": [{**step, "points": "1"} for step in drawn], **scale}])
    (part,) = scored_parts(plan)
    for whom in everybody(plan):
        (tier,) = tiers_of(plan, part, whom)
        factor = plan.parameters["double"].of(whom.group) if scale else Fraction(1)
        for value in VALUES[fact]:
            assert isinstance(tier.branch, Branch)
            taking = [step for step in tier.branch.steps if holds(step, value, plan, fact, factor)]
            assert _inside(tier.gap, value) == (not taking)
            clashing = [both for _, _, both in tier.clashes if _inside(both, value)]
            assert bool(clashing) == (len(taking) > 1)


def _inside(values: Any, value: Any) -> bool:
    return value in values.names if isinstance(value, (bool, str)) else value in values.spans


def test_what_a_nested_branch_sees_is_what_its_step_let_through():
    inner = {"of": "some", "steps": [{"at_least": "5", "points": "10"}, {"less_than": "3", "points": "0"}]}
    plan = plan_with([{"of": "some", "steps": [{"at_least": "4", "points": inner}, {"less_than": "4", "points": "1"}]}])
    (part,) = scored_parts(plan)
    outer, nested = tiers_of(plan, part, everybody(plan)[0])
    assert not outer.gap
    assert [value for value in VALUES["some"] if _inside(nested.gap, value)] == [4]
    assert [step.less_than for step in nested.unreached] == [3]


@given(st.lists(anything, min_size=1, max_size=2))
def test_no_rubric_makes_the_checks_crash(criteria):
    for found in lint(plan_with(criteria)):
        assert found.message
